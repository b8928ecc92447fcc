"""The dates of one flag on a line: listing, end, arrivals, as-of date; in words and as drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations, product
from typing import Any

import supplyscreen as ss

Row = Mapping[str, Any]
LETTER = 2.05
"""Width of a letter of a label on a phone, in per cent of the line. The longest label, of 24
letters, takes less than half of it, so that it fits to the right or to the left of any day."""
_YEAR_APART = 13.0
_LAST = 88.0  # per cent: labels of years further right run to the left
_MARGIN = 0.04  # of the span, on each side
_LEAST = 15  # days on each side


@dataclass(frozen=True, slots=True)
class Mark:
    """A named day at ``left`` per cent; its label stands in ``lane`` (from 1) above the line and
    runs to the right (``anchor`` "start") or to the left ("end")."""

    left: float
    text: str
    kind: str
    anchor: str
    lane: int = 1

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the label runs, on a phone."""
        long = len(self.text) * LETTER + 1.5
        return (
            (self.left, self.left + long)
            if self.anchor == "start"
            else (
                self.left - long,
                self.left,
            )
        )


@dataclass(frozen=True, slots=True)
class Force:
    """The stretch in which the listing or rule was in force; ``sure`` is False where its start or
    its end is not stated."""

    left: float
    right: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """``told``: sentences that say all that is drawn. ``others`` are (place, arrivals) of other
    shipments, ``years`` (place, year, anchor) ticks."""

    told: tuple[str, ...]
    marks: tuple[Mark, ...]
    force: Force | None
    others: tuple[tuple[float, int], ...]
    years: tuple[tuple[float, str, str], ...]

    @property
    def lanes(self) -> int:
        """Rows of labels."""
        return max(mark.lane for mark in self.marks)


def timeline(row: Row, others: Sequence[tuple[date | None, int]], as_of: date) -> Timeline:
    """The line of one row of FLAGS; ``others`` are the arrivals of other flagged shipments of its
    party: day (None where not stated) and how many."""
    days = [row["listed_on"], row["ended_on"], row["arrival_date"], as_of]
    days += [day for day, _ in others]
    line = ss.DayLine.over([day for day in days if day], margin=_MARGIN, least=_LEAST)
    return Timeline(
        told=(_dates(row, as_of), *_arrived(row, others)),
        marks=in_lanes(_marks(row, as_of, line)),
        force=_force(row, as_of, line),
        others=_places(others, line),
        years=_years(line),
    )


def in_lanes(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """``marks`` with lanes in which no label lies on another one, nor on the stroke that leads from
    a higher label to its day; as few as possible."""
    spans = [mark.span for mark in marks]
    pairs = list(permutations(range(len(marks)), 2))
    over = [(a, b) for a, b in pairs if spans[a][0] < spans[b][1] and spans[b][0] < spans[a][1]]
    under = [(a, b) for a, b in pairs if spans[a][0] < marks[b].left < spans[a][1]]

    def cost(way: tuple[int, ...]) -> tuple[int, int, int]:
        on_labels = sum(way[a] == way[b] for a, b in over)
        on_strokes = sum(way[a] < way[b] for a, b in under)
        return 10 * on_labels + on_strokes, max(way), sum(way)

    ways = product(range(1, len(marks) + 1), repeat=len(marks))
    lanes = min(ways, key=cost)
    return tuple(replace(mark, lane=lane) for mark, lane in zip(marks, lanes, strict=True))


def _marks(row: Row, as_of: date, line: ss.DayLine) -> list[Mark]:
    begun = "listed" if row["ground"] == "listed_party" else "in force from"
    named = (
        (row["listed_on"], begun, "law"),
        (row["ended_on"], "ended", "law"),
        (row["arrival_date"], "arrived", "this"),
        (as_of, "as of", "now"),
    )
    made = []
    for day, word, kind in named:
        if day:
            left, text = line.place(day), f"{word} {day}"
            fits = left + len(text) * LETTER < 100
            made.append(Mark(left, text, kind, "start" if fits else "end"))
    return made


def _force(row: Row, as_of: date, line: ss.DayLine) -> Force | None:
    begun, ended = row["listed_on"], row["ended_on"]
    known = begun or ended or row["listed_today"]
    if not known or (begun and begun > as_of):
        return None
    sure = bool(begun) and (bool(ended) or row["listed_today"] is True)
    left = line.place(begun) if begun else 0.0
    return Force(left, max(line.place(ended or as_of), left + 0.5), sure)


def _places(
    others: Iterable[tuple[date | None, int]], line: ss.DayLine
) -> tuple[tuple[float, int], ...]:
    """Arrivals by place; places nearer than one per cent are one."""
    found: dict[float, int] = {}
    for day, count in others:
        if day:
            place = round(line.place(day), 0)
            found[place] = found.get(place, 0) + count
    return tuple(sorted(found.items()))


def _years(line: ss.DayLine) -> tuple[tuple[float, str, str], ...]:
    told: list[tuple[float, str, str]] = []
    for year in range(line.first.year + 1, line.last.year + 1):
        left = line.place(date(year, 1, 1))
        anchor = "end" if left > _LAST else "start"
        apart = _YEAR_APART * (2 if anchor == "end" else 1)
        if not told or left - told[-1][0] >= apart:
            told.append((left, str(year), anchor))
    return tuple(told)


def _dates(row: Row, as_of: date) -> str:
    """Listing, shipment and as-of date on one line."""
    verb = "Listed" if row["ground"] == "listed_party" else "Rule in force since"
    begun, ended = row["listed_on"], row["ended_on"]
    told = [f"{verb} {begun}" if begun else f"{verb}: day not stated"]
    if ended:
        told.append(f"ended {ended}")
    elif row["listed_today"] is False and not (begun and begun > as_of):
        told.append("end: day not stated")
    if row["record_kind"] != "supplier":
        told.append(f"arrived {row['arrival_date'] or 'on a day not stated'}")
    state = {True: "in force", False: "not in force"}.get(row["listed_today"], "state unknown")
    return " · ".join([*told, f"{state} on {as_of} (as-of date)"])


def _arrived(row: Row, others: Sequence[tuple[date | None, int]]) -> list[str]:
    """What is said of the other arrivals of the party."""
    dated = [(day, count) for day, count in others if day]
    without = sum(count for day, count in others if not day)
    if not others:
        return []
    total = sum(count for _, count in dated)
    told = []
    if dated:
        first, last = min(day for day, _ in dated), max(day for day, _ in dated)
        when = f"on {first}" if first == last else f"{first} to {last}"
        told.append(f"{total:,} arrived {when}")
        if row["listed_on"]:
            before = sum(count for day, count in dated if day < row["listed_on"])
            told[0] += f", {before:,} of them before {row['listed_on']}" if before else ""
    if without:
        told.append(f"{without:,} on a day not stated")
    return [f"Other flagged shipments of this party: {'; '.join(told)}."]
