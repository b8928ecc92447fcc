"""What is taken apart comes back equal, in every type that is kept."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest
from polars.testing import assert_frame_equal, assert_series_equal

from supplyscreen.models import KnownGap
from supplyscreen.watchlists.parts import assembled, parts_of


@dataclass(frozen=True)
class Inner:
    """Columns and numbers."""

    texts: pl.Series
    rows: npt.NDArray[np.uint32]
    known: npt.NDArray[np.bool_]
    mask: np.uint64


@dataclass(frozen=True)
class Outer:
    """A frame, values and something within."""

    frame: pl.DataFrame
    empty: pl.DataFrame
    gaps: tuple[KnownGap, ...]
    count: int
    inner: Inner
    more: tuple[Inner, ...] = ()


FRAME = pl.DataFrame(
    {
        "day": [date(2024, 2, 29), None],
        "texts": [["a", ""], []],
        "text": ["", None],
        "share": [0.1 + 0.2, float("nan")],
    }
)
THING = Outer(
    frame=FRAME,
    empty=FRAME.clear(),
    gaps=(KnownGap(text='"quoted", 和田\n', source="", closed_by=date(2025, 1, 1)),),
    count=2**60,
    inner=Inner(
        texts=pl.Series("alias_id", ["x", None]),
        rows=np.array([0, 2**32 - 1], dtype=np.uint32),
        known=np.array([True, False]),
        mask=np.uint64(2**64 - 1),
    ),
)


def test_every_type_comes_back() -> None:
    back = assembled(Outer, dict(parts_of(Outer, THING)).__getitem__)
    assert_frame_equal(back.frame, FRAME)
    assert_frame_equal(back.empty, THING.empty)
    assert (back.gaps, back.count) == (THING.gaps, THING.count)
    assert_series_equal(back.inner.texts, THING.inner.texts)
    for name in ("rows", "known"):
        array, was = getattr(back.inner, name), getattr(THING.inner, name)
        assert array.dtype == was.dtype
        assert array.tolist() == was.tolist()
        assert array.flags.writeable
    assert back.inner.mask == THING.inner.mask
    assert isinstance(back.inner.mask, np.uint64)


def test_tuples_of_them_come_back() -> None:
    inner = THING.inner
    several = replace(THING, more=(inner, replace(inner, mask=np.uint64(1))))
    back = assembled(Outer, dict(parts_of(Outer, several)).__getitem__)
    assert [int(one.mask) for one in back.more] == [2**64 - 1, 1]
    assert_series_equal(back.more[1].texts, inner.texts)


def test_a_missing_piece_is_an_error() -> None:
    pieces = dict(parts_of(Outer, THING))
    del pieces["whole/inner/rows"]
    with pytest.raises(KeyError):
        assembled(Outer, pieces.__getitem__)
