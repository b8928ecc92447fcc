"""What of a CBP AMS table set has been read, and its rows by the bill they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.cells.repairs import Repairs
from supplyscreen.files.rejects import reject_rows
from supplyscreen.intake.ams_bills import DATES
from supplyscreen.intake.ams_party_rows import PartyRows
from supplyscreen.intake.ams_tables import AmsSet, strangers
from supplyscreen.intake.buckets import Buckets
from supplyscreen.intake.identifiers import Identifiers
from supplyscreen.intake.result import Teller, tell_rows
from supplyscreen.layouts.ams_columns import (
    HEADER,
    OFTEN_ABSENT,
    PARTY_TABLES,
    SIDE_TABLES,
    party_columns,
)

TEXTS = (
    *(c for role in PARTY_TABLES for c in party_columns(role)[1:]),
    "description_text",
    "hazmat_description",
)
_REPAIRED = (*TEXTS, *DATES, "run_date", "harmonized_number")
_HEADINGS = {column: column for column in _REPAIRED}


@dataclass(slots=True)
class AmsReading:
    """What has been read so far: files, rejects and notes of every table."""

    tables: AmsSet
    tell: Teller
    bucket_bills: int
    rejects: list[pl.DataFrame] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)  # file -> rows that belong to a bill
    repairs: Repairs = field(default_factory=lambda: Repairs(_HEADINGS))

    def files(self) -> pl.Enum:
        """The names of all files as a type, which is how rows carry the name of theirs."""
        return pl.Enum(sorted({file.name for table in self.tables.values() for file in table}))

    def rows_of(
        self, table: str, columns: Sequence[str], *, scope: str
    ) -> Iterator[tuple[str, pl.DataFrame]]:
        """All rows of a table with the name of their file, batch by batch; what was not read is
        noted."""
        needed = columns[1:2] if table in PARTY_TABLES.values() else ()
        files = self.files()
        for file in self.tables.get(table, ()):
            self.tell(f"reading {file.name}", 0, None)
            done = 0
            for rows, lost in file.pick(columns, scope, needed):
                if lost.height:
                    self.rejects.append(lost)
                done += rows.height
                tell_rows(self.tell, file.name, done, file.read())
                yield file.name, rows.with_columns(source_file=pl.lit(file.name, dtype=files))

    def use(self, name: str, rows: pl.DataFrame) -> None:
        """Note that rows of a file are used."""
        self.used[name] = self.used.get(name, 0) + rows.height

    def unuse(self, rows: pl.DataFrame) -> None:
        """Take back that rows are used: those of an older release."""
        for name, count in rows.group_by("source_file").len().iter_rows():
            self.used[name] -= count

    def of_identifiers(self) -> list[pl.DataFrame]:
        """FINDINGS of the identifiers of every file."""
        return [
            found for table in self.tables.values() for file in table for found in file.findings
        ]


@dataclass(slots=True)
class Heads:
    """The header rows in buckets, the index of their identifiers, and how many there are."""

    buckets: Buckets
    bucket_bills: int
    identifiers: Identifiers = field(default_factory=Identifiers)
    count: int = 0

    def take(self, number: int) -> pl.DataFrame:
        """The header rows of one bucket with ``order``, and ``again`` for a row whose identifier
        stood before: an older copy, counted as superseded."""
        rows = self.buckets.take(number)
        first = number * self.bucket_bills
        again = self.identifiers.repeated(first, first + rows.height)
        order = pl.int_range(first, first + pl.len(), dtype=pl.Int64)
        return rows.with_columns(order.alias("order"), pl.Series("again", again))


def heads_of(reading: AmsReading) -> Heads:
    """All header rows. One without an identifier is a reject."""
    schema = _schema(reading, HEADER)
    heads = Heads(Buckets(schema), reading.bucket_bills)
    for name, rows in reading.rows_of("header", HEADER, scope="row"):
        named = rows
        if rows["identifier"].null_count():
            blank = pl.col("identifier").is_null()
            reading.rejects.append(_no_identifier(rows.filter(blank)))
            named = rows.filter(~blank)
        order = pl.int_range(heads.count, heads.count + named.height, eager=True)
        heads.buckets.add(named, order // reading.bucket_bills)
        heads.identifiers.add(named["identifier"])
        heads.count += named.height
        reading.use(name, named)
    heads.identifiers.finish()
    return heads


@dataclass(slots=True)
class Sides:
    """All tables in buckets: the header, those beside it, and the parties."""

    heads: Heads
    rows: dict[str, Buckets]
    parties: dict[str, PartyRows]


def sides_of(reading: AmsReading, heads: Heads) -> Sides:
    """The rows of all tables that belong to a bill here, in the buckets of their bills.

    They carry ``place``, the order of the header row, in place of the identifier.
    """
    sides = Sides(heads, {}, {})
    for name, columns in SIDE_TABLES.items():
        schema = pl.Schema({**_schema(reading, columns[1:]), "place": pl.Int64()})
        if name in PARTY_TABLES.values():
            sides.parties[name] = PartyRows(schema)
            _fill(sides.parties[name], name, reading, heads)
        else:
            sides.rows[name] = Buckets(schema)
            _fill(sides.rows[name], name, reading, heads)
    return sides


def _fill(side: Buckets | PartyRows, name: str, reading: AmsReading, heads: Heads) -> None:
    """Read a table into its buckets; rows of no bill are rejects."""
    seen, used = 0, 0
    if name not in reading.tables and name not in OFTEN_ABSENT:
        reading.notes.append(f"table {name} is not in the folder")
    for file, rows in reading.rows_of(name, SIDE_TABLES[name], scope="detail"):
        placed = rows.with_columns(heads.identifiers.places(rows["identifier"]).alias("place"))
        known = placed
        if placed["place"].null_count():
            known = placed.filter(pl.col("place").is_not_null())
            reading.rejects.append(strangers(placed.filter(pl.col("place").is_null())))
        reading.use(file, known)
        side.add(known, known["place"] // reading.bucket_bills)
        seen, used = seen + rows.height, used + known.height
    if seen and not used:
        reading.notes.append(
            f"no row of table {name} belongs to a bill of lading here; "
            "check that all tables are of one year and release"
        )


def _schema(reading: AmsReading, columns: Sequence[str]) -> pl.Schema:
    texts = dict.fromkeys(columns, pl.String())
    return pl.Schema(texts | {"source_file": reading.files(), "source_row": pl.Int64()})


def _no_identifier(rows: pl.DataFrame) -> pl.DataFrame:
    return reject_rows(
        rows,
        scope="row",
        code="no_identifier",
        message="the header row has no identifier, so nothing can be joined to it; "
        "take the column from the original file",
        column="identifier",
    )
