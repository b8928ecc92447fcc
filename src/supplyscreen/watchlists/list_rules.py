"""What an update needs to know of one list: its own columns, names and new ids."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from supplyscreen.watchlists.publication import Published

Row = dict[str, str | None]
"""One row of ``entries.csv`` or ``aliases.csv``, an empty cell is None."""


@dataclass(frozen=True)
class Reading:
    """The publication as a source: its day, the day it was read, the file, what it covers."""

    published_on: date
    read_on: date
    covers_until: date
    file_name: str
    sha256: str


@dataclass(frozen=True)
class Changed:
    """An entry after an update: its row, names to add and names that the publisher took away.

    ``told`` are sentences for the user, ``removals`` sentences on what is gone besides names.
    """

    row: Row
    added: tuple[Row, ...] = ()
    lost: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    removals: tuple[str, ...] = ()


class ListRules(Protocol):
    """The rules of one list; ``own`` are the rows of ``aliases.csv`` of the entry."""

    def new_id(self, each: Published, taken: Collection[str]) -> str:
        """A stable id for an entry that is new; ``taken`` are the ids there are."""

    def new_entry(self, each: Published, entry_id: str, reading: Reading) -> Changed:
        """A new entry: what the publication says, and nothing else."""

    def updated(self, row: Row, own: Sequence[Row], each: Published, reading: Reading) -> Changed:
        """A known entry, with what the publication changes."""

    def ended(self, row: Row, reading: Reading) -> Row:
        """The row of an entry that the publication no longer has."""

    def owns_alias(self, alias: Row) -> bool:
        """Whether a name is the publisher's, so that an update may take it away."""


def add_source(row: Row, source: str) -> Row:
    """``row`` with ``source`` among its sources."""
    known = row["sources"] or ""
    return row if source in known else row | {"sources": f"{known} | {source}" if known else source}


def with_step(row: Row, event: str, reading: Reading, detail: str) -> Row:
    """``row`` with a step in ``changes`` on the day of the publication, or of the step before it.

    A file that shows a new status does not say since when: the words of the step say so.
    """
    steps = row.get("changes") or ""
    last = steps.rsplit(" | ", 1)[-1][:10]
    day = max(reading.published_on.isoformat(), row["listed_on"] or "", last)
    step = f"{day} {event}: {detail.replace('|', '/')}"
    return row | {"changes": f"{steps} | {step}" if steps else step}


def ended_row(row: Row, reading: Reading, *, detail: str, source: str) -> Row:
    """``row`` ended on the day of the publication, with ``detail`` before its status_detail."""
    day = max(reading.published_on.isoformat(), row["listed_on"] or "")
    before = f" {row['status_detail']}" if row["status_detail"] else ""
    ended: Row = {"status": "inactive", "ended_on": day, "status_detail": detail + before}
    told = with_step(row | ended, "inactive", reading, f"gone from the publication of {day}")
    return add_source(told, source)


def alias_row(entry_id: str | None, name: str, *, kind: str, source: str) -> Row:
    """A row of ``aliases.csv``."""
    return {
        "entry_id": entry_id,
        "alias_kind": kind,
        "name": name,
        "source": source,
        "note": None,
    }


def note_before(row: Row, text: str) -> Row:
    """``row`` with ``text`` before its note."""
    return row | {"note": f"{text} {row['note']}" if row["note"] else text}
