"""Reads the headings of the Harmonized System, so that a code that is none is known as such."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.sheets import ROW, read_sheet

HEADINGS = pl.Schema({"heading": pl.String, "description": pl.String})


def read_headings(folder: Path) -> pl.DataFrame:
    """Chapters (2 digits) and headings (4 digits) of the HS 2022 nomenclature, sorted.

    ``folder`` is the data folder ``watchlists/``; the file is ``goods/hs_headings.csv`` with the
    columns ``heading`` and ``description``. Raises WatchlistError when the file is missing, has
    other columns, holds a heading that is not 2 or 4 digits, holds one twice, or leaves a
    description empty. Source: HS nomenclature as published under PDDL (goods/README.md).
    """
    path = folder / "goods" / "hs_headings.csv"
    if not path.is_file():
        raise WatchlistError(
            f"{path}: the list of HS headings is missing.", hint="restore it from the package"
        )
    sheet = read_sheet(path, HEADINGS.names())
    _check(sheet, path)
    return sheet.drop(ROW).sort("heading")


def _check(sheet: pl.DataFrame, path: Path) -> None:
    """Stop at the first row that would make a true code look false, or the other way round."""
    heading, text = pl.col("heading").fill_null(""), pl.col("description").fill_null("")
    bad = {
        "expected 2 or 4 digits": ~heading.str.contains(r"^(\d{2}|\d{4})$"),
        "it is there twice": pl.col("heading").is_duplicated(),
        "its description is empty": text.str.strip_chars() == "",
    }
    for what, test in bad.items():
        found = sheet.filter(test)
        if found.height:
            row, value = found.select(ROW, "heading").row(0)
            raise WatchlistError(
                f"{path}, row {row}, column heading: found {value!r}; {what}.",
                hint="compare the row with the HS nomenclature",
            )
