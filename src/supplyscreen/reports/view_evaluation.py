"""What the page of an evaluation shows: sentences and figures, no computing left for it."""

from dataclasses import dataclass

from supplyscreen.matching.measures import ModeResult, PatternRow, Point, Share
from supplyscreen.reports.view_curves import Plot, plots
from supplyscreen.runs.words import count, number
from supplyscreen.screening.evaluation import Evaluation
from supplyscreen.screening.figures_text import (
    between_text,
    rate_text,
    share_text,
    threshold_text,
)

_STEP = 5  # hundredths between the thresholds of the short table


@dataclass(frozen=True, slots=True)
class Figure:
    """One large figure: its label, its value, what it counts, its interval."""

    label: str
    value: str
    counted: str
    interval: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table of thresholds; ``used`` marks the flag threshold of the settings."""

    threshold: str
    cells: tuple[str, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class PatternBar:
    """One pattern: a bar whose ``width`` is its share in per cent."""

    pattern: str
    cases: int
    share: str
    interval: str
    width: float


@dataclass(frozen=True, slots=True)
class ModeView:
    """One mode of the page."""

    result: ModeResult
    title: str
    lead: str
    figures: tuple[Figure, ...]
    choices: tuple[tuple[str, str, str], ...]  # label, value, at which threshold
    plots: tuple[Plot, ...]
    lines: tuple[Line, ...]
    all_lines: tuple[Line, ...]
    wanted_patterns: tuple[PatternBar, ...]
    unlisted_patterns: tuple[PatternBar, ...]


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """The page."""

    told: Evaluation
    title: str
    rows: str
    threshold: str
    modes: tuple[ModeView, ...]
    settings: tuple[tuple[str, str], ...]


def evaluation_view(told: Evaluation) -> EvaluationView:
    """The page of ``told``, whose lists of faults are already as long as they shall be."""
    rejected = f"{number(told.rows_rejected)} rejected" if told.rows_rejected else "none rejected"
    rows = f"{count(told.rows_in, 'row')} in: {number(told.rows_used)} used, {rejected}."
    return EvaluationView(
        told=told,
        title=_title(told.modes[0]),
        rows=rows,
        threshold=threshold_text(told.config.flag_threshold),
        modes=tuple(_mode(mode) for mode in told.modes),
        settings=_settings(told),
    )


def _title(mode: ModeResult) -> str:
    point, what = mode.at_threshold.point, "names" if mode.mode == "search" else "pairs"
    found = f"{number(point.found)} of {number(mode.wanted)} wanted {what} found"
    if not mode.unlisted:
        return f"{found}; no unlisted {what} to measure false flags with"
    flagged = f"{number(point.false_flags)} of {number(mode.unlisted)} unlisted {what} flagged"
    return f"{found}, {flagged}" if mode.wanted else flagged


def _mode(mode: ModeResult) -> ModeView:
    title, lead = _words(mode)
    lines = tuple(_line(point, mode) for point in mode.curve)
    return ModeView(
        result=mode,
        title=title,
        lead=lead,
        figures=_figures(mode),
        choices=_choices(mode),
        plots=plots(mode),
        lines=tuple(line for at, line in enumerate(lines) if at % _STEP == 0 or line.used),
        all_lines=lines,
        wanted_patterns=tuple(_bar(row) for row in mode.patterns if row.wanted),
        unlisted_patterns=tuple(_bar(row) for row in mode.patterns if not row.wanted),
    )


def _words(mode: ModeResult) -> tuple[str, str]:
    counts = f"{number(mode.wanted)} are wanted, {number(mode.unlisted)} unlisted"
    if mode.mode == "pair":
        lead = f"{count(mode.cases, 'pair')}, each name against its own target: {counts}."
        return "Pair mode: is this pair the same company?", lead
    left = f", {number(mode.listed_elsewhere)} left out because they are listed names themselves"
    lead = (
        f"{count(mode.cases, 'name')}, each against {count(mode.companies, 'company', 'companies')}"
        f" with {count(mode.names, 'name')} as one list, as in a screen: "
        f"{counts}{left if mode.listed_elsewhere else ''}."
    )
    return "Search mode: does the right company come up?", lead


def _figures(mode: ModeResult) -> tuple[Figure, ...]:
    at, rate = mode.at_threshold, mode.at_threshold.false_flag_share
    per_1000 = [None if x is None else 1000 * x for x in (rate.value, rate.low, rate.high)]
    between = f"{rate_text(per_1000[1])} to {rate_text(per_1000[2])}" if rate.whole else ""
    return (
        _figure("Precision", at.precision, "flags right"),
        _figure("Recall", at.recall, "wanted found"),
        Figure("F1", share_text(at.point.f1), "harmonic mean of the two", ""),
        Figure(
            "False flags per 1,000",
            rate_text(per_1000[0]),
            f"{number(rate.part)} of {number(rate.whole)} unlisted flagged",
            between,
        ),
    )


def _figure(label: str, share: Share, what: str) -> Figure:
    counted = f"{number(share.part)} of {number(share.whole)} {what}"
    return Figure(label, share_text(share.value), counted, between_text(share.low, share.high))


def _choices(mode: ModeResult) -> tuple[tuple[str, str, str], ...]:
    chosen = (
        ("Best F1", mode.best_f1, "f1"),
        ("Recall with at most 10 false flags per 1,000", mode.recall_at_10, "recall"),
        ("Recall with at most 5 false flags per 1,000", mode.recall_at_5, "recall"),
    )
    rows = [
        (label, share_text(getattr(point, figure)), threshold_text(point.threshold))
        for label, point, figure in chosen
        if point is not None
    ]
    average = share_text(mode.average_precision)
    return (("Average precision", average, "all"), *rows)


def _line(point: Point, mode: ModeResult) -> Line:
    shares = tuple(share_text(value) for value in (point.precision, point.recall, point.f1))
    rate = rate_text(point.false_flags_per_1000)
    used = point.threshold == mode.at_threshold.point.threshold
    return Line(threshold_text(point.threshold), (*shares, rate), used)


def _bar(row: PatternRow) -> PatternBar:
    share = row.right
    width = round(100 * (share.value or 0.0), 2)
    interval = between_text(share.low, share.high)
    return PatternBar(row.pattern, share.whole, share_text(share.value), interval, width)


def _settings(told: Evaluation) -> tuple[tuple[str, str], ...]:
    config = told.config
    weights = ", ".join(f"{name} {value:g}" for name, value in sorted(config.weights.items()))
    return (
        ("Version", f"supplyscreen {told.version}"),
        ("Labelled pairs", told.source),
        ("SHA-256 of the file", told.source_sha256 or "not a file"),
        ("Flag threshold", threshold_text(config.flag_threshold)),
        ("Probable from", threshold_text(config.probable_from)),
        ("Strong from", threshold_text(config.strong_from)),
        ("Weights changed", weights or "none"),
        *(
            (f"Aliases from {item.title}, published {item.published_on}", item.sha256)
            for item in told.lists
        ),
    )
