"""What a form may do: each through the rules of the case store, on flags as they were shown."""

from collections.abc import Iterator
from contextlib import contextmanager

import supplyscreen as ss
from supplyscreen.web.desk import Desk
from supplyscreen.web.form import MOST_FILES, Form
from supplyscreen.web.party import party_page

LONGEST = 20_000
"""Letters of a comment."""


def decide(desk: Desk, who: str, flag_id: str, form: Form) -> None:
    """Decide one flag. Raises DecisionError: a rule, or somebody decided it in the meantime."""
    with _kept(desk, form) as kept, desk.store.turn():
        _unchanged(desk, flag_id, form)
        ss.decide_flags(desk.store, _decision(desk, who, (flag_id,), form, kept))


def second(desk: Desk, who: str, flag_id: str, form: Form) -> None:
    """Agree or disagree as the second reviewer. Raises DecisionError."""
    answers = {"agree": True, "disagree": False}
    if form.get("answer") not in answers:
        raise ss.DecisionError("Choose Agree or Do not agree.")
    with _kept(desk, form) as kept, desk.store.turn():
        _unchanged(desk, flag_id, form)
        review = ss.SecondReview(
            flags=(flag_id,),
            agrees=answers[form.get("answer")],
            reviewer=who,
            at=desk.clock(),
            comment=_comment(form),
            documents=kept,
        )
        ss.second_decision(desk.store, review)


def decide_party(desk: Desk, who: str, party_id: str, form: Form) -> int:
    """Decide every open flag of a party as one line; their number. Raises DecisionError: a rule, no
    reason, or they are not the flags that were shown."""
    if not form.get("reason"):
        raise ss.DecisionError("A decision on all flags of a party needs a reason.")
    with _kept(desk, form) as kept, desk.store.turn():
        page = party_page(desk, party_id)
        if page is None or page.seen != form.get("seen"):
            raise ss.DecisionError(
                "The open flags of this party have changed since the page was made.",
                hint="look at them as they are now, and decide again",
            )
        ss.decide_flags(desk.store, _decision(desk, who, page.flags, form, kept))
        return len(page.rows)


def undo(desk: Desk, who: str, form: Form) -> str:
    """Take back one line; the first flag it was about. Raises DecisionError."""
    told = form.get("line")
    number = int(told) if told.isdecimal() and len(told) < 15 else 0
    ss.undo_decision(desk.store, number, reviewer=who, at=desk.clock())
    found = desk.one("SELECT min(flag_id) AS flag FROM decisions WHERE line = $n", {"n": number})
    return str(found["flag"]) if found else ""


def lift(desk: Desk, who: str, flag_id: str, form: Form) -> None:
    """End the suppression of the pair of a flag. Raises DecisionError."""
    found = desk.one("SELECT pair_key FROM cases WHERE flag_id = $flag", {"flag": flag_id})
    ss.lift_suppression(
        desk.store,
        (found and found["pair_key"]) or "",
        reviewer=who,
        at=desk.clock(),
        comment=_comment(form),
    )


@contextmanager
def _kept(desk: Desk, form: Form) -> Iterator[tuple[ss.Document, ...]]:
    """The attached files as documents, kept if the block writes its line. Raises DecisionError for
    too many, InputError for one that is empty or too large."""
    if len(form.files) > MOST_FILES:
        raise ss.DecisionError(
            f"{len(form.files)} files are attached; a decision takes at most {MOST_FILES}."
        )
    with ss.keep_evidence(desk.store, form.files) as documents:
        yield documents


def _decision(
    desk: Desk, who: str, flags: tuple[str, ...], form: Form, kept: tuple[ss.Document, ...]
) -> ss.Decision:
    return ss.Decision(
        flags=flags,
        state=form.get("decision"),
        reviewer=who,
        at=desk.clock(),
        reason_code=form.get("reason") or None,
        comment=_comment(form),
        documents=kept,
    )


def _comment(form: Form) -> str:
    return form.get("comment").replace("\r\n", "\n").strip()[:LONGEST]


def _unchanged(desk: Desk, flag_id: str, form: Form) -> None:
    found = desk.one(
        "SELECT coalesce(line, 0) AS line, reviewer FROM cases WHERE flag_id = $flag",
        {"flag": flag_id},
    )
    if found and str(found["line"]) != form.get("seen"):
        raise ss.DecisionError(
            f"Flag {flag_id} was changed since this page was made"
            + (f", last decided by {found['reviewer']}." if found["reviewer"] else "."),
            hint="look at it as it is now, and decide again",
        )
