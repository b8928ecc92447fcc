"""An evaluation as text for a terminal, at most 100 columns wide."""

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import TYPE_CHECKING

from supplyscreen.models import score_text
from supplyscreen.screening.evaluation_tables import (
    band_lines,
    calibration_lines,
    pattern_lines,
    threshold_lines,
)
from supplyscreen.screening.figures_text import between_text, rate_text, share_text, threshold_text

if TYPE_CHECKING:
    from supplyscreen.matching.measures import Fault, ModeResult, Point, Share
    from supplyscreen.screening.evaluation import Evaluation

WIDTH = 100
_SHOWN_REJECTS = 5


def evaluation_text(told: "Evaluation") -> str:
    """Every figure of ``told`` but the whole curve, and the faults that it lists."""
    parts = [_head(told), *(_mode_lines(mode, told) for mode in told.modes), [_CLOSING]]
    return "\n\n".join("\n".join(part) for part in parts)


_CLOSING = "Figures hold for names like these; docs/accuracy.md says what each means."


def _head(told: "Evaluation") -> list[str]:
    lists = "; ".join(f"{item.title}, published {item.published_on}" for item in told.lists)
    threshold = threshold_text(told.config.flag_threshold)
    lines = [
        f"Evaluation of {told.source}",
        f"Rows in {told.rows_in:,} = used {told.rows_used:,} + rejected {told.rows_rejected:,}.",
        f"supplyscreen {told.version}, flag threshold {threshold}.",
        f"Aliases of targets from: {lists}." if lists else "Names of the file only, no aliases.",
    ]
    shown = told.rejects[:_SHOWN_REJECTS]
    rejected = [f"  row {row.source_row or '-'}: {row.message}" for row in shown]
    more = told.rows_rejected - len(shown)
    tail = [f"  and {more:,} more rejected rows"] if more else []
    return _wrapped([*lines, *told.notes, *rejected, *tail])


def _wrapped(lines: Iterable[str], indent: str = "") -> list[str]:
    return [
        fill(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    ]


def _mode_lines(mode: "ModeResult", told: "Evaluation") -> list[str]:
    return [
        *_scope(mode),
        "",
        *_figures(mode, told),
        "",
        *threshold_lines(mode),
        "",
        *pattern_lines(mode),
        *band_lines(mode),
        "",
        *calibration_lines(mode),
        "",
        *_faults("Worst misses", mode.misses),
        "",
        *_faults("Worst false flags", mode.false_flags),
    ]


def _scope(mode: "ModeResult") -> list[str]:
    counts = f"{mode.wanted:,} wanted, {mode.unlisted:,} unlisted"
    if mode.mode == "pair":
        head = f"PAIR MODE: {_count(mode.cases, 'pair')}, each name against its target"
        return [head, f"  {counts}"]
    head = (
        f"SEARCH MODE: {_count(mode.cases, 'name')}, each against"
        f" {_count(mode.companies, 'company', 'companies')}"
        f" with {_count(mode.names, 'name')} as one list"
    )
    if mode.listed_elsewhere:
        counts += f", {mode.listed_elsewhere:,} left out: themselves names on the lists"
    return [head, f"  {counts}"]


def _count(value: int, one: str, many: str = "") -> str:
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def _figures(mode: "ModeResult", told: "Evaluation") -> Iterator[str]:
    at, point = mode.at_threshold, mode.at_threshold.point
    name = f"at {threshold_text(told.config.flag_threshold)}"
    yield f"  {'':<26}{name:>9}   95% interval"
    yield _figure("Precision", at.precision, "flags right")
    yield _figure("Recall", at.recall, "wanted found")
    yield f"  {'F1':<26}{share_text(point.f1):>9}"
    yield _rate(at.false_flag_share)
    wrong = f", {point.wrong_entries:,} flagged with another company" * (mode.mode == "search")
    yield f"  {'Not found':<26}{at.missed + point.wrong_entries:>9,}   {at.missed:,} missed{wrong}"
    yield f"  {'Average precision':<26}{share_text(mode.average_precision):>9}"
    yield _chosen("Best F1", mode.best_f1, "f1")
    yield _chosen("Recall at <= 10 per 1,000", mode.recall_at_10, "recall")
    yield _chosen("Recall at <= 5 per 1,000", mode.recall_at_5, "recall")


def _figure(label: str, share: "Share", what: str) -> str:
    between = between_text(share.low, share.high)
    count = f"{share.part:,} of {share.whole:,} {what}"
    return f"  {label:<26}{share_text(share.value):>9}   {between:<17}  {count}"


def _rate(share: "Share") -> str:
    value, low, high = (
        rate_text(None if x is None else 1000 * x) for x in (share.value, share.low, share.high)
    )
    count = f"{share.part:,} of {share.whole:,} unlisted flagged"
    return f"  {'False flags per 1,000':<26}{value:>9}   {f'{low} to {high}':<17}  {count}"


def _chosen(label: str, point: "Point | None", figure: str) -> str:
    if point is None:
        return f"  {label:<26}{'-':>9}"
    value = share_text(getattr(point, figure))
    return f"  {label:<26}{value:>9}   at threshold {threshold_text(point.threshold)}"


def _faults(title: str, faults: "tuple[Fault, ...]") -> list[str]:
    lines = [f"  {title}" + ("" if faults else ": none")]
    for fault in faults:
        where = f"row {fault.source_row}, score {score_text(fault.score)}: {fault_text(fault)}"
        lines += _wrapped([where], "    ")
        lines += _wrapped([fault.explanation] if fault.explanation else [], "      ")
    return lines


def fault_text(fault: "Fault") -> str:
    """The names of one fault side by side, and its pattern."""
    best = fault.best_name or "no name that shares enough to be compared"
    parts = [fault.query]
    if fault.best_name == fault.target:
        parts += [f"target: {fault.target}"]
    elif fault.kind == "false_flag":
        parts += [f"flagged as: {best}"]
    else:
        how = "flagged as" if fault.kind == "wrong_entry" else "best"
        parts += [f"should be: {fault.target}", f"{how}: {best}"]
    return " | ".join(parts) + (f" [{fault.pattern}]" if fault.pattern else "")
