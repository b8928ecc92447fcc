"""Flags over time: columns by month of arrival, with the days of listings and rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from supplyscreen.reports.view_bars import IN_FORCE, ON_GROUND, NumberRow, counted, numbers
from supplyscreen.reports.view_columns import (
    MARKS_WITH_TEXT,
    Columns,
    Mark,
    Tick,
    columns,
    crowded,
    in_lanes,
    spread,
)
from supplyscreen.runs import words

MONTHS_AT_MOST = 30
QUARTERS_AT_MOST = 32
NAMES_AT_MOST = 3
OUTSIDE_AT_MOST = 12
_LETTER = 2.0  # of the width of the axis on a phone, in per cent
_STEP = {"month": "1mo", "quarter": "1q", "year": "1y"}
_NAMED = {
    "listed_party": "listing of",
    "place": "in force since this day:",
    "goods": "in force since this day:",
}


@dataclass(frozen=True, slots=True)
class _Axis:
    """The finest of month, quarter and year that stays readable, and the first day of each period
    from the first to the last arrival, and of the one after."""

    grain: str
    labels: list[str]
    starts: list[date]

    def place(self, day: date) -> float | None:
        """Where ``day`` stands, in per cent; None outside."""
        for at, (start, end) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            if start <= day < end:
                return round(100 * (at + (day - start) / (end - start)) / len(self.labels), 2)
        return None

    def label(self, day: date) -> str:
        """The period of ``day``."""
        return str(pl.select(_period(pl.lit(day), self.grain)).item())


def months_view(flags: pl.LazyFrame) -> Columns:
    """Flags on a ground by month, quarter or year of arrival. FLAGS is counted streaming."""
    real = flags.filter(ON_GROUND)
    told = real.group_by("arrival_date").agg(flags=pl.len(), now=IN_FORCE.sum())
    days = told.collect(engine="streaming").sort("arrival_date")
    dated = days.drop_nulls("arrival_date")
    axis = _axis(dated["arrival_date"])
    periods = dated.with_columns(_period(pl.col("arrival_date"), axis.grain))
    totals = counted(periods, "period")
    solid = counted(periods.with_columns(flags="now"), "period")
    listings = _listings(real)
    inside = [(day, text) for day, text in listings if axis.place(day) is not None]
    without = int(days["flags"].sum()) - int(dated["flags"].sum())
    notes = [f"{words.count(without, 'flag')} without an arrival date."] if without else []
    rows = _rows(axis, totals, solid, inside)
    values = [[row.values[at] for row in rows] for at in (0, 1)]
    return Columns(
        key="month",
        caption=f"Flags by {axis.grain} of arrival (without not screenable)",
        told=_told(axis, totals),
        width=round(100 / max(len(axis.labels), 1), 2),
        columns=columns(axis.labels, *values),
        ticks=_ticks(axis),
        table=numbers(axis.grain.capitalize(), ("Flags", "In force"), rows),
        marks=_marks(axis, [day for day, _ in inside]),
        notes=(*notes, *_outside([text for day, text in listings if axis.place(day) is None])),
        crowded=crowded(values[0]),
    )


def _axis(days: pl.Series) -> _Axis:
    if days.is_empty():
        return _Axis("month", [], [])
    first, last = pl.lit(days.min()).dt, pl.lit(days.max()).dt
    for grain, most in (("month", MONTHS_AT_MOST), ("quarter", QUARTERS_AT_MOST), ("year", None)):
        step = _STEP[grain]
        end = last.truncate(step).dt.offset_by(step)
        starts = pl.select(day=pl.date_range(first.truncate(step), end, step))
        if most is None or starts.height - 1 <= most:
            break
    labels = starts.head(-1).select(_period(pl.col("day"), grain))["period"].to_list()
    return _Axis(grain, labels, starts["day"].to_list())


def _period(day: pl.Expr, grain: str) -> pl.Expr:
    """The period of a day: 2024-07, 2024 Q3 or 2024."""
    part = day.dt
    name = {
        "month": part.strftime("%Y-%m"),
        "quarter": pl.format("{} Q{}", part.year(), part.quarter()),
        "year": part.year().cast(pl.String),
    }
    return name[grain].alias("period")


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    """The year where it begins, and the first period."""
    years = [label[:4] for label in axis.labels]
    wide = 100 / max(len(years), 1)
    new = [at for at, year in enumerate(years) if at == 0 or years[at - 1] != year]
    return spread(Tick(round(at * wide, 2), years[at]) for at in new)


def _listings(real: pl.LazyFrame) -> list[tuple[date, str]]:
    """Day -> sentence of the entries and rules behind dated flags."""
    name = pl.coalesce("entry_name", "provision", "rule_id").fill_null("")
    found = real.filter(pl.col("arrival_date").is_not_null(), pl.col("listed_on").is_not_null())
    one = found.select("listed_on", _verb(), name.alias("name")).unique()
    days = one.collect(engine="streaming").sort("listed_on", "verb", "name")
    told = days.group_by("listed_on", "verb", maintain_order=True).agg("name")
    return [(day, f"{day}: {verb} {_some(names)}") for day, verb, names in told.iter_rows()]


def _verb() -> pl.Expr:
    return pl.col("ground").replace_strict(_NAMED, default="").alias("verb")


def _rows(
    axis: _Axis,
    totals: Mapping[str, int],
    solid: Mapping[str, int],
    inside: Sequence[tuple[date, str]],
) -> list[NumberRow]:
    marks: dict[str, list[str]] = {}
    for day, text in inside:
        marks.setdefault(axis.label(day), []).append(text)
    return [
        NumberRow(x, (totals.get(x, 0), solid.get(x, 0)), tuple(marks.get(x, ())))
        for x in axis.labels
    ]


def _marks(axis: _Axis, days: Sequence[date]) -> tuple[Mark, ...]:
    once = sorted(set(days))
    texts = [str(day) if len(once) <= MARKS_WITH_TEXT else "" for day in once]
    places = [axis.place(day) or 0.0 for day in once]
    return in_lanes(list(zip(places, texts, strict=True)), _LETTER)


def _outside(sentences: Sequence[str]) -> list[str]:
    if not sentences:
        return []
    shown = "; ".join(sentences[:OUTSIDE_AT_MOST])
    rest = len(sentences) - OUTSIDE_AT_MOST
    more = f"; and {rest} more" if rest > 0 else ""
    return [f"Listed or in force outside these dates: {shown}{more}"]


def _told(axis: _Axis, totals: Mapping[str, int]) -> str:
    if not axis.labels:
        return "No flag with an arrival date to draw."
    span = axis.labels[0]
    if len(axis.labels) > 1:
        span = f"{span} to {axis.labels[-1]}"
    top = max(axis.labels, key=lambda label: totals.get(label, 0))
    return (
        f"Columns of flags by {axis.grain} of arrival, {span}; most in {top}, with "
        f"{words.number(totals[top])}. The numbers and the days of listing are in the table below."
    )


def _some(names: list[str]) -> str:
    """The first names and how many more; the evidence names all of them."""
    if len(names) <= NAMES_AT_MOST:
        return ", ".join(names)
    rest = len(names) - NAMES_AT_MOST
    return f"{', '.join(names[:NAMES_AT_MOST])} and {rest} more"
