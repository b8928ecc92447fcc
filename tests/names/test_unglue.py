"""Words written as one."""

import polars as pl
import pytest

from supplyscreen.names.unglue import split_word, unglue


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("XINJIANGHABAHEASHELECOPPERCOLTD", "XINJIANG HABAHE ASHELE COPPER COLTD"),
        ("MINLONGWAREHOUSING", "MINLONG WAREHOUSING"),
        ("COTTONANDLINEN", "COTTON LINEN"),
        ("SHOESCO", "SHOES CO"),
        ("INTERCONTINENTAL", "INTERCONTINENTAL"),
        ("MANUFATCURING", "MANUFATCURING"),
        ("ATEXTILE", "ATEXTILE"),
        ("DAQO", "DAQO"),
        ("OASISSHOES", "OASIS SHOES"),
        ("OASISFOODCOLTD", "OASIS FOOD COLTD"),
        ("GOLDSTEINER", "GOLDSTEINER"),
        ("LANXIHUACHU", "LANXI HUACHU"),
        ("HUACHULANXI", "HUACHULANXI"),
        ("TIANJINTIANWEIFOOD", "TIANJIN TIANWEI FOOD"),
        ("OASISGLOVESDNBHD", "OASIS GLOVE SDNBHD"),  # no GLOVES DNBHD
        ("OASISGROUPLLC", "OASIS GROUP LLC"),  # no GROU PLLC
        ("OASISZINCINC", "OASIS ZINC INC"),
        ("OASISZINC", "OASIS ZINC"),
        ("BRIDGESTONE", "BRIDGESTONE"),  # no BRIDGES TONE
        ("MOTOROLAS", "MOTOROLAS"),
        ("WASHINGTON", "WASHINGTON"),
        ("GUANGXINJIN", "GUANGXINJIN"),  # a torn syllable
        ("XINJIANGDAQO", "XINJIANG DAQO"),
        ("TEXTILEHUAFU", "TEXTILE HUAFU"),
        ("EXPORTLDA", "EXPORT LDA"),
    ],
)
def test_split_word(word: str, parts: str) -> None:
    assert " ".join(split_word(word)) == parts


def test_only_long_unknown_words_of_padded_text_are_taken_apart() -> None:
    given = pl.Series([" KAZAKHSTAN  OASISSHOES ", " MICROELECTRONICS ", "", " SHOECO "])
    expected = [" KAZAKHSTAN  OASIS  SHOES ", " MICROELECTRONICS ", "", " SHOECO "]
    assert unglue(given).to_list() == expected


@pytest.mark.parametrize("word", ["PARTNERSHIP", "KORLATOLT", "INCORPORATION", "BESCHRANKTER"])
def test_words_of_legal_forms_stay_whole(word: str) -> None:
    assert unglue(pl.Series([f" {word} "])).to_list() == [f" {word} "]
