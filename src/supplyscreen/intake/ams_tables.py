"""The files of a CBP AMS table set: which table each is, and their rows batch by batch."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import polars as pl

from supplyscreen.cells.rounded import is_rounded, repair_rounded, rounded_numbers
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.files.table import Table
from supplyscreen.layouts import shown
from supplyscreen.models import InputFile
from supplyscreen.schemas import REJECTS, empty

_FILE = re.compile(
    r"^ams__(?P<table>[a-z]+)_(?P<year>\d{4})(?:__(?P<release>\d+))?.*\.[a-z]+(?:\.[a-z]+)?$",
    re.IGNORECASE,
)
NEEDED = ("header", "shipper")
Pairs = Iterator[tuple[pl.DataFrame, pl.DataFrame]]


@dataclass(slots=True)
class AmsFile:
    """One file of one table. ``pick(columns)`` gives its rows as frames with those columns (null
    where the file lacks one), source_file and source_row, each with REJECTS of rows not read."""

    name: str
    pick: Callable[[Sequence[str], str, Sequence[str]], Pairs]
    said: Callable[[], InputFile]  # once it is read: rows, hash; rows_used is filled in later
    notes: Callable[[], Sequence[str]]
    read: Callable[[], float | None] = lambda: None
    findings: list[pl.DataFrame] = field(default_factory=list)  # of the identifiers


AmsSet = dict[str, list[AmsFile]]
"""Table name -> its files."""


def ams_table_of(name: str) -> str | None:
    """The AMS table that a file name says: ``ams__shipper_2018__202001290000.csv`` is shipper."""
    match = _FILE.match(PurePath(name).name)
    return match["table"].lower() if match else None


def order_of(name: str) -> tuple[str, int, str]:
    """Sort key of an AMS file: by year, the newest release first, then by name."""
    match = _FILE.match(PurePath(name).name)
    return (match["year"], -int(match["release"] or 0), name) if match else ("", 0, name)


def release_of(name: str) -> int:
    """The release of an AMS file by its name; 0 where it says none."""
    return -order_of(name)[1]


def require_tables(tables: Mapping[str, object], given: str) -> None:
    """Raise InputError when header or shipper is missing."""
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise InputError(
            f"{given} lacks the AMS table {' and '.join(missing)}; found: "
            f"{', '.join(sorted(tables)) or 'no AMS table'}; needed: {', '.join(NEEDED)}.",
            hint="tables are files named ams__<table>_<year>__<release>.csv; "
            "to read a flat manifest name the file itself",
        )


def release_notes(tables: AmsSet) -> list[str]:
    """A note for each table and year that is there in several releases."""
    releases: dict[tuple[str, str], set[str]] = {}
    for table, files in sorted(tables.items()):
        for file in files:
            match = _FILE.match(PurePath(file.name).name)
            if match and match["release"]:
                releases.setdefault((table, match["year"]), set()).add(match["release"])
    return [
        f"table {table} of {year} is there in {len(found)} releases; "
        "where an identifier occurs in several, the rows of the newest count"
        for (table, year), found in releases.items()
        if len(found) > 1
    ]


def ams_file(table: Table) -> AmsFile:
    """A table of text as a file of the AMS set, its columns told by their headings."""
    share: list[float | None] = [None]
    found: list[pl.DataFrame] = []

    def pick(columns: Sequence[str], scope: str, needed: Sequence[str]) -> Pairs:
        at = _positions(table, needed=("identifier", *needed))
        for batch in table.batches([at[column] for column in columns if column in at]):
            share[0] = batch.read
            rows = _picked(batch.frame, at, columns)
            lost = (
                [batch.rejects.with_columns(scope=_of_scope(scope))] if len(batch.rejects) else []
            )
            if not _all_whole(rows["identifier"]):
                rows, told, rounded = _whole_identifiers(rows, scope)
                found.append(told)
                lost.append(rounded)
            yield rows, join_rejects(lost) if lost else empty(REJECTS)

    def said() -> InputFile:
        return InputFile(name=table.name, sha256=table.sha256, rows=table.rows, rows_used=0)

    def notes() -> list[str]:
        told = [f"{table.name}: a heading line and no rows"]
        return [*table.notes, *(told if not table.rows else [])]

    return AmsFile(table.name, pick, said, notes, lambda: share[0], found)


def _positions(table: Table, *, needed: Sequence[str]) -> dict[str, int]:
    at = {heading.lower(): index for index, heading in reversed(list(enumerate(table.headings)))}
    for name in needed:
        if name not in at:
            raise InputError(
                f"{table.name} has no column {name}; found: {shown(table.headings)}.",
                hint=_WHY.get(name, "without it every party of the table would be nameless"),
            )
    return at


def _of_scope(scope: str) -> pl.Expr:
    """The scope of rejects of rows: in a side table a row is a detail."""
    return pl.when(pl.col("scope") == "row").then(pl.lit(scope)).otherwise("scope")


def _picked(frame: pl.DataFrame, at: Mapping[str, int], columns: Sequence[str]) -> pl.DataFrame:
    none = pl.lit(None, dtype=pl.String)
    cells = [(pl.col(f"c{at[c]}") if c in at else none).alias(c) for c in columns]
    return frame.select(*cells, "source_file", "source_row")


def _all_whole(identifiers: pl.Series) -> bool:
    """Whether all identifiers are whole numbers, as those of CBP are, so none is damaged."""
    return identifiers.cast(pl.Int64, strict=False).null_count() == identifiers.null_count()


def _whole_identifiers(
    rows: pl.DataFrame, scope: str
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The rows whose identifier has all its digits, FINDINGS of those put right, REJECTS of the
    others. 201801010.0 is what a program writes that took the identifier for a decimal number."""
    whole = pl.col("identifier").str.replace(r"^(\d+)\.0+$", "$1")
    rows, told = repair_rounded(rows.with_columns(whole), "identifier", heading="identifier")
    lost = rounded_numbers(rows, "identifier", heading="identifier", scope=scope)
    return rows.filter(~is_rounded(pl.col("identifier"))), told, lost


_WHY = {"identifier": "every AMS table is joined on identifier"}


def strangers(rows: pl.DataFrame) -> pl.DataFrame:
    """REJECTS lines for rows of side tables whose identifier no header row has."""
    return reject_rows(
        rows,
        scope="detail",
        code="no_header_row",
        message="no header row has this identifier, so the row belongs to no bill of lading here; "
        "check that all tables are of one year and release",
        column="identifier",
        value=pl.col("identifier"),
    )


def ams_paths(folder: Path) -> list[Path]:
    """The files of the AMS set in ``folder`` and the folders below it, in reading order."""
    found = [path for path in folder.rglob("*") if path.is_file() and ams_table_of(path.name)]
    return sorted(found, key=lambda path: order_of(path.name))
