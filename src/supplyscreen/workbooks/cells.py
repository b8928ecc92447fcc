"""The values of a piece of a table, column by column, as they are written to a sheet.

A text that a spreadsheet would run is a :class:`Quoted`: it is written as text and marked as such,
so that it stays text even when somebody opens the cell and presses Enter.
"""

from datetime import date

import polars as pl

from supplyscreen.files.sheet_text import is_cut, is_plain, sheet_text
from supplyscreen.runs.spreadsheet import FORMULA_START

DAY_ZERO = date(1899, 12, 30)
"""A day of a sheet is the number of days after this one."""
_FIRST_DAY = date(1900, 3, 1)  # a sheet takes 1900 for a leap year, so days before it are text
_MOST = 10**15  # a number of a sheet has 15 digits; a longer whole number is text
_RICH = r"(?s)^<r>.*</r>$"  # XlsxWriter takes it for rich text and writes it as it stands


class Quoted(str):
    """A text that a spreadsheet would run if it were typed in."""

    __slots__ = ()


Value = str | int | float | bool | None


def values(cells: pl.Series) -> tuple[list[Value], int]:
    """The values of one column, and how many of its texts were cut; an empty text is None.

    Days become numbers of days, and whatever a number cannot hold becomes text.
    """
    if cells.dtype == pl.String:
        return _texts(cells)
    if cells.dtype == pl.Date:
        return _days(cells), 0
    if cells.dtype.is_float():
        return _mixed(cells, cells.is_finite()), 0
    if cells.dtype.is_integer():
        return _mixed(cells, cells.is_between(-_MOST, _MOST, closed="none")), 0
    return list(cells), 0


def _texts(cells: pl.Series) -> tuple[list[Value], int]:
    rows, text, cut = cells.to_frame("text"), pl.col("text"), 0
    if not rows.select(is_plain(text).all()).item():
        cut = int(rows.select(is_cut(text).sum()).item())
        rows = rows.select(sheet_text(text))
    told = rows.select(
        pl.when(text.str.contains(_RICH)).then(text + " ").when(text != "").then(text)
    ).to_series()
    made: list[Value] = told.to_list()
    for at in told.str.contains(FORMULA_START).fill_null(value=False).arg_true():
        made[at] = Quoted(made[at])
    return made, cut


def _days(cells: pl.Series) -> list[Value]:
    made: list[Value] = (cells - DAY_ZERO).dt.total_days().to_list()
    for at in (cells < _FIRST_DAY).fill_null(value=False).arg_true():
        made[at] = str(cells[at])
    return made


def _mixed(cells: pl.Series, is_number: pl.Series) -> list[Value]:
    made: list[Value] = cells.to_list()
    for at in (~is_number.fill_null(value=True)).arg_true():
        made[at] = str(made[at])
    return made
