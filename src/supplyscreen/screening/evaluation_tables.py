"""The tables of an evaluation as lines of text: thresholds, patterns, bands, calibration."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from supplyscreen.screening.figures_text import between_text, rate_text, share_text, threshold_text

if TYPE_CHECKING:
    from supplyscreen.matching.measures import ModeResult, PatternRow

_SHOWN_THRESHOLDS = range(50, 100, 5)  # hundredths


def threshold_lines(mode: "ModeResult") -> Iterator[str]:
    """Precision, recall and false flags at ten thresholds."""
    columns = ("Threshold", "Precision", "Recall", "F1", "False flags per 1,000")
    yield "  " + "  ".join(f"{c:>9}" for c in columns)
    for at in _SHOWN_THRESHOLDS:
        point = mode.curve[at]
        shares = map(share_text, (point.precision, point.recall, point.f1))
        cells = "  ".join(f"{cell:>9}" for cell in (threshold_text(point.threshold), *shares))
        yield f"  {cells}  {rate_text(point.false_flags_per_1000):>21}"


def pattern_lines(mode: "ModeResult") -> Iterator[str]:
    """Wanted patterns beside unlisted ones, the weakest first; nothing without patterns."""
    if not mode.patterns:
        return
    wanted = [row for row in mode.patterns if row.wanted]
    unlisted = [row for row in mode.patterns if not row.wanted]
    head = f"{'share':>6} {'cases':>6}"
    yield f"  {'Wanted: found':<28}{head}     {'Unlisted: not flagged':<28}{head}"
    for left, right in zip_longest(wanted, unlisted):
        yield f"  {_pattern(left)}     {_pattern(right)}".rstrip()
    yield ""


def _pattern(row: "PatternRow | None") -> str:
    if row is None:
        return " " * 41
    name = row.pattern if len(row.pattern) <= 27 else row.pattern[:24] + "..."
    return f"{name:<28}{share_text(row.right.value):>6} {row.right.whole:>6,}"


def band_lines(mode: "ModeResult") -> Iterator[str]:
    """The flags of each band and how many of them are right."""
    yield f"  {'Band':<12}{'from':>9}{'flags':>8}{'right':>9}   95% interval"
    for row in mode.bands:
        share, start = row.precision, threshold_text(row.score_from)
        between = between_text(share.low, share.high)
        line = f"{row.band:<12}{start:>9}{share.whole:>8,}{share_text(share.value):>9}   {between}"
        yield f"  {line}".rstrip()


def calibration_lines(mode: "ModeResult") -> Iterator[str]:
    """Ten bins of the score, and two figures over all."""
    yield f"  {'Calibration':<12}{'cases':>9}{'mean score':>13}{'share right':>13}"
    for row in mode.calibration.bins:
        name = f"{row.low:.1f} to {row.high:.1f}"
        mean, right = share_text(row.mean_score), share_text(row.right.value)
        yield f"  {name:<12}{row.right.whole:>9,}{mean:>13}{right:>13}"
    brier, error = mode.calibration.brier, mode.calibration.expected_error
    yield f"  Brier score {share_text(brier)}, expected calibration error {share_text(error)}"
