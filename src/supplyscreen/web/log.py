"""The audit log, newest line first, fifty a page."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from supplyscreen.web.desk import Desk

PAGE = 50
NAMED = 5
"""Flags of a line that are named; the line itself names all."""

_WORDS = {
    "run": "took in a run",
    "decide": "decided",
    "second": "second review",
    "undo": "took back",
    "lift": "lifted a suppression",
    "recovered": "noted a line that was cut off",
}


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line as people read it."""

    number: int
    at: str
    actor: str
    action: str
    told: str
    flags: tuple[str, ...]
    more: int
    comment: str
    sha256: str


def log_page(desk: Desk, *, upto: int) -> list[LogRow]:
    """The lines ``upto`` and the 49 before it, newest first."""
    lines = islice(desk.store.lines(after=max(0, upto - PAGE)), min(PAGE, max(0, upto)))
    return [_row(desk, line) for line in lines][::-1]


def _row(desk: Desk, line: Any) -> LogRow:
    flags = line.body.get("flags", [])
    named = flags if isinstance(flags, list) else []
    return LogRow(
        number=line.number,
        at=line.at,
        actor=line.actor,
        action=_WORDS.get(line.action, line.action),
        told=_told(desk, line) + _evidence(line),
        flags=tuple(named[:NAMED]),
        more=len(named[NAMED:]),
        comment=str(line.body.get("comment") or ""),
        sha256=line.sha256,
    )


def _evidence(line: Any) -> str:
    files = len(line.body.get("documents", ()))
    return f"; evidence: {files} file{'' if files == 1 else 's'}" if files else ""


def _told(desk: Desk, line: Any) -> str:
    body = line.body
    match line.action:
        case "decide":
            reason = f", {body['reason_code'].replace('_', ' ')}" if body["reason_code"] else ""
            return f"{desk.words.state(body['state'])}{reason}"
        case "second":
            return "agrees" if body["agrees"] else "does not agree"
        case "undo":
            return f"line {body['line']}"
        case "run":
            return f"{body['flags']:,} flags, as of {body['as_of']}"
        case "lift":
            return f"pair {body['pair_key']}"
    return ""
