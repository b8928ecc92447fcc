"""Province, city and postcode of addresses as manifests write them, and how each was found."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names.places import read_places

NAMED = "named in the address"


def place_of(address: str | None, country: str | None) -> dict[str, str | None]:
    found = read_places(
        pl.Series([address], dtype=pl.String), pl.Series([country], dtype=pl.String)
    )
    return found.row(0, named=True)


@pytest.mark.parametrize(
    ("address", "province", "how", "city", "postcode"),
    [
        ("8 LUSHAN ROAD, LINYI, SHANDONG, CHINA", "Shandong", NAMED, "Linyi", None),
        ("1 FLOOR, NINGBO 33 315000 CHINA", "Zhejiang", "GB/T 2260 code 33", "Ningbo", "315000"),
        (
            "TOWER E, XIAMEN FJ 361000, CHINA",
            "Fujian",
            "letters FJ in the address",
            "Xiamen",
            "361000",
        ),
        (
            "AIRPORT BU, DONGLI DISTRICT TJ 300040, CHINA",
            "Tianjin",
            "letters TJ in the address",
            "Tianjin",
            "300040",
        ),
        ("IND. ZONE, YISHUI, SD CHINA", "Shandong", "letters SD in the address", "Yishui", None),
        ("SUZHOU CITY, AH CHINA", "Anhui", "letters AH in the address", "Suzhou", None),
        ("SUZHOU, JIANGSU 215006 CN", "Jiangsu", NAMED, "Suzhou", "215006"),
        ("12 XIHUAN RD, SUZHOU, CHINA", None, None, "Suzhou", None),  # one in Jiangsu, one in Anhui
        ("20 DONGFENG RD, ZHENGZHOU", "Henan", "city Zhengzhou", "Zhengzhou", None),
        ("45 NANJING ROAD, QINGDAO 266071 CHINA", "Shandong", "city Qingdao", "Qingdao", "266071"),
        ("BUILDING 3, 276000 CHINA", "Shandong", "postcode 276000", None, "276000"),
        ("ZIBOCITY SHANDONG CHINA", "Shandong", NAMED, "Zibo", None),
        ("YIXING, CHINA", "Jiangsu", "city Yixing", "Yixing", None),
        ("SHENZHEN, 19 CN", "Guangdong", "city Shenzhen", "Shenzhen", None),  # 19 is no code
        ("SHENZHEN, 44", "Guangdong", "GB/T 2260 code 44", "Shenzhen", None),
        # The name of a forwarder runs on into the address: its place is not where it sits.
        (
            "FORWARDING (SHANGHAI) CO LTD, ROOM 8, SHENZHEN, 44",
            "Guangdong",
            "GB/T 2260 code 44",
            "Shenzhen",
            None,
        ),
        (
            "SHANDONG, 315000 CHINA",
            "Shandong",
            f"{NAMED}; postcode 315000 is of another province",
            None,
            "315000",
        ),
        ("CHANGSHA TOWN, KAIPING CITY, CHINA", "Guangdong", "city Kaiping", "Kaiping", None),
        ("HEBEI COMMUNITY, CHANGZHOU", "Jiangsu", "city Changzhou", "Changzhou", None),
        ("NANAN CITY, CHINA", None, None, None, None),  # a city of Fujian, a district of Chongqing
        ("NANCHENG 44, 101 RENMIN LU", None, None, None, None),
        ("山东省日照市海曲路1号 276800", "Shandong", NAMED, "Rizhao", "276800"),
        ("URUMCHI, SINKIANG, CHINA", "Xinjiang", NAMED, "Urumqi", None),
        ("TEL 315000 CHINA", None, None, None, None),
        ("ROOM 1 CHINA", None, None, None, None),
    ],
)
def test_places_of_china(
    address: str, province: str | None, how: str | None, city: str | None, postcode: str | None
) -> None:
    found = place_of(address, "CN")
    assert (found["province"], found["province_from"]) == (province, how)
    assert (found["city"], found["postcode"]) == (city, postcode)


@pytest.mark.parametrize(
    ("address", "country", "province", "how", "city", "postcode"),
    [
        ("12 ROAD, JODHPUR - 342008", "IN", "Rajasthan", "postcode 342008", None, "342008"),
        ("CHENNAI, TAMIL NADU 600 015", "IN", "Tamil Nadu", NAMED, "Chennai", "600015"),
        ("LUDHIANA, PB IN", "IN", "Punjab", "letters at the end of the address", "Ludhiana", None),
        ("MUAR, JOHOR, WEST MALAYSIA", "MY", "Johor", NAMED, None, None),
        ("41200 KLANG, SELANGOR", "MY", "Selangor", NAMED, "Klang", "41200"),
        ("WUGU DIST., NEW TAIPEI CITY 248, TAIWAN", "TW", "New Taipei", NAMED, "New Taipei", "248"),
        ("TAICHUNG 40753, TAIWAN", "TW", "Taichung", NAMED, "Taichung", "40753"),
        ("BINH DUONG,,VN", "VN", "Binh Duong", NAMED, None, None),
        ("35220 ALSANCAK/IZMIR TURKEY", "TR", "İzmir", NAMED, "İzmir", "35220"),
        ("CHONBURI,SRIRACHA,20110,TH", "TH", "Chon Buri", NAMED, "Chon Buri", "20110"),
        (
            "SANTOS SP 11010-151, BR",
            "BR",
            "São Paulo",
            "letters at the end of the address",
            None,
            "11010-151",
        ),
        (
            "SUITE 150, SAN DIEGO CA 92121 USA",
            "US",
            "California",
            "letters at the end of the address",
            "San Diego",
            "92121",
        ),
        ("SEOUL, KOREA", "KR", "Seoul", NAMED, "Seoul", None),
        ("TSUEN WAN, NEW TERRITORIES HK", "HK", "New Territories", NAMED, None, None),
        ("KWAI CHUNG, HONG KONG", "HK", None, None, None, None),
        ("AV. FRANCISCO DE MIRANDA, CARACAS", "VE", None, None, None, None),  # a street
        (
            "CP 06500, CIUDAD DE MEXICO",
            "MX",
            "Ciudad de México",
            "postcode 06500",
            "Mexico City",
            "06500",
        ),
        ("OESTBANEGADE 55, DK-2100 COPENHAGEN", "DK", None, None, "Copenhagen", "2100"),
        ("12 RING ROAD 3, NOWHERE", "AT", None, None, None, None),
        ("KARACHI, PAKISTAN", "PK", None, None, "Karachi", None),
        ("", "US", None, None, None, None),
        ("SHANGHAI", None, None, None, None, None),
        (None, "CN", None, None, None, None),
    ],
)
def test_places_elsewhere(
    address: str | None,
    country: str | None,
    province: str | None,
    how: str | None,
    city: str | None,
    postcode: str | None,
) -> None:
    found = place_of(address, country)
    assert (found["province"], found["province_from"]) == (province, how)
    assert (found["postcode"], found["city"]) == (postcode, city)


def test_what_is_found_says_how() -> None:
    found = place_of("XIAMEN FJ 361000, CHINA", "CN")
    assert found["city_from"] == NAMED
    assert found["postcode_from"] == "address, in the form of CN"


def test_order_and_repeats_are_kept() -> None:
    addresses = pl.Series(["YIWU CHINA", "MIAMI FL 33149 USA", "YIWU CHINA", None])
    found = read_places(addresses, pl.Series(["CN", "US", "CN", "US"]))
    assert found["city"].to_list() == ["Yiwu", "Miami", "Yiwu", None]


WORDS = st.sampled_from(
    [
        "NO.1 ROAD",
        "CHINA",
        "SHANDONG",
        "SD",
        "37",
        "315000",
        "SHANGHAI",
        "TEL 86-21",
        "FJ 361000",
        "NEW TAIPEI",
        "MUMBAI 400 050",
        "，",
        "",
        "..",
        "PROVINCE",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=6), st.sampled_from(["CN", "TW", "IN", "US", "XX", None]))
def test_no_place_without_its_reason(words: list[str], country: str | None) -> None:
    found = place_of(", ".join(words), country)
    for field in ("province", "city", "postcode"):
        assert (found[field] is None) == (found[f"{field}_from"] is None)
    digits = "".join(words).replace(" ", "")
    assert found["postcode"] is None or found["postcode"].replace(" ", "") in digits


@pytest.mark.parametrize("count", [0, 1, 3])
def test_addresses_without_a_country_have_a_row_each(count: int) -> None:
    none = pl.repeat(None, count, dtype=pl.String, eager=True)
    assert read_places(pl.Series(["1 ROAD"] * count, dtype=pl.String), none).height == count
