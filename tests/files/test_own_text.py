"""A small frame of a large one: the same values, in memory of its own."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.files.own_text import own_text

_TEXTS = st.lists(st.none() | st.text(max_size=40), max_size=12)


@given(texts=_TEXTS, every=st.integers(1, 4))
def test_values_types_and_order_stay(texts: list[str | None], every: int) -> None:
    frame = pl.DataFrame(
        {"text": texts, "lines": [[t, "x"] for t in texts], "number": list(range(len(texts)))},
        schema={"text": pl.String(), "lines": pl.List(pl.String()), "number": pl.UInt64()},
    ).filter(pl.col("number") % every == 0)
    told = own_text(frame)
    assert told.equals(frame)
    assert told.schema == frame.schema
