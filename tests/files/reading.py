"""Small files for the tests of the formats, and what a reader made of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import polars as pl

from supplyscreen.files import Table

SIDE = ("source_file", "source_row")
Cells = list[tuple[str | None, ...]]


def write_book(path: Path, sheets: Mapping[str, Sequence[Any]]) -> Path:
    """An xlsx file with these sheets, each row a line of values."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def whole(table: Table) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All rows of a table and all its rejects."""
    batches = list(table.batches())
    assert sum(batch.frame.height for batch in batches) <= table.rows
    frames = [batch.frame for batch in batches]
    rejects = [batch.rejects for batch in batches]
    return pl.concat(frames), pl.concat(rejects)


def cells(table: Table) -> Cells:
    """The cells of all rows, without file and row."""
    return whole(table)[0].drop(SIDE).rows()


def rows(table: Table) -> list[int]:
    """The row numbers of all rows that could be read."""
    return whole(table)[0]["source_row"].to_list()


def told(table: Table) -> list[tuple[int, str, str | None, str, str | None]]:
    """Row, scope, heading, code and value of each reject."""
    lines = whole(table)[1].select("source_row", "scope", "column", "code", "value")
    return lines.rows()
