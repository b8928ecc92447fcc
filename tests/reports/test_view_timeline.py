"""Dates on a line: each drawn day is one of the flags, and each is told in words."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from supplyscreen.reports.html import report_html
from supplyscreen.reports.view_timeline import Change, Timeline, changes_told, timeline_view
from supplyscreen.schemas import FLAGS

from .builder import AS_OF, GOODS, LISTED, Cell, build, flag
from .page import Page

CHANGED = (
    "Listed on 2022-06-21, 217 days before arrival on 2023-01-24. Still listed on 2026-11-22 "
    "(as-of date). On that day under 2(d)(2)(B)(i); later added: 2(d)(2)(B)(v) (2024-11-25), "
    "2(d)(2)(B)(ii) (2025-01-15). Changed after the shipment: 2024-11-25 sub-list changed (added "
    "to sub-list (v); on sub-list (i) since 2022-06-21); 2025-03-01 partly lifted (gloves. Size M)."
)


def line(*rows: dict[str, Cell], as_of: date = AS_OF) -> Timeline:
    told = timeline_view(pl.DataFrame(rows, schema=FLAGS).rows(named=True), as_of)
    assert told is not None
    return told


def test_changes_and_sub_lists_are_read_from_the_sentence() -> None:
    assert changes_told([CHANGED, CHANGED, ""]) == (
        Change(
            date(2024, 11, 25),
            "sub-list changed",
            "added to sub-list (v); on sub-list (i) since 2022-06-21",
        ),
        Change(date(2025, 1, 15), "sub-list added: 2(d)(2)(B)(ii)", ""),
        Change(date(2025, 3, 1), "partly lifted", "gloves. Size M"),
    )


@pytest.mark.parametrize(
    "reason",
    [
        "Arrived on 2022-03-02, 111 days before the listing on 2022-06-21: history, not a bar.",
        "Listed on 2022-06-21; the record states no date. Still listed on 2026-11-22 (as-of date).",
        "The list gives no date of listing.",
    ],
)
def test_a_sentence_without_changes_tells_none(reason: str) -> None:
    assert changes_told([reason]) == ()


def test_places_keep_the_order_and_the_distance_of_days() -> None:
    told = line(flag(LISTED, 1), flag(LISTED, 2, arrival_date=date(2022, 3, 2)))
    places = {mark.text: mark.left for mark in told.marks}
    assert list(places) == ["listed 2022-06-21", "as of 2026-11-22"]
    first, last = (arrival.left for arrival in told.arrivals)
    assert 0 < first < places["listed 2022-06-21"] < last < places["as of 2026-11-22"] < 100
    span = places["as of 2026-11-22"] - places["listed 2022-06-21"]
    whole = (AS_OF - date(2022, 6, 21)).days
    part = (date(2022, 6, 21) - date(2022, 3, 2)).days
    assert (places["listed 2022-06-21"] - first) / span == pytest.approx(part / whole, abs=0.01)
    assert told.arrived is not None
    assert told.arrived.text == "2 arrivals"


def test_the_stretch_in_force() -> None:
    force = line(flag(LISTED, 1)).force
    assert force is not None
    assert (force.left_open, force.right_open) == (False, False)
    ended = line(flag(LISTED, 1, ended_on=date(2024, 1, 1), listed_today=False))
    assert [mark.text for mark in ended.marks][1] == "ended 2024-01-01"
    assert ended.force is not None
    assert ended.force.left + ended.force.width == pytest.approx(ended.marks[1].left, abs=0.2)
    unknown = line(flag(LISTED, 1, listed_today=False)).force
    assert unknown is not None
    assert unknown.right_open
    since = line(flag(LISTED, 1, listed_on=None)).force
    assert since is not None
    assert since.left_open


def test_a_rule_says_in_force_from() -> None:
    assert line(flag(GOODS, 1)).marks[0].text == "in force from 2022-06-21"


def test_without_any_day_there_is_no_line() -> None:
    result = build([flag(LISTED, 1, listed_on=None, arrival_date=None)])
    assert timeline_view(result.flags.rows(named=True), AS_OF) is None
    page = report_html(result)
    assert 'class="line"' not in page
    assert "Listed: not stated" in page


@pytest.mark.parametrize("day", [date.min, date.max, AS_OF])
def test_days_at_the_ends_of_the_calendar(day: date) -> None:
    told = line(flag(LISTED, 1, listed_on=day, arrival_date=day), as_of=AS_OF)
    assert all(0 <= mark.left <= 100 for mark in told.marks)
    assert all(0 <= arrival.left <= 100 for arrival in told.arrivals)


def test_many_arrivals_share_places() -> None:
    rows: list[dict[str, Any]] = [flag(LISTED, n) for n in range(3000)]
    told = line(*rows)
    assert len(told.arrivals) <= 201
    assert sum(arrival.bills for arrival in told.arrivals) == 3000
    assert told.arrived is not None
    assert told.arrived.text == "3,000 arrivals"


def test_every_day_on_the_line_is_told_in_words() -> None:
    page = Page(report_html(build([flag(LISTED, 1, timing_reason=CHANGED)])))
    figure = page.inside("figure", "class", "timeline")
    words = next(e for e in page.all("figcaption") if e.within_element(figure)).text
    for day in ("2022-06-21", "2026-11-22", "2024-11-25", "2025-01-15", "2025-03-01"):
        assert day in words
    assert "added to sub-list (v); on sub-list (i) since 2022-06-21" in words
