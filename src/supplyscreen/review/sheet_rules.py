"""What can be wrong with a row of a filled review sheet: one rule for each code of a fault.

The rows have the cells as filled in, ``state`` and ``reason`` (the codes of decision and reason),
``day`` and ``second_day``, ``run_filed`` ... (the texts of the run), ``known`` (the flag is one of
the run) and ``ways`` (how many different decisions the sheet holds on the flag).
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.review.reasons import OTHER, REASON
from supplyscreen.review.sheet import SAME
from supplyscreen.review.states import ANSWERS, OPEN, STATE

DECIDED = (pl.col("state") != OPEN).fill_null(value=False)
"""The row states a decision, whatever it is."""
_FITS = {
    code: ", ".join(one.code for one in REASON.values() if code in one.states) for code in STATE
}


@dataclass(frozen=True, slots=True)
class Rule:
    """``when`` it holds the row is faulty: its cell ``column`` should be as ``expected``."""

    code: str
    column: str
    when: pl.Expr
    expected: pl.Expr
    hint: str


def _rule(code: str, column: str, when: pl.Expr, expected: str | pl.Expr, hint: str) -> Rule:
    told = pl.lit(expected) if isinstance(expected, str) else expected
    return Rule(code, column, when.fill_null(value=False), told, hint)


def _stated(column: str) -> pl.Expr:
    return pl.col(column).is_not_null()


def _changed(column: str) -> Rule:
    """Blanks and the apostrophe that a CSV file has before a formula do not count."""
    sheet, run = (
        pl.col(name).str.replace(r"^\s*'", "").str.replace_all(r"\s+", "").fill_null("")
        for name in (column, f"run_{column}")
    )
    return _rule(
        "changed_cell",
        column,
        pl.col("known") & (sheet != run),
        pl.col(f"run_{column}").fill_null("nothing"),
        "a part of the sheet was sorted or edited, or saved without its letters (choose CSV UTF-8)",
    )


def _unreadable(column: str, day: str) -> Rule:
    return _rule(
        "date_unreadable",
        column,
        _stated(column) & pl.col(day).is_null(),
        "a day as 2026-01-31",
        "write it as year-month-day, or format the cell as a date",
    )


_BESIDE = pl.any_horizontal(
    _stated(name) for name in ("reason_code", "comment", "decided_on", "documents")
)
_FOLDED = [
    pl.col(name).str.to_lowercase().str.replace_all(r"\s+", " ")
    for name in ("reviewer", "second_reviewer")
]

RULES = (
    _rule(
        "unknown_flag",
        "flag_id",
        pl.col("known").is_null(),
        "a flag of the run",
        "give the run that the sheet was written for",
    ),
    *(_changed(cell.name) for cell in SAME),
    _rule(
        "unknown_decision",
        "decision",
        ~pl.col("state").is_in(list(STATE)),
        f"one of {', '.join(STATE)}, or nothing",
        "choose from the list in the cell",
    ),
    _rule(
        "decision_missing",
        "decision",
        ~DECIDED & _BESIDE,
        "a decision, as other cells of the row are filled in",
        "choose in_review where nothing is decided yet",
    ),
    _rule(
        "unknown_reason",
        "reason_code",
        ~pl.col("reason").is_in(list(REASON)),
        f"one of {', '.join(REASON)}, or nothing",
        "choose from the list in the cell",
    ),
    _rule(
        "reason_missing",
        "reason_code",
        pl.col("state").is_in(ANSWERS) & pl.col("reason").is_null(),
        pl.format("a reason that goes with {}", pl.col("state")),
        "the sheet Choices says which reasons there are",
    ),
    _rule(
        "reason_unfit",
        "reason_code",
        DECIDED
        & pl.col("reason").is_in(list(REASON))
        & ~pl.col("state")
        .replace_strict(_FITS, default=None)
        .str.split(", ")
        .list.contains(pl.col("reason")),
        pl.col("state").replace_strict(_FITS, default=None),
        "the sheet Choices says which reason goes with which decision",
    ),
    _rule(
        "comment_missing",
        "comment",
        DECIDED & (pl.col("reason") == OTHER) & pl.col("comment").is_null(),
        f"a comment, as the reason is {OTHER}",
        "say in a few words what decided",
    ),
    _rule(
        "reviewer_missing",
        "reviewer",
        DECIDED & pl.col("reviewer").is_null(),
        "who decided",
        "write a name or initials",
    ),
    _unreadable("decided_on", "day"),
    _unreadable("second_decided_on", "second_day"),
    _rule(
        "second_reviewer_missing",
        "second_reviewer",
        _stated("second_decided_on") & pl.col("second_reviewer").is_null(),
        "who the second reviewer was, as there is a day of the second decision",
        "write a name, or empty the cell of the day",
    ),
    _rule(
        "same_reviewer",
        "second_reviewer",
        _FOLDED[0] == _FOLDED[1],
        "somebody else than the reviewer",
        "the second look is to be another person's",
    ),
    _rule(
        "different_decisions",
        "decision",
        DECIDED & (pl.col("ways") > 1),
        "one decision for each flag, and another row decides it differently",
        "agree on one and delete the other row",
    ),
)
