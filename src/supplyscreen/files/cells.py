"""Cells of text made alike in every format: stripped, blank = null, blank rows told."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.files.table import Batch

TRAILING_MIDNIGHT = r"(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?$"
"""A date that a format holds as a moment; with ``^`` before it, the whole cell."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as a format gives them: ``c0, c1 ...`` (String) and ``source_row`` (Int64)."""

    frame: pl.DataFrame
    rejects: pl.DataFrame | None = None
    read: float | None = None


def finished_batches(parts: Iterable[Rows], *, name: str, scope: str) -> Iterator[Batch]:
    """Batches with stripped cells; blank rows are rejects ``empty_row`` of ``scope``.

    Blank rows at the end of the table are no rows: they are held back until a row with text
    follows, and forgotten where none does.
    """
    held = pl.DataFrame(schema={"source_file": pl.String, "source_row": pl.Int64})
    for part in parts:
        cells = _stripped(part.frame, name)
        some = pl.any_horizontal(pl.exclude("source_row", "source_file").is_not_null())
        full = cells.filter(some)
        blank = pl.concat([held, cells.filter(~some).select("source_file", "source_row")])
        last = full["source_row"].max() if full.height else -1
        told = blank.filter(pl.col("source_row") < last)
        held = blank.filter(pl.col("source_row") > last)
        rejects = [part.rejects] if part.rejects is not None else []
        rejects.append(_blank_rows(told, scope))
        yield Batch(full, join_rejects(rejects), part.read)


def numbered(cells: pl.DataFrame, first: int) -> pl.DataFrame:
    """``cells`` with ``source_row``, counted on from ``first``."""
    return cells.with_columns(
        pl.int_range(first, pl.len() + first, dtype=pl.Int64).alias("source_row")
    )


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stripped(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    cell = pl.exclude("source_row")
    text = frame.with_columns(cell.str.strip_chars())
    cells = text.with_columns(pl.when(cell != "").then(cell).name.keep())
    order = [pl.exclude("source_row"), pl.lit(name).alias("source_file"), pl.col("source_row")]
    return cells.select(order)


def _blank_rows(blank: pl.DataFrame, scope: str) -> pl.DataFrame:
    told = "the row is empty; delete it or fill it"
    return reject_rows(blank, scope=scope, code="empty_row", message=told)
