"""Columns over an axis: what months and scores are drawn with. Places are per cent of the width,
heights per cent of the highest column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from supplyscreen.reports.view_bars import Numbers
from supplyscreen.runs import words

ROOM = 120  # figures that stand side by side over the columns of a wide page
ROOM_ON_A_PHONE = 44
MARKS_WITH_TEXT = 6  # more dates than these are told in the table alone
_LANES = 4
_LAST_TICK = 90  # per cent
_TICK_APART = 11  # per cent: a year on a phone


@dataclass(frozen=True, slots=True)
class Column:
    """One column from zero; ``solid_height`` and ``rest_height`` stand one above the other."""

    label: str
    total: int
    left: float
    solid_height: float
    rest_height: float
    highest: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis at ``left``."""

    left: float
    label: str

    @property
    def leans(self) -> str:
        """To which side its label runs, as in Mark."""
        return "end" if self.left > _LAST_TICK else "start"


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the axis; ``text`` is empty where only its place is drawn. ``lane`` counts from 1;
    where ``leans`` is "end" the text runs to the left."""

    left: float
    text: str
    lane: int = 1
    leans: str = "start"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the axis with its name, e.g. a band of scores."""

    left: float
    width: float
    label: str
    drawn: str  # "none" is a stretch in which nothing is flagged


@dataclass(frozen=True, slots=True)
class Columns:
    """The drawing, its text alternative ``told``, its ``table``, sentences below it.

    ``marks`` stand under the axis, ``line`` runs through the whole drawing.
    """

    key: str
    caption: str
    told: str
    width: float
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    table: Numbers
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    line: Mark | None = None
    notes: tuple[str, ...] = ()
    crowded: str = ""  # where the numbers over the columns have no room: "phone" or "page"


def columns(
    labels: Sequence[str], totals: Sequence[int], solid: Sequence[int]
) -> tuple[Column, ...]:
    """One column for each label, side by side over the whole width."""
    most = max([*totals, 1])
    first = totals.index(most) if most in totals else -1
    return tuple(
        Column(
            label,
            total,
            round(100 * at / len(labels), 2),
            round(100 * part / most, 2),
            round(100 * (total - part) / most, 2),
            at == first,
        )
        for at, (label, total, part) in enumerate(zip(labels, totals, solid, strict=True))
    )


def crowded(totals: Sequence[int]) -> str:
    """Where the numbers of all columns do not fit side by side: "page", "phone" or nowhere."""
    longest = max((len(words.number(total)) for total in totals), default=0)
    needed = len(totals) * (longest + 0.5)
    return "page" if needed > ROOM else "phone" if needed > ROOM_ON_A_PHONE else ""


def spread(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Ticks without those whose labels would touch on a phone."""
    kept: list[Tick] = []
    for tick in ticks:
        far = _TICK_APART if tick.leans == "start" else 2 * _TICK_APART
        if not kept or tick.left - kept[-1].left >= far:
            kept.append(tick)
    return tuple(kept)


def in_lanes(marks: Sequence[tuple[float, str]], letter: float) -> tuple[Mark, ...]:
    """Texts at their places, those that would touch one below the other.

    ``marks`` are (place, text) from left to right; ``letter`` is the width of one letter in per
    cent of the axis. A text runs to the right where it has room there, else to the left; one that
    finds no room is left to the words beneath.
    """
    ends = [-1.0] * _LANES
    placed = []
    for left, text in marks:
        wide = (len(text) + 1) * letter
        leans = "start" if left + wide <= 100 else "end"
        begin = left if leans == "start" else left - wide
        lane = next((at for at, end in enumerate(ends) if begin >= max(end, 0)), None)
        if lane is None or not text:
            placed.append(Mark(left, "", 1, leans))
            continue
        ends[lane] = begin + wide
        placed.append(Mark(left, text, lane + 1, leans))
    return tuple(placed)
