"""A picture of the shipments by month, with the days of listings marked."""

from collections.abc import Sequence
from datetime import date

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
from supplyscreen.documents import Chart
from supplyscreen.runs import words

_LEFT, _RIGHT, _TOP, _BARS = 40.0, 10.0, 26.0, 170.0
_MARKS = 4
_LABELLED = 24
_MARGIN = 24  # months that the picture goes beyond the shipments to show a listing
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
    rows = len(days)
    top = _TOP + rows * (SIZE + 5)
    base = top + _BARS
    figure, axes = canvas(base + 2 * SIZE + 14)
    slot = (WIDTH - _LEFT - _RIGHT) / len(values)
    scale = _BARS / max(values)
    for at in _ticks(max(values)):
        y = base - at * scale
        axes.plot([_LEFT, WIDTH - _RIGHT], [y, y], color=LINE, linewidth=1)
        write(axes, _LEFT - 6, y + SIZE / 3, words.number(at), color=SOFT, ha="right")
    lefts = [_LEFT + (n + 0.14) * slot for n in range(len(values))]
    heights = [-value * scale for value in values]
    axes.bar(lefts, heights, width=0.72 * slot, bottom=base, align="edge", color=BAR)
    if len(values) <= _LABELLED:
        for n, value in enumerate(values):
            if value:
                x = _LEFT + (n + 0.5) * slot
                write(axes, x, base - value * scale - 4, words.number(value), ha="center")
    axes.plot([_LEFT, WIDTH - _RIGHT], [base, base], color=INK, linewidth=1)
    _months(axes, len(values), start, step, slot, base)
    for n, day in enumerate(days):
        _mark(axes, day, start, slot / step, n, base)
    return svg_text(figure, salt="months")


def _ticks(most: int) -> list[int]:
    """Whole numbers for the lines across: two or three above zero."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 3 * factor * size:
                return list(range(factor * size, most + 1, factor * size))
        size *= 10


def _months(axes: object, count: int, start: int, step: int, slot: float, base: float) -> None:
    """Names of the months below the bars as far as there is room, with the year."""
    every = max(1, -(-62 // max(int(slot), 1)))
    while step < 12 and every > 1 and (12 // step) % every and every < 12 // step:
        every += 1
    if step < 12 and every > 12 // step:
        every = -(-every // (12 // step)) * (12 // step)
    for n in range(count):
        month = start + n * step
        if (month // step) % every == 0:
            year, of_year = divmod(month, 12)
            text = str(year) if step == 12 or every * step >= 12 else f"{year}-{of_year + 1:02d}"
            x = _LEFT + (n + 0.5) * slot
            write(axes, x, base + SIZE + 8, text, color=SOFT, ha="center")  # type: ignore[arg-type]


def _mark(axes: object, day: date, start: int, slot: float, row: int, base: float) -> None:
    """A line at ``day`` with its date above the bars, on a row of its own."""
    x = _LEFT + (_index(day) - start + (day.day - 1) / 31) * slot
    y = _TOP + row * (SIZE + 5) - 6
    axes.plot([x, x], [y - SIZE + 2, base], color=MARK, linewidth=2, linestyle=(0, (4, 3)))  # type: ignore[attr-defined]
    right = x < WIDTH * 0.6
    text = f"listed {day}: before | after" if False else f"listed on {day}"
    write(
        axes,  # type: ignore[arg-type]
        x + (6 if right else -6),
        y,
        text,
        ha="left" if right else "right",
        color=MARK,
        fontweight="bold",
    )
