"""What a report says of the decisions that were applied to a run, the same in every kind."""

from supplyscreen.models import RunRecord, SetAside
from supplyscreen.runs import words

ASIDE = ("suppressed", "false_positive")
DECIDED = (*ASIDE, "confirmed", "closed")
"""Dispositions of flags that ask nothing more of the reader of a report."""
HEADINGS = ("Party", "Compared with", "Flags", "Reason", "Decided by", "Since", "Expires on")


def decided(run: RunRecord) -> str:
    """How many flags and records decisions set aside, and which log says so; empty where no
    decisions were applied."""
    if run.review is None:
        return ""
    counts = run.review.flags_by_disposition
    aside = sum(counts.get(code, 0) for code in ASIDE)
    flags = words.count(sum(counts.values()), "flag")
    records = words.count(run.counts.suppressed, "record")
    counted = "counts" if run.counts.suppressed == 1 else "count"
    return (
        f"Decisions of reviewers were applied: of {flags} on a party, place or goods, "
        f"{words.number(aside)} {'is' if aside == 1 else 'are'} set aside by them, and {records} "
        f"with no other such flag {counted} as suppressed. Nothing is left out of the tables for "
        f"it. {audit_log(run)}"
    )


def audit_log(run: RunRecord) -> str:
    """The audit log as it stood: its lines, and the hash of the last one."""
    if run.review is None:
        return ""
    lines = words.count(run.review.log_lines, "line")
    return f"The audit log had {lines} then, the last with the hash {run.review.log_sha256}."


def aside_row(one: SetAside) -> tuple[str, str, int, str, str, str, str]:
    """A decision that sets flags aside, under HEADINGS."""
    people = one.approver if not one.second_approver else f"{one.approver}, {one.second_approver}"
    reason = (one.reason_code or "not stated").replace("_", " ")
    until = str(one.expires_on) if one.expires_on else "for these flags alone"
    return (
        one.party or "no party: goods",
        one.compared_with or words.NOT_STATED,
        one.flags,
        reason,
        people,
        one.since[:10],
        until,
    )


def more_aside(run: RunRecord) -> str:
    """How many decisions that set flags aside are not listed; empty where all are."""
    more = run.review.set_aside_more if run.review else 0
    return f"And {words.count(more, 'more decision')}, in the case store." if more else ""
