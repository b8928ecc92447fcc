"""Which column of a file means what: headings matched against tables of known and obvious ones.

``data/headings.csv`` lists headings per field, ``data/party_headings.csv`` words for roles and for
the fields of a party, which combine: exporter + address. Case, blanks and punctuation of a
heading do not count. Where several headings fit one field, the first of the table is used.
"""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

ROLES = ("shipper", "consignee", "notify_party")
"""The roles of a manifest; their columns are called ``shipper_name`` and so on."""


def map_headings(headings: Sequence[str], *, kind: str) -> dict[str, int]:
    """Field -> position of its column, for ``kind`` manifest or supplier, in table order."""
    position: dict[str, int] = {}
    for at, heading in enumerate(headings):
        position.setdefault(_compact(heading), at)
    found: dict[str, int] = {}
    for field, words in _table(kind):
        if words in position:
            found.setdefault(field, position[words])
    return found


def all_columns(headings: Sequence[str], *, kind: str) -> dict[str, list[int]]:
    """Field -> positions of all its columns, left to right; a number behind a heading (Alias 2)
    does not count."""
    words = {word: field for field, word in reversed(_table(kind))}
    found: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        plain = _compact(heading)
        field = words.get(plain) or words.get(plain.rstrip("0123456789"))
        if field:
            found.setdefault(field, []).append(at)
    return found


def named(columns: dict[str, int], headings: Sequence[str]) -> dict[str, str]:
    """Field -> heading as filed, as the run record shows it."""
    return {field: headings[at] for field, at in columns.items()}


def shown(headings: Sequence[str]) -> str:
    """Headings as a message shows them: at most 40, each at most 60 characters."""
    first = [heading[:60] + "..." * (len(heading) > 60) or "(blank)" for heading in headings[:40]]
    more = len(headings) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def _compact(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


@cache
def _table(kind: str) -> tuple[tuple[str, str], ...]:
    pairs = [(r["field"], _compact(r["words"])) for r in _rows("headings") if r["kind"] == kind]
    if kind == "manifest":
        parts = _rows("party_headings")
        pairs += [
            (f"{role['field']}_{part['field']}", _compact(f"{role['words']} {part['words']}"))
            for role in parts
            if role["part"] == "role"
            for part in parts
            if part["part"] == "field"
        ]
    return tuple(pairs)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("supplyscreen.intake").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
