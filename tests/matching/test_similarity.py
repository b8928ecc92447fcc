"""Word pairs: which misspellings count, by how much, and which are other words."""

import polars as pl
import pytest

from supplyscreen.matching.similarity import (
    SIMS,
    compared,
    corrected,
    cut_words,
    misspelt,
    pinyin_pattern,
    spelt,
)

# theirs, ours, likeness (None: other words)
PAIRS: list[tuple[str, str, float | None]] = [
    # one typing error: what the length carries
    ("MANUFATCURING", "MANUFACTURING", 0.93),
    ("HAOLINN", "HAOLIN", 0.87),
    ("JUNGGXR", "JUNGGAR", 0.87),
    ("VEXMAH", "VEXMAR", 0.87),
    ("ABCX", "ABC", 0.5),
    # two
    ("KINGTOMM", "KINGTXM", 0.7),
    ("VEXNUR", "VEXMAR", 0.55),
    ("MANUFATCRING", "MANUFACTURING", 0.8),
    # two pinyin words, a letter apart, are two words; places of five letters or more are not
    ("HUAFA", "HUAFU", 0.3),
    ("TIANSHUN", "TIANSHAN", 0.3),
    ("SHANDING", "SHANDONG", 0.93),
    # theirs is pinyin and ours is not
    ("DAQI", "DAQO", 0.3),
    # letters that a bad copy confuses
    ("K0RLITE", "KORLITE", 0.92),
    ("KORLLTE", "KORLITE", 0.92),
    ("ESOUEL", "ESQUEL", 0.92),
    ("CORNEX", "COMEX", 0.92),
    ("VVEXMAR", "WEXMAR", 0.92),
    # another word of its own
    ("FOOD", "GOOD", None),
    ("GOLDEN", "GOLDEM", 0.3915),  # 0.45 of 0.87: GOLDEN is a common brand
    # numbers are equal or different, short words are other words
    ("NO12", "NO13", None),
    ("AB", "AC", None),
    ("KORLITE", "VEXMAR", None),
]


@pytest.mark.parametrize(("theirs", "ours", "sim"), PAIRS)
def test_likeness_of_a_pair(theirs: str, ours: str, sim: float | None) -> None:
    told = compared(pl.DataFrame({"theirs": [theirs], "ours": [ours]}))
    assert dict(told.schema) == dict(SIMS)
    assert told["sim"].to_list() == ([] if sim is None else [pytest.approx(sim)])


@pytest.mark.parametrize(("theirs", "ours", "sim"), PAIRS)
def test_the_index_finds_what_a_comparison_would(theirs: str, ours: str, sim: float | None) -> None:
    found = misspelt(pl.Series([theirs, "ZZYZX"]), spelt(pl.Series([ours, "QWERTY"])))
    assert dict(found.schema) == dict(SIMS)
    assert found["sim"].max() == (None if sim is None else pytest.approx(sim))


def test_equal_words_are_no_misspellings() -> None:
    assert misspelt(pl.Series(["COTTON"]), spelt(pl.Series(["COTTON"]))).is_empty()
    assert compared(pl.DataFrame({"theirs": ["COTTON"], "ours": ["COTTON"]})).is_empty()


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("MANUFATCURING", "MANUFACTURING"),
        ("MSCHINE", "MACHINERY"),  # near MACHINE, which stands for MACHINERY
        ("GARRNENT", "APPAREL"),  # near GARMENT, which stands for APPAREL
        ("SHANDING", "SHANDONG"),
        ("ALUMIINO", "ALUMINUM"),
        ("KORLITE", None),
        ("VEXMAR", None),
    ],
)
def test_unknown_words_read_as_trade_words_and_places(word: str, known: str | None) -> None:
    found = corrected(pl.Series([word]))
    assert found["ours"].to_list() == ([] if known is None else [known])
    assert found["sim"].is_between(0.5, 1).all()


@pytest.mark.parametrize(
    ("theirs", "ours", "sim"),
    [
        ("INGRED", "INGREDIENT", 0.9),
        ("DA", "DAQO", 0.9),
        ("LINE", "LINEN", 0.7),  # a word of its own
        ("T", "TRADING", None),
        ("TRADING", "TRADING", None),
        ("RADING", "TRADING", None),
    ],
)
def test_cut_words(theirs: str, ours: str, sim: float | None) -> None:
    found = cut_words(pl.Series([theirs]), pl.Series([ours]))
    assert found["sim"].to_list() == ([] if sim is None else [sim])


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [
        ("HUAFU", True),
        ("XINJIANG", True),
        ("DAQO", False),
        ("ALUMINO", False),
        ("OCAN", False),
        ("SHANGHAIX", False),
    ],
)
def test_what_is_pinyin(word: str, pinyin: bool) -> None:
    assert pl.Series([word]).str.contains(pinyin_pattern())[0] is pinyin
