"""Rows in buckets: what comes out is what went in, in its order, held or written."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.intake.buckets import Buckets

_SCHEMA = pl.Schema({"number": pl.Int64(), "text": pl.String()})
_BATCHES = st.lists(st.lists(st.integers(0, 4), max_size=20), max_size=4)


@pytest.mark.parametrize("held_bytes", [10, 1 << 20])
@pytest.mark.parametrize("sort", [True, False])
@settings(max_examples=30)
@given(batches=_BATCHES)
def test_rows_come_back_by_bucket_in_their_order(
    held_bytes: int, sort: bool, batches: list[list[int]]
) -> None:
    buckets, expected, seen = Buckets(_SCHEMA, held_bytes=held_bytes), dict[int, list[int]](), 0
    for batch in batches:
        numbers = sorted(batch) if sort else batch
        rows = pl.DataFrame(
            {"number": range(seen, seen + len(numbers)), "text": [f"row {n}" for n in numbers]},
            schema=_SCHEMA,
        )
        buckets.add(rows, pl.Series(numbers, dtype=pl.Int64))
        for at, number in enumerate(numbers, start=seen):
            expected.setdefault(number, []).append(at)
        seen += len(numbers)
    for number in range(5):
        taken = buckets.take(number)
        assert taken.schema == _SCHEMA
        assert taken["number"].to_list() == expected.get(number, [])
        assert taken["text"].to_list() == [f"row {number}"] * taken.height
        assert buckets.take(number).is_empty()
