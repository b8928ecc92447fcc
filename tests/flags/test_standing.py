"""Entries as they stood on a day, and what their dates say in words."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from supplyscreen.flags.standing import entries_as_of
from supplyscreen.flags.timing import with_timing
from supplyscreen.flags.timing_words import with_timing_words

from .frames import lists


def stood(entry: str, day: date) -> dict[str, Any]:
    rows = entries_as_of(lists().entries, day).filter(pl.col("entry_id") == entry)
    return rows.row(0, named=True) if rows.height else {}


@pytest.mark.parametrize(
    ("entry", "day", "status", "ended"),
    [
        ("s307-053", date(2020, 9, 29), None, None),
        ("s307-053", date(2020, 9, 30), "active", None),
        ("s307-053", date(2026, 1, 14), "active", None),
        ("s307-053", date(2026, 1, 15), "modified", date(2026, 1, 15)),
        ("s307-041", date(2020, 6, 2), "active", None),
        ("s307-041", date(2020, 7, 1), "partially_active", None),
        ("s307-055", date(2022, 6, 20), "active", None),
        ("s307-055", date(2022, 6, 21), "superseded_in_enforcement", None),
        ("s307-074", date(2025, 9, 22), "active", None),
        ("s307-074", date(2025, 9, 23), "inactive_pending_litigation", None),
        ("s307-030", date(2017, 1, 1), "inactive", None),
        ("s307-045", date(2021, 6, 1), "active", None),
    ],
)
def test_the_status_of_a_day(entry: str, day: date, status: str | None, ended: date | None) -> None:
    row = stood(entry, day)
    assert (row.get("status"), row.get("ended_on")) == (status, ended)


def test_what_was_not_known_yet_is_not_told() -> None:
    early, late = (stood("s307-053", day) for day in (date(2025, 1, 1), date(2026, 6, 1)))
    assert early["status_detail"] is None
    assert late["status_detail"].startswith("No longer detained")


@pytest.mark.parametrize(
    ("entry", "day", "provision", "citations"),
    [
        ("uflpa-xinjiang-daqo-new-energy", date(2024, 11, 24), "UFLPA sec. 2(d)(2)(B)(i)", 1),
        (
            "uflpa-xinjiang-daqo-new-energy",
            date(2024, 11, 25),
            "UFLPA sec. 2(d)(2)(B)(i) | UFLPA sec. 2(d)(2)(B)(v)",
            2,
        ),
        ("uflpa-changji-esquel-textile", date(2023, 1, 1), "not shown for this day", 1),
        ("uflpa-changji-esquel-textile", date(2024, 11, 1), "UFLPA sec. 2(d)(2)(B)(v)", 2),
    ],
)
def test_the_sub_lists_of_a_day(entry: str, day: date, provision: str, citations: int) -> None:
    row = stood(entry, day)
    assert row["provision"] == provision
    assert len(row["citation"].split(" | ")) == citations


def told(entry: str, shipped: date | None, day: date = date(2026, 11, 22)) -> dict[str, Any]:
    entries = entries_as_of(lists().entries, day)
    frame = entries.filter(pl.col("entry_id") == entry).select(
        "entry_id",
        "listed_on",
        "ended_on",
        "over_since",
        pl.lit(shipped, dtype=pl.Date).alias("arrival_date"),
        entry_status="status",
    )
    timed = with_timing(frame, as_of=day)
    return with_timing_words(timed, entries, as_of=day).row(0, named=True)


@pytest.mark.parametrize(
    ("entry", "shipped", "days", "words"),
    [
        ("s307-077", date(2025, 9, 23), -1, "1 day before the listing on 2025-09-24: history"),
        ("s307-077", date(2025, 9, 24), 0, "0 days before arrival on 2025-09-24."),
        ("s307-077", None, None, "Listed on 2025-09-24; the record states no date."),
        ("s307-053", date(2024, 3, 1), 1248, "It ended on 2026-01-15."),
        ("s307-053", date(2024, 3, 1), 1248, "Changed after the shipment: 2026-01-15 modified"),
        ("s307-053", date(2026, 3, 1), 1978, "Changed before the shipment: 2026-01-15 modified"),
        ("s307-041", date(2020, 7, 1), 243, "2020-06-03 partly lifted (Alliance One"),
        ("s307-030", date(2020, 7, 1), 1555, "its end is not stated."),
        ("uflpa-changji-esquel-textile", date(2023, 5, 1), 314, "Which sub-list applied on that"),
        ("uflpa-changhong-meiling", date(2023, 2, 1), 225, "2024-10-03 renamed (listed until"),
    ],
)
def test_the_dates_in_words(entry: str, shipped: date | None, days: int | None, words: str) -> None:
    row = told(entry, shipped)
    assert row["days_listed_before_shipment"] == days
    assert words in row["timing_reason"]


def test_a_change_after_the_day_of_the_question_is_not_in_the_words() -> None:
    row = told("s307-053", date(2024, 3, 1), day=date(2025, 12, 31))
    assert "2026" not in row["timing_reason"]
    assert "Still listed on 2025-12-31 (as-of date)." in row["timing_reason"]


def test_an_arrival_after_the_day_of_the_question_is_told_as_such() -> None:
    row = told("s307-045", date(2023, 10, 10), day=date(2021, 1, 1))
    assert row["timing_reason"].endswith(
        "Listed on 2021-01-01 (as-of date), before that arrival: later changes are not used."
    )


def test_an_order_out_of_force_since_a_known_day_counts_until_then() -> None:
    assert told("s307-074", date(2025, 9, 22))["timing"] == "in_force_when_shipped"
    row = told("s307-074", date(2025, 9, 23))
    assert (row["timing"], row["listed_on_shipment_date"]) == ("end_not_stated", None)
