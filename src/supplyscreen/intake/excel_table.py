"""The first sheet of an Excel workbook that holds rows, as the same table that a CSV file gives.

Read by fastexcel (the Rust library calamine), which polars uses as well; it is the extra
``supplyscreen[excel]``.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import reject_rows
from supplyscreen.files.source import existing
from supplyscreen.files.whole import WholeTable

if TYPE_CHECKING:
    import fastexcel

_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of xlsx (a ZIP archive) and of xls."""


def is_excel(path: Path) -> bool:
    """Whether the file begins as a workbook does and is called one."""
    with path.open("rb") as file:
        start = file.read(8)
    return start.startswith(_STARTS) and path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".xlsb"}


def read_excel(path: Path, *, scope: str = "row") -> WholeTable:
    """The first sheet with rows; its first line with text is the heading line. All cells are text.

    Raises InputError: fastexcel is not installed, the workbook is damaged or protected, or no
    sheet holds rows.
    """
    where = existing(path)
    try:
        import fastexcel  # noqa: PLC0415 (an extra)
    except ImportError:
        raise InputError(
            f"{path} is an Excel workbook, and the package that reads it is not installed.",
            hint="pip install 'supplyscreen[excel]', or save the sheet as CSV in UTF-8",
        ) from None
    raw = where.read_bytes()
    try:
        book = fastexcel.read_excel(raw)
        sheets = [(name, _cells(_sheet(book, name))) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        raise InputError(
            f"{path} cannot be read as an Excel workbook: {' '.join(str(error).split())}.",
            hint="open it, take off a password if it has one, and save it again",
        ) from None
    filled = [(name, cells) for name, cells in sheets if cells.height > 1]
    if not filled:
        raise InputError(f"{path} has no sheet with a heading line and rows.", hint="fill one")
    name, cells = filled[0]
    others = [other for other, _ in filled[1:]]
    notes = [f"{path.name}: sheet {name!r} is read"]
    notes += [f"{path.name}: not read are the sheets {', '.join(map(repr, others))}"] * bool(others)
    headings = tuple((text or "").strip() for text in cells.row(0)[:-1])
    digest = hashlib.sha256(raw).hexdigest()
    return _finished(path.name, headings, cells.slice(1), digest, tuple(notes), scope)


def _sheet(book: "fastexcel.ExcelReader", name: str) -> pl.DataFrame:
    sheet = book.load_sheet(
        name, header_row=None, skip_rows=0, dtypes="string", skip_whitespace_tail_rows=True
    )
    return sheet.to_polars()


def _cells(sheet: pl.DataFrame) -> pl.DataFrame:
    """Every cell of a sheet as text from its first line with text on, with ``source_row``."""
    numbered = sheet.rename({column: f"c{at}" for at, column in enumerate(sheet.columns)})
    numbered = numbered.with_columns(
        pl.all().cast(pl.String).fill_null(""),
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("source_row"),
    )
    if numbered.width < 2:
        return numbered.clear()
    said = numbered.filter(pl.any_horizontal(pl.exclude("source_row") != ""))
    start = said.select(pl.col("source_row").first()).to_series()
    return numbered.filter(pl.col("source_row") >= start.item()) if len(start) else said


def _finished(
    name: str,
    headings: tuple[str, ...],
    frame: pl.DataFrame,
    sha256: str,
    notes: tuple[str, ...],
    scope: str,
) -> WholeTable:
    """Cells with ``source_row`` as a table: stripped, blank rows rejected."""
    cell = pl.exclude("source_row")
    text = frame.with_columns(cell.str.strip_chars())
    cells = text.with_columns(pl.when(cell != "").then(cell).name.keep())
    cells = cells.with_columns(source_file=pl.lit(name))
    some = pl.any_horizontal(pl.exclude("source_row", "source_file").is_not_null())
    told = "the row is empty; delete it or fill it"
    blank = reject_rows(cells.filter(~some), scope=scope, code="empty_row", message=told)
    return WholeTable(name, headings, cells.filter(some), cells.height, blank, sha256, notes)
