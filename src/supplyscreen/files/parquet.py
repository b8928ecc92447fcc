"""Parquet files as tables of text, read batch by batch."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.as_text import as_text, text_headings
from supplyscreen.files.cells import Rows, file_digest, finished_batches, numbered
from supplyscreen.files.table import BATCH_ROWS, Batch, Table

FIRST_ROW = 2
"""``source_row`` of the first row: the one that it has in the same table saved as CSV."""


def read_parquet(path: Path, *, name: str, scope: str = "row") -> list[Table]:
    """The one table of a Parquet file; columns of structs are read as ``a.b``.

    Rows are counted from 2, as if the headings were row 1. Raises InputError: the file is
    damaged, holds no columns, or a type that cannot be read as text.
    """
    try:
        schema = pl.scan_parquet(path, glob=False).collect_schema()
        rows = pl.scan_parquet(path, glob=False).select(pl.len()).collect().item()
        headings = text_headings(schema)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise damaged(name, error) from None
    if not headings:
        raise InputError(f"{name} is a Parquet file without columns.", hint="write it again")

    def rows_of(table: Table) -> Iterator[Batch]:
        yield from finished_batches(_parts(path, name, rows), name=name, scope=scope)
        table.sha256 = table.sha256 or file_digest(path)

    return [Table(name=name, headings=headings, form="Parquet", rows_of=rows_of)]


def damaged(name: str, error: Exception) -> InputError:
    """The error of a file that begins as Parquet and cannot be read as it."""
    told = str(error).splitlines()[0] if str(error) else type(error).__name__
    return InputError(
        f"{name} cannot be read as a Parquet file: {told}.",
        hint="the copy may be cut short; fetch or write it again, or give it as CSV",
    )


def _parts(path: Path, name: str, rows: int) -> Iterator[Rows]:
    batches = pl.scan_parquet(path, glob=False).collect_batches(
        chunk_size=BATCH_ROWS, maintain_order=True, engine="streaming"
    )
    done = 0
    try:
        for batch in batches:
            yield Rows(
                numbered(as_text(batch), FIRST_ROW + done), read=(done + batch.height) / rows
            )
            done += batch.height
    except pl.exceptions.PolarsError as error:
        raise damaged(name, error) from None
