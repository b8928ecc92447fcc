"""Canonical words traced back to the words that were written."""

import polars as pl
import pytest

from supplyscreen.matching.originals import origins
from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.respelling import pinyin_name

LATIN = [
    ("HETIAN HAOLIN HAIR ACCESSORIES CO LT", ["HETIAN", "HAOLIN", "HAIR", "ACCESSORIES"]),
    ("Tianjin Malleable Iron Fty.", ["Tianjin", "Malleable", "Iron", "Fty"]),
    ("XIN JIANG DA QO NEW ENERGY", ["XIN JIANG", "DA", "QO", "NEW", "ENERGY"]),
    ("Ka'shi Textiles Ltd", ["Ka'shi", "Textiles"]),
    ("XINJIANGDAQO NEW ENERGY", ["XINJIANG", "DAQO", "NEW", "ENERGY"]),
    ("HUAFUCOTTONCOLTD", ["HUAFU", "COTTON"]),
    ("A. B. C. Hair Products", ["A. B. C", "Hair", "Products"]),
    ("HA0LIN HAIR", ["HA0LIN", "HAIR"]),
    ("PT. Sunny Textile", ["Sunny", "Textile"]),
    ("Factory No. 4", ["Factory", "4"]),
    ("Inner-Mongolia Hair", ["Inner-Mongolia", "Hair"]),
    ("Foshan Textile & Garment of China", ["Foshan", "Textile", "Garment", "China"]),
]
OTHER = [
    ("新疆大全新能源股份有限公司", ["新疆", "大全", "新能源", "新能源"]),
    ("阿克蘇華孚色紡有限公司", ["阿克蘇", "華孚", "色紡", "色紡"]),
    ("Xinjiang 大全 新能源", ["Xinjiang", "大全", "新能源", "新能源"]),
    ("Ürümçi Tekstil A.Ş.", ["Ürümçi", "Tekstil"]),
    ("ＨＡＯＬＩＮ ＨＡＩＲ", ["ＨＡＯＬＩＮ", "ＨＡＩＲ"]),
]


def written(text: str) -> list[str]:
    core = canonical_frame(pl.Series([text]))["core"].to_list()[0]
    traced = origins(text, tuple(core))
    assert all(origin.start >= 0 for origin in traced)
    return [origin.written for origin in traced]


@pytest.mark.parametrize(("text", "expected"), [*LATIN, *OTHER])
def test_the_written_words(text: str, expected: list[str]) -> None:
    assert written(text) == expected


def test_words_written_as_one_share_their_start() -> None:
    starts = [origin.start for origin in origins("大全新能源", ("DAQUAN", "NEW", "ENERGY"))]
    assert starts == [0, 2, 2]


def test_chinese_that_was_compared_in_pinyin() -> None:
    text = "新疆大全新能源"
    core = tuple(canonical_frame(pl.Series([pinyin_name(text)]))["core"].to_list()[0])
    shown = [origin.written for origin in origins(text, core, pinyin=True)]
    assert list(dict.fromkeys(shown)) == ["新疆", "大全", "新能源"]


def test_a_word_that_cannot_be_traced_is_shown_as_compared() -> None:
    traced = origins("Hetian Hair", ("HOTAN", "NOWHERE", "HAIR"))
    assert [origin.written for origin in traced] == ["Hetian", "NOWHERE", "Hair"]
    assert traced[1].start < 0


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00", "😀", "Q" * 10_000, "AB" * 5_000])
def test_hostile_text_falls_back(text: str) -> None:
    assert [origin.written for origin in origins(text, ("HOTAN", "HAIR"))] == ["HOTAN", "HAIR"]
