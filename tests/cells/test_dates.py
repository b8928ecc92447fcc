"""Dates as manifests and spreadsheets write them."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.cells.dates import bad_dates, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-01-05", date(2018, 1, 5)),
        ("2018-1-5", date(2018, 1, 5)),
        ("2018-02-06T00:00:00", date(2018, 2, 6)),
        ("2018-02-06 23:59", date(2018, 2, 6)),
        ("8/9/2023", date(2023, 8, 9)),
        ("02/28/2018 0:00", date(2018, 2, 28)),
        ("20180105", date(2018, 1, 5)),
        ("2018/01/05", date(2018, 1, 5)),
        ("05-JAN-2018", date(2018, 1, 5)),
        ("5-feb-2018", date(2018, 2, 5)),
        ("06-FEB-18", date(2018, 2, 6)),
        ("6 Feb 2018", date(2018, 2, 6)),
        ("06.02.2018", date(2018, 2, 6)),
        ("2018-02-30", None),
        ("02/30/2018", None),
        ("2018-13-01", None),
        ("31/12/2018", None),
        ("31-FEB-2018", None),
        ("0000-00-00", None),
        ("43101", None),  # the day number of a spreadsheet
        ("8/8/23", None),
        ("13.13.2018", None),
        ("05-02-2018", None),  # a day in February or in May
        ("soon", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    frame = pl.DataFrame({"when": [text], "source_file": ["m.csv"], "source_row": [2]})
    assert frame.select(parse_date(pl.col("when"))).item() == day
    told = bad_dates(frame, "when", heading="Arrival Date").select("column", "value").rows()
    assert told == ([] if day else [("Arrival Date", text)])
