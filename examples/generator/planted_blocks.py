"""Planted bills of listed entities whose name is cut, runs on, or stands behind another party."""

from datetime import date

from .checks import BEFORE, listed, place
from .planted_listed import NINGBO, PARTS, QINGDAO, SHANGHAI, SHEKOU, TIANJIN, YANTIAN
from .shape import Goods, Party, Plant

BLOCKS = (
    Plant(
        "cut at 35", (listed("uflpa-changzhou-guanghui-food-ingredients",
                             "the name fills 35 characters, its legal form is lost"),),
        date(2025, 1, 27), SHANGHAI,
        Party("CHANGZHOU GUANGHUI FOOD INGREDIENTS", ("NO.9 QINGYANG ROAD, CHANGZHOU,", "CHINA")),
        goods=Goods("SWEETENER SAMPLES", "", "DRM"),
    ),
    Plant(
        "cut at 35 in a word", (listed("uflpa-zhuhai-ninestar-information-technology",
                                       "TECHNOL is all that fits of Technology"),),
        date(2024, 2, 15), SHEKOU,
        Party("ZHUHAI NINESTAR INFORMATION TECHNOL", ("NO.16 LIANHUA ROAD,", "ZHUHAI CHINA")),
        goods=Goods("INK CARTRIDGES", "8443"),
    ),
    Plant(
        "cut at 35", (
            listed("uflpa-xinjiang-production-and-construction-corps",
                   "the last word, Corps, is cut; & for and"),
            place("Urumqi", "the address names Urumqi"),
        ),
        date(2022, 10, 3), SHANGHAI,
        Party("XINJIANG PRODUCTION & CONSTRUCTION", ("NO.7 XINGFU ROAD, URUMQI, CHINA",)),
        goods=PARTS,
    ),
    Plant(
        "run-on in a word", (listed("uflpa-hefei-bitland-information-technology",
                                    "the Y of Technology opens address line 1"),),
        date(2023, 6, 12), SHANGHAI,
        Party("HEFEI BITLAND INFORMATION TECHNOLOG",
              ("Y CO.,LTD. NO.16 LIANHUA ROAD,", "HEFEI, ANHUI, CHINA")),
        goods=Goods("MOTHERBOARDS FOR TEST", "8473"),
    ),
    Plant(
        "run-on at a word end", (listed("uflpa-sichuan-jingweida-technology-group",
                                        "CO., LTD. stands in address line 1"),),
        date(2024, 6, 17), SHEKOU,
        Party("SICHUAN JINGWEIDA TECHNOLOGY GROUP",
              ("CO., LTD. NO.6 KEXUE ROAD,", "MIANYANG, SICHUAN, CHINA")),
        goods=Goods("NETWORK TRANSFORMERS", "8504"),
    ),
    Plant(
        "run-on before 35", (
            listed("uflpa-xinjiang-huafu-textile", "TEXTILE CO., LTD runs on into address line 1"),
            place("Urumqi", "the address names Urumqi"),
        ),
        date(2025, 4, 21), QINGDAO,
        Party("XINJIANG HUAFU", ("TEXTILE CO., LTD NO.7 WEIXING ROAD", "URUMQI, CHINA")),
        goods=PARTS,
    ),
    Plant(
        "maker after O/B", (listed("uflpa-camel-group", "a forwarder ships on behalf of it"),),
        date(2023, 12, 1), SHANGHAI,
        Party("HARBORLARK CONTAINER LINE (CHINA)",
              ("O/B CAMEL GROUP CO., LTD.", "XIANGYANG, HUBEI, CHINA")),
        goods=Goods("STARTER MOTOR BRUSHES", "8545"),
    ),
    Plant(
        "maker in the telephone column", (
            listed("uflpa-huafu-fashion", "ON BEHALF OF stands in comm_number"),
        ),
        date(2025, 7, 7), NINGBO,
        Party("VANTREE LOGISTICS (CHINA) CO",
              (".", "ROOM 1203, HENGLI BUILDING,", "NINGBO 33 315000 CHINA"),
              comm="ON BEHALF OF HUAFU FASHION CO., LTD"),
        goods=PARTS,
    ),
    Plant(
        "maker after C/O", (listed("uflpa-nanjing-synergy-textiles", "named after C/O"),),
        date(2024, 11, 12), SHANGHAI,
        Party("NANJING ZHUOPIN INTERNATIONAL TRADE",
              ("CO., LTD. C/O NANJING SYNERGY", "TEXTILES CO., LTD., NANJING, CHINA")),
        goods=PARTS,
    ),
    Plant(
        "agent for a maker", (
            listed("uflpa-dalian-sunspeed-foods", "a forwarder ships as its agent"),
        ),
        date(2025, 8, 26), TIANJIN,
        Party("OLLERWAY CARGO (CHINA)",
              ("AS AGENT FOR DALIAN SUNSPEED FOODS", "CO., LTD. DALIAN CHINA")),
        goods=Goods("FROZEN EDAMAME", "0710"),
    ),
    Plant(
        "listed notify party", (listed("uflpa-the-tnn-development", "it is the notify party"),),
        date(2025, 10, 16), TIANJIN, notify=(
            Party("THE TNN DEVELOPMENT LIMITED", ("UNIT 5, 88 KWAI FAT STREET,", "HONG KONG")),
        ),
        goods=Goods("CANNED MUSHROOMS", "2003"),
    ),
    Plant(
        "listed consignee", (listed("uflpa-geehy-semiconductor", "it is the consignee"),),
        date(2023, 8, 8), "Kaohsiung,China (Taiwan)", consignee=Party(
            "GEEHY SEMICONDUCTOR CO., LTD.", ("C/O 7305 QUARRYSTONE PARKWAY,", "ATLANTA GA USA")),
        goods=Goods("TEST SOCKETS", "8536"), country="TW",
    ),
    Plant(
        "amended later, both copies listed", (
            listed("uflpa-zhuhai-pantum-electronics", "the newer copy is screened"),
        ),
        date(2024, 5, 5), YANTIAN,
        Party("ZHUHAI PANTUM ELECTRONICS CO., LTD.", ("ZHUHAI, GUANGDONG, CHINA",)),
        goods=Goods("LASER PRINTERS", "8443"), status="Amended",
        earlier=Party("ZHUHAI PANTUM ELECTRONICS CO.,LTD", ("ZHUHAI CHINA",)),
    ),
    Plant(
        "master bill without its house bills", (
            listed("uflpa-esquel-group", "the shipper of the master bill itself",
                   timing=BEFORE),
        ),
        date(2024, 9, 9), "Hong Kong,Hong Kong",
        Party("ESQUEL GROUP", ("UNIT 9, 88 KWAI FAT STREET,", "HONG KONG")),
        goods=Goods("DISPLAY STANDS", "9403"), country="HK", form="lone_master",
    ),
)  # fmt: skip
