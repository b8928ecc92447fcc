"""A column by its distinct values: what is told of a value is told of all its rows."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.names.distinct import Distinct


@given(st.lists(st.sampled_from("abc") | st.none()))
def test_each_value_is_read_once_for_all_its_rows(cells: list[str | None]) -> None:
    column = pl.Series("cell", cells, dtype=pl.String)
    distinct = Distinct(column)
    filled = [cell for cell in cells if cell is not None]
    assert distinct.values.to_list() == list(dict.fromkeys(filled))
    assert distinct.counts().to_list() == [filled.count(value) for value in distinct.values]
    read = distinct.read(lambda values: values + "!")
    assert read.to_list() == [cell and f"{cell}!" for cell in cells]
    assert distinct.rows_of(distinct.values == "a").to_list() == [cell == "a" for cell in cells]
