"""The tables of a result as files: flags.csv, flags.parquet, rejects.csv, findings.csv.

Text cells and headings that a spreadsheet would run get an apostrophe (``runs.spreadsheet``).
Number, date and true/false columns are left as they are, so a negative number stays a number. The
Parquet file holds the text as filed, without the apostrophe.

CSV files are UTF-8 without a byte order mark, with line feeds; an unknown value is an empty cell.
"""

from io import BytesIO
from pathlib import Path

import polars as pl

from supplyscreen.files.ahead import ahead
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content
from supplyscreen.runs.spreadsheet import spreadsheet_safe
from supplyscreen.schemas import FINDINGS, FLAGS, REJECTS, require_schema

ROW_GROUP = 50_000


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """``frame`` as CSV, spreadsheet-safe; columns and rows in the order of the frame."""
    out = BytesIO()
    spreadsheet_safe(frame).write_csv(out, line_terminator="\n")
    return out.getvalue()


def parquet_bytes(frame: pl.DataFrame) -> bytes:
    """``frame`` as Parquet (zstd); the same frame gives the same bytes with the same polars."""
    out = BytesIO()
    frame.write_parquet(out, compression="zstd", statistics=True)
    return out.getvalue()


def findings_file(findings: pl.DataFrame) -> dict[str, bytes]:
    """File name -> bytes of FINDINGS as CSV; raises SchemaError when the frame is none."""
    rows = require_schema(findings, FINDINGS, name="findings").select(FINDINGS.names())
    return {"findings.csv": csv_bytes(rows)}


def rejects_file(rejects: pl.DataFrame) -> dict[str, bytes]:
    """File name -> bytes of REJECTS as CSV; raises SchemaError when the frame is none."""
    rows = require_schema(rejects, REJECTS, name="rejects").select(REJECTS.names())
    return {"rejects.csv": csv_bytes(rows)}


def flags_files(flags: pl.LazyFrame) -> dict[str, Content]:
    """File name -> writer of FLAGS as CSV and Parquet; they stream, so that millions of flags are
    never whole in memory. Raises SchemaError when the frame is none."""
    first = flags.head(0).collect()
    require_schema(first, FLAGS, name="flags")
    return _both("flags", flags.select(FLAGS.names()))


def record_files(result: Result, *, all_rows: bool) -> dict[str, Content]:
    """File name -> writer of SHIPMENT_ROWS (streamed) and SUPPLIER_ROWS as CSV and Parquet: those
    flagged, or all; a kind that was not screened has no file."""
    files: dict[str, Content] = {}
    kinds = result.run.counts_by_kind
    if "shipment" in kinds:
        bills = result.scan_shipments() if all_rows else result.scan_flagged_shipments()
        files |= _both("shipments", bills)
    if "supplier" in kinds:
        firms = result.supplier_rows().lazy()
        kept = (
            firms if all_rows else firms.filter(pl.col("outcome").is_in(["flagged", "suppressed"]))
        )
        files |= _both("suppliers", kept)
    return files


def _both(name: str, rows: pl.LazyFrame) -> dict[str, Content]:
    """The Parquet file first; the CSV file is written from it, a row group at a time, because
    ``sink_csv`` (polars 2.1) makes text faster than it writes it, and holds what waits."""

    def parquet(path: Path) -> None:
        rows.sink_parquet(path, compression="zstd", statistics=True, row_group_size=ROW_GROUP)

    def csv(path: Path) -> None:
        written = pl.scan_parquet(path.with_suffix(".parquet"))
        count = written.select(pl.len()).collect().item()
        starts = range(0, max(count, 1), ROW_GROUP)
        parts = (spreadsheet_safe(written.slice(at, ROW_GROUP).collect()) for at in starts)
        with path.open("wb") as file:
            for number, part in enumerate(ahead(parts)):
                part.write_csv(file, include_header=number == 0, line_terminator="\n")

    return {f"{name}.parquet": parquet, f"{name}.csv": csv}


def table_files(flags: pl.LazyFrame, rejects: pl.DataFrame) -> dict[str, Content]:
    """File name -> content of the three tables of a result.

    Takes FLAGS (lazy) and REJECTS; raises SchemaError when a frame is neither.
    """
    return {**flags_files(flags), **rejects_file(rejects)}
