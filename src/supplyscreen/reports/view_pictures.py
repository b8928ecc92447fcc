"""The pictures: horizontal bars that are rows of a table (flags by ground, by list, by month)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from supplyscreen.models import RunRecord
from supplyscreen.runs import words

MONTHS_AT_MOST = 30
QUARTERS_AT_MOST = 32
NAMES_AT_MOST = 3
_TOLD = ["ground", "timing", "watchlist_id", "arrival_date", "listed_on", "entry_name"]
IN_FORCE = pl.col("timing") == "in_force_when_shipped"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from zero: ``solid`` of ``total`` flags were in force when shipped
    (None where the question does not arise).

    Widths are per cent of the longest bar of the picture; ``marks`` are sentences under the label.
    """

    label: str
    total: int
    solid: int | None
    solid_width: float
    rest_width: float
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A table of bars; ``notes`` are sentences below it."""

    key: str
    caption: str
    head: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()


def pictures_view(run: RunRecord, flags: pl.LazyFrame) -> tuple[Picture, ...]:
    """The three pictures of FLAGS (all of them, not only those that the page prints).

    Not screenable flags are only counted, in the run record.
    """
    real = flags.filter(pl.col("ground") != "not_screenable")
    told = real.group_by(_TOLD).agg(flags=pl.len()).sort(_TOLD).collect(engine="streaming")
    return (_by_ground(run, told), _by_list(run, told), _by_month(told))


def _by_ground(run: RunRecord, flags: pl.DataFrame) -> Picture:
    solid = _counts(flags.filter(IN_FORCE), "ground")
    totals = {words.GROUND.get(k, k): run.flags_by_ground.get(k, 0) for k in words.GROUND}
    named: dict[str, int | None] = {words.GROUND.get(k, k): v for k, v in solid.items()}
    named[words.GROUND["not_screenable"]] = None
    order = sorted(totals, key=lambda label: -totals[label])
    return Picture("ground", "Flags by ground", "Ground", _bars(order, totals, named))


def _by_list(run: RunRecord, flags: pl.DataFrame) -> Picture:
    listed = flags.filter(pl.col("watchlist_id").is_not_null())
    title = {x.id: x.title for x in run.lists}
    totals = {title.get(k, k): v for k, v in _counts(listed, "watchlist_id").items()}
    totals = dict.fromkeys(title.values(), 0) | totals
    solid = {
        title.get(k, k): v for k, v in _counts(listed.filter(IN_FORCE), "watchlist_id").items()
    }
    order = sorted(totals, key=lambda label: (-totals[label], label))
    others = int(flags.filter(pl.col("watchlist_id").is_null())["flags"].sum())
    notes = (
        (f"{words.count(others, 'flag')} on place or goods: a law, not a list, names them.",)
        if others
        else ()
    )
    return Picture("list", "Flags by list", "List", _bars(order, totals, solid), notes)


def _by_month(flags: pl.DataFrame) -> Picture:
    dated = flags.filter(pl.col("arrival_date").is_not_null())
    grain, labels = _periods(dated["arrival_date"])
    dated = dated.with_columns(_period("arrival_date", grain))
    marks, notes = _listing_marks(dated, grain, labels)
    bars = _bars(labels, _counts(dated, "period"), _counts(dated.filter(IN_FORCE), "period"), marks)
    undated = int(flags["flags"].sum()) - int(dated["flags"].sum())
    if undated:
        notes = [f"{words.count(undated, 'flag')} without an arrival date.", *notes]
    caption = f"Flags by {grain} of arrival (without not screenable)"
    return Picture("month", caption, grain.capitalize(), bars, tuple(notes))


def _bars(
    labels: Iterable[str],
    totals: Mapping[str, int],
    solid: Mapping[str, int | None],
    marks: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Bar, ...]:
    longest = max([*totals.values(), 1])

    def bar(label: str) -> Bar:
        total, part = totals.get(label, 0), solid.get(label, 0)
        full = part or 0
        width, rest = (round(100 * n / longest, 2) for n in (full, total - full))
        return Bar(label, total, part, width, rest, (marks or {}).get(label, ()))

    return tuple(bar(label) for label in labels)


def _counts(frame: pl.DataFrame, column: str) -> dict[str, int]:
    counted = frame.group_by(column).agg(pl.col("flags").sum()).sort(column)
    return dict(counted.iter_rows())


def _period(column: str, grain: str) -> pl.Expr:
    """The period of a day: 2024-07, 2024 Q3 or 2024."""
    day = pl.col(column).dt
    name = {
        "month": day.strftime("%Y-%m"),
        "quarter": pl.format("{} Q{}", day.year(), day.quarter()),
        "year": day.year().cast(pl.String),
    }
    return name[grain].alias("period")


def _periods(days: pl.Series) -> tuple[str, list[str]]:
    """The finest of month, quarter and year that stays readable, and every period of the span."""
    if days.is_empty():
        return "month", []
    span = pl.select(
        pl.date_range(
            pl.lit(days.min()).dt.month_start(), pl.lit(days.max()).dt.month_start(), "1mo"
        ).alias("day")
    )
    grain = "month"
    if span.height > MONTHS_AT_MOST:
        grain = "quarter" if span.height <= 3 * QUARTERS_AT_MOST else "year"
    return grain, span.select(_period("day", grain)).unique(maintain_order=True)["period"].to_list()


def _listing_marks(
    dated: pl.DataFrame, grain: str, labels: list[str]
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Listing dates of the matched entries: inside the span at their period, else in a note."""
    days = (
        dated.filter((pl.col("ground") == "listed_party") & pl.col("listed_on").is_not_null())
        .select("listed_on", "entry_name", _period("listed_on", grain))
        .unique()
        .sort("listed_on", "entry_name")
        .group_by("period", "listed_on", maintain_order=True)
        .agg("entry_name")
    )
    marks: dict[str, tuple[str, ...]] = {}
    outside: list[str] = []
    for period, listed_on, names in days.iter_rows():
        sentence = f"{listed_on}: listing of {_some(names)}"
        if period in labels:
            marks[period] = (*marks.get(period, ()), sentence)
        else:
            outside.append(sentence)
    return marks, [f"Listed outside these dates: {'; '.join(outside)}"] if outside else []


def _some(names: list[str]) -> str:
    """The first names and how many more; the evidence below names all of them."""
    if len(names) <= NAMES_AT_MOST:
        return ", ".join(names)
    rest = len(names) - NAMES_AT_MOST
    return f"{', '.join(names[:NAMES_AT_MOST])} and {rest} more"
