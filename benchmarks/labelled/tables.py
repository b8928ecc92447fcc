"""The generator's own tables, written from general knowledge and never read by the matcher.

The matcher has tables of its own; reading those here would make the evaluation circular.
"""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/<table>.csv`` in the order of the file, heading -> cell."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def choices(table: str, column: str) -> dict[str, tuple[str, ...]]:
    """First column of ``table`` -> the parts of ``column`` between bars; rows without are left out.

    Raises KeyError when the table has no such column.
    """
    first = next(iter(rows(table)[0]))
    return {row[first]: tuple(row[column].split("|")) for row in rows(table) if row[column]}


@cache
def kinds() -> dict[str, str]:
    """Word or place -> kind: trade, generic, filler, number, placeword, form, place or country."""
    words = {row["word"]: row["kind"] for row in rows("words")}
    places = {
        row["place"]: "country" if row["kind"] == "country" else "place" for row in rows("places")
    }
    return {**words, **places}


@cache
def parents() -> dict[str, str]:
    """Place -> the province it lies in; provinces and countries are left out."""
    return {row["place"]: row["parent"] for row in rows("places") if row["parent"]}
