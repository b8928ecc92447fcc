"""Postcodes in the free text of addresses, in the form of each country."""

import polars as pl
import pytest

from supplyscreen.names.postcodes import postcodes_of, without_phones


@pytest.mark.parametrize(
    ("address", "country", "postcode"),
    [
        ("NINGBO 33 315000 CHINA", "CN", "315000"),
        ("SHENZHEN. POSTCODE 518001, TEL (86)755-2515 4278", "CN", "518001"),
        ("QINGDAO TEL 266071", "CN", None),
        ("HEYUAN 999999 CHINA", "CN", None),  # of no province
        ("POST BOX 100025 BEIJING", "CN", None),
        ("NANAN CITY 111111 CHINA", "CN", None),
        ("NEW DELHI -110 002,INDIA", "IN", "110002"),
        ("JALANDHAR144009 IN", "IN", "144009"),
        ("GUJARAT-380015", "IN", "380015"),
        ("CHANGHUA 508 TW", "TW", "508"),
        ("NO. 241, SEC 3, TAIPEI, , 10059, TAIPEI", "TW", "10059"),
        ("KEREPES 2144 HU", "HU", "2144"),
        ("1250 MAIN ROAD, SOME TOWN, VERY LONG WORDS BEHIND IT", "HU", None),
        ("DK-2100 COPENHAGEN OE", "DK", "2100"),
        ("SADAR NARSINGDI-1600,BANGLADESH", "BD", "1600"),
        ("MIAMI FL 33149, USA", "US", "33149"),
        ("TOTOWA NJ 07511-0457, USA", "US", "07511-0457"),
        ("L5T 1J8 MISSISSAUGA, CANADA", "CA", "L5T 1J8"),
        ("GLASGOW, G3 8EP UNITED KINGDOM", "GB", "G3 8EP"),
        ("1441 RG PURMEREND, NETHERLANDS", "NL", "1441 RG"),
        ("YOKOHAMA, 232-0021,JAPAN", "JP", "232-0021"),
        ("JUNG-GU SEOUL, 100-080, KOREA", "KR", "100-080"),
        ("P.O.BOX 80103, 87010 LABUAN", "MY", "87010"),
        ("KWAI CHUNG 123456", "HK", None),  # Hong Kong has none
        ("ANYWHERE 12345", "XX", None),
    ],
)
def test_postcodes(address: str, country: str, postcode: str | None) -> None:
    bare = pl.select(without_phones(pl.lit(address))).to_series()
    assert postcodes_of(bare, country).item() == postcode
