"""Workbooks for the tests."""

from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from supplyscreen.models import ReportOptions
from supplyscreen.runs.result import Result
from supplyscreen.workbooks import workbook_files

Workbook = Any
Worksheet = Any
"""Of openpyxl, which has no types of its own."""


def write(result: Result, folder: Path, *, rows: int = 50_000) -> Path:
    """The workbook of ``result`` in ``folder``."""
    files = workbook_files(result, "due-diligence", ReportOptions(workbook_rows=rows))
    ((name, content),) = files.items()
    assert callable(content)
    folder.mkdir(parents=True, exist_ok=True)
    content(folder / name)
    return folder / name


def opened(path: Path) -> Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(path)


def headings(sheet: Worksheet) -> list[str]:
    """The first row."""
    return [str(cell.value) for cell in sheet[1]]


def column(sheet: Worksheet, heading: str) -> list[object]:
    """The cells below ``heading``."""
    at = headings(sheet).index(heading) + 1
    return [sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)]
