"""The files of a CBP AMS table folder, and one table of it over all its years and parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.intake.csv_table import CsvTable, read_table
from supplyscreen.intake.rejects import join_rejects, reject_rows

_FILE = re.compile(r"^ams__(?P<table>[a-z]+)_(?P<year>\d{4}).*\.csv$", re.IGNORECASE)
NEEDED = ("header", "shipper")


@dataclass(frozen=True, slots=True)
class AmsTable:
    """Rows of one table with the wanted columns (null where a file lacks one)."""

    frame: pl.DataFrame
    files: tuple[CsvTable, ...]
    rejects: pl.DataFrame

    @property
    def rows(self) -> int:
        """Rows of all files, those rejected in reading included."""
        return sum(file.rows for file in self.files)


def find_tables(folder: Path) -> dict[str, list[Path]]:
    """Table name -> its files in name order.

    Raises InputError when the folder holds no AMS file, or lacks header or shipper.
    """
    tables: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and (match := _FILE.match(path.name)):
            tables.setdefault(match["table"].lower(), []).append(path)
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise InputError(
            f"{folder} lacks the AMS table {' and '.join(missing)}; found: "
            f"{', '.join(sorted(tables)) or 'no AMS table'}; needed: {', '.join(NEEDED)}.",
            hint="tables are files named ams__<table>_<year>__<release>.csv; "
            "to read a flat manifest name the file itself",
        )
    return tables


def read_ams_table(paths: Sequence[Path], columns: Sequence[str], *, scope: str) -> AmsTable:
    """Read and concatenate the files of one table; unreadable rows are rejects of ``scope``.

    The identifier stays text: it has up to 14 digits and overflows 32 bits.
    Raises InputError when a file has no ``identifier`` column.
    """
    files = [read_table(path, scope=scope) for path in paths]
    frame = pl.concat([_pick(file, columns) for file in files])
    rejects = join_rejects([file.rejects for file in files])
    return AmsTable(frame, tuple(files), rejects)


def _pick(file: CsvTable, columns: Sequence[str]) -> pl.DataFrame:
    at = {heading.lower(): index for index, heading in reversed(list(enumerate(file.headings)))}
    if "identifier" not in at:
        raise InputError(
            f"{file.name} has no column identifier; found: {', '.join(file.headings)}.",
            hint="every AMS table is joined on identifier",
        )
    found = file.pick({name: at[name] for name in columns if name in at})
    absent = [pl.lit(None, dtype=pl.String).alias(name) for name in columns if name not in at]
    return found.with_columns(absent).select(*columns, "source_file", "source_row")


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
