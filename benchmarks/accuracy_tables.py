"""The tables of the evaluation as Markdown."""

from collections.abc import Sequence

import polars as pl
from benchmarks.figures import Figures, by_band, by_pattern, false_flags, misses

_HEADINGS = (
    "matcher", "threshold", "precision", "recall", "F1", "false flags per 1,000 unlisted",
    "recall at <= 5", "recall at <= 10",
)  # fmt: skip


def summary(rows: Sequence[tuple[str, Figures]]) -> str:
    """One row per matcher; precision, recall and F1 at its threshold."""
    lines = [
        (
            name,
            f"{told.threshold:.2f}",
            f"{told.precision:.3f}",
            f"{told.recall:.3f}",
            f"{told.f1:.3f}",
            f"{told.per_1000:.1f}",
            f"{told.recall_at_5:.3f}",
            f"{told.recall_at_10:.3f}",
        )
        for name, told in rows
    ]
    return table(_HEADINGS, lines)


def patterns(answers: pl.DataFrame, threshold: float) -> str:
    """Names and share told right, per pattern."""
    lines = [
        (row["pattern"], "variant" if row["wanted"] else "unlisted", str(row["names"]), share)
        for row in by_pattern(answers, threshold).iter_rows(named=True)
        for share in [f"{row['told_right']:.3f}"]
    ]
    return table(("pattern", "kind", "names", "told right"), lines)


def bands(answers: pl.DataFrame, threshold: float) -> str:
    """Flags and their precision, per band."""
    rows = by_band(answers, threshold).iter_rows(named=True)
    lines = [(row["band"], str(row["flags"]), f"{row['precision']:.3f}") for row in rows]
    return table(("band", "flags", "precision"), lines)


def errors(answers: pl.DataFrame, threshold: float) -> str:
    """The ten worst misses and the ten worst false flags."""
    headings = ("name", "pattern", "nearest listed name", "score")
    missed = table(headings, _errors(misses(answers, threshold)))
    flagged = table(headings, _errors(false_flags(answers, threshold)))
    return f"Worst misses:\n\n{missed}\n\nWorst false flags:\n\n{flagged}"


def _errors(answers: pl.DataFrame) -> list[tuple[str, ...]]:
    return [
        (row["query"], row["pattern"], row["answer"] or "none", f"{row['score']:.2f}")
        for row in answers.iter_rows(named=True)
    ]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; "(none)" when there are no rows."""
    if not rows:
        return "(none)"
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
