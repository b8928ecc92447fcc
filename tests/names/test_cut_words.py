"""Words cut by the ends of lines: put together where certain, left where not."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.names.cut_words import _found_at_once, _found_one_by_one, heal_cut_words
from supplyscreen.names.tables import read_table


def healed(text: str) -> str:
    found = heal_cut_words(pl.Series([text], dtype=pl.String))
    return str(found["healed"][0]) if found.height else text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("SOYBEAN ME AL", "SOYBEAN MEAL"),
        ("STAINLESS STEEL PRODUC TION METHOD", "STAINLESS STEEL PRODUCTION METHOD"),
        ("MEN'S 95% POLYEST ER 5% RAYON", "MEN'S 95% POLYESTER 5% RAYON"),
        ("60% (COTT ON), KNIT", "60% (COTTON), KNIT"),
        ("TEE F REIGHT COLLECT", "TEE FREIGHT COLLECT"),
        ("BRAND AUTOMOBILE T IRE SCAC", "BRAND AUTOMOBILE TIRE SCAC"),
        ("in this shipm ent. comm", "in this shipment. comm"),
        ("TOYS IN 1X40HC CO | NTAINER", "TOYS IN 1X40HC CONTAINER"),
        ("GLOVES | 20 CARTO | NS OF  GLOV ES", "GLOVES | 20 CARTONS OF  GLOVES"),
        # A line of 45 characters ends behind CO.
        ("CANNED COCONUT JUICE 24 TINS OF 50 ML SCAC CO DE", None),
    ],
)
def test_certain_cuts(text: str, whole: str | None) -> None:
    assert healed(text) == (whole or text.replace("CO DE", "CODE"))


@pytest.mark.parametrize(
    "text",
    [
        "CAR PET MATS",  # two words
        "TYPE S AND WASHED",  # SAND?
        "SP RING 10 PCS",  # spare ring, or spring
        "ZENGO TRADING CO AL AIN",  # COAL?
        "ROD FOR MS PLATE",  # mild steel
        "UNIT SUITE D",
        "POLYEST  ER",  # two blanks are not the gap of two lines
        "POLYEST 5 ER",
        "TOP CONTROLLE M CONTROLLER",  # cut, and something was put between
        "SCAC CO DE ABCD",  # no line ends here
        "",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert healed(text) == text


def test_each_distinct_text_once_with_its_words() -> None:
    texts = pl.Series(
        ["SHIRT POLYESTE R", None, "SHIRT POLYESTE R", "PLAIN", "SUP PLIES MED ICINE"]
    )
    assert heal_cut_words(texts).rows() == [
        ("SHIRT POLYESTE R", "SHIRT POLYESTER", ["POLYESTE R"], ["POLYESTER"]),
        ("SUP PLIES MED ICINE", "SUPPLIES MEDICINE", ["SUP PLIES", "MED ICINE"],
         ["SUPPLIES", "MEDICINE"]),
    ]  # fmt: skip


_WORDS = [row["word"] for row in read_table("cargo_words")]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*_WORDS, "CO", "M", "12", "|", "", "polyest", "er"]), max_size=8))
def test_only_blanks_and_bars_are_taken_out(words: list[str]) -> None:
    text = " ".join(words)
    found = heal_cut_words(pl.Series([text], dtype=pl.String))
    for row in found.iter_rows(named=True):
        assert row["healed"].replace(" ", "").replace("|", "") == text.replace(" ", "").replace(
            "|", ""
        )
        assert len(row["healed"]) < len(text)


def test_texts_of_whole_known_words_stay() -> None:
    texts = [" ".join(_WORDS[at : at + 12]) for at in range(0, len(_WORDS), 12)]
    assert heal_cut_words(pl.Series(texts)).is_empty()


def test_word_table() -> None:
    assert len(_WORDS) == len(set(_WORDS))
    assert sorted(_WORDS) == _WORDS
    assert {row["source"] for row in read_table("cargo_words")} == {
        "HS",
        "HTS",
        "own",
        "abbreviation",
    }
    assert all(word.isascii() and word.isalpha() and word.isupper() for word in _WORDS)


_ENDS = st.sampled_from(
    (
        *("POLYEST", "ER", "ME", "AL", "CO", "DE", "MED", "ICINE", "T", "IRE", "CAR", "PET", "OF"),
        *("polyest", "er", "5", "THREE", "PIE", "CES", "WOR", "KS", "perſon", "ALUMIN", "IUM"),
    )
)
_GAPS = st.sampled_from((" ", " ", " ", "  ", "-", ". ", " (", " | ", "\x1f", " \x1f", "\n"))
_TEXTS = st.lists(st.tuples(_GAPS, _ENDS), max_size=9).map(
    lambda parts: "".join(gap + end for gap, end in parts)
)


@settings(max_examples=12, deadline=None)
@given(st.lists(_TEXTS | st.none(), min_size=20, max_size=60))
def test_one_pass_over_all_texts_tells_which_hold_a_cut_word(texts: list[str | None]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    assert _found_at_once(column).to_list() == _found_one_by_one(column).to_list()
