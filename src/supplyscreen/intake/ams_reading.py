"""What of a CBP AMS table set has been read, and its rows by the bill they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.cells.repairs import Repairs
from supplyscreen.files.rejects import reject_rows
from supplyscreen.intake.ams_bills import DATES
from supplyscreen.intake.ams_tables import AmsSet, strangers
from supplyscreen.intake.buckets import Buckets
from supplyscreen.intake.identifiers import Identifiers
from supplyscreen.intake.result import Teller, tell_rows
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts.ams_columns import HEADER, OFTEN_ABSENT, PARTY_TABLES, party_columns

TEXTS = (
    *(c for role in PARTY_TABLES for c in party_columns(role)[1:]),
    "description_text",
    "hazmat_description",
)
_REPAIRED = (*TEXTS, *DATES, "run_date", "harmonized_number")
_HEADINGS = {column: column for column in _REPAIRED}
_PLACED: dict[str, pl.DataType] = {"source_file": pl.String(), "source_row": pl.Int64()}


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

    def rows_of(self, table: str, columns: Sequence[str], *, scope: str) -> Iterator[pl.DataFrame]:
        """All rows of a table, file by file, batch by batch; what was not read is noted."""
        needed = columns[1:2] if table in PARTY_TABLES.values() else ()
        for file in self.tables.get(table, ()):
            self.tell(f"reading {file.name}", 0, None)
            done = 0
            for rows, lost in file.pick(columns, scope, needed):
                self.rejects.append(lost)
                done += rows.height
                tell_rows(self.tell, file.name, done, file.read())
                yield rows

    def use(self, rows: pl.DataFrame) -> None:
        """Note that rows are used, by file."""
        for name, count in rows.group_by("source_file").len().iter_rows():
            self.used[name] = self.used.get(name, 0) + count

    def unuse(self, rows: pl.DataFrame) -> None:
        """Take back that rows are used: those of an older release."""
        for name, count in rows.group_by("source_file").len().iter_rows():
            self.used[name] -= count

    def of_identifiers(self) -> list[pl.DataFrame]:
        """FINDINGS of the identifiers of every file."""
        return [
            found for table in self.tables.values() for file in table for found in file.findings
        ]


def heads_of(reading: AmsReading) -> tuple[Buckets, Identifiers, int]:
    """The header rows in buckets, the index of their identifiers, and how many there are.

    ``again`` marks a row whose identifier stood before: an older copy, counted as superseded. A row
    without an identifier is a reject.
    """
    columns = _text(HEADER) | _PLACED | {"order": pl.Int64()}
    spool, count = Spool(pl.Schema(columns)), 0
    for rows in reading.rows_of("header", HEADER, scope="row"):
        blank = pl.col("identifier").is_null()
        reading.rejects.append(_no_identifier(rows.filter(blank)))
        named = rows.filter(~blank)
        spool.add(named.with_columns(order=pl.int_range(count, count + pl.len(), dtype=pl.Int64)))
        count += named.height
    identifiers = Identifiers(spool.scan().select("identifier").collect().to_series())
    again = identifiers.repeated()
    heads = Buckets(pl.Schema(columns | {"again": pl.Boolean()}))
    for chunk in spool.chunks():
        reading.use(chunk)
        bucket = pl.col("order") // reading.bucket_bills
        twice = pl.col("order").is_in(again.implode())
        heads.add(chunk.with_columns(bucket.alias("bucket"), twice.alias("again")))
    return heads, identifiers, count


def side_of(
    reading: AmsReading, name: str, columns: Sequence[str], identifiers: Identifiers
) -> Buckets:
    """The rows of a side table that belong to a bill here, in the buckets of their bills."""
    schema = pl.Schema(_text(columns) | _PLACED)
    side, seen, used = Buckets(schema), 0, 0
    if name not in reading.tables and name not in OFTEN_ABSENT:
        reading.notes.append(f"table {name} is not in the folder")
    for rows in reading.rows_of(name, columns, scope="detail"):
        place = identifiers.places(rows["identifier"]).alias("bucket")
        placed = rows.with_columns(place // reading.bucket_bills)
        known = placed.filter(pl.col("bucket").is_not_null())
        reading.rejects.append(strangers(placed.filter(pl.col("bucket").is_null())))
        reading.use(known)
        side.add(known)
        seen, used = seen + rows.height, used + known.height
    if seen and not used:
        reading.notes.append(
            f"no row of table {name} belongs to a bill of lading here; "
            "check that all tables are of one year and release"
        )
    return side


def _text(columns: Sequence[str]) -> dict[str, pl.DataType]:
    return dict.fromkeys(columns, pl.String())


def _no_identifier(rows: pl.DataFrame) -> pl.DataFrame:
    return reject_rows(
        rows,
        scope="row",
        code="no_identifier",
        message="the header row has no identifier, so nothing can be joined to it; "
        "take the column from the original file",
        column="identifier",
    )
