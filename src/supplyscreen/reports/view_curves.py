"""The geometry of the three plots of an evaluation: points of SVG paths, in plot units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from supplyscreen.matching.measures import ModeResult, Point
from supplyscreen.screening.figures_text import share_text

WIDTH, HEIGHT = 420.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 16.0, 14.0, 44.0
_STARTS = (0.9, 0.8, 0.5)  # where an axis may begin instead of 0
_READ = range(50, 96)  # hundredths; the thresholds that an axis must show
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: where it begins (it always ends at 1), and its ticks as (place, label)."""

    start: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the calibration plot with the interval of its share, in plot units."""

    x: float
    y: float
    low: float
    high: float
    radius: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot: axes, lines by name (SVG path data), dots; ``mark`` is the x of the threshold."""

    key: str
    caption: str
    x_title: str
    y_title: str
    x: Axis
    y: Axis
    lines: tuple[tuple[str, str], ...]
    dots: tuple[Dot, ...] = ()
    mark: float | None = None
    spot: Pair | None = None
    note: str = ""


def plots(mode: ModeResult) -> tuple[Plot, ...]:
    """Precision and recall over the threshold, precision over recall, and calibration."""
    return (_over_threshold(mode), _precision_recall(mode), _calibration(mode))


def _over_threshold(mode: ModeResult) -> Plot:
    start = _start([mode.curve[at] for at in _READ], "precision", "recall")
    lines = tuple(
        (name, _path(_known(mode.curve, "threshold", name), 0.0, start))
        for name in ("precision", "recall")
    )
    threshold = mode.at_threshold.point.threshold
    return Plot(
        "threshold",
        "Precision and recall at each threshold",
        "threshold",
        "share",
        _axis(0.0, horizontal=True),
        _axis(start, horizontal=False),
        lines,
        mark=None if threshold is None else _x(threshold, 0.0),
        note=_cut_note("vertical", start),
    )


def _precision_recall(mode: ModeResult) -> Plot:
    shown = [mode.curve[at] for at in _READ]
    start_x, start_y = _start(shown, "recall"), _start(shown, "precision")
    points = _known(mode.curve, "recall", "precision")
    spot = _known([mode.at_threshold.point], "recall", "precision")
    inside = [(x, y) for x, y in spot if x >= start_x and y >= start_y]
    return Plot(
        "precision-recall",
        "Precision over recall",
        "recall",
        "precision",
        _axis(start_x, horizontal=True),
        _axis(start_y, horizontal=False),
        (("precision", _path(points, start_x, start_y)),),
        spot=(_x(inside[0][0], start_x), _y(inside[0][1], start_y)) if inside else None,
        note=" ".join(
            text
            for text in (_cut_note("horizontal", start_x), _cut_note("vertical", start_y))
            if text
        ),
    )


def _calibration(mode: ModeResult) -> Plot:
    most = max((row.right.whole for row in mode.calibration.bins), default=1) or 1
    dots = tuple(
        Dot(
            _x(row.mean_score, 0.0),
            _y(row.right.value, 0.0),
            _y(row.right.low or 0.0, 0.0),
            _y(row.right.high or 0.0, 0.0),
            round(3 + 5 * (row.right.whole / most) ** 0.5, 1),
        )
        for row in mode.calibration.bins
        if row.mean_score is not None and row.right.value is not None
    )
    return Plot(
        "calibration",
        "Calibration by tenths of the score",
        "mean score",
        "share right",
        _axis(0.0, horizontal=True),
        _axis(0.0, horizontal=False),
        (("even", _path([(0.0, 0.0), (1.0, 1.0)], 0.0, 0.0)),),
        dots=dots,
        note="On the dashed line scores are right as often as they say. Larger dot, more cases;"
        " upright lines are 95% intervals.",
    )


def _start(points: Iterable[Point], *figures: str) -> float:
    """The highest start of an axis that still shows ``figures`` of all ``points``."""
    values = [getattr(p, f) for p in points for f in figures if getattr(p, f) is not None]
    least = min(values, default=0.0)
    return next((start for start in _STARTS if start <= least), 0.0)


def _cut_note(which: str, start: float) -> str:
    return f"The {which} axis begins at {start:.1f}." if start else ""


def _axis(start: float, *, horizontal: bool) -> Axis:
    place = _x if horizontal else _y
    values = [start + (1 - start) * step / 5 for step in range(6)]
    return Axis(start, tuple((place(value, start), share_text(value)[:4]) for value in values))


def _known(points: Iterable[Point], x: str, y: str) -> list[Pair]:
    """The points where both figures are known, in the order given."""
    pairs = [(getattr(point, x), getattr(point, y)) for point in points]
    return [(one, other) for one, other in pairs if one is not None and other is not None]


def _path(points: Sequence[Pair], start_x: float, start_y: float) -> str:
    """SVG path data; empty without points."""
    steps = dict.fromkeys(f"{_x(x, start_x)},{_y(y, start_y)}" for x, y in points)
    return "M" + " L".join(steps) if steps else ""


def _x(value: float, start: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (value - start) / (1 - start), 1)


def _y(value: float, start: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - start) / (1 - start), 1)
