"""The table of states and that of reasons."""

import polars as pl
import pytest

from supplyscreen.review.reasons import OTHER, REASON, REASONS
from supplyscreen.review.states import (
    ANSWERS,
    OPEN,
    STATE,
    STATES,
    may_follow,
    second_reviewer_needed,
)


def test_the_states_are_those_of_the_review() -> None:
    assert [state.code for state in STATES] == [
        "open", "in_review", "needs_info", "false_positive", "confirmed", "escalated", "closed",
    ]  # fmt: skip
    assert len(STATE) == len(STATES)
    assert all(state.meaning and state.label for state in STATES)


def test_states_lead_to_known_states_and_never_to_themselves() -> None:
    for state in STATES:
        assert set(state.leads_to) <= set(STATE) - {state.code}, state.code
        assert state.leads_to, state.code


def test_every_state_is_reached_from_open_and_leads_back_to_it() -> None:
    for start, wanted in ((OPEN, set(STATE)), *((code, {OPEN}) for code in STATE)):
        seen, ahead = {start}, [start]
        while ahead:
            new = set(STATE[ahead.pop()].leads_to) - seen
            seen |= new
            ahead += new
        assert wanted <= seen, start


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("open", "in_review", True),
        ("open", "closed", False),
        ("in_review", "closed", False),
        ("confirmed", "closed", True),
        ("confirmed", "false_positive", False),
        ("false_positive", "open", True),
        ("closed", "open", True),
        ("closed", "confirmed", False),
    ],
)
def test_which_may_follow_which(before: str, after: str, may: bool) -> None:
    assert may_follow(after, before) == may


def test_a_case_is_closed_only_when_it_was_answered() -> None:
    assert {code for code in STATE if may_follow("closed", code)} == set(ANSWERS)


def test_reasons_go_with_known_states_and_each_answer_has_some() -> None:
    assert len(REASON) == len(REASONS)
    for reason in REASONS:
        assert set(reason.states) <= set(STATE) - {OPEN}, reason.code
        assert reason.meaning
        assert reason.code == reason.code.lower().replace(" ", "_")
    for code in STATE:
        count = sum(code in reason.states for reason in REASONS)
        assert count >= (3 if code in ANSWERS else 1) or code == OPEN, code
    assert set(ANSWERS) <= set(REASON[OTHER].states)


def test_no_reason_speaks_for_and_against() -> None:
    for reason in REASONS:
        both = set(ANSWERS) <= set(reason.states)
        assert both == (reason.code in {OTHER, "decided_elsewhere"}), reason.code


@pytest.mark.parametrize(
    ("decision", "band", "needed"),
    [
        ("confirmed", "weak", True),
        ("confirmed", None, True),
        ("false_positive", "strong", True),
        ("false_positive", "probable", False),
        ("false_positive", None, False),
        ("needs_info", "strong", False),
        (None, "strong", False),
    ],
)
def test_when_a_second_reviewer_is_needed(
    decision: str | None, band: str | None, needed: bool
) -> None:
    row = pl.DataFrame(
        {"decision": [decision], "band": [band]},
        schema={"decision": pl.String, "band": pl.String},
    )
    told = row.select(second_reviewer_needed(pl.col("decision"), pl.col("band")))
    assert told.item() is needed
