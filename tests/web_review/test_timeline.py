"""The time line of a flag: its words, what is drawn, and that no label lies on another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.builder import AS_OF, LISTED, PLACE, Cell, flag

from supplyscreen.web.timeline import LETTER, Timeline, timeline

LISTED_ON, ARRIVED = date(2022, 6, 21), date(2023, 1, 15)
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))
Others = list[tuple[date | None, int]]


def drawn(others: Others | None = None, base: dict[str, Cell] = LISTED, **cells: Cell) -> Timeline:
    row = {"ended_on": None, **flag(base, 0), **cells}
    return timeline(row, others or [], AS_OF)


@pytest.mark.parametrize(
    ("base", "cells", "told"),
    [
        (LISTED, {}, "Listed 2022-06-21 · arrived 2023-01-15 · in force on 2026-11-22 (as-of"),
        (
            LISTED,
            {"ended_on": date(2024, 1, 2), "listed_today": False},
            "Listed 2022-06-21 · ended 2024-01-02 · arrived 2023-01-15 · not in force on 2026",
        ),
        (LISTED, {"listed_on": None}, "Listed: day not stated · arrived"),
        (LISTED, {"listed_today": False}, "Listed 2022-06-21 · end: day not stated · arrived"),
        (LISTED, {"arrival_date": None}, "arrived on a day not stated"),
        (LISTED, {"listed_today": None}, "state unknown on 2026-11-22"),
        (PLACE, {}, "Rule in force since 2022-06-21 · "),
        (LISTED, {"record_kind": "supplier"}, "Listed 2022-06-21 · in force on"),
    ],
)
def test_the_words(base: dict[str, Cell], cells: dict[str, Cell], told: str) -> None:
    assert told in drawn([], base, **cells).told[0]


def test_a_listing_after_the_as_of_date_has_no_end_and_no_stretch() -> None:
    line = drawn(listed_on=date(2027, 1, 3), listed_today=False)
    assert "end:" not in line.told[0]
    assert line.force is None


def test_what_is_not_stated_is_not_drawn() -> None:
    line = drawn(listed_on=None, arrival_date=None, listed_today=None)
    assert [mark.kind for mark in line.marks] == ["now"]
    assert line.force is None
    known, unknown = drawn().force, drawn(listed_on=None).force
    assert known
    assert unknown
    assert (known.sure, unknown.sure) == (True, False)


def test_the_other_arrivals() -> None:
    line = drawn([(date(2021, 3, 1), 2), (date(2024, 5, 5), 1), (None, 4)])
    assert line.told[1] == (
        "Other flagged shipments of this party: 3 arrived 2021-03-01 to 2024-05-05, 2 of them "
        "before 2022-06-21; 4 on a day not stated."
    )
    assert [count for _, count in line.others] == [2, 1]
    assert drawn().told[1:] == ()


@given(listed=DAYS, ended=st.none() | DAYS, arrived=st.none() | DAYS, other=DAYS)
def test_no_label_lies_on_another_or_outside(
    listed: date, ended: date | None, arrived: date | None, other: date
) -> None:
    line = drawn([(other, 1)], listed_on=listed, ended_on=ended, arrival_date=arrived)
    spans = [(mark.lane, *mark.span) for mark in line.marks]
    for at, (lane, left, right) in enumerate(spans):
        assert left >= -1.5
        assert right <= 100 + LETTER + 1.5
        for other_lane, start, end in spans[:at]:
            assert lane != other_lane or start >= right or left >= end
    assert 1 <= line.lanes <= 4
    places = [place for place, _, _ in line.years] + [place for place, _ in line.others]
    assert all(0 <= place <= 100 for place in places)


def test_days_at_the_ends_of_the_calendar() -> None:
    line = drawn(listed_on=date.min, arrival_date=date.max - timedelta(days=1))
    assert line.force
    assert len(line.years) <= 8
