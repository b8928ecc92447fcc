"""Excel workbooks (xlsx, xlsm, xlsb, xls) as tables of text, by fastexcel (Rust: calamine).

A sheet holds 1,048,576 rows at most and is read whole. Cells are the values that Excel stored,
never formulas.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import fastexcel
import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.cells import Rows, file_digest, finished_batches
from supplyscreen.files.excel_biff import xls_faults
from supplyscreen.files.excel_faults import fault_notes, fault_rejects
from supplyscreen.files.excel_ole import MAGIC
from supplyscreen.files.excel_sheet import Sheet, chosen_sheets, sheet_of
from supplyscreen.files.excel_xml import (
    MAX_UNPACKED,
    SheetFaults,
    sheet_faults,
    sheet_parts,
    unpacked_size,
)
from supplyscreen.files.table import BATCH_ROWS, Batch, Table

MAX_CELLS = 100_000_000
"""Rows times columns of a sheet up to its last filled cell; the reader takes room for all."""
_ZERO_TIME = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_ONLY_TIME = r"^18(?:99-12-3[01]) (\d{2}:\d{2}:\d{2})$"
_HINT = "open it, take off a password if it has one, and save it again as xlsx or CSV"


def read_excel(
    path: Path, *, name: str, scope: str = "row", sheet: str | None = None
) -> list[Table]:
    """The sheet with the data as a table ``name/Sheet``, and sheets that continue it.

    ``sheet`` names the sheet to read instead (its name, or its number from 1). The heading row is
    found below titles; ``source_row`` is the sheet's own row number. Dates are ``2024-05-31``,
    with a time only where it is not midnight; numbers have no ``.0``; true and false are words.
    Error cells (``#N/A``) are rejects ``cell_error``, formulas without a stored value rejects
    ``formula_without_value``, both of scope cell. Raises InputError: the workbook is damaged,
    protected, empty, too large, or has no such sheet.
    """
    book, faults = _opened(path, name)
    notes: list[str] = []
    wanted = {one: faults.get(one) for one in _wanted(book.sheet_names, sheet, name)}
    loaded = _loaded(book, path, name, wanted, notes)
    filled = [one for one, _ in loaded if any(one.headings)]
    if not filled:
        told = f" {'; '.join(notes)}" if notes else ""
        raise InputError(f"{name} has no sheet with text.{told}", hint="fill one, or name another")
    chosen = chosen_sheets(filled)
    notes += _said(filled, chosen, name)
    if not faults and not sheet_parts(path):
        notes.append(f"{name}: in this format error cells cannot be told from empty ones")
    found = {one.name: fault for one, fault in loaded}
    return [
        _table(path, name, scope, one, found[one.name], notes if at == 0 else [])
        for at, one in enumerate(chosen)
    ]


def _opened(path: Path, name: str) -> tuple[fastexcel.ExcelReader, dict[str, SheetFaults]]:
    """The workbook, and what its records tell of each sheet where it is an xls file.

    The reader takes room for all sheets of an xls file when it opens it, so they are looked at
    before.
    """
    if (size := unpacked_size(path)) > MAX_UNPACKED:
        raise InputError(
            f"{name} unpacks to {size:,} bytes, expected at most {MAX_UNPACKED:,}.",
            hint="save the sheet as CSV",
        )
    try:
        old = _xls_faults(path)
        for at, faults in enumerate(old, start=1):
            _refuse_vast(faults, f"{name}, sheet {at},")
        book = fastexcel.read_excel(path)
    except BaseException as error:  # calamine panics on some damaged files
        raise _damaged(error, path, name) from None
    names = book.sheet_names
    return book, dict(zip(names, old, strict=True)) if len(names) == len(old) else {}


def _xls_faults(path: Path) -> list[SheetFaults]:
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
        return xls_faults(start + file.read()) if start == MAGIC else []


def _damaged(error: BaseException, path: Path, name: str) -> BaseException:
    """The InputError for what the reader raised; anything that it did not raise as it was."""
    if isinstance(error, InputError):
        return error
    panic = type(error).__name__ == "PanicException"
    if not panic and not isinstance(error, fastexcel.FastExcelError | OSError | ValueError):
        return error
    with path.open("rb") as file:
        locked = "EncryptedPackage".encode("utf-16-le") in file.read(2**20)
    if locked or "password" in str(error).lower():
        return InputError(f"{name} is protected by a password.", hint=_HINT)
    told = "it is damaged" if panic else str(error).split("Context:")[0].strip().rstrip(".")
    return InputError(f"{name} cannot be read as an Excel workbook: {told}.", hint=_HINT)


def _wanted(names: Sequence[str], sheet: str | None, name: str) -> list[str]:
    if sheet is None:
        return list(names)
    exact = [one for one in names if one == sheet]
    exact = exact or [one for one in names if one.strip().casefold() == sheet.strip().casefold()]
    exact = exact or [one for at, one in enumerate(names, start=1) if str(at) == sheet.strip()]
    if not exact:
        listed = ", ".join(repr(one) for one in names)
        raise InputError(f"{name} has no sheet {sheet!r}.", hint=f"its sheets are: {listed}")
    return exact[:1]


def _loaded(
    book: fastexcel.ExcelReader,
    path: Path,
    name: str,
    wanted: Mapping[str, SheetFaults | None],
    notes: list[str],
) -> list[tuple[Sheet, SheetFaults]]:
    """The wanted sheets; one that cannot be read is told in ``notes`` unless it is the only one."""
    parts = sheet_parts(path)
    loaded = []
    for one, known in wanted.items():
        if "/chartsheets/" in parts.get(one, ""):
            continue
        try:
            faults = known or SheetFaults()
            if one in parts:
                faults = sheet_faults(path, parts[one])
            _refuse_vast(faults, f"{name}, sheet {one!r},")
            sheet = book.load_sheet(one, header_row=None, skip_rows=0, dtypes="string")
            visible = sheet.visible == "visible"
            loaded.append((sheet_of(one, _cells(sheet.to_polars()), visible=visible), faults))
        except BaseException as error:  # calamine panics on some damaged sheets
            fault = _damaged(error, path, f"{name}, sheet {one!r}")
            if not isinstance(fault, InputError) or len(wanted) == 1:
                raise fault from None
            notes.append(f"not read: {fault.message}")
    return loaded


def _refuse_vast(faults: SheetFaults, name: str) -> None:
    if faults.cells > MAX_CELLS:
        raise InputError(
            f"{name} has its last cells in row {faults.rows:,} and column {faults.columns:,}: "
            f"{faults.cells:,} cells, expected at most {MAX_CELLS:,}.",
            hint="delete the stray cells far from the table, or save it as CSV",
        )


def _cells(sheet: pl.DataFrame) -> pl.DataFrame:
    """Every cell as text from row 1 on, without the blank columns at the right and rows at the end.

    Dates come with a time, midnight or not, and times of day with the day 0 of Excel's calendar.
    """
    renamed = sheet.rename({column: f"c{at}" for at, column in enumerate(sheet.columns)})
    text = pl.all().cast(pl.String)
    text = text.str.replace(_ZERO_TIME, "$1").str.replace(_ONLY_TIME, "$1")
    return renamed.with_columns(text).with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("source_row")
    )


def _said(filled: Sequence[Sheet], chosen: Sequence[Sheet], name: str) -> list[str]:
    read = ", ".join(repr(sheet.name) for sheet in chosen)
    hidden = " (hidden)" if not chosen[0].visible else ""
    plural = f"sheets {read} are" if len(chosen) > 1 else f"sheet {read}{hidden} is"
    notes = [f"{name}: {plural} read; headings are in row {chosen[0].heading + 1}"]
    rest = [
        f"{sheet.name!r} ({sheet.rows:,} rows{'' if sheet.visible else ', hidden'})"
        for sheet in filled
        if sheet not in chosen
    ]
    if rest:
        notes.append(f"{name}: not read are the sheets {', '.join(rest)}; name one as FILE#SHEET")
    return notes


def _table(
    path: Path, name: str, scope: str, sheet: Sheet, faults: SheetFaults, notes: Sequence[str]
) -> Table:
    called = f"{name}/{sheet.name}"

    def rows_of(table: Table) -> Iterator[Batch]:
        yield from finished_batches(_parts(sheet, called, faults), name=called, scope=scope)
        table.sha256 = table.sha256 or file_digest(path)

    told = [*notes, *fault_notes(sheet, faults, called)]
    form = f"Excel, sheet {sheet.name!r}"
    return Table(called, sheet.headings, form, rows_of, notes=told)


def _parts(sheet: Sheet, called: str, faults: SheetFaults) -> Iterator[Rows]:
    body = sheet.body
    rejects = fault_rejects(sheet, faults, called)
    for start in range(0, body.height, BATCH_ROWS):
        rows = body.slice(start, BATCH_ROWS)
        last = rows["source_row"].max()
        inside = pl.col("source_row").is_between(rows["source_row"].min(), last)
        yield Rows(rows, rejects.filter(inside), (start + rows.height) / body.height)
