"""Texts inside names are found where they stand: as looking for each by itself would find them."""

import random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.matching import held
from supplyscreen.matching.held import SHORTEST, held_texts, letter_counts, places_of

LETTERS = "ABAB019"


def one_by_one(names: list[str], texts: list[str]) -> list[tuple[int, int, int]]:
    return sorted(
        (row, number, start)
        for row, name in enumerate(names)
        for number, text in enumerate(texts)
        for start in range(len(name))
        if name.startswith(text, start)
    )


def indexed(names: list[str], texts: list[str]) -> list[tuple[int, int, int]]:
    index = held_texts(pl.Series(texts, dtype=pl.String))
    found = places_of(index, pl.Series(names, dtype=pl.String))
    return sorted(
        zip(*(side.tolist() for side in (found.name, found.text, found.start)), strict=True)
    )


words = st.text(LETTERS, max_size=30)
long_words = st.text(LETTERS, min_size=SHORTEST, max_size=12)


@given(st.lists(words, max_size=12), st.lists(long_words, max_size=12, unique=True))
def test_every_place_is_found_and_no_other(names: list[str], texts: list[str]) -> None:
    assert indexed(names, texts) == one_by_one(names, texts)


def test_texts_cut_from_names_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_BLOCK", 7)  # names in several blocks
    rng = random.Random(5)
    names = ["".join(rng.choices("ABCDE1", k=rng.randint(0, 60))) for _ in range(60)]
    cuts = {name[at : at + size] for name in names for at in (0, 3, 20) for size in (4, 5, 6, 19)}
    texts = sorted(cut for cut in cuts if len(cut) >= SHORTEST)
    found = indexed(names, texts)
    assert found == one_by_one(names, texts)
    assert len(found) > 200


def test_a_text_of_thousands_of_letters() -> None:
    whole = "".join(random.Random(2).choices("ABC", k=3_000))
    assert indexed(["X" + whole, whole[:-1]], [whole]) == [(0, 0, 1)]


def test_places_of_one_text_come_in_the_order_of_the_letters() -> None:
    found = places_of(held_texts(pl.Series(["ABAB"])), pl.Series(["ABABABXABAB", "ABAB"]))
    assert found.start.tolist() == [0, 2, 7, 0]


@given(st.lists(words, max_size=5))
def test_letters_are_counted(names: list[str]) -> None:
    counts = letter_counts(pl.Series(names, dtype=pl.String))
    assert [row.sum() for row in counts] == [len(name) for name in names]
    for name, row in zip(names, counts, strict=True):
        assert (row[0], row[1], row[26]) == (name.count("A"), name.count("B"), name.count("0"))
