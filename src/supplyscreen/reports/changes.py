"""The differences between two editions of the lists as one CSV file."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import OutputError
from supplyscreen.reports.tables import csv_bytes
from supplyscreen.runs.outputs import write_files
from supplyscreen.schemas import require_schema
from supplyscreen.watchlists import LIST_CHANGES


def write_changes(changes: pl.DataFrame, path: str | Path) -> Path:
    """Write LIST_CHANGES to the CSV file ``path``, spreadsheet-safe; return the path.

    The file is written beside and put in place at the end. Raises OutputError for another ending
    than .csv, or where it cannot be written; SchemaError when a column is missing.
    """
    target = Path(path)
    if target.suffix.lower() != ".csv":
        raise OutputError(
            f"{path}: found the ending {target.suffix!r}, expected .csv.",
            hint="name the file changes.csv",
        )
    rows = require_schema(changes, LIST_CHANGES, name="LIST_CHANGES")
    write_files(target.parent, {target.name: csv_bytes(rows)})
    return target
