"""Dates as manifests write them: ISO, ISO with a time, year/month/day, the American
month/day/year, and a day with the month in letters."""

import polars as pl

from supplyscreen.files.rejects import reject_rows

_ISO = r"^(\d{4}-\d{1,2}-\d{1,2})(?:[T ].*)?$"
_US = r"^(\d{1,2}/\d{1,2}/\d{4})(?: .*)?$"
_COMPACT = r"^(\d{8})$"
_YEAR_FIRST = r"^(\d{4}/\d{1,2}/\d{1,2})(?: .*)?$"
_LETTERS = r"^(\d{1,2}-[A-Za-z]{3}-\d{4})(?: .*)?$"
_EXPECTED = "expected YYYY-MM-DD, YYYY/MM/DD, month/day/year or 05-JAN-2018"


def parse_date(text: pl.Expr) -> pl.Expr:
    """Date of a String expression; null for a blank, an unknown form or an impossible day."""
    iso = text.str.extract(_ISO).str.to_date("%Y-%m-%d", strict=False)
    american = text.str.extract(_US).str.to_date("%m/%d/%Y", strict=False)
    compact = text.str.extract(_COMPACT).str.to_date("%Y%m%d", strict=False)
    year_first = text.str.extract(_YEAR_FIRST).str.to_date("%Y/%m/%d", strict=False)
    letters = text.str.extract(_LETTERS).str.to_titlecase().str.to_date("%d-%b-%Y", strict=False)
    return pl.coalesce(iso, american, compact, year_first, letters)


def bad_dates(rows: pl.DataFrame, column: str, *, heading: str) -> pl.DataFrame:
    """REJECTS lines for the filled cells of ``column`` that hold no date; the rows are kept."""
    found = rows.filter(pl.col(column).is_not_null() & parse_date(pl.col(column)).is_null())
    value = pl.col(column)
    told = pl.format("'{}' is not a date; {}", value, pl.lit(_EXPECTED))
    return reject_rows(
        found, scope="cell", code="bad_date", message=told, column=heading, value=value
    )
