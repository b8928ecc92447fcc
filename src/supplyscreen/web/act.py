"""What a form may do: each through the rules of the case store, on flags as they were shown."""

from collections.abc import Mapping

import supplyscreen as ss
from supplyscreen.web.desk import Desk
from supplyscreen.web.party import party_page

LONGEST = 20_000
"""Letters of a comment."""


def decide(desk: Desk, who: str, flag_id: str, form: Mapping[str, str]) -> None:
    """Decide one flag. Raises DecisionError: a rule, or somebody decided it in the meantime."""
    with desk.store.turn():
        _unchanged(desk, flag_id, form)
        ss.decide_flags(desk.store, _decision(desk, who, (flag_id,), form))


def second(desk: Desk, who: str, flag_id: str, form: Mapping[str, str]) -> None:
    """Agree or disagree as the second reviewer. Raises DecisionError."""
    answers = {"agree": True, "disagree": False}
    if form.get("answer") not in answers:
        raise ss.DecisionError("Choose Agree or Do not agree.")
    with desk.store.turn():
        _unchanged(desk, flag_id, form)
        ss.second_decision(
            desk.store,
            (flag_id,),
            reviewer=who,
            at=desk.clock(),
            agrees=answers[form["answer"]],
            comment=_comment(form),
        )


def decide_party(desk: Desk, who: str, party_id: str, form: Mapping[str, str]) -> int:
    """Decide every open flag of a party as one line; their number. Raises DecisionError: a rule, no
    reason, or they are not the flags that were shown."""
    if not form.get("reason"):
        raise ss.DecisionError("A decision on all flags of a party needs a reason.")
    with desk.store.turn():
        page = party_page(desk, party_id)
        if page is None or page.seen != form.get("seen"):
            raise ss.DecisionError(
                "The open flags of this party have changed since the page was made.",
                hint="look at them as they are now, and decide again",
            )
        ss.decide_flags(desk.store, _decision(desk, who, page.flags, form))
        return len(page.rows)


def undo(desk: Desk, who: str, form: Mapping[str, str]) -> str:
    """Take back one line; the first flag it was about. Raises DecisionError."""
    told = form.get("line", "")
    number = int(told) if told.isdecimal() and len(told) < 15 else 0
    ss.undo_decision(desk.store, number, reviewer=who, at=desk.clock())
    found = desk.one("SELECT min(flag_id) AS flag FROM decisions WHERE line = $n", {"n": number})
    return str(found["flag"]) if found else ""


def lift(desk: Desk, who: str, flag_id: str, form: Mapping[str, str]) -> None:
    """End the suppression of the pair of a flag. Raises DecisionError."""
    found = desk.one("SELECT pair_key FROM cases WHERE flag_id = $flag", {"flag": flag_id})
    ss.lift_suppression(
        desk.store,
        (found and found["pair_key"]) or "",
        reviewer=who,
        at=desk.clock(),
        comment=_comment(form),
    )


def _decision(desk: Desk, who: str, flags: tuple[str, ...], form: Mapping[str, str]) -> ss.Decision:
    return ss.Decision(
        flags=flags,
        state=form.get("decision", ""),
        reviewer=who,
        at=desk.clock(),
        reason_code=form.get("reason") or None,
        comment=_comment(form),
    )


def _comment(form: Mapping[str, str]) -> str:
    return form.get("comment", "").replace("\r\n", "\n").strip()[:LONGEST]


def _unchanged(desk: Desk, flag_id: str, form: Mapping[str, str]) -> None:
    found = desk.one(
        "SELECT coalesce(line, 0) AS line, reviewer FROM cases WHERE flag_id = $flag",
        {"flag": flag_id},
    )
    if found and str(found["line"]) != form.get("seen", ""):
        raise ss.DecisionError(
            f"Flag {flag_id} was changed since this page was made"
            + (f", last decided by {found['reviewer']}." if found["reviewer"] else "."),
            hint="look at it as it is now, and decide again",
        )
