"""The differences between two editions in plain words."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import polars as pl

from supplyscreen.schemas import require_schema
from supplyscreen.watchlists.list_tables import LIST_CHANGES

_WHAT = {
    "name": "name",
    "search_name": "name that is searched",
    "listed_on": "listing date",
    "ended_on": "end date",
    "provision_dates": "date of the sub-list",
    "goods_scope": "goods",
    "extends_to": "extends to",
    "status_detail": "status in words",
    "program_key": "program",
    "source_url": "source link",
    "known_gaps": "known gaps",
    "published_on": "day of publication",
    "retrieved_on": "day on which it was read",
}
Row = Mapping[str, str | None]


def changes_text(changes: pl.DataFrame) -> list[str]:
    """``changes`` (LIST_CHANGES) as lines for a person, list by list.

    The first line of a list counts what changed. Below it, two blanks in: a note for each entry
    that got another id, each entry that was added or removed, and each other one with its
    differences, four blanks in. One line that says so when nothing changed. Raises SchemaError when
    a column is missing.
    """
    rows = require_schema(changes, LIST_CHANGES, name="LIST_CHANGES").to_dicts()
    if not rows:
        return ["No difference."]
    lines = []
    for list_id, of_list in groupby(rows, key=itemgetter("list_id")):
        told = list(of_list)
        lines += [f"{list_id}: {_counts(told)}.", *_new_ids(told)]
        for entry_id, of_entry in groupby(told, key=itemgetter("entry_id")):
            lines += _entry_lines(entry_id, list(of_entry))
    return lines


def _counts(rows: Sequence[Row]) -> str:
    """How many entries were added, removed and changed, in words."""
    ids: dict[str, set[str]] = {"added": set(), "removed": set(), "changed": set()}
    for row in rows:
        if row["entry_id"] is not None:
            ids.get(str(row["change"]), ids["changed"]).add(row["entry_id"])
    parts = [f"{len(found):,} {how}" for how, found in ids.items() if found]
    return f"entries: {', '.join(parts)}" if parts else "no entry changed"


def _new_ids(rows: Sequence[Row]) -> list[str]:
    """A warning for each name that went under one id and came under another."""
    gone = {r["entry_name"]: r["entry_id"] for r in rows if r["change"] == "removed"}
    return [
        f"  note: {row['entry_name']} was {gone[row['entry_name']]} and is {row['entry_id']}; past "
        "reports point to the old id, so an id should stay"
        for row in rows
        if row["change"] == "added" and row["entry_id"] and row["entry_name"] in gone
    ]


def _entry_lines(entry_id: str | None, rows: Sequence[Row]) -> list[str]:
    first = rows[0]
    subject = f"{first['entry_name']} ({entry_id})" if entry_id else "the list itself"
    if first["field"] is None:
        detail = first["after"] or first["before"]
        return [f"  {first['change']}: {subject}" + (f": {detail}" if detail else "")]
    return [f"  changed: {subject}", *(f"    {_sentence(row)}" for row in rows)]


def _sentence(row: Row) -> str:
    kind = str(row["field"]).replace("_", " ")
    if row["change"] == "alias_added":
        return f"name added ({kind}): {row['after']}"
    if row["change"] == "alias_removed":
        return f"name removed ({kind}): {row['before']}"
    field, _, sub_list = str(row["field"]).partition(".")
    if field == "scope":
        how, what = ("added", row["after"]) if row["after"] else ("removed", row["before"])
        return f"scope of the goods, {sub_list.replace('_', ' ')} {how}: {what}"
    what = _WHAT.get(field, field.replace("_", " ")) + (f" ({sub_list})" if sub_list else "")
    if row["before"] is None:
        return f"{what}: now {row['after']!r}, was empty"
    if row["after"] is None:
        return f"{what}: now empty, was {row['before']!r}"
    return f"{what}: now {row['after']!r}, was {row['before']!r}"
