"""The tables of a result as files: flags.csv, flags.parquet, rejects.csv.

**Cells that a spreadsheet would run.** A text cell that begins with ``=``, ``+``, ``-``, ``@``, a
tab or a carriage return is written to CSV with an apostrophe before it, because spreadsheet
programs take such a cell for a formula (OWASP, "CSV Injection"). Number, date and true/false
columns are left as they are, so a negative number stays a number. The Parquet file holds the text
as filed, without the apostrophe.

CSV files are UTF-8 without a byte order mark, with line feeds; an unknown value is an empty cell.
"""

from io import BytesIO

import polars as pl

from supplyscreen.schemas import FLAGS, REJECTS, require_schema

FORMULA_START = r"^[=+\-@\t\r]"


def spreadsheet_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with an apostrophe before every text cell that a spreadsheet would run."""
    text = pl.col(pl.String)
    return frame.with_columns(
        pl.when(text.str.contains(FORMULA_START)).then("'" + text).otherwise(text).name.keep()
    )


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


def table_files(flags: pl.DataFrame, rejects: pl.DataFrame) -> dict[str, bytes]:
    """File name -> bytes of the three tables of a result.

    Takes FLAGS and REJECTS; raises SchemaError when a frame is neither.
    """
    flags = require_schema(flags, FLAGS, name="flags").select(FLAGS.names())
    rejects = require_schema(rejects, REJECTS, name="rejects").select(REJECTS.names())
    return {
        "flags.csv": csv_bytes(flags),
        "flags.parquet": parquet_bytes(flags),
        "rejects.csv": csv_bytes(rejects),
    }
