"""Every transition of the state machine, four eyes, reasons, undo."""

from pathlib import Path

import pytest
from tests.cases.flags import AT, listed, opened, run_of, states

from supplyscreen.cases import (
    CaseStore,
    Decision,
    SecondReview,
    decide_flags,
    lift_suppression,
    second_decision,
    undo_decision,
)
from supplyscreen.errors import DecisionError
from supplyscreen.models import ReviewPolicy
from supplyscreen.review.states import STATES, may_follow

FLAG = "flag-00001"
REASON = {
    "in_review": None,
    "needs_info": "documents_asked",
    "false_positive": "other_party",
    "confirmed": "same_party",
    "escalated": "for_counsel",
    "closed": None,
}
ALONE = ReviewPolicy(second_for_confirmed=False, second_for_released_bands=())
WAY = {  # how a flag comes into a state
    "open": (),
    "in_review": ("in_review",),
    "needs_info": ("needs_info",),
    "false_positive": ("false_positive",),
    "confirmed": ("confirmed",),
    "escalated": ("escalated",),
    "closed": ("confirmed", "closed"),
}


def say(store: CaseStore, state: str, *flags: str, by: str = "ann") -> int:
    decision = Decision(
        flags=flags or (FLAG,), state=state, reviewer=by, at=AT, reason_code=REASON[state]
    )
    return decide_flags(store, decision).number


def second(store: CaseStore, who: str, *, agrees: bool, comment: str = "") -> None:
    told = SecondReview(flags=(FLAG,), agrees=agrees, reviewer=who, at=AT, comment=comment)
    second_decision(store, told)


@pytest.mark.parametrize("before", [state.code for state in STATES])
@pytest.mark.parametrize("after", list(REASON))
def test_each_transition(tmp_path: Path, before: str, after: str) -> None:
    with opened(tmp_path, run_of(listed(1)), policy=ALONE) as store:
        for state in WAY[before]:
            say(store, state)
        assert states(store)[FLAG][0] == before
        if may_follow(after, before) or after == before:
            say(store, after)
            assert states(store)[FLAG] == (after, False, False)
        else:
            lines = store.head
            with pytest.raises(DecisionError, match="cannot follow"):
                say(store, after)
            assert (states(store)[FLAG][0], store.head) == (before, lines)


@pytest.mark.parametrize(
    ("state", "band"), [("confirmed", "possible"), ("false_positive", "strong")]
)
def test_a_second_different_person_is_needed(tmp_path: Path, state: str, band: str) -> None:
    with opened(tmp_path, run_of(listed(1, band=band))) as store:
        say(store, state)
        assert states(store)[FLAG] == (state, True, False)
        with pytest.raises(DecisionError, match="waits for its second"):
            say(store, "closed")
        with pytest.raises(DecisionError, match="cannot be its second reviewer"):
            second(store, " ANN ", agrees=True)
        second(store, "bob", agrees=True)
        assert states(store)[FLAG] == (state, False, False)
        with pytest.raises(DecisionError, match="does not wait"):
            second(store, "eve", agrees=True)


def test_a_second_person_who_does_not_agree_says_why(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        say(store, "confirmed")
        with pytest.raises(DecisionError, match="says why"):
            second(store, "bob", agrees=False)
        second(store, "bob", agrees=False, comment="other town")
        assert states(store)[FLAG] == ("in_review", False, False)


def test_a_probable_false_positive_needs_nobody_else(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        say(store, "false_positive")
        assert states(store)[FLAG] == ("false_positive", False, False)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"state": "open"}, "no decision 'open'"),
        ({"state": "done"}, "no decision 'done'"),
        ({"reason_code": None}, "needs a reason"),
        ({"reason_code": "same_party"}, "does not belong"),
        ({"reason_code": "other"}, "needs a comment"),
        ({"reviewer": "  "}, "Nobody is named"),
        ({"flags": ()}, "No flag was named"),
        ({"flags": ("F0", FLAG)}, "Flag F0 is not in the case store"),
    ],
)
def test_what_is_not_allowed_changes_nothing(
    tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    good = {
        "flags": (FLAG,),
        "state": "false_positive",
        "reviewer": "ann",
        "at": AT,
        "reason_code": "other_party",
    }
    with opened(tmp_path, run_of(listed(1))) as store:
        head = store.head
        with pytest.raises(DecisionError, match=told):
            decide_flags(store, Decision.model_validate(good | changes))
        assert store.head == head
        assert states(store) == {FLAG: ("open", False, False)}


def test_undo_brings_back_what_was_before(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1), listed(2), listed(3, party_name="OTHER CO"))) as store:
        say(store, "in_review", FLAG)
        before = store.rows("SELECT * FROM cases ORDER BY flag_id")
        line = say(store, "false_positive", FLAG)
        assert states(store)["flag-00002"] == ("open", False, True)
        with pytest.raises(DecisionError, match="only they"):
            undo_decision(store, line, reviewer="bob", at=AT)
        done = undo_decision(store, line, reviewer="ann", at=AT)
        after = store.rows("SELECT * FROM cases ORDER BY flag_id")
        assert after.drop("line").equals(before.drop("line"))
        with pytest.raises(DecisionError, match="no decision that can be taken back"):
            undo_decision(store, done.number, reviewer="ann", at=AT)


def test_undo_is_refused_once_somebody_went_on(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1)), policy=ALONE) as store:
        line = say(store, "in_review")
        say(store, "confirmed", by="bob")
        with pytest.raises(DecisionError, match="decided again since"):
            undo_decision(store, line, reviewer="ann", at=AT)


def test_a_suppression_is_lifted_with_a_reason(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1), listed(2))) as store:
        say(store, "false_positive")
        pair = store.rows("SELECT pair_key FROM suppressions")["pair_key"][0]
        with pytest.raises(DecisionError, match="says why"):
            lift_suppression(store, pair, reviewer="bob", at=AT, comment=" ")
        lift_suppression(store, pair, reviewer="bob", at=AT, comment="new facts")
        assert states(store)["flag-00002"] == ("open", False, False)
        with pytest.raises(DecisionError, match="no suppression"):
            lift_suppression(store, pair, reviewer="bob", at=AT, comment="again")
