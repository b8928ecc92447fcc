"""The queue: flags in the order of triage, fifty a page, by what was asked for."""

from dataclasses import dataclass

import numpy as np

from supplyscreen.web.desk import Desk, Row
from supplyscreen.web.filters import Filters

PAGE = 50


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page: its ``rows``, how many flags there are in all, and where the next and the previous
    page begin (empty where there is none)."""

    rows: list[Row]
    matching: int
    after: str
    before: str


def queue_page(desk: Desk, filters: Filters, *, after: str = "", before: str = "") -> QueuePage:
    """The flags behind the position ``after``, or those in front of ``before``; a position is
    ``place:flag id``, as a page before gave it. One that cannot be read is the beginning."""
    ranked = desk.ranking.now()
    found = np.flatnonzero(ranked.matching(filters))
    back, start = _position(before), _position(after)
    begin, end = 0, len(found)
    if back:
        end = int(np.searchsorted(found, ranked.rank(*back)))
        begin = max(0, end - PAGE)
    elif start:
        begin = int(np.searchsorted(found, ranked.rank(*start, behind=True)))
    rows = ranked.rows(found[begin : min(end, begin + PAGE)])
    return QueuePage(
        rows=rows,
        matching=len(found),
        after=_told(rows[-1]) if rows and begin + len(rows) < len(found) else "",
        before=_told(rows[0]) if rows and begin else "",
    )


def neighbour(desk: Desk, filters: Filters, case: Row, *, before: bool = False) -> str:
    """The flag behind (or in front of) a case in what was asked for; empty where there is none."""
    ranked = desk.ranking.now()
    at = ranked.rank(case["place"], case["flag_id"], behind=not before)
    asked = ranked.matching(filters)
    part = asked[:at][::-1] if before else asked[at:]
    if not part.any():
        return ""
    step = int(part.argmax())
    return str(ranked.base["flag_id"][at - 1 - step if before else at + step])


def _told(row: Row) -> str:
    return f"{row['place']}:{row['flag_id']}"


def _position(text: str) -> tuple[int, str] | None:
    place, _, flag = text.partition(":")
    return (int(place), flag) if place.isdecimal() and len(place) < 15 else None
