"""``--as-of`` and the only clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supplyscreen.cli.clock import as_of_date, now
from supplyscreen.errors import ConfigError


def test_a_day_is_read() -> None:
    assert as_of_date("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2018-02-30", "30.06.2024", "2024", "", "2024-06-30T10:00"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="expected a day of the calendar") as error:
        as_of_date(text)
    assert repr(text) in error.value.message


def test_the_default_is_today() -> None:
    assert abs(as_of_date(None) - datetime.now(UTC).date()) <= timedelta(days=1)


def test_the_time_of_a_run_is_utc_to_the_second() -> None:
    assert now().tzinfo is UTC
    assert now().microsecond == 0
