"""Cells that a spreadsheet would run.

A text cell is written to CSV with an apostrophe before it
when it begins with a tab, a line feed or a carriage return, or when its first character that can
be seen is ``=``, ``+``, ``-``, ``@`` or the full-width form of one of them: spreadsheet programs
take such a cell for a formula, some after cutting blanks off, some (with an East Asian keyboard)
after turning full-width signs into plain ones. Headings that a caller's frame brings along are
treated the same. Source: OWASP, "CSV Injection", which names the characters; that blanks, controls
and zero-width characters before them do not count is our caution.
Number, date and true/false columns are left as they are, so a negative number stays a number. The
Parquet file holds the text as filed, without the apostrophe.
"""

from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError

FORMULA_START = r"^(?:[\t\r\n]|[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－﹣＠﹢﹦﹫])"
_QUOTED = r"^'(?:[\t\r\n]|[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－﹣＠﹢﹦﹫])"


def spreadsheet_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with an apostrophe before every text cell and heading that a spreadsheet would
    run."""
    headings = pl.Series("h", frame.columns, dtype=pl.String)
    text = pl.col(pl.String)
    safe = frame.with_columns(_quoted(text).name.keep())
    safe.columns = headings.to_frame().select(_quoted(pl.col("h"))).to_series().to_list()
    return safe


def _quoted(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(FORMULA_START)).then("'" + text).otherwise(text)


def read_safe_csv(path: Path, schema: pl.Schema) -> pl.DataFrame:
    """A CSV file of ours back as a frame of ``schema``, without the apostrophes.

    Raises InputError when the file is missing or has other columns.
    """
    try:
        frame = pl.read_csv(path, schema=schema)
    except (OSError, pl.exceptions.PolarsError) as error:
        first = str(error).splitlines()[0]
        raise InputError(
            f"{path} cannot be read ({first}).", hint="run the screen again"
        ) from error
    text = pl.col(pl.String)
    return frame.with_columns(
        pl.when(text.str.contains(_QUOTED)).then(text.str.slice(1)).otherwise(text).name.keep()
    )
