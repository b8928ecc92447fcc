"""The queue in memory: every case in the order of triage, brought up to date with each line.

A page asks for 50 of perhaps 200,000 flags, by a place, a ground or a word. What a page shows of a
flag lies in one frame that only a run changes; what decisions change lies beside it, and is read
again from the case store for the flags that lines of the log after the last look were about.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

import supplyscreen as ss
from supplyscreen.web.filters import SHOWN, Filters

Row = dict[str, Any]
Mask = NDArray[np.bool_]
KEPT = 256
"""Masks of columns and words that are kept, a bit for each flag: 6 MiB of a queue of 200,000."""
PARTS = tuple(name for name in SHOWN if name != "all")
TEXT = (
    "lower(concat_ws(' ', party_name, entry_name, goods_description, bill_of_lading, flag_id, "
    "rule_id))"
)
_CHANGING = (
    "flag_id, place, state, waits_for_second, suppressed, reviewer, reason_code, "
    "reopened_because, line, CASE "
    + " ".join(f"WHEN {SHOWN[name][1]} THEN {at}" for at, name in enumerate(PARTS))
    + " END AS part"
)
_ALL = f"""
    SELECT {_CHANGING}, ground, band, score, pair_key, party_id, party_name, role, watchlist_id,
           coalesce(entry_name, rule_id) AS against, goods_description, bill_of_lading, record_kind,
           record_id, arrival_date, timing, {TEXT} AS text
    FROM cases
"""
# A line tells its number to every flag that it changes; an undo gives flags the line they had
# before, and leaves that of the undone line with the flags that this one had set aside.
_SINCE = f"SELECT {_CHANGING} FROM cases WHERE line > $known"
_UNDONE = f"""
    SELECT {_CHANGING} FROM cases
    WHERE flag_id IN (SELECT flag_id FROM decisions WHERE line > $known AND action = 'undo')
       OR line IN (SELECT CAST(json_extract_string(before, '$.line') AS BIGINT) FROM decisions
                   WHERE line > $known AND action = 'undo')
"""
_NEW_RUN = "SELECT line FROM runs WHERE line > $known"
_UNDO = "SELECT line FROM decisions WHERE line > $known AND action = 'undo' LIMIT 1"


@dataclass(frozen=True, slots=True)
class Ranked:
    """All cases at one time. ``place``, ``part`` and ``state`` are columns beside ``base``;
    ``changed`` holds the cells of rows that are newer than ``base``; ``mask`` tells in bits which
    rows have a value in a column, or a word in their text."""

    base: pl.DataFrame
    place: NDArray[np.int64]
    part: NDArray[np.uint8]
    state: NDArray[np.uint8]
    states: tuple[str, ...]
    lists: list[Row]
    changed: dict[int, Row]
    mask: Callable[[str, str], NDArray[np.uint8]]

    def matching(self, filters: Filters) -> Mask:
        """Which rows were asked for."""
        everything = filters.show == "all"
        found: Mask = (
            np.ones(len(self.part), np.bool_)
            if everything
            else self.part == PARTS.index(filters.show)
        )
        for column, value in filters.columns().items():
            found = found & self._mask(column, value)
        for word in filters.words():
            found = found & self._mask("text", word)
        if filters.state:
            known = filters.state in self.states
            found = found & (self.state == (self.states.index(filters.state) if known else 255))
        return found

    def _mask(self, column: str, value: str) -> Mask:
        bits = np.unpackbits(self.mask(column, value), count=len(self.part))
        return bits.view(np.bool_)

    def rows(self, at: Sequence[int] | NDArray[np.int64]) -> list[Row]:
        """The rows at these positions, as they are now."""
        told = self.base[list(at)].to_dicts()
        return [row | self.changed.get(int(one), {}) for one, row in zip(at, told, strict=True)]

    def having(self, column: str, value: str) -> NDArray[np.int64]:
        """Where the rows with a value in a column stand."""
        return np.flatnonzero(_mask(self.base, column, value))

    def undecided(self, at: NDArray[np.int64]) -> int:
        """How many of these rows wait for a first decision that one person may take."""
        escalated = self.states.index("escalated")
        return int(((self.part[at] == PARTS.index("open")) & (self.state[at] != escalated)).sum())

    def rank(self, place: int, flag_id: str, *, behind: bool = False) -> int:
        """How many rows stand before this position, or up to it where ``behind``."""
        low = int(np.searchsorted(self.place, place, "left"))
        high = int(np.searchsorted(self.place, place, "right"))
        same = self.base["flag_id"][low:high].to_list()
        return low + len([one for one in same if one < flag_id or (behind and one == flag_id)])

    def counts(self) -> dict[str, int]:
        """Flags in each part of the queue, and in all."""
        told = np.bincount(self.part, minlength=len(PARTS))
        parts = {name: int(told[at]) for at, name in enumerate(PARTS)}
        return parts | {"all": len(self.part)}


def _bits(base: pl.DataFrame, column: str, value: str) -> NDArray[np.uint8]:
    return np.packbits(_mask(base, column, value))


def _mask(base: pl.DataFrame, column: str, value: str) -> Mask:
    cells = base[column]
    found = cells.str.contains(value, literal=True) if column == "text" else cells == value
    return found.fill_null(value=False).to_numpy()


class Ranking:
    """Keeps a :class:`Ranked` of the case store; threads may share it."""

    def __init__(self, store: ss.CaseStore, states: tuple[str, ...]) -> None:
        self._store = store
        self._states = states
        self._turn = threading.Lock()
        self._known = store.applied
        self._ranked = self._read()

    def now(self) -> Ranked:
        """All cases, with every line that was written before this was asked."""
        with self._turn:
            reached = self._store.applied  # before reading: what comes meanwhile is read again
            if reached != self._known:
                self._follow()
                self._known = reached
            return self._ranked

    def _follow(self) -> None:
        known: dict[str, object] = {"known": self._known}
        if self._store.records(_NEW_RUN, known):
            self._ranked = self._read()
            return
        rows = self._store.records(_SINCE, known)
        if self._store.records(_UNDO, known):
            rows += self._store.records(_UNDONE, known)
        if not rows:
            return
        was = self._ranked
        part, state = was.part.copy(), was.state.copy()
        for row in rows:  # of a few lines
            at = was.rank(row["place"], row["flag_id"])
            part[at], state[at] = row.pop("part"), self._states.index(row["state"])
            was.changed[at] = row
        self._ranked = replace(was, part=part, state=state)

    def _read(self) -> Ranked:
        read = self._store.rows(_ALL).sort("place", "flag_id")
        codes = pl.Enum(self._states)
        lists = read["watchlist_id"].drop_nulls().value_counts().sort("watchlist_id")
        base = read.drop("part")
        return Ranked(
            base=base,
            place=read["place"].cast(pl.Int64).to_numpy(),
            part=read["part"].cast(pl.UInt8).to_numpy(),
            state=read["state"].cast(codes).to_physical().cast(pl.UInt8).to_numpy(),
            states=self._states,
            lists=[{"list": name, "flags": flags} for name, flags in lists.rows()],
            changed={},
            mask=lru_cache(KEPT)(partial(_bits, base)),
        )
