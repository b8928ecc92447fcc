"""The order of day and month, told by a whole column of dates."""

from collections.abc import Sequence
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.cells.date_order import DateFacts, Dates, date_facts, read_dates


def column(cells: Sequence[str | None]) -> pl.DataFrame:
    rows = {
        "when": cells,
        "source_file": ["m.csv"] * len(cells),
        "source_row": range(2, len(cells) + 2),
    }
    return pl.DataFrame(rows, schema_overrides={"when": pl.String, "source_row": pl.Int64})


def read(cells: Sequence[str | None], before: DateFacts | None = None) -> Dates:
    frame = column(cells)
    facts = (before or DateFacts()) + date_facts(frame["when"])
    return read_dates(frame, "when", heading="Arrival Date", facts=facts, before=before)


@pytest.mark.parametrize(
    ("cells", "days", "findings", "rejects"),
    [
        (["5/2/2018", "8/8/2018"], [(5, 2), (8, 8)], ["day_month_order_assumed"], []),
        (["5/2/2018", "12/31/2018"], [(5, 2), (12, 31)], [], []),
        (["5/2/2018", "31/12/2018"], [(2, 5), (12, 31)], ["day_first_dates"], []),
        (["5-2-2018", "31-12-2018"], [(2, 5), (12, 31)], ["day_first_dates"], []),
        (
            ["5/2/2018", "31/12/2018", "12/31/2018", "8/8/2018"],
            [None, (12, 31), (12, 31), (8, 8)],
            ["day_month_order_mixed"],
            ["ambiguous_date"],
        ),
        (["8/8/2018", None], [(8, 8), None], [], []),
        (["43101", "43132"], [(1, 1), (2, 1)], ["date_day_numbers"], []),
        (["43101", "2018-02-01"], [None, (2, 1)], [], ["bad_date"]),
        (["12345"], [None], [], ["bad_date"]),  # 1933: no date of a shipment
        (["06.02.2018", "06-FEB-18", "20180206"], [(2, 6)] * 3, [], []),
        (["5-2-2018"], [None], [], ["ambiguous_date"]),
        (["31/31/2018", "soon"], [None, None], [], ["bad_date", "bad_date"]),
    ],
)
def test_a_column_tells_its_order(
    cells: list[str | None],
    days: list[tuple[int, int] | None],
    findings: list[str],
    rejects: list[str],
) -> None:
    told = read(cells)
    expected = [date(2018, *day) if day else None for day in days]
    assert told.values.to_list() == expected
    assert told.findings["code"].to_list() == findings
    assert told.rejects["code"].to_list() == rejects


def test_a_later_batch_that_shows_another_order_is_told() -> None:
    first = date_facts(column(["5/2/2018"])["when"])
    told = read(["31/12/2018", "6/2/2018"], before=first)
    assert told.values.to_list() == [date(2018, 12, 31), date(2018, 2, 6)]
    changed = told.findings.filter(code="day_month_order_changed")
    assert changed.select("count", "value", "treatment").rows() == [(1, "31/12/2018", "kept")]


def test_a_finding_shows_the_first_cell_and_what_it_became() -> None:
    told = read(["5/2/2018", "31/12/2018"]).findings.row(0, named=True)
    assert (told["count"], told["value"], told["became"]) == (2, "5/2/2018", "2018-02-05")
    assert (told["treatment"], told["source_row"]) == ("repaired", 2)


CELLS = st.one_of(
    st.none(),
    st.dates(date(1990, 1, 1), date(2049, 12, 31)).flatmap(
        lambda day: st.sampled_from([f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%Y-%m-%d}"])
    ),
    st.sampled_from(["soon", "43101", "99/99/9999", ""]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=8), st.integers(0, 8))
def test_every_filled_cell_is_a_date_or_a_reject_and_batches_add_up(
    cells: list[str | None], cut: int
) -> None:
    told = read(cells)
    filled = sum(cell is not None for cell in cells)
    assert told.values.len() == len(cells)
    assert told.values.drop_nulls().len() + told.rejects.height == filled
    parts = [date_facts(column(part)["when"]) for part in (cells[:cut], cells[cut:])]
    assert parts[0] + parts[1] == date_facts(column(cells)["when"])
