"""What each line of the audit log does to the case store: nothing else changes it.

Every function takes the connection, inside a transaction, and a line; what it does depends on the
line and the tables alone, so that the log from the first line on rebuilds the same tables.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from supplyscreen.cases.line import Line
from supplyscreen.cases.tables import HOLDS, among
from supplyscreen.cases.take import take_flags

_CHANGED = (
    "state",
    "answer",
    "waits_for_second",
    "reason_code",
    "comment",
    "reviewer",
    "decided_at",
    "second_reviewer",
    "second_at",
    "reopened_because",
    "suppressed",
    "line",
)
_STRUCT = ", ".join(f"{name} := {name}" for name in _CHANGED)


def apply_line(store: DuckDBPyConnection, line: Line, folder: Path) -> None:
    """Do what ``line`` says, and note that it was done; ``folder`` holds the flags of runs."""
    steps: dict[str, Callable[[DuckDBPyConnection, Line, Path], None]] = {
        "run": _run,
        "decide": _decide,
        "second": _second,
        "undo": _undo,
        "lift": _lift,
    }
    if step := steps.get(line.action):
        step(store, line, folder)
    store.execute(
        "UPDATE meta SET value = CASE key WHEN 'log_line' THEN $line ELSE $sha256 END "
        "WHERE key IN ('log_line', 'log_sha256')",
        {"line": str(line.number), "sha256": line.sha256},
    )


def _note(store: DuckDBPyConnection, line: Line, flags: list[str], state_after: str | None) -> None:
    """A row of decisions for each flag, with the cells as they are before the change."""
    body: dict[str, Any] = line.body
    condition, values = among(flags)
    store.execute(
        f"""
        INSERT INTO decisions
        SELECT $line, flag_id, $at, $actor, $action, state, coalesce($after, state), $reason,
               $comment, $documents, to_json(struct_pack({_STRUCT}))
        FROM cases WHERE {condition} ORDER BY flag_id
        """,
        {
            "line": line.number,
            "at": line.at,
            "actor": line.actor,
            "action": line.action,
            "after": state_after,
            "reason": body.get("reason_code"),
            "comment": body.get("comment") or None,
            "documents": json.dumps(body.get("documents", []), sort_keys=True),
            **values,
        },
    )


def _decide(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    body = line.body
    _note(store, line, body["flags"], body["state"])
    condition, values = among(body["flags"])
    store.execute(
        f"""
        UPDATE cases SET
            state = $state,
            answer = CASE WHEN $state IN ('false_positive', 'confirmed') THEN $state
                          WHEN $state = 'closed' THEN answer ELSE NULL END,
            waits_for_second = flag_id IN (SELECT unnest($waits::VARCHAR[])),
            reason_code = $reason, comment = $comment, reviewer = $actor, decided_at = $at,
            second_reviewer = NULL, second_at = NULL, reopened_because = NULL, suppressed = FALSE,
            line = $line
        WHERE {condition}
        """,
        {
            "state": body["state"],
            "waits": body["waits"],
            "reason": body.get("reason_code"),
            "comment": body.get("comment") or None,
            "actor": line.actor,
            "at": line.at,
            "line": line.number,
            **values,
        },
    )
    if body["state"] == "false_positive":
        _suppress(store, line)


def _second(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    body = line.body
    _note(store, line, body["flags"], None if body["agrees"] else "in_review")
    condition, values = among(body["flags"])
    store.execute(
        f"""
        UPDATE cases SET
            waits_for_second = FALSE, second_reviewer = $actor, second_at = $at, line = $line,
            state = CASE WHEN $agrees THEN state ELSE 'in_review' END,
            answer = CASE WHEN $agrees THEN answer ELSE NULL END,
            reopened_because = CASE WHEN $agrees THEN NULL ELSE $because END
        WHERE {condition}
        """,
        {
            "actor": line.actor,
            "at": line.at,
            "line": line.number,
            "agrees": body["agrees"],
            "because": f"the second reviewer, {line.actor}, does not agree",
            **values,
        },
    )
    if body["agrees"]:
        _suppress(store, line)


def _suppress(store: DuckDBPyConnection, line: Line) -> None:
    """A suppression for each pair of the named flags that are false positives, wait for nobody, and
    have a reason that holds for the two sides; one that held for the same facts ends. Other open
    flags of these pairs are set aside."""
    condition, values = among(line.body["flags"])
    made = store.execute(
        f"""
        WITH named AS MATERIALIZED (SELECT * FROM cases WHERE {condition})
        INSERT INTO suppressions
        SELECT $line, pair_key, party_facts, entry_facts,
               coalesce(bool_or(merchandise = 'in_scope'), FALSE),
               min_by(reason_code, flag_id), min_by(comment, flag_id), min_by(reviewer, flag_id),
               min_by(second_reviewer, flag_id), $at, $expires::DATE, NULL, NULL
        FROM named
        WHERE pair_key IS NOT NULL AND state = 'false_positive' AND NOT waits_for_second
          AND list_contains($reasons::VARCHAR[], reason_code)
        GROUP BY pair_key, party_facts, entry_facts ORDER BY ALL
        """,
        {
            "line": line.number,
            "at": line.at,
            "expires": line.body["expires_on"],
            "reasons": list(line.body["pair_reasons"]),
            **values,
        },
    ).fetchone()
    if not made or not made[0]:
        return
    store.execute(
        """
        UPDATE suppressions SET ended_line = $line, ended_because = 'decided again'
        WHERE ended_line IS NULL AND line < $line AND (pair_key, party_facts, entry_facts) IN (
            SELECT (pair_key, party_facts, entry_facts) FROM suppressions WHERE line = $line)
        """,
        {"line": line.number},
    )
    store.execute(
        f"""
        UPDATE cases SET suppressed = TRUE, reopened_because = NULL, line = s.line
        FROM suppressions s
        WHERE s.line = ? AND cases.state IN ('open', 'in_review', 'needs_info') AND {HOLDS}
        """,
        [line.number],
    )


def _lift(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    """End suppressions of a pair by hand; its flags that they set aside are open again."""
    body = line.body
    store.execute(
        """
        UPDATE suppressions SET ended_line = ?, ended_because = ?
        WHERE ended_line IS NULL AND pair_key = ?
        """,
        [line.number, f"lifted by {line.actor}: {body['comment']}", body["pair_key"]],
    )
    store.execute(
        """
        UPDATE cases SET suppressed = FALSE, line = ?,
               reopened_because = 'the suppression of this pair was lifted'
        WHERE suppressed AND pair_key = ?
        """,
        [line.number, body["pair_key"]],
    )


def _undo(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    """Take one line back: its flags have the cells they had before, its suppressions end."""
    undone = line.body["line"]
    flags = [
        row[0]
        for row in store.execute(
            "SELECT flag_id FROM decisions WHERE line = ? ORDER BY flag_id", [undone]
        ).fetchall()
    ]
    _note(store, line, flags, None)
    kinds = {"waits_for_second": "BOOLEAN", "suppressed": "BOOLEAN", "line": "BIGINT"}
    cells = ", ".join(
        f"{name} = CAST(json_extract_string(d.before, '$.{name}') AS {kinds.get(name, 'VARCHAR')})"
        for name in _CHANGED
    )
    store.execute(
        f"UPDATE cases SET {cells} FROM decisions d WHERE d.line = ? AND d.flag_id = cases.flag_id",
        [undone],
    )
    store.execute(
        """
        UPDATE decisions SET state_after = cases.state
        FROM cases WHERE decisions.line = ? AND cases.flag_id = decisions.flag_id
        """,
        [line.number],
    )
    store.execute(
        "UPDATE suppressions SET ended_line = ?, ended_because = ? "
        "WHERE line = ? AND ended_line IS NULL",
        [line.number, f"undone by {line.actor}", undone],
    )
    store.execute(
        """
        UPDATE cases SET suppressed = FALSE
        WHERE suppressed AND line = $line
          AND flag_id NOT IN (SELECT flag_id FROM decisions WHERE line = $line)
        """,
        {"line": undone},
    )


def _run(store: DuckDBPyConnection, line: Line, folder: Path) -> None:
    """Take the flags of a run in: new ones are open, those that an earlier decision on the same two
    sides set aside are suppressed, and decided ones whose facts have changed are open again."""

    take_flags(store, line, folder)
