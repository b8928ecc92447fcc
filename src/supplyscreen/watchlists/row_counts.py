"""Row counts of the data files that belong to no list: rules, goods words, places, scopes.

A list asserts its counts in ``list.yml``. These files are asserted in ``row_counts.csv``, so that
none of them can lose rows, or be lost, in silence.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from supplyscreen.watchlists.sheets import ROW, raise_faults, read_sheet

COUNT_FILE = "row_counts.csv"


def check_row_counts(folder: Path, files: Mapping[str, Path]) -> pl.DataFrame:
    """Compare ``files`` with ``row_counts.csv`` under the data folder; its rows are returned.

    ``files`` are the data files by name, as ``goods/dol_goods.csv``. Columns: ``file`` and
    ``rows`` (String): the rows below the heading of a CSV file, empty for any other file, which
    only has to be there. Raises WatchlistError when a file is missing, is not in the table, is
    there twice, or has another number of rows.
    """
    path = folder / COUNT_FILE
    sheet = read_sheet(path, ("file", "rows"))
    told = sheet.select(ROW, pl.col("file", "rows").fill_null("")).rows()
    known = [name for _, name, _ in told]
    faults = [
        f"row {row}, column file: {name!r} is there already"
        for row, name, _ in told
        if name in known[: row - 2]
    ]
    faults += [
        f"row {row}, column {fault}"
        for row, name, rows in told
        if (fault := _fault(name, rows, files.get(name)))
    ]
    faults += [f"{name} has no row here" for name in sorted(set(files) - set(known))]
    raise_faults(path, faults, hint="restore what was lost; if it was meant, change row_counts.csv")
    return sheet


def _fault(name: str, asserted: str, path: Path | None) -> str | None:
    if path is None:
        return f"file: {name!r} is missing"
    found = str(_rows(path)) if path.suffix == ".csv" else ""
    if found != asserted:
        return f"rows: {name} has {found or 'no'} rows, {asserted or 'none'} asserted"
    return None


def _rows(path: Path) -> int:
    """Rows below the heading; a cell never holds a line break."""
    return sum(map(bool, map(bytes.strip, path.read_bytes().splitlines()))) - 1
