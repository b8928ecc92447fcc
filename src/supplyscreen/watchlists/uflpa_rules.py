"""How the DHS page changes the UFLPA Entity List: dates by sub-list, names, new ids."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import count

from supplyscreen.watchlists.entries import ENTRY_COLUMNS
from supplyscreen.watchlists.list_rules import (
    Changed,
    Reading,
    Row,
    add_source,
    alias_row,
    ended_row,
    note_before,
)
from supplyscreen.watchlists.publication import Published, name_key, without_acronym

PAGE = "https://www.dhs.gov/uflpa-entity-list"
ALIAS_SOURCE = "DHS UFLPA Entity List page"
_SECTIONS = ("i", "ii", "iv", "v")
# Tails of a company's name that no id holds, longest first.
_LEGAL = ("corporation", "limited", "company", "co ltd", "ltd", "inc", "co")


class UflpaRules:
    """:class:`~supplyscreen.watchlists.list_rules.ListRules` of ``us_dhs_uflpa``."""

    def new_id(self, each: Published, taken: Collection[str]) -> str:
        """``uflpa-`` and the name without legal form and brackets; ``-2`` where that is taken."""
        bare = without_acronym(each.name).replace("&", " and ")
        words = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", bare.lower())))
        for tail in (*_LEGAL, *_LEGAL):  # twice: "... Holdings Co., Limited" has two
            words = words.removesuffix(f" {tail}")
        first = "uflpa-" + words.replace(" ", "-")
        numbered = (f"{first}-{number}" for number in count(2))
        return first if first not in taken else next(i for i in numbered if i not in taken)

    def new_entry(self, each: Published, entry_id: str, reading: Reading) -> Changed:
        """The publisher gives no country, place, sector or citation: they stay empty or say so."""
        row: Row = dict.fromkeys(ENTRY_COLUMNS) | {
            "entry_id": entry_id,
            "kind": "party",
            "name": each.name,
            "search_name": without_acronym(each.name),
            "listed_on": each.listed_on.isoformat(),
            "status": "active",
            "program_key": "us-uflpa",
            "extends_to": each.extends_to or None,
            "citation": f"DHS page last updated {reading.published_on}; "
            "the Federal Register citation is not on the page",
            "source_url": PAGE,
            "sources": _source(reading),
            "confidence": "high",
        }
        return Changed(_dated(row, each.dates), added=_added(row, (), each, reading))

    def updated(self, row: Row, own: Sequence[Row], each: Published, reading: Reading) -> Changed:
        """Sub-lists and their days, names and scope are the publisher's; listed_on moves only back.

        A day after those that the page covers, and a name that the page does not know while the
        list calls the page's name a former one, are left as they are: a later notice told them.
        """
        dates = _own_dates(row)
        kept = {key: day for key, day in dates.items() if day > reading.covers_until}
        changed = _dated(row, {**each.dates, **kept}) | {
            "extends_to": each.extends_to or None,
            "listed_on": min(row["listed_on"] or "9", each.listed_on.isoformat()),
        }
        told: list[str] = []
        added: tuple[Row, ...] = ()
        lost: tuple[str, ...] = ()
        if row["ended_on"] or row["status"] != "active":
            changed |= {"status": "active", "ended_on": None}
            told.append(f"{each.name} ({row['entry_id']}) had ended and is listed again")
        if row["confidence"] != "high":
            changed = note_before(
                changed | {"confidence": "high"},
                f"Read on the DHS page of {reading.published_on}. Before that:",
            )
        gone = [key for key in dates if key not in each.dates and key not in kept]
        removals = [f"{each.name} ({row['entry_id']}) is not on sub-list ({key})" for key in gone]
        if _has_later_name(row, own, each):
            told.append(
                f"{row['entry_id']}: the publication names {each.name}; the list has a later "
                f"name, {row['name']}, which stays"
            )
        else:
            changed = _named(changed, each)
            added, lost = _added(changed, own, each, reading, row), _lost(changed, own, each)
        if changed != row:
            changed = add_source(changed, _source(reading))
        return Changed(changed, added, lost, tuple(told), tuple(removals))

    def ended(self, row: Row, reading: Reading) -> Row:
        """Ended on the day of the publication: the day of the removal is not on the page."""
        detail = (
            f"Not on the DHS page last updated {reading.published_on}; "
            "the day of its removal is not on the page."
        )
        return ended_row(row, reading, detail=detail, source=_source(reading))

    def owns_alias(self, alias: Row) -> bool:
        """Read on the DHS page, in this edition or an earlier one."""
        return _from_page(alias)


def _from_page(alias: Row) -> bool:
    """One with a note was worded by hand, such as "No. 4 VSETC", and stays."""
    return (alias["source"] or "").startswith(ALIAS_SOURCE) and not alias["note"]


def _own_dates(row: Row) -> dict[str, date]:
    parts = (part.split(": ") for part in (row["provision_dates"] or "").split(" | ") if part)
    return {key: date.fromisoformat(day) for key, day in parts}


def _dated(row: Row, dates: Mapping[str, date]) -> Row:
    order = [key for key in _SECTIONS if key in dates]
    return row | {
        "provision": " | ".join(f"UFLPA sec. 2(d)(2)(B)({key})" for key in order),
        "provision_dates": " | ".join(f"{key}: {dates[key]}" for key in order),
    }


def _has_later_name(row: Row, own: Sequence[Row], each: Published) -> bool:
    known = {name_key(name) for name in _spellings(each)}
    if known & {name_key(row["name"] or ""), name_key(row["search_name"] or "")}:
        return False
    return name_key(each.name) in {name_key(alias["name"] or "") for alias in own}


def _named(row: Row, each: Published) -> Row:
    """The publisher's name; ours stays where it is one of the publisher's spellings of it."""
    if row["name"] in each.written:
        return row
    return row | {"name": each.name, "search_name": without_acronym(each.name)}


def _added(
    row: Row, own: Sequence[Row], each: Published, reading: Reading, before: Row | None = None
) -> tuple[Row, ...]:
    """Spellings that are not there yet; the searched name from before a renaming among them."""
    known = {alias["name"] for alias in own} | {row["name"], row["search_name"]}
    source = f"{ALIAS_SOURCE}, last updated {reading.published_on}, read {reading.read_on}"
    added = [
        alias_row(row["entry_id"], name, kind=kind, source=source)
        for name, kind in _kinds(each).items()
        if name not in known
    ]
    old = before["search_name"] if before is not None else None
    if old and old not in known | _kinds(each).keys():
        added.append(_earlier_name(row, old, reading))
    return tuple(added)


def _kinds(each: Published) -> dict[str, str]:
    """Every spelling on the page, and whether it is an alias or a former name."""
    return {name: "former" if name in each.former else "alias" for name in _spellings(each)}


def _earlier_name(row: Row, old: str, reading: Reading) -> Row:
    """The name of the list that the page does not have: a short form is an alias, else former."""
    shorter = name_key(row["search_name"] or "").startswith(name_key(old))
    source = f"name in this list before the DHS page last updated {reading.published_on} was read"
    return alias_row(row["entry_id"], old, kind="alias" if shorter else "former", source=source)


def _lost(row: Row, own: Sequence[Row], each: Published) -> tuple[str, ...]:
    """Names that were read on the page and are no longer on it, however punctuated.

    A name that has become the searched one is no alias any more.
    """
    here = {name_key(name) for name in _spellings(each)}
    return tuple(
        alias["name"] or ""
        for alias in own
        if alias["name"] == row["search_name"]
        or (_from_page(alias) and name_key(alias["name"] or "") not in here)
    )


def _spellings(each: Published) -> tuple[str, ...]:
    return (*each.written, *each.aliases, *each.former)


def _source(reading: Reading) -> str:
    return f"{PAGE} (page last updated {reading.published_on}, read {reading.read_on})"
