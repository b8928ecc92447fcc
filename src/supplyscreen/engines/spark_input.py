"""What is given to the Spark engine: files, or a DataFrame of rows; and its rows as READ."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from supplyscreen.engines.spark_facts import refuse_doubtful_columns
from supplyscreen.engines.spark_frames import ddl, headings_of
from supplyscreen.engines.spark_read import READ, ROW, FileToRead, ReadFiles, ReadRows
from supplyscreen.errors import InputError
from supplyscreen.files import Table, open_tables, paths_of
from supplyscreen.files.open import DUCKDB
from supplyscreen.files.source import STANDARD_INPUT
from supplyscreen.intake.ams_tables import ams_table_of
from supplyscreen.intake.edi_set import is_edi
from supplyscreen.intake.manifest import Source, files_of, notes_on_folders
from supplyscreen.layouts import BILL_ROLES, ROLES, Columns, Reading, recognise

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_AMS = "CBP AMS "


@dataclass(frozen=True)
class SparkRows:
    """A DataFrame whose rows are bills of lading, or lines of them, with columns of any layout.

    ``name`` is what flags and rejects call it. ``row`` is its column of whole numbers that number
    the rows, each once; without it they are numbered in the order in which Spark holds them, with
    gaps, which is the same in two runs only where that order is.
    """

    frame: "DataFrame"
    name: str = "rows"
    row: str | None = None


@dataclass(frozen=True)
class SparkInput:
    """An input that can be read: ``rows`` (READ) of ``tables``, each with how it is read."""

    rows: "DataFrame"
    tables: list[tuple[Table, Reading]]
    given: str
    notes: list[str] = field(default_factory=list)

    @property
    def missing_roles(self) -> tuple[str, ...]:
        """Roles of a bill for which no table has a column."""
        present = {role for _, reading in self.tables for role in reading.roles(ROLES)}
        return tuple(role for role in BILL_ROLES if role not in present)

    @property
    def one_reading(self) -> bool:
        """Whether all tables have the same columns in the same places."""
        return len({tuple(sorted(reading.columns.items())) for _, reading in self.tables}) == 1

    def finish(self, told: Sequence[dict[str, Any]]) -> None:
        """Put what reading ``told`` of each table, or of its parts, into the tables.

        Raises InputError when a file could not be read, or no table has a row.
        """
        for one in told:
            if "error" in one:
                raise InputError(one["error"], hint=one["hint"])
        for number, (table, _) in enumerate(self.tables):
            parts = [one for one in told if one["number"] == number]
            table.rows = sum(one["rows"] for one in parts)
            table.refused = sum(one["refused"] for one in parts)
            table.sha256 = parts[0]["sha256"] if parts else ""
            table.notes[:] = parts[0]["notes"] if parts else []
            if table.form == _FRAME:
                table.sha256 = _digest(table, sum(int(one["sha256"]) for one in parts))
            elif not table.rows:
                table.notes.append(f"{table.name}: a heading line and no rows")
        if not any(table.rows for table, _ in self.tables):
            names = ", ".join(table.name for table, _ in self.tables)
            raise InputError(f"{names}: a heading line and no rows.", hint="give a file with rows")
        self.tables[0][0].notes.extend(self.notes)


_FRAME = "Spark DataFrame"


def open_input(
    spark: "SparkSession", manifest: "Source | DataFrame | SparkRows", mapping: Columns | None
) -> SparkInput:
    """``manifest`` as an input. Raises InputError as :func:`screen_spark` says."""
    if isinstance(manifest, str | Path | Sequence):
        return _files(spark, manifest, mapping)
    given = manifest if isinstance(manifest, SparkRows) else SparkRows(manifest)
    return _frame(given, mapping)


def _files(spark: "SparkSession", source: Source, mapping: Columns | None) -> SparkInput:
    given = source if isinstance(source, str | Path) else ", ".join(map(str, source))
    files: list[FileToRead] = []
    tables: list[tuple[Table, Reading]] = []
    for path in _paths(source):
        found = open_tables(path)
        readings = tuple(_reading(table, mapping) for table in found)
        files.append(FileToRead(path, len(tables), readings))
        tables += zip(found, readings, strict=True)
    _require_parties(tables)
    task = ReadFiles(
        tuple(files),
        several=len(tables) > 1,
        by_party=all(reading.roles(ROLES) for _, reading in tables),
    )
    numbers = spark.range(0, len(files), 1, len(files))
    rows = numbers.mapInArrow(task.run, ddl(READ))
    return SparkInput(rows, tables, str(given), notes_on_folders(source))


def _paths(source: Source) -> list[str]:
    """Every file, as workers open it."""
    listed = files_of(source)
    found: list[str] = []
    for one in [listed] if isinstance(listed, str | Path) else listed:
        if str(one) == STANDARD_INPUT:
            raise InputError("workers cannot read standard input.", hint="give files")
        if str(one).startswith(DUCKDB):
            found.append(str(one))
        elif "#" in str(one) and not Path(one).exists():
            found.append(str(Path(one).absolute()))
        else:
            found += [str(path.absolute()) for path in paths_of(one)]
    if any(is_edi(path) for path in found if not path.startswith(DUCKDB)):
        raise InputError(
            "the Spark engine reads flat files, and these hold an EDI manifest.",
            hint="screen it with supplyscreen.screen",
        )
    return found


def _reading(table: Table, mapping: Columns | None) -> Reading:
    if ams_table_of(table.name) is None:
        reading = recognise(table.headings, name=table.name, kind="shipment", mapping=mapping)
        if not reading.layout.startswith(_AMS):
            return reading
    raise InputError(
        f"{table.name} is a table of the CBP AMS set, which the Spark engine does not join.",
        hint="screen AMS tables with supplyscreen.screen, a year at a time; Spark reads flat files",
    )


def _require_parties(tables: Sequence[tuple[Table, Reading]]) -> None:
    if not any(reading.roles(ROLES) for _, reading in tables):
        names = ", ".join(table.name for table, _ in tables)
        raise InputError(
            f"{names}: no table has a column that names a party, so there is nothing to compare.",
            hint="give the table of parties beside it, in one run",
        )


def _frame(given: SparkRows, mapping: Columns | None) -> SparkInput:
    from pyspark.sql import functions as F  # noqa: N812, PLC0415 (as all of Spark writes it)

    frame = given.frame.drop(given.row) if given.row else given.frame
    headings = headings_of(frame)
    reading = recognise(headings, name=given.name, kind="shipment", mapping=mapping)
    table = Table(name=given.name, headings=headings, form=_FRAME, rows_of=lambda _: iter(()))
    tables = [(table, _reading(table, mapping))]
    _require_parties(tables)
    refuse_doubtful_columns(frame, reading, name=given.name)
    number = F.col(given.row) if given.row else F.monotonically_increasing_id() + 2
    numbered = given.frame.withColumn(ROW, number.cast("bigint"))
    numbered = numbered.drop(given.row) if given.row else numbered
    rows = numbered.mapInArrow(ReadRows(given.name, reading).run, ddl(READ))
    return SparkInput(rows, tables, given.name)


def _digest(table: Table, rows: int) -> str:
    """What stands for the hash of a file: the SHA-256 of name, headings and the sum of the hashes
    of all rows."""
    told = json.dumps([table.name, table.headings, table.rows, rows % 2**64], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()
