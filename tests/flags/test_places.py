"""Which addresses, names and places of receipt tell of Xinjiang. All parties are made up."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.flags.place_text import find_places, find_postcodes, named_elsewhere, prepared
from supplyscreen.flags.places import judge_parties, judge_receipts

from .frames import bill, context, flags_of, lists, parties, roles, shipments, suppliers

CO = "AN EXAMPLE CO LTD"
# company name, address, stated country, band (None: no flag), why
CASES: list[tuple[str, str | None, str | None, str | None, str]] = [
    (
        CO,
        "NO 8 JIANSHE ROAD, URUMQI, XINJIANG 830011, CHINA",
        "CN",
        "strong",
        "city, region, postcode",
    ),
    (CO, "KORLA CITY, XINJIANG, CHINA", "CN", "strong", "city and region"),
    (CO, "SHIHEZI DEVELOPMENT ZONE, CHINA", "CN", "strong", "a city and its park"),
    (CO, "Ürümqi, P.R. China", "CN", "probable", "accents"),
    (CO, "WU-LU-MU-CH'I, SINKIANG, CHINA", "CN", "strong", "old romanisation"),
    (CO, "XINJIANGCHINA", None, "probable", "glued to China"),
    (CO, "URUMQI830011 CHINA", "CN", "strong", "glued postcode"),
    (CO, "新疆乌鲁木齐市高新区", "CN", "strong", "Chinese script"),
    (CO, "8TH DIVISION XPCC, SHIHEZI", "CN", "strong", "XPCC"),
    (CO, "HAMI CITY, 839000, CHINA", "CN", "probable", "Hami with its postcode"),
    (CO, "KASHI, XINJIANG, CHINA", "CN", "probable", "Kashi with the region"),
    (
        "XINJIANG EXAMPLE FOODS CO LTD",
        "SHANSHAN, CHINA",
        "CN",
        "probable",
        "Shanshan, and the company name",
    ),
    (CO, "BOLE CITY 833400, P.R.CHINA", "CN", "probable", "Bole with postcode"),
    (CO, "NO 9 RENMIN RD, 841000 CHINA", "CN", "possible", "postcode and China"),
    (
        "XINJIANG EXAMPLE TRADING CO LTD",
        "PUDONG, SHANGHAI, CHINA",
        "CN",
        "possible",
        "company name, Shanghai address",
    ),
    ("XINJIANG EXAMPLE TRADING CO LTD", None, None, "possible", "company name alone"),
    (
        CO,
        "XINJIANG BUILDING, FUTIAN, SHENZHEN, CHINA",
        "CN",
        "possible",
        "another city is named too",
    ),
    (
        CO,
        "URUMQI, XINJIANG, VIA ALMATY, KAZAKHSTAN",
        "KZ",
        "possible",
        "region with another country",
    ),
    (CO, "ALASHANKOU, CHINA", "CN", "probable", "border city"),
    (CO, "NO 1 URUMQI ROAD, SHANGHAI, CHINA", "CN", None, "street"),
    (CO, "528 URUMQI NORTH RD, SHANGHAI 200040", "CN", None, "street with direction"),
    (CO, "12 XINJIANG LU, QINGDAO, CHINA", "CN", None, "street"),
    (CO, "上海市乌鲁木齐路100号", "CN", None, "street in Chinese"),
    (CO, "XINJIANG COUNTY, YUNCHENG, SHANXI, CHINA", "CN", None, "Xinjiang County is in Shanxi"),
    (CO, "XINJIANG VILLAGE, BAIYUN, GUANGZHOU, CHINA", "CN", None, "a village"),
    ("HAMI MELON IMPORTS INC", "500 MAIN ST, FRESNO CA 93721", "US", None, "a fruit"),
    (CO, "HAMI, CHINA", "CN", None, "ambiguous without support"),
    (CO, "KASHI, CHINA", "CN", None, "ambiguous without support"),
    (CO, "KASHI VISHWANATH ROAD, VARANASI 221001, INDIA", "IN", None, "Kashi in India"),
    (CO, "BOLE ROAD, ADDIS ABABA, ETHIOPIA", "ET", None, "Bole in Ethiopia"),
    (
        "NINGBO SHANSHAN EXAMPLE CO",
        "YINZHOU, NINGBO, ZHEJIANG, CHINA",
        "CN",
        None,
        "Shanshan of Ningbo",
    ),
    ("INNER MONGOLIA YILI EXAMPLE", "HOHHOT 010110, CHINA", "CN", None, "Yili dairy"),
    (CO, "YIZHOU, HECHI, GUANGXI, CHINA", "CN", None, "Yizhou of Guangxi"),
    (CO, "YIWU, ZHEJIANG 322000, CHINA", "CN", None, "Yiwu of Zhejiang"),
    (
        "XINXING EXAMPLE PIPES",
        "XINXING COUNTY, YUNFU, GUANGDONG, CHINA",
        "CN",
        None,
        "Xinxing of Guangdong",
    ),
    (CO, "AKSU, KAZAKHSTAN", "KZ", None, "Aksu of Kazakhstan"),
    (CO, "AKSU, ANTALYA, TURKEY", "TR", None, "Aksu of Turkey"),
    (CO, "KURLA WEST, MUMBAI 400070, INDIA", "IN", None, "Kurla of Mumbai"),
    (CO, "DIHUA STREET, TAIPEI, TAIWAN", "TW", None, "Dihua Street"),
    (CO, "CAOHU INDUSTRIAL PARK, XIANGCHENG, SUZHOU, CHINA", "CN", None, "Caohu of Suzhou"),
    (CO, "YUTIAN COUNTY, TANGSHAN, HEBEI, CHINA", "CN", None, "Yutian of Hebei"),
    (CO, "PANAMA CITY, BAY COUNTY FL 32401", "US", None, "Bay County, Florida"),
    (
        "XINJIANG EXAMPLE RESTAURANT",
        "1200 VALLEY BLVD, ALHAMBRA CA 91801",
        "US",
        None,
        "a restaurant in California",
    ),
    (CO, "JAMSHEDPUR 831001, INDIA", "IN", None, "an Indian postcode"),
    (CO, "BINH PHUOC 830000, VIETNAM", "VN", None, "a Vietnamese postcode"),
    (CO, "SALT LAKE CITY UT 84101", "US", None, "a zip code"),
    (CO, "TEL 0574 838888, NINGBO, CHINA", "CN", None, "a telephone number"),
    (CO, "WENZHOU, CHINA TEL: 840123", "CN", None, "a telephone number"),
    (CO, "FAX 86 20 835566, CHINA", "CN", None, "a fax number"),
    (CO, "DONGGUAN, GUANGDONG 840000, CHINA", "CN", None, "postcode against the province"),
    ("KUMUL EXAMPLE HOLDINGS", "PORT MORESBY, PAPUA NEW GUINEA", "PG", None, "Kumul of Papua"),
    ("MAYTAG EXAMPLE PARTS", "NEWTON IA 50208", "US", None, "a brand"),
    (CO, "CONSTRUCTION ENGINEERING DIVISION, BEIJING, CHINA", "CN", None, "a department"),
    (CO, "KASHGAR, CHITRAL, PAKISTAN", "PK", None, "stated country is another"),
    (CO, "XUAR, CHINA", "CN", "probable", "short form of the region"),
    (CO, "SHINJANG UYGHUR APTONOM RAYONI", "CN", "probable", "Uyghur in Latin letters"),
    (CO, "SIN-KIANG, CHINA", "CN", "probable", "postal romanisation"),
    (CO, "新疆生產建設兵團", "CN", "strong", "traditional characters, XPCC and region"),
    (CO, "喀什地区疏附县", "CN", "strong", "prefecture and county in characters"),
    (CO, "兵团农十二师一零四团", "CN", "strong", "division and regiment of the XPCC"),
    (CO, "143RD REGIMENT, SHIHEZI", "CN", "probable", "regiment and XPCC city"),
    (CO, "ARAL CITY, FIRST DIVISION XPCC", "CN", "probable", "an ordinal counts with XPCC"),
    (CO, "FIRST DIVISION, CHINA", "CN", None, "an ordinal means nothing without XPCC"),
    (CO, "10TH DIVISION, BEITUN", "CN", "probable", "division and city of the XPCC"),
    (CO, "TUMUSHUKE, CHINA", "CN", "probable", "XPCC city in pinyin"),
    (CO, "WUJIAQU 831300", "CN", "strong", "XPCC city and postcode"),
    (CO, "GHULJA, CHINA", "CN", "probable", "Uyghur name of Yining"),
    (CO, "KHOTAN", "CN", "probable", "old name of Hotan"),
    (CO, "KELAMAYI CHINA", "CN", "probable", "pinyin of Karamay"),
    (CO, "URUMTSCHI, CHINA", "CN", "probable", "a spelling of GeoNames"),
    (CO, "YARKANT COUNTY", "CN", "probable", "county"),
    (CO, "ILI KAZAKH AUTONOMOUS PREFECTURE", "CN", "probable", "prefecture in full"),
    (CO, "BAYINGUOLENG, CHINA", "CN", "probable", "prefecture in pinyin"),
    (CO, "KORLA ECONOMIC AND TECHNOLOGICAL DEVELOPMENT ZONE", "CN", "strong", "city and park"),
    (CO, "ZHUNDONG ECONOMIC DEVELOPMENT ZONE, CHINA", "CN", "probable", "a park alone"),
    (
        CO,
        "LUOPU COUNTY BEIJING INDUSTRIAL PARK, HETIAN",
        "CN",
        "probable",
        "a park that bears the name of Beijing",
    ),
    (CO, "LOP COUNTY, HETIAN", "CN", "probable", "two doubtful names of one prefecture"),
    (CO, "WUSU, TACHENG, CHINA", "CN", "probable", "two doubtful names of one prefecture"),
    (CO, "BOLE, WENQUAN, CHINA", "CN", "probable", "two doubtful names of one prefecture"),
    (CO, "KASHI, XJ, CHINA", "CN", "probable", "Kashi with the short form of the province"),
    (CO, "CHANGJI 831100", "CN", "probable", "a doubtful city with its postcode"),
    (CO, "ERDAOHU TOWN 836000 CHINA", "CN", "probable", "a town with a postcode"),
    (CO, "ERDAOHU TOWN, CHINA", "CN", None, "a town alone"),
    (CO, "SHANSHAN COUNTY, TURPAN", "CN", "strong", "Shanshan with its prefecture"),
    (CO, "SHANSHAN, CHINA", "CN", None, "Shanshan alone"),
    (CO, "TACHENG, CHINA", "CN", None, "doubtful alone"),
    (CO, "XINXING INDUSTRIAL PARK, YIWU, CHINA", "CN", None, "two doubtful names far apart"),
    (CO, "844000", None, None, "digits alone"),
    (CO, "KHORGOS", "KZ", None, "the other side of the border"),
    (CO, "KASHI, KASHI CITY OF LIGHT, INDIA", "IN", None, "Varanasi"),
]


@pytest.mark.parametrize(("name", "address", "country", "band", "why"), CASES)
def test_judge_parties(
    name: str, address: str | None, country: str | None, band: str | None, why: str
) -> None:
    columns = ("party_id", "party_name", "party_address", "party_country")
    frame = pl.DataFrame(
        [("P1", name, address, country)], schema=dict.fromkeys(columns, pl.String), orient="row"
    )
    judged = judge_parties(frame, lists().places)
    assert judged["band"].to_list() == ([band] if band else []), why


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("URUMQI, CN", "probable"),
        ("KORLA", "probable"),
        ("URUMQI,XINJIANG,C", "strong"),
        ("KASHI, XINJIANG", "probable"),
        ("HAMI, CN", None),
        ("YIWU, CHINA", None),
        ("BOLE, GHANA", None),
        ("SHANGHAI", None),
    ],
)
def test_judge_receipts(text: str, band: str | None) -> None:
    judged = judge_receipts(pl.Series([text, None]), lists().places)
    assert judged["band"].to_list() == ([band] if band else [])


def test_find_places_says_which_place_and_level() -> None:
    found = find_places(prepared(pl.Series(["URUMQI, XINJIANG", "PARIS"])), lists().places)
    assert found.select("spelling", "level", "ambiguous").rows() == [
        ("XINJIANG", "region", False),
        ("URUMQI", "prefecture", False),
    ]


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("URUMQI 830011, CHINA", "830011"),
        ("POST CODE 841000", "841000"),
        ("URUMQI830011 CHINA", "830011"),
        ("TEL 86 991 830011", None),
        ("FAX: 830011", None),
        ("830011@EXAMPLE.COM", None),
        ("P.O. BOX 830011", None),
        ("100830011 CHINA", None),
        ("SHANGHAI 200040", None),
    ],
)
def test_find_postcodes(text: str, postcode: str | None) -> None:
    found = find_postcodes(prepared(pl.Series([text])), lists().places)
    assert found["postcode"].to_list() == ([postcode] if postcode else [])


def test_lists_without_places_find_none() -> None:
    texts = prepared(pl.Series(["KORLA CITY, XINJIANG"]))
    found = find_places(texts, lists().places.clear())
    assert found.is_empty()
    assert found.columns == find_places(texts, lists().places).columns


def test_another_province_is_named() -> None:
    texts = pl.Series(["PUDONG, SHANGHAI", "URUMQI", "NO 3 SHANGHAI ROAD, URUMQI"])
    assert named_elsewhere(prepared(texts)).rows() == [("PUDONG, SHANGHAI", "Shanghai")]


def test_one_flag_per_record_role_and_party() -> None:
    party = {"party_id": "P1", "name": CO, "address": "KORLA, XINJIANG, CHINA", "country": "CN"}
    made = flags_of(
        shipments(bill("S1", place_of_receipt="KORLA, CN")),
        roles(("S1", "shipper", "P1"), ("S1", "notify_party", "P1"), ("S1", "shipper", "P1")),
        parties(party),
    ).filter(pl.col("ground") == "place")
    assert made["role"].to_list() == ["notify_party", "shipper", "place_of_receipt"]
    assert made["band"].to_list() == ["strong", "strong", "probable"]
    assert set(made["program_key"]) == {"us-uflpa"}
    assert made["score"].null_count() == 3
    assert made["timing"].unique().to_list() == ["in_force_when_shipped"]
    assert "KORLA" in made["evidence_for"][0]


def test_a_private_person_is_not_flagged() -> None:
    person = {"party_id": "P1", "name": "A PERSON", "address": "KORLA, CHINA", "kind": "person"}
    made = flags_of(shipments(bill("S1")), roles(("S1", "shipper", "P1")), parties(person))
    assert made.filter(pl.col("ground") == "place").is_empty()


def test_before_the_law_there_is_no_place_flag() -> None:
    party = {"party_id": "P1", "name": CO, "address": "KORLA, CHINA", "country": "CN"}
    made = flags_of(
        shipments(bill("S1")),
        roles(("S1", "shipper", "P1")),
        parties(party),
        context(as_of=date(2022, 6, 20)),
    )
    assert made.filter(pl.col("ground") == "place").is_empty()


def test_a_supplier_is_flagged_on_its_address() -> None:
    party = {"party_id": "P1", "name": CO, "address": "新疆石河子市", "country": "CN"}
    supplier = {"supplier_id": "U1", "name": CO, "source_file": "list.csv", "source_row": 2}
    made = flags_of(
        shipments(),
        roles(("U1", "supplier", "P1")),
        parties(party),
        supplier_rows=suppliers(supplier),
    )
    assert made.select("ground", "record_kind", "timing").rows() == [
        ("place", "supplier", "no_shipment_date")
    ]


@pytest.mark.parametrize(
    ("arrived", "told"),
    [
        (date(2021, 1, 12), "before the presumption applied (2022-06-21): history, not a bar."),
        (date(2021, 1, 13), "an order on goods of the region stood (from 2021-01-13, s307-058: "),
        (date(2022, 6, 20), "an order on goods of the region stood (from 2021-01-13, s307-058: "),
    ],
)
def test_before_the_presumption_the_order_on_the_region_is_told(arrived: date, told: str) -> None:
    party = {"party_id": "P1", "name": CO, "address": "URUMQI, XINJIANG, CHINA", "country": "CN"}
    found = flags_of(
        shipments(bill("S1", arrival_date=arrived)),
        roles(("S1", "shipper", "P1")),
        parties(party),
    ).filter(pl.col("ground") == "place")
    assert found["timing"].to_list() == ["shipped_before"]
    assert told in found["evidence_against"][0]
