"""Tables streamed to sheets, a piece at a time; what does not fit goes on in a further sheet."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import polars as pl

from supplyscreen.workbooks.book import SHEET_ROWS, Book
from supplyscreen.workbooks.cells import Quoted, values
from supplyscreen.workbooks.table import Column, Table, Written

PIECE = 5_000
"""Rows of a table that are in memory at a time."""
_NUMBERS = ("whole", "number", "score", "share")
_ADDRESS = re.compile(r"https?://[!-~]{1,1000}")
Dress = Callable[[Book, Any, int], None]
"""What a table's sheets get besides: of the book, the sheet and its last row (from 0)."""


def write_table(
    book: Book, table: Table, most: int, *, dress: Dress | None = None, sheet_rows: int = SHEET_ROWS
) -> Written:
    """Write the rows of ``table``, at most ``most`` where files of the run hold them all; as many
    on a sheet as ``sheet_rows`` lets it have below its heading: ``Flags`` goes on in ``Flags 2``.
    """
    shown = table.rows.head(most) if table.held_in else table.rows
    sheets = [_Sheet(book, table, table.name)]
    rows = cut = 0
    pieces = shown.collect_batches(chunk_size=PIECE, maintain_order=True)
    for piece in pieces:
        rest = piece
        while rest.height:
            if sheets[-1].last == sheet_rows - 1:
                sheets[-1].finish(dress)
                sheets.append(_Sheet(book, table, f"{table.name} {len(sheets) + 1}"))
            part = rest.head(sheet_rows - 1 - sheets[-1].last)
            cut += sheets[-1].add(part)
            rest = rest.slice(part.height)
        rows += piece.height
    sheets[-1].finish(dress)
    total = int(table.rows.select(pl.len()).collect(engine="streaming").item())
    return Written(table, tuple(sheet.name for sheet in sheets), rows, total - rows, cut)


class _Sheet:
    """One sheet of a table; ``last`` is the row written last, 0 the heading."""

    def __init__(self, book: Book, table: Table, name: str) -> None:
        self.name = name
        self.last = 0
        self._book, self._columns, self._printed = book, table.columns, table.printed
        self._sheet = book.sheet(name)
        for at, column in enumerate(table.columns):
            self._sheet.set_column(at, at, _width(column), book.form(column.kind))
            right = "heading_right" if column.kind in _NUMBERS else "heading"
            heading = book.form(right, filled=column.filled)
            self._sheet.write_string(0, at, column.heading, heading)
        self._sheet.freeze_panes(1, table.frozen)
        self._sheet.repeat_rows(0)

    def add(self, rows: pl.DataFrame) -> int:
        """Write ``rows`` below the others; return how many of their texts were cut."""
        made = [values(rows[column.name]) for column in self._columns]
        writers = [self._writers(column) for column in self._columns]
        blank = [
            (at, self._book.form(column.kind, filled=True))
            for at, column in enumerate(self._columns)
            if column.filled
        ]
        for row in zip(*(cells for cells, _ in made), strict=True):
            self.last += 1
            for at, value in enumerate(row):
                if value is not None:
                    writers[at][type(value)](self.last, at, value)
            for at, form in blank:
                self._sheet.write_blank(self.last, at, None, form)
        return sum(cut for _, cut in made)

    def finish(self, dress: Dress | None) -> None:
        """What depends on the last row: filter, print area, and what the table's sheets get."""
        last, width = max(self.last, 1), len(self._columns)
        self._sheet.autofilter(0, 0, last, width - 1)
        self._sheet.print_area(0, 0, last, (self._printed or width) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        if dress is not None:
            dress(self._book, self._sheet, last)

    def _writers(self, column: Column) -> dict[type, Callable[..., Any]]:
        """Type of a value -> what writes it at a row and column. Text is written as text, whatever
        it begins with; the format is that of the column."""
        text = self._sheet.write_string
        if column.kind == "link":
            text = partial(_write_address, self._sheet, self._book.form("link"))
        quoted = self._book.form(column.kind, quoted=True)
        return {
            str: text,
            Quoted: lambda row, at, value: self._sheet.write_string(row, at, value, quoted),
            int: self._sheet.write_number,
            float: self._sheet.write_number,
            bool: self._sheet.write_boolean,
        }


def _width(column: Column) -> int:
    """At least the longest word of the heading, which is bold, and the button of the filter."""
    return max(column.width, max(map(len, column.heading.split())) + 3)


def _write_address(sheet: Any, form: Any, row: int, at: int, value: str) -> None:
    """An address of the web as a link, anything else as text."""
    if _ADDRESS.fullmatch(value):
        sheet.write_url(row, at, value, form)
    else:
        sheet.write_string(row, at, value)
