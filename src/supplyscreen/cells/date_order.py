"""Day and month of a column of dates: which comes first is told by the whole column.

A first part above 12 shows that the day comes first, a second part above 12 that the month does.
Facts of batches add up, so a reader may look at the first batch, or at the whole column, before
it reads the dates: ``facts = date_facts(first) + date_facts(second)``.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.cells.dates import Order, is_serial, not_dates, ordered_parts, parse_date
from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.names.distinct import Distinct


@dataclass(frozen=True, slots=True)
class DateFacts:
    """How many filled cells of a column show what; cells where both readings agree show nothing."""

    day_first: int = 0  # 31/12/2018
    month_first: int = 0  # 12/31/2018
    either: int = 0  # 5/2/2018
    serial: int = 0  # 43101
    other: int = 0

    def __add__(self, more: "DateFacts") -> "DateFacts":
        return DateFacts(
            self.day_first + more.day_first,
            self.month_first + more.month_first,
            self.either + more.either,
            self.serial + more.serial,
            self.other + more.other,
        )

    @property
    def order(self) -> Order:
        """What the column tells of the order; ``assumed`` where no cell tells it."""
        if self.day_first and self.month_first:
            return "mixed"
        if self.day_first:
            return "day"
        return "month" if self.month_first else "assumed"

    @property
    def day_numbers(self) -> bool:
        """Whether all filled cells are day numbers of a spreadsheet."""
        return bool(self.serial) and not (
            self.day_first or self.month_first or self.either or self.other
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """A column read: ``values`` (Date, in the order of the rows), FINDINGS and REJECTS."""

    values: pl.Series
    findings: pl.DataFrame
    rejects: pl.DataFrame


def date_facts(column: pl.Series) -> DateFacts:
    """What the cells of one batch show of the order of day and month; blanks are null."""
    cells = Distinct(column)
    counted = cells.values.to_frame("text").with_columns(cells.counts())
    parts = ordered_parts(pl.col("text"))
    month = parts.str.to_date("%m/%d/%Y", strict=False)
    day = parts.str.to_date("%d/%m/%Y", strict=False)
    shown = (
        pl.when(month.is_null() & day.is_not_null())
        .then(pl.lit("day_first"))
        .when(day.is_null() & month.is_not_null())
        .then(pl.lit("month_first"))
        .when(month != day)
        .then(pl.lit("either"))
        .when(is_serial(pl.col("text")))
        .then(pl.lit("serial"))
        .otherwise(pl.lit("other"))
    )
    sums = dict(counted.group_by(shown.alias("shown")).agg(pl.col("n").sum()).iter_rows())
    return DateFacts(**sums)


def read_dates(
    rows: pl.DataFrame,
    column: str,
    *,
    heading: str,
    facts: DateFacts,
    before: DateFacts | None = None,
) -> Dates:
    """Read ``column`` (String, blank = null) of ``rows`` by the ``facts`` of the column so far.

    ``rows`` carry ``source_file`` and ``source_row``; ``facts`` include these rows. ``before`` are
    the facts that earlier rows were read by: where they told another order, a finding says so.
    A cell that is no date, or may be two, becomes null with a reject line of scope cell
    (``bad_date``, ``ambiguous_date``). Findings: ``day_first_dates`` and ``date_day_numbers``
    (repaired), ``day_month_order_assumed``, ``day_month_order_mixed``,
    ``day_month_order_changed`` (kept).
    """
    cells = Distinct(rows[column])
    parsed = parse_date(pl.col(column), order=facts.order, serial=facts.day_numbers)
    read = cells.values.to_frame(column).select(
        parsed.alias("__date"), __parts=ordered_parts(pl.col(column))
    )
    plain = read["__date"].is_not_null() & read["__parts"].is_null()
    odd = cells.rows_of(pl.repeat(True, len(plain), eager=True) if facts.day_numbers else ~plain)
    told = rows.select(
        "source_file", "source_row", column, *(cells.spread(each) for each in read)
    ).filter(odd)
    lost = told.filter(pl.col("__date").is_null())
    both = _may_be_two(pl.col("__parts"))
    return Dates(
        cells.spread(read["__date"]).rename(column),
        join_findings(_findings(told, column, heading, facts, before)),
        join_rejects(
            [
                not_dates(lost.filter(~both), column, heading=heading),
                _ambiguous(lost.filter(both), column, heading),
            ]
        ),
    )


def _may_be_two(parts: pl.Expr) -> pl.Expr:
    """Whether day and month are two days either way round; false for another form."""
    month = parts.str.to_date("%m/%d/%Y", strict=False)
    day = parts.str.to_date("%d/%m/%Y", strict=False)
    return (month != day).fill_null(value=False)


def _ambiguous(rows: pl.DataFrame, column: str, heading: str) -> pl.DataFrame:
    value = pl.col(column)
    told = pl.format(
        "'{}' may be two days, and the column does not tell day and month apart; "
        "write dates as YYYY-MM-DD",
        value,
    )
    return reject_rows(
        rows, scope="cell", code="ambiguous_date", message=told, column=heading, value=value
    )


_TOLD = {
    "day_first_dates": "read as day/month/year: a cell of this column has a first part above 12",
    "date_day_numbers": "read as the day numbers of a spreadsheet that counts from 1900",
    "day_month_order_assumed": "read as month/day/year, as American files write it: no cell of "
    "this column tells whether the day or the month comes first",
    "day_month_order_mixed": "some cells of this column have the day first, some the month: only "
    "those that can be one day alone were read",
    "day_month_order_changed": "this cell shows another order of day and month than the rows "
    "before it, which were read otherwise; check the dates of this column",
}


def _findings(
    told: pl.DataFrame,
    column: str,
    heading: str,
    facts: DateFacts,
    before: DateFacts | None,
) -> list[pl.DataFrame]:
    either = told.filter(_may_be_two(pl.col("__parts")))
    numbered = told.filter(pl.col("__parts").is_not_null())
    found: dict[str, pl.DataFrame] = {}
    repaired = ("day_first_dates", "date_day_numbers")
    if facts.day_numbers:
        found["date_day_numbers"] = told.filter(pl.col("__date").is_not_null())
    if facts.order == "day":
        found["day_first_dates"] = numbered.filter(pl.col("__date").is_not_null())
    if facts.order == "assumed":
        found["day_month_order_assumed"] = either.filter(pl.col("__date").is_not_null())
    if facts.order == "mixed":
        found["day_month_order_mixed"] = either
    if before is not None and before.either and before.order != facts.order:
        telling = numbered.filter(~_may_be_two(pl.col("__parts"))).head(1)
        if before.order != "mixed" and facts.order != "month":
            found["day_month_order_changed"] = telling
    return [
        finding(
            rows,
            code=code,
            column=heading,
            value=pl.col(column),
            message=_TOLD[code],
            became=pl.col("__date") if code in repaired else None,
        )
        for code, rows in found.items()
    ]
