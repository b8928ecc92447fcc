"""Bars that are rows of a table, and the small tables of numbers beneath a drawing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

IN_FORCE = pl.col("timing") == "in_force_when_shipped"
ON_GROUND = pl.col("ground") != "not_screenable"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from zero: ``solid`` of ``total`` flags were in force when shipped
    (None where the question does not arise). Widths are per cent of the longest bar."""

    label: str
    total: int
    solid: int | None
    solid_width: float
    rest_width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A table of bars; ``notes`` are sentences below it."""

    key: str
    caption: str
    head: str
    bars: tuple[Bar, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row of the table beneath a drawing; ``marks`` are sentences under its label."""

    label: str
    values: tuple[int, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The data table beneath a drawing, with its sums."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[NumberRow, ...]
    sums: tuple[int, ...]


def bars(
    labels: Iterable[str], totals: Mapping[str, int], solid: Mapping[str, int | None]
) -> tuple[Bar, ...]:
    """One bar for each of ``labels``, in that order; 0 where a label has no number."""
    longest = max([*totals.values(), 1])

    def bar(label: str) -> Bar:
        total, part = totals.get(label, 0), solid.get(label, 0)
        full = part or 0
        width, rest = (round(100 * n / longest, 2) for n in (full, total - full))
        return Bar(label, total, part, width, rest)

    return tuple(bar(label) for label in labels)


def numbers(head: str, columns: tuple[str, ...], rows: Iterable[NumberRow]) -> Numbers:
    """The table of ``rows`` with the sum of each column."""
    kept = tuple(rows)
    sums = tuple(sum(row.values[at] for row in kept) for at in range(len(columns)))
    return Numbers(head, columns, kept, sums)


def counted(frame: pl.DataFrame, column: str) -> dict[str, int]:
    """The sum of ``flags`` for each value of ``column``."""
    told = frame.group_by(column).agg(pl.col("flags").sum()).sort(column)
    return dict(told.iter_rows())
