"""Reject lines: input rows and cells that were not used, each with a code and a sentence.

Codes: ``ragged_row``, ``open_quote``, ``empty_row``, ``duplicate_identifier``, ``no_identifier``,
``damaged_identifier``, ``no_header_row``, ``bad_date``, ``bad_weight``, ``unknown_country``,
``undecoded_text``; of a format: ``bad_json``, ``unknown_key``, ``cell_error``,
``formula_without_value``.
"""

from collections.abc import Sequence

import polars as pl

from supplyscreen.schemas import REJECTS, conform, empty


def reject_rows(
    rows: pl.DataFrame,
    *,
    scope: str,
    code: str,
    message: pl.Expr | str,
    column: str | None = None,
    value: pl.Expr | None = None,
) -> pl.DataFrame:
    """REJECTS lines for rows that carry ``source_file`` and ``source_row``.

    ``scope`` is row (counted as rejected), cell (only the value is lost) or detail (a row of a
    side table).
    """
    if rows.is_empty():
        return empty(REJECTS)
    told = pl.lit(message) if isinstance(message, str) else message
    lines = rows.select(
        "source_file",
        "source_row",
        pl.lit(column, dtype=pl.String).alias("column"),
        pl.lit(scope).alias("scope"),
        pl.lit(code).alias("code"),
        (value if value is not None else pl.lit(None)).cast(pl.String).alias("value"),
        told.alias("message"),
    )
    return conform(lines, REJECTS)


def join_rejects(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """All reject lines in file and row order."""
    order = ["source_file", "source_row", "scope", "code", "column"]
    some = [part for part in parts if part.height]
    return pl.concat(some or [empty(REJECTS)]).sort(order, maintain_order=True)
