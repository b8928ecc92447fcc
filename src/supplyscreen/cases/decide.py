"""What people may do to cases: each is checked against the rules, then written as one line."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from supplyscreen.cases.decision import Decision, SecondReview
from supplyscreen.cases.line import Line
from supplyscreen.cases.store import CaseStore
from supplyscreen.cases.tables import among
from supplyscreen.errors import DecisionError
from supplyscreen.review.reasons import OF_THE_PAIR, OTHER, REASON
from supplyscreen.review.states import ANSWERS, STATE, may_follow


def decide_flags(store: CaseStore, decision: Decision) -> Line:
    """Write one decision on one or more flags; all of them or none.

    Raises DecisionError: a flag is not known; the state may not follow its present one; no reason,
    or one that does not belong to the state; ``other`` without a comment; nobody named; a flag
    that waits for its second reviewer is to be closed.
    """
    _check_words(decision)
    with store.turn():
        cases = _cases(store, decision.flags)
        for row in cases.iter_rows(named=True):
            _check_step(row, decision)
        needs = store.policy.needs_second
        waits = [
            row["flag_id"]
            for row in cases.iter_rows(named=True)
            if needs(decision.state, row["band"])
        ]
        body: dict[str, Any] = {
            "flags": sorted(cases["flag_id"].to_list()),
            "state": decision.state,
            "reason_code": decision.reason_code,
            "comment": decision.comment,
            "documents": [paper.cells() for paper in decision.documents],
            "waits": sorted(waits),
            "expires_on": _expiry(store, decision.at),
            "pair_reasons": list(OF_THE_PAIR),
        }
        return store.write(
            at=decision.at, actor=decision.reviewer.strip(), action="decide", body=body
        )


def second_decision(store: CaseStore, second: SecondReview) -> Line:
    """The second reviewer agrees, and the decision counts; or does not, and it is in review again.

    Raises DecisionError: a flag does not wait for one, the reviewer is the first one, or disagrees
    without a comment.
    """
    if not second.agrees and not second.comment.strip():
        raise DecisionError("A second reviewer who does not agree says why.", hint="add a comment")
    _named(second.reviewer)
    with store.turn():
        cases = _cases(store, second.flags)
        for row in cases.iter_rows(named=True):
            _check_second(row, second.reviewer)
        body: dict[str, Any] = {
            "flags": sorted(cases["flag_id"].to_list()),
            "agrees": second.agrees,
            "comment": second.comment,
            "expires_on": _expiry(store, second.at),
            "pair_reasons": list(OF_THE_PAIR),
        }
        if second.documents:
            body["documents"] = [paper.cells() for paper in second.documents]
        return store.write(at=second.at, actor=second.reviewer.strip(), action="second", body=body)


def undo_decision(store: CaseStore, number: int, *, reviewer: str, at: str) -> Line:
    """Take back line ``number`` of the log, a decision or a second look of the same person.

    The line stays in the log; what it changed is as before. Raises DecisionError: there is no such
    line, it was another person's, or something came after it on one of its flags.
    """
    with store.turn():
        rows = store.rows(
            "SELECT d.flag_id, d.actor, d.action, c.line FROM decisions d "
            "JOIN cases c USING (flag_id) WHERE d.line = ?",
            [number],
        )
        if rows.is_empty() or set(rows["action"]) & {"undo"}:
            raise DecisionError(f"Line {number} of the log is no decision that can be taken back.")
        actor = rows["actor"][0]
        if not _same_person(actor, reviewer):
            raise DecisionError(
                f"Line {number} was written by {actor}; only they can take it back.",
                hint="decide anew instead",
            )
        later = rows.filter(pl.col("line").ne_missing(number))
        if later.height:
            raise DecisionError(
                f"Flag {later['flag_id'][0]} was decided again since; line {number} stays.",
                hint="decide anew instead",
            )
        return store.write(at=at, actor=reviewer.strip(), action="undo", body={"line": number})


def lift_suppression(
    store: CaseStore, pair_key: str, *, reviewer: str, at: str, comment: str
) -> Line:
    """End the suppression of a pair before it expires. Raises DecisionError: there is none, or no
    comment says why."""
    _named(reviewer)
    if not comment.strip():
        raise DecisionError("Whoever lifts a suppression says why.", hint="add a comment")
    with store.turn():
        found = store.rows(
            "SELECT 1 AS one FROM suppressions WHERE pair_key = ? AND ended_line IS NULL",
            [pair_key],
        )
        if found.is_empty():
            raise DecisionError(f"There is no suppression of the pair {pair_key}.")
        body = {"pair_key": pair_key, "comment": comment}
        return store.write(at=at, actor=reviewer.strip(), action="lift", body=body)


def _check_words(decision: Decision) -> None:
    _named(decision.reviewer)
    state = STATE.get(decision.state)
    if state is None or decision.state == "open":
        known = ", ".join(code for code in STATE if code != "open")
        raise DecisionError(f"There is no decision {decision.state!r}; there are {known}.")
    reason = REASON.get(decision.reason_code or "")
    if decision.reason_code and (reason is None or decision.state not in reason.states):
        fitting = ", ".join(one.code for one in REASON.values() if decision.state in one.states)
        raise DecisionError(
            f"The reason {decision.reason_code!r} does not belong to {decision.state}.",
            hint=f"one of {fitting}",
        )
    if decision.state in ANSWERS and reason is None:
        raise DecisionError(f"A decision for {decision.state} needs a reason.")
    if decision.reason_code == OTHER and not decision.comment.strip():
        raise DecisionError("The reason 'other' needs a comment that says which.")


def _check_step(row: dict[str, Any], decision: Decision) -> None:
    if row["state"] != decision.state and not may_follow(decision.state, row["state"]):
        allowed = ", ".join(STATE[row["state"]].leads_to)
        raise DecisionError(
            f"Flag {row['flag_id']} is {row['state']}; {decision.state} cannot follow.",
            hint=f"it can become {allowed}",
        )
    if decision.state == "closed" and row["waits_for_second"]:
        raise DecisionError(f"Flag {row['flag_id']} waits for its second reviewer.")


def _check_second(row: dict[str, Any], reviewer: str) -> None:
    if not row["waits_for_second"]:
        raise DecisionError(f"Flag {row['flag_id']} does not wait for a second reviewer.")
    if _same_person(row["reviewer"], reviewer):
        raise DecisionError(
            f"{reviewer} decided flag {row['flag_id']} and cannot be its second reviewer.",
            hint="another person must look at it",
        )


def _cases(store: CaseStore, flags: tuple[str, ...]) -> pl.DataFrame:
    wanted = list(dict.fromkeys(flags))
    if not wanted:
        raise DecisionError("No flag was named.")
    condition, values = among(wanted)
    found = store.rows(
        "SELECT flag_id, state, band, waits_for_second, reviewer FROM cases "
        f"WHERE {condition} ORDER BY flag_id",
        values,
    )
    if missing := set(wanted) - set(found["flag_id"]):
        raise DecisionError(
            f"Flag {min(missing)} is not in the case store.", hint="take the run in that found it"
        )
    return found


def _named(reviewer: str) -> None:
    if not reviewer.strip():
        raise DecisionError("Nobody is named who decides.", hint="say who you are")


def _same_person(one: str | None, other: str) -> bool:
    return (one or "").strip().casefold() == other.strip().casefold()


def _expiry(store: CaseStore, at: str) -> str:
    return (date.fromisoformat(at[:10]) + timedelta(days=store.policy.suppress_days)).isoformat()
