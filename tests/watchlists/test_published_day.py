"""The ways in which official lists write a day."""

from datetime import date

import pytest

from supplyscreen.watchlists.published_day import read_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 21, 2022", date(2022, 6, 21)),
        (" June\u00a021,  2022 ", date(2022, 6, 21)),
        ("Jun. 21 2022", date(2022, 6, 21)),
        ("6/21/2022", date(2022, 6, 21)),
        ("01/02/2025", date(2025, 1, 2)),
        ("2022-06-21", date(2022, 6, 21)),
        ("21-Jun-2022", date(2022, 6, 21)),
        ("12/28/1953", date(1953, 12, 28)),
        ("6/21/22", None),
        ("21/6/2022", None),
        ("February 30, 2022", None),
        ("Ju 21, 2022", None),
        ("Juni 21, 2022", None),
        ("Ma 21, 2022", None),
        ("Mar 1, 2022", date(2022, 3, 1)),
        ("", None),
        ("pending", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert read_day(text) == expected
