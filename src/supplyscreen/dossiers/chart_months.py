"""A picture of the shipments by month, with the days of listings marked."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from supplyscreen.documents import Chart
from supplyscreen.dossiers.charts import (
    BAR,
    INK,
    LINE,
    MARK,
    SIZE,
    SOFT,
    WIDTH,
    canvas,
    svg_text,
    write,
)
from supplyscreen.dossiers.months import Month
from supplyscreen.runs import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LEFT, _TOP, _BARS, _ROW = 44.0, 44.0, 170.0, SIZE + 5.0
_WIDE = WIDTH - _LEFT - 6
_MARKS = 4
_LABELLED = 24
_MARGIN = 24  # months that the picture goes beyond the shipments to show a listing
_EVERY = (1, 3, 6, 12, 24, 60, 120, 600)
_STEPS = ((48, 1, "month"), (144, 3, "quarter"), (100_000, 12, "year"))


def months_chart(months: Sequence[Month], days: Sequence[date], *, draw: bool) -> Chart:
    """Bars of the shipments by month (of more than four years: quarter or year), a line at each of
    the listing ``days`` that lies in the picture, four at most. Without ``draw`` only the words.

    Raises MissingExtraError where it is to be drawn and matplotlib is not installed.
    """
    bills = {_index(date.fromisoformat(f"{x.month}-01")): x.amount.bills for x in months}
    first, last = min(bills), max(bills)
    shown = [day for day in sorted(set(days)) if first - _MARGIN <= _index(day) <= last + _MARGIN]
    shown = shown[:_MARKS]
    first = min([first, *(_index(day) for day in shown)])
    last = max([last, *(_index(day) for day in shown)])
    step, unit = next((step, unit) for most, step, unit in _STEPS if last - first < most)
    start, end = first // step, last // step
    values = [0] * (end - start + 1)
    for month, count in bills.items():
        values[month // step - start] += count
    alt = _alt(values, months, shown, unit)
    if not draw:
        return Chart("", alt)
    return Chart(_drawn(values, start * step, step, shown), alt)


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _alt(values: list[int], months: Sequence[Month], days: list[date], unit: str) -> str:
    most = max(months, key=lambda x: x.amount.bills)
    told = (
        f"Bars of the shipments by {unit} of arrival, from {months[0].month} to "
        f"{months[-1].month}: {words.number(sum(values))} in all, most in {most.month} "
        f"({words.number(most.amount.bills)})."
    )
    if days:
        told += f" A line marks the listing: {', '.join(str(day) for day in days)}."
    return f"{told} The numbers stand in the table below."


def _drawn(values: list[int], start: int, step: int, days: list[date]) -> str:
    top = _TOP + len(days) * _ROW
    base = top + _BARS
    figure, axes = canvas(base + 2 * SIZE + 4)
    unit = next(unit for _, width, unit in _STEPS if width == step)
    write(axes, 0, SIZE, f"Shipments by {unit} of arrival", color=SOFT)
    _bars(axes, values, base)
    _months(axes, len(values), start, step, base)
    for n, day in enumerate(days):
        _mark(axes, day, start, _WIDE / len(values) / step, n, base)
    return svg_text(figure, salt="months")


def _bars(axes: "Axes", values: list[int], base: float) -> None:
    """Bars from zero at ``base``, with their numbers where there is room, and lines to read by."""
    slot, scale = _WIDE / len(values), _BARS / max(values)
    for at in _ticks(max(values)):
        y = base - at * scale
        axes.plot([_LEFT, _LEFT + _WIDE], [y, y], color=LINE, linewidth=1, zorder=0)
        write(axes, _LEFT - 6, y + SIZE / 3, words.number(at), color=SOFT, ha="right")
    lefts = [_LEFT + (n + 0.14) * slot for n in range(len(values))]
    heights = [-value * scale for value in values]
    axes.bar(lefts, heights, width=0.72 * slot, bottom=base, align="edge", color=BAR)
    axes.plot([_LEFT, _LEFT + _WIDE], [base, base], color=INK, linewidth=1)
    if len(values) > _LABELLED:
        return
    for n, value in enumerate(values):
        if value:
            x = _LEFT + (n + 0.5) * slot
            write(axes, x, base - value * scale - 4, words.number(value), ha="center")


def _ticks(most: int) -> list[int]:
    """Whole numbers for the lines across, five at most, without zero."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 5 * factor * size:
                return list(range(factor * size, most + 1, factor * size))
        size *= 10


def _months(axes: "Axes", count: int, start: int, step: int, base: float) -> None:
    """Months, or years where there is no room for them, below the bars."""
    slot = _WIDE / count
    least = {1: 1, 3: 12, 12: 12}[step]
    every = next(
        (x for x in _EVERY if x >= least and x / step * slot >= (44 if x >= 12 else 66)), _EVERY[-1]
    )
    for n in range(count):
        month = start + n * step
        if month % every == 0:
            year, of_year = divmod(month, 12)
            text = str(year) if every >= 12 else f"{year}-{of_year + 1:02d}"
            x = _LEFT + (n + 0.5) * slot
            write(axes, x, base + SIZE + 8, text, color=SOFT, ha="center")


def _mark(axes: "Axes", day: date, start: int, month: float, row: int, base: float) -> None:
    """A line at ``day`` with its date above the bars, on a row of its own; ``month`` is the width
    of one."""
    x = _LEFT + (_index(day) - start + (day.day - 1) / 31) * month
    y = _TOP + row * _ROW - 6
    dashes = (0, (4, 3))
    axes.plot([x, x], [y - SIZE + 2, base], color=MARK, linewidth=2, linestyle=dashes, zorder=3)
    right = x < WIDTH * 0.6
    looks = {"ha": "left" if right else "right", "color": MARK, "fontweight": "bold"}
    write(axes, x + (6 if right else -6), y, f"listed on {day}", **looks)
