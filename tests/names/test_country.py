"""The country in free address text."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names.country import countries_of, country_codes, country_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("JIANGYIN, P.R.CHINA", "CN"),
        ("NINGBO, PR CHINA", "CN"),
        ("GUANGDONG PROVINCE, PRC", "CN"),
        ("中国新疆", "CN"),
        ("上海市浦东新区张江路1号", "CN"),
        ("新疆乌鲁木齐市西山路78号", "CN"),
        ("台湾台北市上海路1号", "TW"),
        ("香港上海街1号", "HK"),
        ("大阪市上海通1", None),
        ("海南市日方1525", None),
        ("HONG KONG, CHINA", "HK"),
        ("HONG KONG 999077, CHINA", "HK"),
        ("CENTRAL, HONGKONG SAR OF THE P.R. CHINA", "HK"),
        ("香港", "HK"),
        ("TAIPEI TAIWAN, R.O.C.", "TW"),
        ("TAIWAN (CHINA)", "TW"),
        ("KAOHSIUNG CHINA (TAIWAN)", "TW"),
        ("TAIWAN, PROVINCE OF CHINA", "TW"),
        ("MACAU, CHINA", "MO"),
        ("SHENZHEN 44 518014 CHINA", "CN"),
        ("HONG KONG ROAD, QINGDAO, CHINA", "CN"),
        ("BINH DUONG, VIET NAM", "VN"),
        ("ULSAN 689892 REPUBLIC, OF KOREA", "KR"),
        ("JINJU-CITY KOREA", "KR"),
        ("PYONGYANG, DPR KOREA", "KP"),
        ("DUBAI, U.A.E.", "AE"),
        ("İstanbul Türkiye", "TR"),
        ("ABIDJAN, COTE D'IVOIRE", "CI"),
        ("TORTOLA, VIRGIN ISLANDS, BRITISH", "VG"),
        ("DEUTSCHLAND", "DE"),
        ("GRONAU 48599 DE", "DE"),
        ("JODHPUR, RAJASTHAN 342005 IN", "IN"),
        ("CHANGHUA 508 TW", "TW"),
        ("HENAN", "CN"),
        ("CAMPBELLSVILLE KY 42718", "US"),
        ("MIAMI FL 33149", "US"),
        ("ATLANTA, GEORGIA 30301", "US"),
        ("INDIANA 46201", "US"),
        ("LEBANON, PA", "US"),
        ("LEBANON, PA 17042", "US"),
        ("TBILISI, GEORGIA", "GE"),
        ("BEIRUT, LEBANON", "LB"),
        ("INDIANAPOLIS, INDIANA", None),
        ("SANTA FE, NEW MEXICO", None),
        ("185 CHINA BASIN, SAN FRANCISCO", None),
        ("JORDAN STREET 12345 X", None),
        ("VAT NO", None),
        ("67", None),
        ("", None),
    ],
)
def test_country_of(text: str, country: str | None) -> None:
    assert country_of(text) == country


def test_the_last_country_counts() -> None:
    assert country_of("CHINA TRADE HALL, BANGKOK, THAILAND") == "TH"


def test_batch_keeps_order_repeats_and_nulls() -> None:
    texts = pl.Series("address", ["PARIS FRANCE", None, "ROME, ITALY", "PARIS FRANCE"])
    found = countries_of(texts)
    assert found.name == "address"
    assert found.to_list() == ["FR", None, "IT", "FR"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("CHN", "CN"),
        ("Viet Nam", "VN"),
        ("China (Mainland)", "CN"),
        ("United States", "US"),
        ("86", None),
        ("EX", None),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_cells_of_a_country_column(cell: str | None, code: str | None) -> None:
    assert country_codes(pl.Series([cell], dtype=pl.String)).to_list() == [code]


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = country_of(text)
    assert found is None or (len(found) == 2 and found.isupper())
