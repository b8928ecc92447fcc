"""A publication laid over a list: what the publisher says changes, what is ours stays.

Each entry keeps its id, its Chinese names, place, sectors, goods words, notes and every name from
another source. Nothing is removed here without being named in ``removals``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.models import WatchlistInfo
from supplyscreen.watchlists.entries import ALIAS_COLUMNS, ENTRY_COLUMNS
from supplyscreen.watchlists.entry_matching import OTHER_DAY, SHORT_FORM
from supplyscreen.watchlists.list_rules import ListRules, Reading, Row
from supplyscreen.watchlists.publication import Publication, Published

OPEN = (
    "active",
    "partially_active",
    "inactive_pending_litigation",
    "superseded_in_enforcement",
)


@dataclass(frozen=True)
class ListSheets:
    """The files of one list as text: ``info``, and the columns of the two CSV files."""

    info: WatchlistInfo
    entries: pl.DataFrame
    aliases: pl.DataFrame


@dataclass(frozen=True)
class Merged:
    """The list after the update, and what to tell.

    ``removals`` are sentences on entries or sub-lists that the publication no longer has, ``gone``
    the entry ids of the former; ``expected`` is how many it should have had. ``lost_names`` counts
    names of the publisher that are no longer there, of ``had_names``. ``new`` are ids.
    """

    entries: pl.DataFrame
    aliases: pl.DataFrame
    told: tuple[str, ...]
    removals: tuple[str, ...]
    expected: int
    lost_names: int
    had_names: int
    new: tuple[str, ...]


def merge(
    base: ListSheets,
    publication: Publication,
    found: Mapping[int, tuple[str, str]],
    rules: ListRules,
    reading: Reading,
) -> Merged:
    """``base`` brought to ``publication``; ``found`` says which entry each row speaks of."""
    rows: dict[str, Row] = {row["entry_id"] or "": row for row in base.entries.to_dicts()}
    aliases: list[Row] = base.aliases.to_dicts()
    had_names = sum(rules.owns_alias(alias) for alias in aliases)
    told: list[str] = []
    removals: list[str] = []
    new: list[str] = []
    dropped: set[tuple[str, str]] = set()
    for at, each in enumerate(publication.listed):
        entry_id, how = found.get(at, ("", ""))
        if entry_id:
            own = [alias for alias in aliases if alias["entry_id"] == entry_id]
            changed = rules.updated(rows[entry_id], own, each, reading)
            told += _how_found(each, entry_id, how)
        else:
            entry_id = rules.new_id(each, rows)
            changed = rules.new_entry(each, entry_id, reading)
            new.append(entry_id)
        rows[entry_id] = changed.row
        told += changed.told
        removals += changed.removals
        dropped |= {(entry_id, name) for name in changed.lost}
        aliases += changed.added
    seen = {entry_id for entry_id, _ in found.values()}
    gone, later = _not_there(rows, seen | set(new), publication.covers_until)
    removals += [f"{row['name']} ({row['entry_id']}) is not in the publication" for row in gone]
    for row in gone:
        rows[row["entry_id"] or ""] = rules.ended(row, reading)
    told += _later(later, publication)
    return Merged(
        entries=_sheet(list(rows.values()), ENTRY_COLUMNS),
        aliases=_sheet(
            [a for a in aliases if (a["entry_id"], a["name"]) not in dropped], ALIAS_COLUMNS
        ),
        told=(*told, *publication.notes),
        removals=tuple(removals),
        expected=len(seen) + len(gone),
        lost_names=len(dropped),
        had_names=had_names,
        new=tuple(new),
    )


def _how_found(each: Published, entry_id: str, how: str) -> list[str]:
    if how in (SHORT_FORM, OTHER_DAY):
        return [f"{each.where}: {each.name} was taken for {entry_id}, {how}"]
    return []


def _not_there(
    rows: Mapping[str, Row], seen: set[str], covers_until: date
) -> tuple[list[Row], list[Row]]:
    """Entries in force that the publication should have, and those listed after it."""
    left = [row for key, row in rows.items() if key not in seen and row["status"] in OPEN]
    later = [row for row in left if (row["listed_on"] or "") > covers_until.isoformat()]
    return [row for row in left if row not in later], later


def _later(rows: Sequence[Row], publication: Publication) -> list[str]:
    if not rows:
        return []
    names = ", ".join(str(row["name"]) for row in rows)
    return [
        f"{len(rows)} entries were listed after the day that the publication covers "
        f"({publication.covers_until}) and stay: {names}"
    ]


def _sheet(rows: Sequence[Row], columns: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
