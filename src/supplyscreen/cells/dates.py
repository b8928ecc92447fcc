"""Dates as manifests write them: ISO, ISO with a time, year/month/day, the American
month/day/year, a day with dots, a day with the month in letters, day numbers of a spreadsheet.

Whether 5/2/2018 is a day in May or in February is told by the column, never by one cell: see
:mod:`supplyscreen.cells.date_order`.
"""

from typing import Literal

import polars as pl

from supplyscreen.files.rejects import reject_rows

Order = Literal["month", "day", "mixed", "assumed"]
"""How a column writes day and month: month first, day first, both, or not told by any cell."""

SERIALS = (32874, 54789)
"""Day numbers of Excel from 1990 to 2050; day 1 is 1 January 1900 (the system of 1900)."""

_ISO = r"^(\d{4}-\d{1,2}-\d{1,2})(?:[T ].*)?$"
_SLASHED = r"^(\d{1,2}/\d{1,2}/\d{4})(?: .*)?$"
_HYPHENED = r"^(\d{1,2})-(\d{1,2})-(\d{4})(?: .*)?$"
_COMPACT = r"^(\d{8})$"
_YEAR_FIRST = r"^(\d{4}/\d{1,2}/\d{1,2})(?: .*)?$"
_DOTTED = r"^(\d{1,2}\.\d{1,2}\.\d{4})(?: .*)?$"
_LETTERS = r"^(\d{1,2}[- ][A-Za-z]{3}[- ]\d{4})(?: .*)?$"
_SHORT_LETTERS = r"^(\d{1,2}-[A-Za-z]{3}-\d{2})(?: .*)?$"
_SERIAL = r"^(\d{5})(?:\.\d*)?$"
_EXPECTED = "expected YYYY-MM-DD, YYYY/MM/DD, month/day/year, day.month.year or 05-JAN-2018"


def parse_date(text: pl.Expr, *, order: Order = "assumed", serial: bool = False) -> pl.Expr:
    """Date of a String expression; null for a blank, an unknown form or an impossible day.

    ``order`` tells what 5/2/2018 is (``assumed``: the American way, and 5-2-2018 is not read).
    With ``mixed`` only a cell that can be one day alone is read. ``serial``: five digits are day
    numbers of Excel. Years of two digits behind a month in letters are of this century; elsewhere
    they are not read.
    """
    iso = text.str.extract(_ISO).str.to_date("%Y-%m-%d", strict=False)
    compact = text.str.extract(_COMPACT).str.to_date("%Y%m%d", strict=False)
    year_first = text.str.extract(_YEAR_FIRST).str.to_date("%Y/%m/%d", strict=False)
    dotted = text.str.extract(_DOTTED).str.to_date("%d.%m.%Y", strict=False)
    named = text.str.extract(_LETTERS).str.replace_all(" ", "-", literal=True).str.to_titlecase()
    letters = named.str.to_date("%d-%b-%Y", strict=False)
    short = text.str.extract(_SHORT_LETTERS).str.replace(r"-(\d{2})$", "-20$1").str.to_titlecase()
    named_short = short.str.to_date("%d-%b-%Y", strict=False)
    found = [iso, _ordered(text, order), compact, year_first, dotted, letters, named_short]
    if serial:
        found.append(_serial_day(text))
    return pl.coalesce(found)


def ordered_parts(text: pl.Expr) -> pl.Expr:
    """``first/second/year`` of a cell that gives day and month as numbers; else null."""
    hyphened = text.str.extract(_HYPHENED).is_not_null()
    slashed = pl.when(hyphened).then(text.str.replace_all("-", "/", literal=True)).otherwise(text)
    return slashed.str.extract(_SLASHED)


def is_serial(text: pl.Expr) -> pl.Expr:
    """Whether a cell may be the day number of a spreadsheet."""
    number = text.str.extract(_SERIAL).cast(pl.Int32, strict=False)
    return number.is_between(*SERIALS).fill_null(value=False)


def bad_dates(
    rows: pl.DataFrame, column: str, *, heading: str, scope: str = "cell"
) -> pl.DataFrame:
    """REJECTS lines for the filled cells of ``column`` that hold no date; the rows are kept."""
    found = rows.filter(pl.col(column).is_not_null() & parse_date(pl.col(column)).is_null())
    return not_dates(found, column, heading=heading, scope=scope)


def not_dates(
    rows: pl.DataFrame, column: str, *, heading: str, scope: str = "cell"
) -> pl.DataFrame:
    """REJECTS lines ``bad_date`` for all ``rows``."""
    value = pl.col(column)
    told = pl.format("'{}' is not a date; {}", value, pl.lit(_EXPECTED))
    return reject_rows(
        rows, scope=scope, code="bad_date", message=told, column=heading, value=value
    )


def _ordered(text: pl.Expr, order: Order) -> pl.Expr:
    if order == "assumed":
        return text.str.extract(_SLASHED).str.to_date("%m/%d/%Y", strict=False)
    parts = ordered_parts(text)
    month = parts.str.to_date("%m/%d/%Y", strict=False)
    day = parts.str.to_date("%d/%m/%Y", strict=False)
    if order == "mixed":
        one = month.is_null() | day.is_null() | (month == day)
        return pl.when(one).then(pl.coalesce(month, day))
    return month if order == "month" else day


def _serial_day(text: pl.Expr) -> pl.Expr:
    number = text.str.extract(_SERIAL).cast(pl.Int32, strict=False)
    days = pl.date(1899, 12, 30) + pl.duration(days=number)
    return pl.when(is_serial(text)).then(days)
