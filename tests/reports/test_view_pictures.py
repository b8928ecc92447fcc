"""Bars of flags by ground and list, columns by time; every number recomputed from the flags."""

from collections import Counter
from datetime import date

import pytest

from supplyscreen.reports.view_bars import Picture
from supplyscreen.reports.view_columns import Columns, in_lanes
from supplyscreen.reports.view_pictures import Pictures, pictures_view

from .builder import GAP, GOODS, LISTED, PLACE, Cell, build, flag, many, small
from .drawn import varied


def pictures(*flags: dict[str, Cell]) -> Pictures:
    return pictures_view(build(flags))


def picture(key: str, *flags: dict[str, Cell]) -> Picture:
    return next(p for p in pictures(*flags).bars if p.key == key)


def arrived(*days: date) -> Columns:
    return pictures(*(flag(LISTED, n, arrival_date=day) for n, day in enumerate(days))).months


def test_by_ground_is_sorted_and_from_zero() -> None:
    shown = picture(
        "ground", flag(GOODS, 1), flag(LISTED, 2), flag(PLACE, 3), flag(PLACE, 4), flag(GAP, 5)
    )
    assert [(b.label, b.total, b.solid) for b in shown.bars] == [
        ("Place", 2, 0),
        ("Listed party", 1, 1),
        ("Goods", 1, 1),
        ("Not screenable", 1, None),
    ]
    assert [b.solid_width + b.rest_width for b in shown.bars] == [100, 50, 50, 50]


def test_by_list_names_lists_without_flags_too() -> None:
    shown = picture("list", flag(LISTED, 1), flag(PLACE, 2), flag(GAP, 3))
    assert [(b.label, b.total) for b in shown.bars] == [
        ("UFLPA Entity List", 1),
        ("Withhold release orders and findings", 0),
    ]
    assert shown.notes == ("1 flag on place or goods: a law, not a list, names them.",)


@pytest.mark.parametrize(
    ("first", "last", "head", "labels"),
    [
        (date(2022, 12, 31), date(2023, 2, 1), "Month", ["2022-12", "2023-01", "2023-02"]),
        (date(2023, 5, 5), date(2023, 5, 5), "Month", ["2023-05"]),
        (date(2018, 1, 31), date(2020, 8, 1), "Quarter", ["2018 Q1", "2018 Q2", "2018 Q3"]),
        (date(2012, 1, 31), date(2026, 8, 1), "Year", ["2012", "2013", "2014"]),
    ],
)
def test_time_keeps_its_empty_periods(
    first: date, last: date, head: str, labels: list[str]
) -> None:
    shown = arrived(last, first)
    assert shown.table.head == head
    assert [row.label for row in shown.table.rows][:3] == labels
    assert [column.label for column in shown.columns][:3] == labels
    assert shown.table.sums == (2, 2)


def test_columns_by_month_are_those_of_the_flags() -> None:
    result = many(28, report_rows=3)
    shown = pictures_view(result).months
    rows = [x for x in result.flags.rows(named=True) if x["ground"] != "not_screenable"]
    totals = Counter(f"{row['arrival_date']:%Y-%m}" for row in rows)
    now = Counter(
        f"{row['arrival_date']:%Y-%m}" for row in rows if row["timing"] == "in_force_when_shipped"
    )
    assert {row.label: row.values for row in shown.table.rows if row.values[0]} == {
        label: (totals[label], now[label]) for label in totals
    }
    assert shown.table.sums == (28, sum(now.values()))
    for column, row in zip(shown.columns, shown.table.rows, strict=True):
        whole = column.solid_height + column.rest_height
        assert whole == pytest.approx(100 * row.values[0] / max(totals.values()), abs=0.02)
        assert column.total == row.values[0]


def test_listing_dates_stand_at_their_place_or_in_a_note() -> None:
    inside = arrived(date(2022, 5, 1), date(2022, 7, 1))
    sentence = "2022-06-21: listing of Hetian Haolin Hair Accessories Co. Ltd."
    assert [row.marks for row in inside.table.rows] == [(), (sentence,), ()]
    assert inside.notes == ()
    assert [(mark.text, mark.left) for mark in inside.marks] == [("2022-06-21", 55.56)]
    outside = arrived(date(2023, 5, 1))
    assert outside.notes == (f"Listed or in force outside these dates: {sentence}",)
    assert outside.marks == ()


def test_the_day_of_a_rule_is_marked_too() -> None:
    shown = pictures(
        flag(GOODS, 1, arrival_date=date(2022, 6, 2), provision="Cotton", entry_name=None),
        flag(PLACE, 2, arrival_date=date(2022, 6, 3), provision="goods of the region"),
    ).months
    assert shown.table.rows[0].marks == (
        "2022-06-21: in force since this day: Cotton, goods of the region",
    )


def test_many_days_are_marked_without_their_text() -> None:
    flags = [
        flag(LISTED, n, arrival_date=date(2023, 1, 1 + n), listed_on=date(2023, 1, 10 + n))
        for n in range(9)
    ]
    shown = pictures(*flags).months
    assert [mark.text for mark in shown.marks] == [""] * 9
    assert len(shown.table.rows[0].marks) == 9


def test_flags_without_a_date_are_counted_in_words() -> None:
    shown = pictures(flag(LISTED, 1, arrival_date=None)).months
    assert shown.columns == ()
    assert shown.notes == ("1 flag without an arrival date.",)
    assert shown.told == "No flag with an arrival date to draw."


def test_gaps_are_not_in_the_picture_of_time() -> None:
    assert pictures(flag(GAP, 1)).months.columns == ()
    assert pictures_view(small()).months.table.sums[0] == 4


def test_the_text_alternative_names_the_highest_column() -> None:
    shown = arrived(date(2023, 1, 5), date(2023, 2, 5), date(2023, 2, 6))
    assert shown.told == (
        "Columns of flags by month of arrival, 2023-01 to 2023-02; most in 2023-02, with 2. "
        "The numbers and the days of listing are in the table below."
    )


def test_every_flag_is_in_each_picture_or_told_beside_it() -> None:
    result = varied()
    shown = pictures_view(result)
    real = [x for x in result.flags.rows(named=True) if x["ground"] != "not_screenable"]
    suppliers = sum(x["record_kind"] == "supplier" for x in real)
    assert suppliers > 3
    assert shown.flags == len(real)
    for key in ("lading", "unlading", "origin"):
        bars = next(p for p in shown.bars if p.key == key)
        assert sum(bar.total for bar in bars.bars) == len(real) - suppliers
        assert bars.notes[0].startswith(f"{suppliers} flags on supplier rows are not here")
    assert shown.months.table.sums[0] == len(real) - suppliers
    assert shown.months.notes[0] == f"{suppliers} flags without an arrival date."
    assert sum(row.values[1] for row in shown.scores.table.rows) == sum(
        x["ground"] == "listed_party" for x in real
    )


def test_texts_that_would_touch_stand_in_lanes() -> None:
    marks = in_lanes([(0.0, "aaaa"), (5.0, "bbbb"), (20.0, "cccc"), (95.0, "dddd")], 2.0)
    assert [(m.lane, m.leans) for m in marks] == [
        (1, "start"),
        (2, "start"),
        (1, "start"),
        (1, "end"),
    ]
    crowd = in_lanes([(1.0 + n / 10, "a date") for n in range(9)], 2.0)
    assert [bool(m.text) for m in crowd] == [True] * 4 + [False] * 5
