"""A small file as one frame: all batches together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.open import open_tables
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.table import Table
from supplyscreen.models import InputFile


@dataclass(frozen=True, slots=True)
class WholeTable:
    """Rows of one table. ``frame`` has columns c0, c1 ... (String, stripped, blank = null),
    ``source_file`` and ``source_row``; ``rows`` counts them and the rows rejected here."""

    name: str
    headings: tuple[str, ...]
    frame: pl.DataFrame
    rows: int
    rejects: pl.DataFrame
    sha256: str
    notes: tuple[str, ...]
    form: str = ""

    def pick(self, columns: Mapping[str, int]) -> pl.DataFrame:
        """The named columns (name -> position), with source_file and source_row."""
        cells = [pl.col(f"c{at}").alias(name) for name, at in columns.items()]
        return self.frame.select(*cells, "source_file", "source_row")

    def input_file(self, used: int) -> InputFile:
        """The file as the run record names it."""
        return InputFile(name=self.name, sha256=self.sha256, rows=self.rows, rows_used=used)


def read_whole(path: str | Path, *, scope: str = "row") -> WholeTable:
    """Read a file of any format into memory; rows that cannot be read are rejects of ``scope``.

    Of several tables (sheets, members of a zip) the first is read, and a note names the others.
    Raises InputError as ``open_tables`` does, and when there is a heading line only (which a side
    table, ``scope`` detail, may have: then no bill has such a row).
    """
    tables = open_tables(path, scope=scope)
    whole = whole_table(tables[0])
    if len(tables) > 1:
        others = ", ".join(table.name for table in tables[1:])
        told = f"{whole.name} is read; not read are {others}"
        whole = _with_note(whole, told)
    if whole.rows:
        return whole
    if scope != "detail":
        raise InputError(f"{path} has a heading line and no rows.", hint="give a file with rows")
    return _with_note(whole, f"{whole.name}: a heading line and no rows")


def whole_table(table: Table) -> WholeTable:
    """All batches of ``table`` together."""
    cells = {f"c{at}": pl.String() for at in range(len(table.headings))}
    none = pl.DataFrame(schema={**cells, "source_file": pl.String(), "source_row": pl.Int64()})
    batches = list(table.batches())
    return WholeTable(
        name=table.name,
        headings=table.headings,
        frame=pl.concat([none, *(batch.frame for batch in batches)]),
        rows=table.rows,
        rejects=join_rejects([batch.rejects for batch in batches]),
        sha256=table.sha256,
        notes=tuple(table.notes),
        form=table.form,
    )


def _with_note(whole: WholeTable, told: str) -> WholeTable:
    return replace(whole, notes=(*whole.notes, told))
