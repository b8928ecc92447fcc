"""The dates of one piece of evidence on a line: listing, changes, end, arrivals, as-of day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from supplyscreen.reports.view_columns import Mark, Tick, in_lanes, spread
from supplyscreen.runs import words
from supplyscreen.runs.day_line import DayLine

Row = Mapping[str, Any]
_LETTER = 2.0  # of the width of the line on a phone, in per cent
_LONG = 24  # letters; a longer word of a list is told beneath the line
_YEARS_AT_MOST = 8
_MARGIN = 0.03  # of the span, on each side
_LEAST = 1  # days on each side
# As flags.timing_words writes them: "Changed after the shipment: 2024-11-25 word (detail); ...".
_CHANGE = re.compile(
    r"(?:(?:shipment|Changes): |; )(\d{4}-\d\d-\d\d) ([^()]+?) \((.*?)\)(?=; \d{4}-|\.(?: |$))"
)
_LATER = re.compile(r"(?:later added|later dates): (.+?)\.(?: |$)")
_SUB_LIST = re.compile(r"(?:^|, )(.+?) \((\d{4}-\d\d-\d\d)\)(?=, |$)")


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of the listing; ``word`` is short, ``detail`` as the list tells it."""

    day: date
    word: str
    detail: str


@dataclass(frozen=True, slots=True)
class Force:
    """The stretch in which the listing or rule was in force; ``left_open`` and ``right_open`` where
    its start or end is not stated."""

    left: float
    width: float
    left_open: bool
    right_open: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Arrivals at one place of the line."""

    left: float
    bills: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing in per cent of its width, and the ``changes`` that are told beneath it."""

    marks: tuple[Mark, ...]
    lanes: int
    force: Force | None
    arrivals: tuple[Arrival, ...]
    arrived: Mark | None
    years: tuple[Tick, ...]
    changes: tuple[Change, ...]


def timeline_view(rows: Sequence[Row], as_of: date) -> Timeline | None:
    """The line for flags of one entry, place or rule; None where no day but ``as_of`` is known."""
    first = rows[0]
    changes = changes_told(row["timing_reason"] or "" for row in rows)
    arrivals = [row["arrival_date"] for row in rows if row["arrival_date"]]
    days = [x for x in (first["listed_on"], first["ended_on"]) if x] + [c.day for c in changes]
    if not (arrivals or days):
        return None
    line = DayLine.over([*arrivals, *days, as_of], margin=_MARGIN, least=_LEAST)
    marks = in_lanes(_named(first, changes, as_of, line), _LETTER)
    return Timeline(
        marks=marks,
        lanes=max(mark.lane for mark in marks),
        force=_force(first, as_of, line),
        arrivals=_arrivals(arrivals, line),
        arrived=_arrived(arrivals, line),
        years=_years(line),
        changes=changes,
    )


def changes_told(reasons: Iterable[str]) -> tuple[Change, ...]:
    """The dated changes and sub-lists in ``timing_reason`` cells, each once, by day.

    A sub-list whose day is that of a change of sub-list is told by the change.
    """
    told = list(dict.fromkeys(reasons))
    steps = [step for reason in told for step in _CHANGE.findall(reason)]
    found = {Change(date.fromisoformat(day), word, detail) for day, word, detail in steps}
    known = {change.day for change in found if change.word.startswith("sub-list")}
    parts = [part for reason in told for part in _LATER.findall(reason)]
    for provision, text in (pair for part in parts for pair in _SUB_LIST.findall(part)):
        day = date.fromisoformat(text)
        if day not in known:
            found.add(Change(day, f"sub-list added: {provision}", ""))
    return tuple(sorted(found, key=lambda change: (change.day, change.word, change.detail)))


def _named(
    first: Row, changes: Sequence[Change], as_of: date, line: DayLine
) -> list[tuple[float, str]]:
    listed = "listed" if first["ground"] == "listed_party" else "in force from"
    told = [(first["listed_on"], listed), (first["ended_on"], "ended"), (as_of, "as of")]
    days = [(day, word) for day, word in told if day]
    days += [(change.day, _short(change.word)) for change in changes]
    by_day: dict[date, list[str]] = {}
    for day, word in sorted(days):
        if word not in by_day.setdefault(day, []):
            by_day[day].append(word)
    return [(line.place(day), f"{' / '.join(text)} {day}") for day, text in by_day.items()]


def _force(first: Row, as_of: date, line: DayLine) -> Force | None:
    begun, ended = first["listed_on"], first["ended_on"]
    if begun and begun > as_of:
        return None
    over_unknown = not ended and first["listed_today"] is False
    left = line.place(begun) if begun else 0.0
    right = line.place(ended or as_of)
    return Force(left, round(max(right - left, 0.5), 1), not begun, over_unknown)


def _arrivals(days: Sequence[date], line: DayLine) -> tuple[Arrival, ...]:
    """Bills by place; places nearer than half a per cent are one."""
    bills: dict[float, int] = {}
    for day in sorted(days):
        place = round(line.place(day) * 2) / 2
        bills[place] = bills.get(place, 0) + 1
    return tuple(Arrival(place, count) for place, count in bills.items())


def _arrived(days: Sequence[date], line: DayLine) -> Mark | None:
    if not days:
        return None
    left = line.place(min(days))
    leans = "start" if left < 60 else "end"
    return Mark(left, f"{words.count(len(days), 'arrival')}", 1, leans)


def _short(word: str) -> str:
    first = word.split(":", maxsplit=1)[0]
    return first if len(first) <= _LONG else "changed"


def _years(line: DayLine) -> tuple[Tick, ...]:
    years = range(line.first.year + 1, line.last.year + 1)
    step = -(-len(years) // _YEARS_AT_MOST) or 1
    return spread(Tick(line.place(date(year, 1, 1)), str(year)) for year in years[::step])
