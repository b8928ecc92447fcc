"""Reads the spellings of places whose goods a law presumes barred (``places/*.csv``)."""

from functools import lru_cache
from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.schemas import PLACES, conform
from supplyscreen.watchlists.contents import Contents
from supplyscreen.watchlists.kept import kept
from supplyscreen.watchlists.sheets import ROW, read_sheet

LEVELS = [
    "region",
    "prefecture",
    "county",
    "district",
    "city",
    "xpcc_city",
    "xpcc_division",
    "area",
    "industrial_park",
    "xpcc_regiment",
    "town",
    "postcode",
]


def read_places(folder: Path, *, cache: Path | None = None) -> pl.DataFrame:
    """All rows of ``places/*.csv`` under the data folder as PLACES, sorted, one per spelling.

    A row of level ``postcode`` holds the first digits of a six-digit postcode as its spelling.
    ``cache`` is as in ``read_list``.
    Raises WatchlistError when there is no file, or when a file has other columns, an unknown
    level, an ``ambiguous`` that is not true or false, an empty id or spelling, or one spelling of
    one place twice.
    """
    paths = sorted((folder / "places").glob("*.csv"))
    if not paths:
        raise WatchlistError(
            f"{folder / 'places'}: there is no place file (*.csv).",
            hint="restore places/xinjiang.csv from the package",
        )
    return _places(Contents.of(folder, paths), cache).clone()


@lru_cache(maxsize=4)
def _places(contents: Contents, cache: Path | None) -> pl.DataFrame:
    return kept(
        cache and cache / "places",
        pl.DataFrame,
        [contents.sha256],
        lambda: _sorted(contents.folder),
        settled=contents.unchanged,
    )


def _sorted(folder: Path) -> pl.DataFrame:
    paths = sorted((folder / "places").glob("*.csv"))
    places = pl.concat([_read(path) for path in paths])
    return places.sort("place_id", "spelling_kind", "spelling")


def _read(path: Path) -> pl.DataFrame:
    sheet = read_sheet(path, PLACES.names())
    _check(sheet, path)
    told = sheet.drop(ROW).with_columns(
        pl.col("ambiguous") == "true",
        pl.col("note").fill_null(""),
    )
    return conform(told, PLACES)


def _check(sheet: pl.DataFrame, path: Path) -> None:
    """Stop at the first row that could not be matched or would be matched wrongly."""
    twice = pl.struct("place_id", "spelling").is_duplicated()
    bad: list[tuple[str, str, pl.Expr]] = [
        ("place_id", "a place id", _blank("place_id")),
        ("spelling", "a spelling", _blank("spelling")),
        ("level", f"one of {', '.join(LEVELS)}", ~pl.col("level").fill_null("").is_in(LEVELS)),
        ("ambiguous", "true or false", ~pl.col("ambiguous").fill_null("").is_in(["true", "false"])),
        ("spelling", "plain text, not HTML", pl.col("spelling").str.contains(r"&#?\w+;|[<>]")),
        ("spelling", "each spelling of a place once", twice),
    ]
    for column, expected, test in bad:
        found = sheet.filter(test)
        if found.height:
            row = found.row(0, named=True)
            raise WatchlistError(
                f"{path}, row {row[ROW]}, column {column}: found {row[column]!r}, "
                f"expected {expected}.",
                hint="mend the row; places/README.md explains the columns",
            )


def _blank(column: str) -> pl.Expr:
    return pl.col(column).fill_null("").str.strip_chars() == ""
