"""The queue: flags in the order of triage, fifty a page, by what was asked for."""

from dataclasses import dataclass

from supplyscreen.web.desk import Desk, Row
from supplyscreen.web.filters import Filters

PAGE = 50
COLUMNS = (
    "flag_id, place, ground, band, score, state, waits_for_second, suppressed, reviewer, "
    "reason_code, reopened_because, party_id, party_name, "
    "coalesce(entry_name, rule_id) AS against, watchlist_id, goods_description, "
    "bill_of_lading, record_id, arrival_date, timing, line"
)


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
    where, values = filters.condition()
    found = desk.all(f"SELECT count(*) AS n FROM cases WHERE {where}", values)[0]["n"]
    back = _position(before)
    start = back or _position(after)
    sign, order = ("<", "DESC") if back else (">", "ASC")
    if start:
        where += f" AND (place {sign} $place OR (place = $place AND flag_id {sign} $flag))"
        values |= {"place": start[0], "flag": start[1]}
    rows = desk.all(
        f"SELECT {COLUMNS} FROM cases WHERE {where} "
        f"ORDER BY place {order}, flag_id {order} LIMIT {PAGE + 1}",
        values,
    )
    more = len(rows) > PAGE
    rows = rows[:PAGE][::-1] if back else rows[:PAGE]
    return QueuePage(
        rows=rows,
        matching=found,
        after=_told(rows[-1]) if rows and (more or back) else "",
        before=_told(rows[0]) if rows and (start if not back else more) else "",
    )


def neighbour(desk: Desk, filters: Filters, case: Row, *, before: bool = False) -> str:
    """The flag behind (or in front of) a case in what was asked for; empty where there is none."""
    where, values = filters.condition()
    sign, order = ("<", "DESC") if before else (">", "ASC")
    found = desk.one(
        f"SELECT flag_id FROM cases WHERE {where} "
        f"AND (place {sign} $place OR (place = $place AND flag_id {sign} $flag)) "
        f"ORDER BY place {order}, flag_id {order} LIMIT 1",
        values | {"place": case["place"], "flag": case["flag_id"]},
    )
    return str(found["flag_id"]) if found else ""


def _told(row: Row) -> str:
    return f"{row['place']}:{row['flag_id']}"


def _position(text: str) -> tuple[int, str] | None:
    place, _, flag = text.partition(":")
    return (int(place), flag) if place.isdecimal() and len(place) < 15 else None
