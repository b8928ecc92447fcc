"""The table of dates: before, on and after a listing; ended; no date."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.flags.timing import with_timing

AS_OF = date(2026, 3, 1)
LISTED, ENDED = date(2022, 6, 21), date(2024, 5, 17)
COLUMNS = {"arrival_date": pl.Date, "listed_on": pl.Date, "ended_on": pl.Date}


def timed(
    shipped: date | None, listed: date | None, ended: date | None, as_of: date = AS_OF
) -> dict[str, object]:
    frame = pl.DataFrame([(shipped, listed, ended)], schema=COLUMNS, orient="row")
    return with_timing(frame, as_of=as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("shipped", "ended", "timing", "on_shipment_date", "today"),
    [
        (date(2022, 6, 20), None, "shipped_before", False, True),
        (date(2022, 6, 21), None, "in_force_when_shipped", True, True),
        (date(2025, 1, 1), None, "in_force_when_shipped", True, True),
        (date(2024, 5, 16), ENDED, "in_force_when_shipped", True, False),
        (date(2024, 5, 17), ENDED, "ended_before_shipment", False, False),
        (date(2025, 1, 1), ENDED, "ended_before_shipment", False, False),
        (date(2020, 1, 1), ENDED, "shipped_before", False, False),
        (None, None, "no_shipment_date", None, True),
        (None, ENDED, "no_shipment_date", None, False),
    ],
)
def test_timing(
    shipped: date | None,
    ended: date | None,
    timing: str,
    on_shipment_date: bool | None,
    today: bool,
) -> None:
    row = timed(shipped, LISTED, ended)
    assert row["timing"] == timing
    assert row["listed_on_shipment_date"] is on_shipment_date
    assert row["listed_today"] is today


@pytest.mark.parametrize(
    ("status", "shipped", "timing", "on_shipment_date", "today"),
    [
        ("inactive", date(2025, 1, 1), "end_not_stated", None, False),
        ("inactive_pending_litigation", date(2025, 1, 1), "end_not_stated", None, False),
        ("inactive", date(2020, 1, 1), "shipped_before", False, False),
        ("inactive", None, "no_shipment_date", None, False),
        ("active", date(2025, 1, 1), "in_force_when_shipped", True, True),
        (None, date(2025, 1, 1), "in_force_when_shipped", True, True),
    ],
)
def test_an_entry_that_is_over_without_a_date(
    status: str | None,
    shipped: date | None,
    timing: str,
    on_shipment_date: bool | None,
    today: bool,
) -> None:
    frame = pl.DataFrame([(shipped, LISTED, None)], schema=COLUMNS, orient="row").with_columns(
        entry_status=pl.lit(status, dtype=pl.String)
    )
    row = with_timing(frame, as_of=AS_OF).row(0, named=True)
    assert row["timing"] == timing
    assert row["listed_on_shipment_date"] is on_shipment_date
    assert row["listed_today"] is today


def test_an_end_after_the_day_of_the_question_is_not_yet_known() -> None:
    row = timed(date(2024, 6, 1), LISTED, ENDED, as_of=date(2024, 5, 16))
    assert (row["timing"], row["ended_on"]) == ("in_force_when_shipped", None)
    assert row["listed_today"] is True


@settings(deadline=None)  # a busy machine is no fault
@given(shipped=st.none() | st.dates(), listed=st.dates(), ended=st.none() | st.dates())
def test_the_two_answers_agree(shipped: date | None, listed: date, ended: date | None) -> None:
    row = timed(shipped, listed, ended)
    agreed = {"in_force_when_shipped": True, "no_shipment_date": None}
    assert row["listed_on_shipment_date"] is agreed.get(str(row["timing"]), False)


@pytest.mark.parametrize(
    ("shipped", "ended", "timing", "on_shipment_date", "today"),
    [
        (date(2025, 1, 1), None, "start_not_stated", None, True),
        (date(2024, 5, 16), ENDED, "start_not_stated", None, False),
        (date(2025, 1, 1), ENDED, "ended_before_shipment", False, False),
        (None, None, "no_shipment_date", None, True),
    ],
)
def test_a_list_that_gives_no_date_of_listing(
    shipped: date | None,
    ended: date | None,
    timing: str,
    on_shipment_date: bool | None,
    today: bool,
) -> None:
    row = timed(shipped, None, ended)
    assert row["timing"] == timing
    assert row["listed_on_shipment_date"] is on_shipment_date
    assert row["listed_today"] is today
