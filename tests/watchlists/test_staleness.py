"""A list that was read long ago says so, counted to the as-of date."""

from datetime import date

import pytest

from supplyscreen.models import ScreenConfig
from supplyscreen.watchlists import Watchlists, stale_warning, watchlist_from_names

READ = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("as_of", "published_on", "begins"),
    [
        (
            date(2026, 8, 8),
            date(2026, 7, 1),
            "Old edition: published on 2026-07-01, 38 days before",
        ),
        (date(2026, 8, 8), date(2026, 7, 9), ""),
        (
            date(2026, 8, 9),
            date(2026, 7, 9),
            "Stale: last read at its source on 2026-07-09, 31 days before 2026-08-09 (more",
        ),
        (
            date(2030, 8, 9),
            date(2026, 7, 9),
            "Stale: last read at its source on 2026-07-09, 1,492 ",
        ),
        (date(2026, 7, 9), date(2025, 1, 14), "Old edition: published on 2025-01-14, 541 days"),
        (date(2024, 6, 30), date(2025, 1, 14), ""),
    ],
)
def test_by_age(bundled: Watchlists, as_of: date, published_on: date, begins: str) -> None:
    info = bundled.lists[1].model_copy(update={"published_on": published_on, "retrieved_on": READ})
    told = stale_warning(info, as_of, stale_after_days=ScreenConfig().stale_after_days)
    assert told.startswith(begins)
    assert bool(told) == bool(begins)


def test_the_limit_is_a_setting(bundled: Watchlists) -> None:
    info = bundled.lists[1]
    day = date(2026, 7, 10)
    assert stale_warning(info, day, stale_after_days=0).startswith("Stale: ")
    assert stale_warning(info, day, stale_after_days=10_000) == ""


def test_a_list_without_a_day_has_no_age() -> None:
    info = watchlist_from_names(["Alpha Textile"]).lists[0]
    assert stale_warning(info, date(2026, 7, 10), stale_after_days=0) == ""


def test_the_default_is_as_its_reason_says(bundled: Watchlists) -> None:
    """The days on which the UFLPA list grew, as ScreenConfig quotes them."""
    own = bundled.entries.filter(bundled.entries["watchlist_id"] == "us_dhs_uflpa")
    days = own["listed_on"].unique().sort()
    gaps = days.diff().dt.total_days().drop_nulls().sort()
    assert (days.len(), gaps[0], gaps.median()) == (13, 24, 55.5)
    assert ScreenConfig().stale_after_days == 30
