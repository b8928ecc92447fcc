"""Bars of flags by ground, list and time."""

from datetime import date

import pytest

from supplyscreen.reports.view_pictures import Picture, pictures_view

from .builder import GAP, GOODS, LISTED, PLACE, Cell, build, flag, small


def picture(key: str, *flags: dict[str, Cell]) -> Picture:
    result = build(flags)
    return next(p for p in pictures_view(result.run, result.scan_flags()) if p.key == key)


def arrived(*days: date) -> Picture:
    return picture("month", *(flag(LISTED, n, arrival_date=day) for n, day in enumerate(days)))


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
    assert shown.head == head
    assert [b.label for b in shown.bars][:3] == labels
    assert sum(b.total for b in shown.bars) == 2


def test_listing_dates_stand_at_their_month_or_in_a_note() -> None:
    inside = arrived(date(2022, 5, 1), date(2022, 7, 1))
    sentence = "2022-06-21: listing of Hetian Haolin Hair Accessories Co. Ltd."
    assert [b.marks for b in inside.bars] == [(), (sentence,), ()]
    assert inside.notes == ()
    assert arrived(date(2023, 5, 1)).notes == (f"Listed outside these dates: {sentence}",)


def test_flags_without_a_date_are_counted_in_words() -> None:
    shown = picture("month", flag(LISTED, 1, arrival_date=None))
    assert shown.bars == ()
    assert shown.notes == ("1 flag without an arrival date.",)


def test_gaps_are_not_in_the_picture_of_time() -> None:
    assert picture("month", flag(GAP, 1)).bars == ()
    result = small()
    months = pictures_view(result.run, result.scan_flags())[2]
    assert sum(b.total for b in months.bars) == 4
