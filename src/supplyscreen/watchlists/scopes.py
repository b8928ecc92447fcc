"""The goods that the entries of a list cover, as codes and words: ``scopes.csv``."""

import re
from pathlib import Path

import polars as pl

from supplyscreen.schemas import conform, empty
from supplyscreen.watchlists.law_tables import SCOPES
from supplyscreen.watchlists.sheets import ROW, raise_faults, read_sheet

SCOPE_FILE = "scopes.csv"
# `title` is for the reader: several entries with goods in like words share one row.
SCOPE_COLUMNS = (
    "scope",
    "title",
    "entry_ids",
    "covers",
    "hts_prefixes",
    "word_prefixes",
    "words",
    "not_words",
    "note",
)
COVERS = ("all", "named")
_WORDS = re.compile(r"[A-Z0-9]+( [A-Z0-9]+)*")
_LISTS = ("hts_prefixes", "word_prefixes", "words", "not_words")


def read_scopes(folder: Path, entries: pl.DataFrame) -> pl.DataFrame:
    """``lists/*/scopes.csv`` under the data folder as SCOPES, one row per entry, sorted.

    ``entries`` are the ENTRIES that are screened against; scopes of other entries are left out. A
    list may lack the file, and an entry its row: its goods are then not tested. Lists inside a
    cell are parted by `` | ``. ``covers`` is ``all`` (every product of the party) or ``named``
    (codes and words say which). Raises WatchlistError when a row is wrong, or an entry is unknown
    in its list or there twice.
    """
    paths = sorted((folder / "lists").glob(f"*/{SCOPE_FILE}"))
    wanted = set(entries["watchlist_id"])
    read = [_read(path, entries) for path in paths if path.parent.name in wanted]
    return pl.concat([empty(SCOPES), *read]).sort("entry_id")


def _read(path: Path, entries: pl.DataFrame) -> pl.DataFrame:
    sheet = read_sheet(path, SCOPE_COLUMNS)
    raise_faults(path, _faults(sheet), hint="watchlists/README.md explains scopes.csv")
    split = sheet.with_columns(pl.col("entry_ids", *_LISTS).str.split(" | "))
    each = split.explode("entry_ids").rename({"entry_ids": "entry_id"})
    own = entries.filter(pl.col("watchlist_id") == path.parent.name)
    raise_faults(path, _entry_faults(each, own), hint="the ids are those of entries.csv")
    lists = pl.col(*_LISTS).fill_null(pl.lit([], dtype=pl.List(pl.String)))
    return conform(each.with_columns(lists), SCOPES)


def _faults(sheet: pl.DataFrame) -> list[str]:
    """Faults of single rows."""
    faults = []
    seen: set[str] = set()
    for row in sheet.iter_rows(named=True):
        at = f"row {row[ROW]}, column"
        faults += [
            f"{at} {column} is empty, expected a value"
            for column in ("scope", "title", "entry_ids", "covers")
            if row[column] is None
        ]
        if row["scope"] in seen:
            faults.append(f"{at} scope: {row['scope']!r} is there already")
        seen.add(row["scope"])
        if row["covers"] not in COVERS:
            faults.append(f"{at} covers: found {row['covers']!r}, expected all or named")
        if row["covers"] == "named" and row["hts_prefixes"] is None and row["words"] is None:
            faults.append(f"{at} hts_prefixes, words: both are empty, so nothing can be in scope")
        if row["covers"] == "all" and any(row[column] for column in _LISTS):
            faults.append(f"{at} covers: all goods, so no codes or words are expected")
        faults += _word_faults(row["words"], f"{at} words")
        faults += _word_faults(row["not_words"], f"{at} not_words")
        faults += _prefix_faults(row["hts_prefixes"], f"{at} hts_prefixes")
        faults += _prefix_faults(row["word_prefixes"], f"{at} word_prefixes")
    return faults


def _word_faults(cell: str | None, at: str) -> list[str]:
    return [
        f"{at}: found {word!r}, expected words in capitals, letters and digits only"
        for word in (cell or "").split(" | ")
        if cell and not _WORDS.fullmatch(word)
    ]


def _prefix_faults(cell: str | None, at: str) -> list[str]:
    return [
        f"{at}: found {prefix!r}, expected 2 to 10 digits"
        for prefix in (cell or "").split(" | ")
        if cell and not (prefix.isascii() and prefix.isdigit() and 2 <= len(prefix) <= 10)
    ]


def _entry_faults(each: pl.DataFrame, entries: pl.DataFrame) -> list[str]:
    """Faults of the entries named by all rows together."""
    known = entries["entry_id"].to_list()
    unknown = each.filter(pl.col("entry_id").is_in(known).not_())
    again = each.filter(pl.col("entry_id").is_first_distinct().not_())
    return [
        *(
            f"row {row}, column entry_ids: found {entry!r}, expected an entry_id of entries.csv"
            for row, entry in unknown.select(ROW, "entry_id").rows()
        ),
        *(
            f"row {row}, column entry_ids: {entry!r} has a row already"
            for row, entry in again.select(ROW, "entry_id").rows()
        ),
    ]
