"""A workbook as text, for the golden snapshot: every sheet with what it looks like and holds."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from tests.workbooks.books import Worksheet


def dump(path: Path) -> str:
    """All sheets, their set-up and their rows."""
    book = openpyxl.load_workbook(path)
    lines = [line for sheet in book.worksheets for line in _sheet(sheet)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    widths = ",".join(str(round(w)) for w in _widths(sheet))
    yield f"## {sheet.title} {sheet.dimensions}"
    yield f"frozen {sheet.freeze_panes}, filter {sheet.auto_filter.ref}, widths {widths}"
    yield f"print {sheet.print_area or 'all'}, rows repeated {sheet.print_title_rows}"
    for check in sheet.data_validations.dataValidation:
        yield f"asks {check.sqref}: {check.type} {check.formula1}: {check.prompt}"
    for row in sheet.iter_rows():
        cells = [_cell(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield " | ".join(cells)
    yield ""


def _widths(sheet: Worksheet) -> Iterator[float]:
    spans = sorted(sheet.column_dimensions.values(), key=lambda one: one.min)
    for span in spans:
        yield from [span.width] * (span.max - span.min + 1)


def _cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"<{value:%Y-%m-%d}>"
    text = repr(value) if isinstance(value, bool | int | float) else value
    return text.replace("\n", "\\n")
