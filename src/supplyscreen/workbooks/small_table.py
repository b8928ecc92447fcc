"""A table of a few rows of plain values."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from supplyscreen.workbooks.table import Column, Kind, Table

_DTYPE: dict[Kind, type[pl.DataType]] = {
    "date": pl.Date,
    "whole": pl.Int64,
    "number": pl.Float64,
    "score": pl.Float64,
    "share": pl.Float64,
    "true": pl.Boolean,
}


def small_table(
    name: str,
    about: str,
    one_row: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
) -> Table:
    """A table of ``rows``, typed by the kinds of its columns; what a row lacks is empty."""
    schema = {column.name: _DTYPE.get(column.kind, pl.String) for column in columns}
    told = [{name: row.get(name) for name in schema} for row in rows]
    return Table(name, about, one_row, tuple(columns), pl.DataFrame(told, schema=schema).lazy())
