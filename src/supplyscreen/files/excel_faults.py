"""Cells of a sheet that hold no value, or a rounded one, told with their rows and headings."""

import re
from collections.abc import Sequence

import polars as pl

from supplyscreen.files.excel_sheet import Sheet
from supplyscreen.files.excel_xml import SheetFaults, column_number
from supplyscreen.files.rejects import join_rejects, reject_rows

_SHOWN = 3
_CELL = re.compile(r"([A-Z]+)(\d+)")


def fault_rejects(sheet: Sheet, faults: SheetFaults, called: str) -> pl.DataFrame:
    """REJECTS (scope cell) for error cells and for formulas without a value, below the headings."""
    errors = _lines(sheet, faults, faults.errors, called)
    formulas = _lines(sheet, faults, [(cell, None) for cell in faults.uncomputed], called)
    return join_rejects(
        [
            _told(
                errors,
                code="cell_error",
                message="the cell holds an error of Excel, no value; mend its formula or empty it",
            ),
            _told(
                formulas,
                code="formula_without_value",
                message="the cell holds a formula whose value was never stored; open the "
                "workbook in Excel or LibreOffice and save it",
            ),
        ]
    )


def fault_notes(sheet: Sheet, faults: SheetFaults, called: str) -> list[str]:
    """What holds for the sheet: formulas without values, numbers that Excel has rounded."""
    notes = []
    if faults.uncomputed:
        notes.append(
            f"{called}: {len(faults.uncomputed):,} formulas have no stored value "
            f"({_some(faults.uncomputed)}): the program that wrote the workbook did not compute "
            "them; open it in Excel and save it"
        )
    if faults.rounded:
        notes.append(
            f"{called}: {len(faults.rounded):,} numbers have more than 15 digits "
            f"({_some(faults.rounded)}), and Excel keeps 15: identifiers among them are damaged "
            "unless they are text"
        )
    return notes


def _some(cells: Sequence[str]) -> str:
    return ", ".join(cells[:_SHOWN]) + (" ..." if len(cells) > _SHOWN else "")


def _lines(
    sheet: Sheet, faults: SheetFaults, cells: Sequence[tuple[str, str | None]], called: str
) -> pl.DataFrame:
    first = sheet.heading + 2
    left = faults.first_column or 1  # the sheet's frame begins with its first filled column
    lines = []
    for cell, value in cells:  # a damaged-sheet path
        found = _CELL.fullmatch(cell)
        if found and int(found[2]) < first:
            continue
        at = column_number(found[1]) - left if found else -1
        heading = sheet.headings[at] if 0 <= at < len(sheet.headings) else None
        lines.append((int(found[2]) if found else None, heading, value))
    schema = {"source_row": pl.Int64, "heading": pl.String, "value": pl.String}
    return pl.DataFrame(lines, schema=schema, orient="row").with_columns(source_file=pl.lit(called))


def _told(lines: pl.DataFrame, *, code: str, message: str) -> pl.DataFrame:
    rejects = reject_rows(lines, scope="cell", code=code, message=message, value=pl.col("value"))
    return rejects.with_columns(lines["heading"].alias("column"))
