"""The first sheet written: last of all, because it tells of the others."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from supplyscreen.runs.result import Result
from supplyscreen.workbooks.book import Book
from supplyscreen.workbooks.cells import values
from supplyscreen.workbooks.summary import Cell, summary_lines
from supplyscreen.workbooks.table import Written

NAME = "Summary"
_WIDTHS = (36, 15, 15, 15, 96)


class SummarySheet:
    """The sheet is made first, so that it is the first one, and filled at the end."""

    def __init__(self, book: Book) -> None:
        """Add the sheet to ``book``."""
        self._book = book
        self._sheet = book.sheet(NAME)
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width, book.form("text"))
        self._sheet.hide_gridlines(2)

    def write(self, result: Result, written: Sequence[Written]) -> None:
        """Write all lines."""
        for row, line in enumerate(summary_lines(result, written)):
            for at, cell in enumerate(line):
                self._write(row, at, cell)

    def _write(self, row: int, at: int, cell: Cell) -> None:
        value, name = cell
        form: Any = self._book.form("link" if name == "sheet" else name)
        if isinstance(value, int | float):
            self._sheet.write_number(row, at, value, form)
            return
        ((text,), _) = values(pl.Series([value or None], dtype=pl.String))
        if text is None:
            self._sheet.write_blank(row, at, None, form)
        elif name == "sheet":
            self._sheet.write_url(row, at, f"internal:'{text}'!A1", form, string=text)
        else:
            self._sheet.write_string(row, at, text, form)
