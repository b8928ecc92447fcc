"""What changed between two editions of the lists, or two runs, as one CSV file."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import OutputError
from supplyscreen.reports.tables import csv_bytes
from supplyscreen.runs.outputs import write_files
from supplyscreen.schemas import RUN_CHANGES, require_schema
from supplyscreen.watchlists import LIST_CHANGES


def write_changes(changes: pl.DataFrame, path: str | Path) -> Path:
    """Write LIST_CHANGES or RUN_CHANGES to the CSV file ``path``, spreadsheet-safe; return it.

    The file is written beside and put in place at the end. Raises OutputError for another ending
    than .csv, or where it cannot be written; SchemaError when a column is missing.
    """
    target = Path(path)
    if target.suffix.lower() != ".csv":
        raise OutputError(
            f"{path}: found the ending {target.suffix!r}, expected .csv.",
            hint="name the file changes.csv",
        )
    schema = RUN_CHANGES if "flag_id" in changes.columns else LIST_CHANGES
    rows = require_schema(changes, schema, name="changes")
    write_files(target.parent, {target.name: csv_bytes(rows)})
    return target
