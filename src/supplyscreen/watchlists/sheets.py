"""One CSV file into a frame of text, every row of the declared width, with its row number."""

import csv
import io
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError

ROW = "row"  # spreadsheet row: the heading line is row 1
FAULTS_TOLD = 5


def read_sheet(path: Path, columns: Sequence[str]) -> pl.DataFrame:
    """Read ``path`` into ``columns`` (String, an empty cell is null) and ``row`` (Int64).

    The file is read with the strict reader of the standard library, because a row that is cut
    short must be an error here and not a row of nulls. Raises WatchlistError when the file is
    missing, empty or not UTF-8, is a web page or has other signs between its cells, when a column
    is absent, not expected or not in its place, or a row is too short or long.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise WatchlistError(f"{path} is missing.", hint="see watchlists/README.md") from None
    except UnicodeDecodeError as error:
        raise WatchlistError(
            f"{path} is not UTF-8 (byte {error.start}).", hint="save the file as CSV UTF-8"
        ) from None
    _check_kind(path, text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise WatchlistError(f"{path}: {error}.", hint="look for an open quote") from None
    _check_heading(path, rows[0] if rows else [], columns)
    _check_rows(path, rows, len(columns))
    _check_order(path, rows[0], columns)
    frame = pl.DataFrame(rows[1:], schema=dict.fromkeys(rows[0], pl.String), orient="row")
    return (
        frame.select(columns)
        .with_columns(pl.all().replace("", None))
        .with_row_index(ROW, offset=2)
        .with_columns(pl.col(ROW).cast(pl.Int64))
    )


def raise_faults(path: Path, faults: Sequence[str], *, hint: str) -> None:
    """Raise one WatchlistError that tells the first faults of ``path`` and how many follow."""
    if not faults:
        return
    rest = len(faults) - FAULTS_TOLD
    told = "; ".join(faults[:FAULTS_TOLD]) + (f"; and {rest} more" if rest > 0 else "")
    raise WatchlistError(f"{path}: {told}.", hint=hint, path=path, faults=faults)


def _check_kind(path: Path, text: str) -> None:
    """Stop at a file that is no CSV with commas at all; its columns would only puzzle."""
    heading = text.lstrip().partition("\n")[0]
    if not heading:
        fault, hint = "the file is empty", "restore it, or take it from the package again"
    elif heading.startswith("<"):
        fault, hint = "it is a web page, not a CSV file", "save the table as CSV UTF-8"
    elif "," not in heading and (sign := next((s for s in ";\t|" if s in heading), None)):
        fault = f"row 1: the cells are parted by {sign!r}, expected ','"
        hint = "save the file as CSV UTF-8 with commas"
    else:
        return
    raise_faults(path, [fault], hint=hint)


def _check_heading(path: Path, found: Sequence[str], columns: Sequence[str]) -> None:
    unknown = [name for name in found if name not in columns]
    faults = [
        f"row 1 has no column {name}" + _instead(name, unknown)
        for name in columns
        if name not in found
    ]
    faults += [f"row 1, column {name} is not expected" for name in found if name not in columns]
    faults += [f"row 1, column {n} is there twice" for n in columns if found.count(n) > 1]
    raise_faults(path, faults, hint=f"the columns are {', '.join(columns)}")


def _check_order(path: Path, found: Sequence[str], columns: Sequence[str]) -> None:
    """Stop where columns changed places: whoever moved them may have moved cells alone."""
    present = [name for name in found if name in columns]
    faults = [
        f"row 1, column {name} stands where {wanted} is expected"
        for name, wanted in zip(present, columns, strict=True)
        if name != wanted
    ]
    raise_faults(path, faults, hint=f"the columns are, in this order: {', '.join(columns)}")


def _instead(name: str, unknown: Sequence[str]) -> str:
    like = get_close_matches(name, unknown, n=1)
    return f" (is it {like[0]!r}, renamed?)" if like else ""


def _check_rows(path: Path, rows: Sequence[Sequence[str]], width: int) -> None:
    faults = [
        f"row {number} has {len(row)} cells, expected {width}"
        for number, row in enumerate(rows[1:], start=2)
        if len(row) != width
    ]
    faults += [
        f"row {number} has a line break or a blank at the edge of a cell: {cell[:40]!r}"
        for number, row in enumerate(rows[1:], start=2)
        for cell in row
        if cell != cell.strip() or "\n" in cell or "\r" in cell
    ]
    raise_faults(path, faults, hint="the file may be cut off, or a cell with a comma lacks quotes")
