"""The files of a CBP AMS table folder, and one table of it over all its years and parts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.files.whole import WholeTable, read_whole
from supplyscreen.intake.rounded import is_rounded, rounded_numbers
from supplyscreen.layouts import shown

_FILE = re.compile(
    r"^ams__(?P<table>[a-z]+)_(?P<year>\d{4})(?:__(?P<release>\d+))?.*\.csv$", re.IGNORECASE
)
NEEDED = ("header", "shipper")


@dataclass(frozen=True, slots=True)
class AmsTable:
    """Rows of one table with the wanted columns (null where a file lacks one)."""

    frame: pl.DataFrame
    files: tuple[WholeTable, ...]
    rejects: pl.DataFrame

    @property
    def rows(self) -> int:
        """Rows of all files, those rejected in reading included."""
        return sum(file.rows for file in self.files)


def find_tables(folder: Path) -> dict[str, list[Path]]:
    """Table name -> its files by year, the newest release first, then by name.

    Raises InputError when the folder holds no AMS file, or lacks header or shipper.
    """
    tables: dict[str, list[tuple[str, int, str]]] = {}
    for path in folder.iterdir():
        if path.is_file() and (match := _FILE.match(path.name)):
            place = (match["year"], -int(match["release"] or 0), path.name)
            tables.setdefault(match["table"].lower(), []).append(place)
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise InputError(
            f"{folder} lacks the AMS table {' and '.join(missing)}; found: "
            f"{', '.join(sorted(tables)) or 'no AMS table'}; needed: {', '.join(NEEDED)}.",
            hint=_where_else(folder),
        )
    return {
        table: [folder / name for _, _, name in sorted(files)] for table, files in tables.items()
    }


def _where_else(folder: Path) -> str:
    """A folder below that holds tables, else how they are called."""
    below = (path for path in sorted(folder.iterdir()) if path.is_dir())
    for path in below:
        if any(_FILE.match(file.name) for file in path.iterdir()):
            return f"{path} holds AMS tables: name that folder, one at a time"
    return (
        "tables are files named ams__<table>_<year>__<release>.csv; "
        "to read a flat manifest name the file itself"
    )


def release_notes(tables: Mapping[str, Sequence[Path]]) -> list[str]:
    """A note for each table and year that is there in several releases."""
    releases: dict[tuple[str, str], set[str]] = {}
    for table, paths in sorted(tables.items()):
        for path in paths:
            match = _FILE.match(path.name)
            if match and match["release"]:
                releases.setdefault((table, match["year"]), set()).add(match["release"])
    return [
        f"table {table} of {year} is there in {len(found)} releases; "
        "where an identifier occurs in several, the header and billgen row of the newest counts"
        for (table, year), found in releases.items()
        if len(found) > 1
    ]


def read_ams_table(
    paths: Sequence[Path], columns: Sequence[str], *, scope: str, needed: Sequence[str] = ()
) -> AmsTable:
    """Read and concatenate the files of one table; unreadable rows are rejects of ``scope``.

    The identifier stays text: it has up to 14 digits and overflows 32 bits. One that a spreadsheet
    wrote as 2.01801E+12 no longer says which bill it is: its rows are rejects.
    Raises InputError when a file has no ``identifier`` column or lacks one of ``needed``.
    """
    files = [read_whole(path, scope=scope) for path in paths]
    rows = pl.concat([_pick(file, columns, needed=("identifier", *needed)) for file in files])
    lost = rounded_numbers(rows, "identifier", heading="identifier", scope=scope)
    rejects = join_rejects([*(file.rejects for file in files), lost])
    kept = rows.filter(~is_rounded(pl.col("identifier")))
    return AmsTable(kept, tuple(files), rejects)


def _pick(file: WholeTable, columns: Sequence[str], *, needed: Sequence[str]) -> pl.DataFrame:
    at = {heading.lower(): index for index, heading in reversed(list(enumerate(file.headings)))}
    for name in needed:
        if name not in at:
            raise InputError(
                f"{file.name} has no column {name}; found: {shown(file.headings)}.",
                hint=_WHY.get(name, "without it every party of the table would be nameless"),
            )
    found = file.pick({name: at[name] for name in columns if name in at})
    absent = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in at]
    # 201801010.0 is what a program writes that took the identifier for a decimal number.
    whole = pl.col("identifier").str.replace(r"^(\d+)\.0+$", "$1")
    return found.with_columns(*absent, whole).select(*columns, "source_file", "source_row")


_WHY = {"identifier": "every AMS table is joined on identifier"}


def keep_known(table: AmsTable, identifiers: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of a side table that belong to a header row, and REJECTS lines for the others."""
    known = pl.col("identifier").is_in(identifiers.implode())
    strangers = table.frame.filter(~known.fill_null(value=False))
    told = "no header row has this identifier, so the row belongs to no bill of lading here"
    rejects = reject_rows(
        strangers,
        scope="detail",
        code="no_header_row",
        message=told,
        column="identifier",
        value=pl.col("identifier"),
    )
    return table.frame.filter(known.fill_null(value=False)), rejects
