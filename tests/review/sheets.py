"""Filled review sheets for the tests."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl  # type: ignore[import-untyped]
from tests.reports.builder import GAP, GOODS, LISTED, PLACE, Result, build, flag
from tests.workbooks.books import write

Filled = Mapping[str, object]
BASE = {"Decision": "confirmed", "Reason": "same_party", "Reviewer": "A. Reader"}
"""A row that is filled in well."""


def result() -> Result:
    """Six flags on a ground and one that is not screenable; names of all kinds."""
    names = ("=1+1 Trading", "新疆 和田 浩林", "  TWO  BLANKS\tAND\r\nLINES ", "a\x07b\u202e")
    listed = [flag(LISTED, at, party_name=name) for at, name in enumerate(names, start=1)]
    weak = flag(PLACE, 5, band="probable")
    return build([*listed, weak, flag(GOODS, 6), flag(GAP, 7)])


def fill(path: Path, rows: Mapping[int, Filled], *, sheet: str = "Review") -> Path:
    """Put cells into rows of the sheet, by heading; row 2 is the first flag."""
    book = openpyxl.load_workbook(path)
    at = {cell.value: cell.column for cell in book[sheet][1]}
    for row, cells in rows.items():
        for heading, value in cells.items():
            book[sheet].cell(row, at[heading]).value = value
    book.save(path)
    return path


def written(folder: Path, rows: Mapping[int, Filled]) -> Path:
    """The sheet ``Review`` of the workbook of :func:`result`, with cells filled in."""
    path = folder / "due-diligence.xlsx"
    path.write_bytes(_review_alone())
    return fill(path, rows) if rows else path


@cache
def _review_alone() -> bytes:
    """Without the other sheets, which take longest to read and write."""
    with TemporaryDirectory() as folder:
        book = openpyxl.load_workbook(write(result(), Path(folder)))
    for name in book.sheetnames:
        if name not in ("Review", "Choices"):
            del book[name]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(path: Path, *, delimiter: str = ",") -> Path:
    """The review sheet as a spreadsheet program saves it: what is shown, a byte order mark."""
    sheet = openpyxl.load_workbook(path)["Review"]
    target = path.with_suffix(".csv")
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=delimiter)
        for row in sheet.iter_rows(values_only=True):
            rows.writerow([shown(value) for value in row])
    return target


def shown(value: object) -> object:
    """A cell as it is shown: days as year-month-day."""
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else value


def csv_rows(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A CSV file of ``rows``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path
