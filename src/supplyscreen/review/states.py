"""The states of a flag in review, and which follow which.

One table that the review sheet, its reading and every later store of decisions share. The steps are
those of compliance teams: triage, a second look, a decision with its reason, and the file closed.
Nothing here says what a match means in law.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import ReviewPolicy

OPEN = "open"
_POLICY = ReviewPolicy()


@dataclass(frozen=True, slots=True)
class State:
    """One state: ``code`` as tables hold it, ``label`` as a reader sees it, what it says.

    ``answers``: it answers the flag, so it needs a reason. ``leads_to``: the states that may
    follow it.
    """

    code: str
    label: str
    meaning: str
    answers: bool
    leads_to: tuple[str, ...]


STATES = (
    State(
        OPEN,
        "Open",
        "nobody has looked at it yet, or it was opened again",
        answers=False,
        leads_to=("in_review", "needs_info", "false_positive", "confirmed", "escalated"),
    ),
    State(
        "in_review",
        "In review",
        "somebody is looking at it",
        answers=False,
        leads_to=("open", "needs_info", "false_positive", "confirmed", "escalated"),
    ),
    State(
        "needs_info",
        "Needs information",
        "it waits for an answer or a document",
        answers=False,
        leads_to=("in_review", "false_positive", "confirmed", "escalated"),
    ),
    State(
        "false_positive",
        "False positive",
        "the record does not concern the listed party, place or goods",
        answers=True,
        leads_to=("open", "in_review", "closed"),
    ),
    State(
        "confirmed",
        "Confirmed",
        "the record does concern the listed party, place or goods; what follows is for counsel",
        answers=True,
        leads_to=("open", "in_review", "closed"),
    ),
    State(
        "escalated",
        "Escalated",
        "handed to somebody who decides what the reviewer could not",
        answers=False,
        leads_to=("in_review", "needs_info", "false_positive", "confirmed"),
    ),
    State(
        "closed",
        "Closed",
        "decided, and whatever follows from it is done",
        answers=False,
        leads_to=("open",),
    ),
)
STATE = {state.code: state for state in STATES}
ANSWERS = tuple(state.code for state in STATES if state.answers)


def may_follow(code: str, after: str) -> bool:
    """Whether a flag in the state ``after`` may come into the state ``code``."""
    return code in STATE[after].leads_to


def second_reviewer_needed(
    decision: pl.Expr, band: pl.Expr, policy: ReviewPolicy = _POLICY
) -> pl.Expr:
    """Whether a decision needs a second, different reviewer (``ReviewPolicy.needs_second``), for
    columns."""
    released = (decision == "false_positive") & band.is_in(policy.second_for_released_bands)
    confirmed = (decision == "confirmed") & policy.second_for_confirmed
    return (confirmed | released).fill_null(value=False)
