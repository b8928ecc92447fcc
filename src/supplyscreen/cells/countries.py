"""Cells of a country column that name no country."""

import polars as pl

from supplyscreen.files.rejects import reject_rows


def unknown_countries(
    rows: pl.DataFrame,
    codes: pl.Series,
    *,
    scope: str,
    heading: str | None,
    column: str = "country",
) -> pl.DataFrame:
    """REJECTS lines for the filled cells of ``rows[column]`` that have no code in ``codes``."""
    cell = pl.col(column)
    return reject_rows(
        rows.filter(cell.is_not_null() & codes.is_null()),
        scope=scope,
        code="unknown_country",
        message=pl.format("'{}' is no country; expected a name or an ISO code", cell),
        column=heading,
        value=cell,
    )
