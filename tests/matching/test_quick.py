"""Names as plain words: the cheap reading that retrieval starts from."""

import polars as pl
import pytest

from supplyscreen.matching.quick import (
    canonical_word,
    canonical_words,
    ordinary_words,
    quick_names,
)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("HETIAN", "HOTAN"),
        ("SINKIANG", "XINJIANG"),
        ("TEXTILES", "TEXTILE"),
        ("MFG", "MANUFACTURING"),
        ("GARMENTS", "APPAREL"),
        ("K0RLITE", "KORLITE"),  # digits read as letters inside words
        ("0RIENT", "ORIENT"),
        ("COTTON5", "COTTON"),
        ("4TH", "4"),
        ("NO4", "4"),
        ("12", "12"),
        ("KORLITE", "KORLITE"),
        ("GLASS", "GLASS"),  # no plural
    ],
)
def test_canonical_words(written: str, word: str) -> None:
    assert canonical_words(pl.Series([written])).to_list() == [word]
    assert canonical_word(written) == word


def test_canonical_words_stay_in_place() -> None:
    words = pl.Series("raw", ["MFG", "KORLITE", "MFG", "4TH"])
    told = canonical_words(words)
    assert told.to_list() == ["MANUFACTURING", "KORLITE", "MANUFACTURING", "4"]
    assert canonical_words(told).to_list() == told.to_list()


def test_words_and_letters_of_each_name() -> None:
    names = pl.DataFrame(
        {"name_id": [3, 7, 9], "reading": ["Hétian K0rlite Co., Ltd.", "新疆纺织", "..."]},
        schema_overrides={"name_id": pl.UInt32},
    )
    quick = quick_names(names)
    words = quick.words.join(quick.vocabulary, on="word_id", maintain_order="left")
    assert words.select("name_id", "at", "word", "last").rows() == [
        (3, 0, "HOTAN", False),
        (3, 1, "KORLITE", False),
        (3, 2, "CO", False),
        (3, 3, "LTD", True),
        (7, 0, "XINJIANG", False),
        (7, 1, "TEXTILE", True),
    ]
    assert quick.letters.select("name_id", "letters").rows() == [
        (3, "HETIANK0RLITECOLTD"),
        (7, "XINJIANGTEXTILE"),
        (9, ""),
    ]


@pytest.mark.parametrize(
    ("word", "ordinary"),
    [
        ("XINJIANG", True),
        ("TEXTILE", True),
        ("LTD", True),
        ("SDN", True),
        ("KORLITE", False),
        ("GOLDEN", False),  # a common brand is a brand
    ],
)
def test_ordinary_words(word: str, ordinary: bool) -> None:
    assert (word in ordinary_words()) is ordinary
