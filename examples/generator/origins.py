"""Where the ordinary bills come from: shares, ports, towns and the ways companies are named.

Shares follow a rough count over real shippers (China 113, India 101, Taiwan 34, Malaysia 25, Hong
Kong 20, Thailand 19, Turkey 15, Vietnam 9 of 400) with the European Union beside them; China has
less here because most planted cases add to it. Brands are
invented: pinyin pairs and made-up words. A test compares the names with real ones.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """One country: its share of bills, and what names and addresses there are made of."""

    country: str
    share: float
    ports: tuple[str, ...]  # as AMS prints them, odd blanks and old names kept
    receipts: tuple[str, ...]
    towns: tuple[str, ...]  # "town, province postcode"
    streets: tuple[str, ...]
    country_words: tuple[str, ...]
    brands: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    place_first: bool = False  # the town opens the company name


CHINA = Origin(
    country="CN",
    share=9,
    ports=(
        "Shanghai ,China (Mainland)", "Shanghai ,China (Mainland)", "Ningpo ,China (Mainland)",
        "Yantian,China (Mainland)", "Shekou,China (Mainland)", "Tsingtao,China (Mainland)",
        "Xiamen,China (Mainland)",
    ),
    receipts=("SHANGHAI", "SHANGHAI CHINA", "NINGBO", "YANTIAN", "QINGDAO", "XIAMEN CHINA", ""),
    towns=(
        "WENZHOU, ZHEJIANG 325000", "QUANZHOU, FUJIAN 362000", "ZHONGSHAN GD 528400",
        "NINGBO 33 315000", "FOSHAN, GUANGDONG", "LINYI, SHANDONG 276000", "TAIZHOU, ZHEJIANG",
        "CHANGSHU, JIANGSU 215500", "CANGZHOU, HEBEI", "XIAMEN FJ 361000", "JINHUA, ZHEJIANG",
    ),
    streets=(
        "NO.{n} LIANHUA ROAD, GAOXIN DISTRICT,", "NO.{n} BINHE EAST ROAD,",
        "BLDG {n}, SANQIAO INDUSTRIAL ZONE,", "NO.{n} GONGYE 3RD ROAD, ZHENBEI TOWN,",
        "ROOM {n}, JINYUAN MANSION, 66 HUANCHENG WEST ROAD,",
    ),
    country_words=("CHINA", "CN", "P.R.CHINA", "P.R. OF CHINA"),
    brands=(
        "KUANGYI", "QUERUI", "NIANSHU", "SUOLAN", "PENGCUI", "RUOMAO", "LIEQIAN", "CUNBEI",
        "FOUYUE", "GANGNUO", "HUIZAN", "JIONGTE", "LOUXI", "MIAOFEN", "NUOGENG", "PIANLU",
        "QIONGSHU", "RENGBAI", "SANGKUO", "TUANWEI", "WAIYIN", "XUECEN", "YUNKUI", "ZANGFEI",
    ),
    trades=(
        "FURNITURE", "LIGHTING", "TOYS", "PLASTIC PRODUCTS", "HARDWARE", "MACHINERY", "CERAMICS",
        "PET ARTICLES", "HOUSEWARES", "ELECTRONIC TECHNOLOGY", "IMP. & EXP.", "ARTS AND CRAFTS",
        "SPORTING GOODS", "AUTO PARTS", "PACKAGING MATERIALS", "INTERNATIONAL TRADE",
    ),
    forms=(
        "CO., LTD.", "CO.,LTD", "CO.,LTD.", "CO., LTD", "CO LTD", "CO. LTD.", "",
    ),
    place_first=True,
)  # fmt: skip

INDIA = Origin(
    country="IN",
    share=20,
    ports=("Nhava Sheva,India", "Nhava Sheva,India", "Mundra,India", "Tuticorin,India"),
    receipts=("JAIPUR, IN", "JAIPUR INDIA", "NHAVA SHEVA", "MUNDRA", "LUDHIANA", "JODHPUR, IN"),
    towns=(
        "JAIPUR 302022", "LUDHIANA 141003", "JODHPUR 342005", "TIRUPUR 641604", "RAJKOT 360003",
        "MORADABAD 244001", "AHMEDABAD, GUJARAT 382445", "PANIPAT 132103",
    ),
    streets=(
        "PLOT NO {n}, RIICO INDUSTRIAL AREA,", "E-{n}, PHASE II, FOCAL POINT,",
        "SURVEY NO. {n}, G.T. ROAD,", "F-{n}, EXPORT PROMOTION PARK,",
    ),
    country_words=("INDIA", "IN", "INDIA."),
    brands=(
        "VARNADIP", "TILAKAM", "OMKESARI", "SUVARTANA", "NEELVRIKSH", "JYOTRAJ", "KALPADRUTI",
        "MARUVEER", "RANGDHARA", "SHILPAVAN", "DEVSUTRA", "CHANDROLI", "PRITHWEE", "AMRAVANI",
    ),
    trades=(
        "STONES", "EXPORTS", "ENGINEERING", "HANDICRAFTS", "TEXTILES", "INTERNATIONAL", "OVERSEAS",
        "ENTERPRISES", "AGRO FOODS", "FORGINGS", "GRANITES & MARBLES",
    ),
    forms=("PVT LTD", "PVT LTD", "PVT. LTD.", "PRIVATE LIMITED", "LLP", "", "INDIA PVT LTD"),
)  # fmt: skip

TAIWAN = Origin(
    country="TW",
    share=8,
    ports=("Kaohsiung,China (Taiwan)", "Kaohsiung,China (Taiwan)", "Keelung,China (Taiwan)"),
    receipts=("KAOHSIUNG TAIWAN", "TAOYUAN TAIWAN", "TAICHUNG TAIWAN", "KAOHSIUNG"),
    towns=("TAICHUNG", "CHANGHUA", "TAINAN CITY 709", "KAOHSIUNG", "NEW TAIPEI CITY", "TAOYUAN"),
    streets=("NO.{n}, LANE 180, JHONGSHAN RD.,", "{n}F, NO.51 SEC. 2 WENSIN RD.,"),
    country_words=("TAIWAN", "TAIWAN, R.O.C.", "TW", "TAIWAN"),
    brands=("HWEI TARNG", "YUNG LERR", "KUANG MEEI", "JIN SHYU", "CHI FWU", "TAI KWEN", "SHIN RHO"),
    trades=("MACHINERY", "INDUSTRIES", "PRECISION", "FASTENERS", "ENTERPRISE", "HARDWARE"),
    forms=("CO., LTD.", "CO., LTD", "CO LTD", "CORP.", "CORPORATION"),
)

MALAYSIA = Origin(
    country="MY",
    share=6,
    ports=("Port Swettenham,Malaysia", "Tanjung Pelepas,Malaysia"),
    receipts=("PORT KLANG", "TANJUNG PELEPAS", "PASIR GUDANG"),
    towns=("84000 MUAR, JOHOR", "42000 PORT KLANG, SELANGOR", "81700 PASIR GUDANG, JOHOR"),
    streets=("LOT {n}, JALAN PERINDUSTRIAN 4,", "PLO {n} JALAN KILANG LAMA,"),
    country_words=("MALAYSIA", "WEST MALAYSIA", "MY"),
    brands=("SERINDANG", "KAYUVANA", "MUTIARUS", "BERKALIS", "TANJAWI", "LEMBAYUR"),
    trades=("FURNITURE", "WOOD PRODUCTS", "PLASTICS", "INDUSTRIES", "TRADING"),
    forms=("SDN BHD", "SDN BHD", "SDN. BHD.", "SDN.BHD.", "(M) SDN BHD"),
)

HONG_KONG = Origin(
    country="HK",
    share=5,
    ports=("Hong Kong,Hong Kong",),
    receipts=("HONG KONG", "HONG KONG", ""),
    towns=("KWUN TONG, KOWLOON", "TSUEN WAN, N.T.", "WAN CHAI"),
    streets=("FLAT {n}, 12/F, WING LOK INDUSTRIAL BLDG,", "UNIT {n}, 88 KWAI FAT STREET,"),
    country_words=("HONG KONG", "HK", "HONG KONG"),
    brands=("GLINTFORD", "EVERQUAY", "LUMINHAM", "OPALVANE"),
    trades=("TOYS", "HOUSEWARES", "TRADING", "PREMIUMS", "LIGHTING(HK) INDUSTRY"),
    forms=("LIMITED", "LTD", "CO., LIMITED", "INTERNATIONAL LTD."),
)

THAILAND = Origin(
    country="TH",
    share=5,
    ports=("Laem Chabang,Thailand", "Bangkok,Thailand"),
    receipts=("LAEM CHABANG", "BANGKOK", "LAT KRABANG"),
    towns=("SAMUTPRAKARN 10280", "CHONBURI 20000", "NAKHON PATHOM 73210"),
    streets=("{n}/7 MOO 4, BANGPOO-MAI ROAD,", "{n} SOI 12 THEPARAK RD.,"),
    country_words=("THAILAND", "THAILAND", "TH"),
    brands=("SRIVALAI", "THEPNAKORA", "RUNGSIWAT", "CHAOPRADA"),
    trades=("FOODS", "RUBBER PRODUCTS", "CANNED FRUIT", "PLASTIC INDUSTRY"),
    forms=("CO., LTD.", "CO.,LTD.", "PUBLIC COMPANY LIMITED", "(THAILAND) CO., LTD."),
)

TURKEY = Origin(
    country="TR",
    share=4,
    ports=("Mersin,Turkey", "Izmir ,Turkey", "Istanbul,Turkey"),
    receipts=("MERSIN TURKEY", "IZMIR", "ISTANBUL"),
    towns=("DENIZLI 20085", "ADANA 01360", "GAZIANTEP", "AFYONKARAHISAR"),
    streets=("ORGANIZE SAN BOLG. {n}. CADDE NO.8,", "YENI MAH. {n} SOK. NO:4,"),
    country_words=("TURKEY", "TURKEY", "TURKIYE", "TR"),
    brands=("KARDELAN", "YILDIRAY", "ORVANLI", "BEYAZDOGA"),
    trades=("MERMER SAN VE TIC", "TEKSTIL SAN TIC", "GIDA DIS TIC", "AMBALAJ VE DIS TIC"),
    forms=("A.S.", "AS", "LTD STI", "LTD. STI."),
)

VIETNAM = Origin(
    country="VN",
    share=4,
    ports=("Vung Tau,Vietnam", "Haiphong,Vietnam"),
    receipts=("HO CHI MINH", "HAIPHONG", "VUNG TAU"),
    towns=("BINH DUONG PROVINCE", "DONG NAI PROVINCE", "HAI PHONG CITY", "HCMC"),
    streets=("LOT {n}, SONG LUC 2 INDUSTRIAL PARK,", "{n} QUOC LO 13, THUAN AN,"),
    country_words=("VIETNAM", "VIET NAM", "VN"),
    brands=("HOANG VIEN KHUE", "LAC TINH", "MAI QUYNH DAT", "TRUC SON HA"),
    trades=("WOOD", "FURNITURE", "EXPORT", "CERAMICS"),
    forms=("CO., LTD", "JOINT STOCK COMPANY", "JSC", "COMPANY LIMITED"),
)

GERMANY = Origin(
    country="DE",
    share=5,
    ports=("Bremerhaven,Federal Republic of Germany", "Anvers,Belgium"),
    receipts=("BREMERHAVEN, GERM", "HAMBURG", "STUTTGART", ""),
    towns=("73230 KIRCHHEIM", "58511 LUEDENSCHEID", "33330 GUETERSLOH"),
    streets=("GEWERBESTR. {n},", "AM ALTEN HAMMER {n},"),
    country_words=("GERMANY", "DE", "GERMANY"),
    brands=("WALDQUELLER", "STEINHAGEBERG", "OBERTANNEN"),
    trades=("MASCHINENBAU", "WERKZEUGE", "ANTRIEBSTECHNIK"),
    forms=("GMBH", "GMBH & CO. KG", "GMBH _ CO KG", "AG"),
)

ITALY = Origin(
    country="IT",
    share=4,
    ports=("La Spezia,Italy", "Gioia Tauro,Italy"),
    receipts=("LA SPEZIA", "MILANO", ""),
    towns=("41042 FIORANO MODENESE MO", "84018 SCAFATI SA", "36061 BASSANO VI"),
    streets=("VIA DELL'ARTIGIANATO {n},", "VIA PROVINCIALE {n},"),
    country_words=("ITALY", "ITALIA", "IT"),
    brands=("CERAVOLTA", "FONDIRAMA", "TERRALUNGHI"),
    trades=("CERAMICHE", "ALIMENTARI", "MARMI"),
    forms=("S.P.A.", "SPA", "S.R.L.", "SRL"),
)

SPAIN = Origin(
    country="ES",
    share=3,
    ports=("Algeciras,Spain", "Barcelona,Spain"),
    receipts=("ALGECIRAS", "VALENCIA", ""),
    towns=("12200 ONDA CASTELLON", "41500 SEVILLA"),
    streets=("POL. IND. LA FOIA, PARCELA {n},", "CTRA. N-340 KM {n},"),
    country_words=("SPAIN", "ESPANA", "ES"),
    brands=("AZULONDA", "OLIVARESCO"),
    trades=("CERAMICAS", "ACEITES Y ACEITUNAS"),
    forms=("S.L.", "S.A.", "SLU"),
)

ORIGINS = (
    CHINA,
    INDIA,
    TAIWAN,
    MALAYSIA,
    HONG_KONG,
    THAILAND,
    TURKEY,
    VIETNAM,
    GERMANY,
    ITALY,
    SPAIN,
)
BY_COUNTRY = {origin.country: origin for origin in ORIGINS}
