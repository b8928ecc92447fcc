"""Matched names as one file, CSV or Parquet by its ending."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import OutputError
from supplyscreen.reports.tables import csv_bytes, parquet_bytes
from supplyscreen.runs.outputs import write_files
from supplyscreen.schemas import MATCHED_NAMES, require_schema

_ENDINGS = {".csv": csv_bytes, ".parquet": parquet_bytes}


def write_matches(matched: pl.DataFrame, path: str | Path) -> Path:
    """Write MATCHED_NAMES (and what other columns there are) to ``path``; return it.

    ``.csv`` is spreadsheet-safe (see ``reports.tables``), ``.parquet`` holds the texts as given.
    The file is written beside and put in place at the end; the same frame gives the same bytes.
    Raises OutputError for another ending, or where it cannot be written; SchemaError when a
    column of MATCHED_NAMES is missing.
    """
    target = check_ending(path)
    require_schema(matched, MATCHED_NAMES, name="matched names")
    content = _ENDINGS[target.suffix.lower()](matched)
    write_files(target.parent, {target.name: content})
    return target


def check_ending(path: str | Path) -> Path:
    """``path`` if its ending says how to write it; raises OutputError."""
    target = Path(path)
    if target.suffix.lower() not in _ENDINGS:
        raise OutputError(
            f"{path}: found the ending {target.suffix!r}, expected .csv or .parquet.",
            hint="name the file matches.csv",
        )
    return target
