"""Word pairs: which misspellings count and which are other words."""

import polars as pl
import pytest

from supplyscreen.matching.similarity import cut_words, near_words


@pytest.mark.parametrize(
    ("theirs", "ours", "sim"),
    [
        ("HAOLINN", "HAOLIN", 0.88),  # no pinyin: a slip
        ("MANUFATCURING", "MANUFACTURING", 0.88),  # two letters changed places
        ("ALUMIINO", "ALUMINIO", 0.88),
        ("JUNGGXR", "JUNGGAR", 0.88),
        ("KINGTOMM", "KINGTXM", None),  # two slips in seven letters
        ("DAQI", "DAQO", 0.3),  # a pinyin word of its own
        ("JINXIANG", "JINJIANG", 0.3),
        ("SHANDING", "SHANDONG", 0.88),  # a place of five letters or more
        ("MSCHINE", "MACHINERY", 0.88),  # near MACHINE, which stands for MACHINERY
        ("OCAN", "OCEAN", 0.88),  # O is no syllable here
        ("FOOD", "GOOD", None),  # a known trade word
        ("ABC", "ABD", None),  # too short
        ("NO12", "NO13", None),  # numbers are equal or different
        ("COTTON", "COTTON", None),  # equal words are no near words
    ],
)
def test_near_words(theirs: str, ours: str, sim: float | None) -> None:
    found = near_words(pl.Series([theirs]), pl.Series([ours]))
    assert found["sim"].to_list() == ([] if sim is None else [sim])


@pytest.mark.parametrize(
    ("theirs", "ours", "sim"),
    [
        ("INGRED", "INGREDIENT", 0.9),
        ("T", "TRADING", None),
        ("LINE", "LINEN", 0.7),
        ("TRADING", "TRADING", None),
    ],
)
def test_cut_words(theirs: str, ours: str, sim: float | None) -> None:
    found = cut_words(pl.Series([theirs]), pl.Series([ours]))
    assert found["sim"].to_list() == ([] if sim is None else [sim])


def test_empty_vocabularies() -> None:
    nothing = pl.Series([], dtype=pl.String)
    assert near_words(nothing, pl.Series(["COTTON"])).is_empty()
    assert cut_words(nothing, nothing).is_empty()
