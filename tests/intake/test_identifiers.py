"""The index of header rows: every text finds its own first row, and never another."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.intake import identifiers as module
from supplyscreen.intake.identifiers import Identifiers

_TEXTS = st.one_of(
    st.integers(0, 30).map(str),
    st.integers(2**63 - 2, 2**64).map(str),
    st.integers(0, 30).map(lambda number: f"0{number}"),
    st.sampled_from(["+5", "-5", "5 ", "5.0", "1e3", "٣", "", "B-1", "B-2", "201801010"]),
    st.text(max_size=3),
)
_LISTS = st.lists(_TEXTS, max_size=40)


def _index(*parts: list[str]) -> Identifiers:
    index = Identifiers()
    for part in parts:
        index.add(pl.Series(part, dtype=pl.String))
    index.finish()
    return index


@given(heads=st.lists(_LISTS, max_size=3), asked=st.lists(st.none() | _TEXTS, max_size=40))
def test_a_place_is_that_of_the_first_header_row(
    heads: list[list[str]], asked: list[str | None]
) -> None:
    every = [text for part in heads for text in part]
    index = _index(*heads)
    first = {text: every.index(text) for text in every}
    places = index.places(pl.Series([*asked, *every], dtype=pl.String))
    assert places.to_list() == [first.get(text) if text is not None else None for text in asked] + [
        first[text] for text in every
    ]
    again = [at != first[text] for at, text in enumerate(every)]
    assert index.repeated(0, len(every)).tolist() == again
    assert index.repeated(1, len(every)).tolist() == again[1:] if every else True


@pytest.mark.parametrize("texts", [["10", "9", "11", "2"], ["1", "2", "3"], ["b", "7", "a", "7"]])
def test_header_rows_in_any_order(texts: list[str]) -> None:
    places = _index(texts).places(pl.Series(texts[::-1]))
    assert places.to_list() == [texts.index(text) for text in texts[::-1]]


def test_two_texts_with_one_hash_are_not_tied_together(monkeypatch: pytest.MonkeyPatch) -> None:
    def same_hash(identifiers: pl.Series) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        return np.full(len(identifiers), 1 << 63, np.uint64)

    monkeypatch.setattr(module, "_keys_of", same_hash)
    index = _index(["A"])
    assert index.places(pl.Series(["B", "A"])).to_list() == [None, 0]
