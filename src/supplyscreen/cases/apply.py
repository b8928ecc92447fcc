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
    store.execute("UPDATE meta SET value = ? WHERE key = 'log_line'", [str(line.number)])
    store.execute("UPDATE meta SET value = ? WHERE key = 'log_sha256'", [line.sha256])


def _named(store: DuckDBPyConnection, flags: list[str]) -> None:
    store.execute(
        "CREATE OR REPLACE TEMP TABLE named AS SELECT unnest(?::VARCHAR[]) AS flag_id", [flags]
    )


def _note(store: DuckDBPyConnection, line: Line, state_after: str | None) -> None:
    """A row of decisions for each named flag, with the cells as they are before the change."""
    body: dict[str, Any] = line.body
    store.execute(
        f"""
        INSERT INTO decisions
        SELECT ?, flag_id, ?, ?, ?, state, coalesce(?, state), ?, ?, ?,
               to_json(struct_pack({_STRUCT}))
        FROM cases SEMI JOIN named USING (flag_id) ORDER BY flag_id
        """,
        [
            line.number,
            line.at,
            line.actor,
            line.action,
            state_after,
            body.get("reason_code"),
            body.get("comment") or None,
            json.dumps(body.get("documents", []), sort_keys=True),
        ],
    )


def _decide(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    body = line.body
    _named(store, body["flags"])
    _note(store, line, body["state"])
    store.execute(
        "CREATE OR REPLACE TEMP TABLE waiting AS SELECT unnest(?::VARCHAR[]) AS flag_id",
        [body["waits"]],
    )
    store.execute(
        """
        UPDATE cases SET
            state = $state,
            answer = CASE WHEN $state IN ('false_positive', 'confirmed') THEN $state
                          WHEN $state = 'closed' THEN answer ELSE NULL END,
            waits_for_second = flag_id IN (SELECT flag_id FROM waiting),
            reason_code = $reason, comment = $comment, reviewer = $actor, decided_at = $at,
            second_reviewer = NULL, second_at = NULL, reopened_because = NULL, suppressed = FALSE,
            line = $line
        WHERE flag_id IN (SELECT flag_id FROM named)
        """,
        {
            "state": body["state"],
            "reason": body.get("reason_code"),
            "comment": body.get("comment") or None,
            "actor": line.actor,
            "at": line.at,
            "line": line.number,
        },
    )
    if body["state"] == "false_positive":
        _suppress(store, line)


def _second(store: DuckDBPyConnection, line: Line, _folder: Path) -> None:
    body = line.body
    _named(store, body["flags"])
    _note(store, line, None if body["agrees"] else "in_review")
    store.execute(
        """
        UPDATE cases SET
            waits_for_second = FALSE, second_reviewer = $actor, second_at = $at, line = $line,
            state = CASE WHEN $agrees THEN state ELSE 'in_review' END,
            answer = CASE WHEN $agrees THEN answer ELSE NULL END,
            reopened_because = CASE WHEN $agrees THEN NULL ELSE $because END
        WHERE flag_id IN (SELECT flag_id FROM named)
        """,
        {
            "actor": line.actor,
            "at": line.at,
            "line": line.number,
            "agrees": body["agrees"],
            "because": f"the second reviewer, {line.actor}, does not agree",
        },
    )
    if body["agrees"]:
        _suppress(store, line)


def _suppress(store: DuckDBPyConnection, line: Line) -> None:
    """A suppression for each pair of the named flags that are false positives, wait for nobody, and
    have a reason that holds for the two sides; one that held for the same facts ends. Other open
    flags of these pairs are set aside."""
    reasons = list(line.body["pair_reasons"])
    judged = """
        SELECT DISTINCT pair_key, party_facts, entry_facts
        FROM cases SEMI JOIN named USING (flag_id)
        WHERE pair_key IS NOT NULL AND state = 'false_positive' AND NOT waits_for_second
          AND list_contains(?::VARCHAR[], reason_code)
    """
    store.execute(
        f"""
        UPDATE suppressions SET ended_line = ?, ended_because = 'decided again'
        WHERE ended_line IS NULL AND (pair_key, party_facts, entry_facts) IN ({judged})
        """,
        [line.number, reasons],
    )
    store.execute(
        """
        INSERT INTO suppressions
        SELECT ?, pair_key, party_facts, entry_facts,
               coalesce(bool_or(merchandise = 'in_scope'), FALSE),
               min_by(reason_code, flag_id), min_by(comment, flag_id), min_by(reviewer, flag_id),
               min_by(second_reviewer, flag_id), ?, ?::DATE, NULL, NULL
        FROM cases SEMI JOIN named USING (flag_id)
        WHERE pair_key IS NOT NULL AND state = 'false_positive' AND NOT waits_for_second
          AND list_contains(?::VARCHAR[], reason_code)
        GROUP BY pair_key, party_facts, entry_facts ORDER BY ALL
        """,
        [line.number, line.at, line.body["expires_on"], reasons],
    )
    store.execute(
        """
        UPDATE cases SET suppressed = TRUE, reopened_because = NULL, line = s.line
        FROM suppressions s
        WHERE s.line = ? AND cases.state IN ('open', 'in_review', 'needs_info')
          AND cases.pair_key = s.pair_key AND cases.party_facts = s.party_facts
          AND cases.entry_facts = s.entry_facts
          AND (s.in_scope OR cases.merchandise IS DISTINCT FROM 'in_scope')
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
    _named(store, flags)
    _note(store, line, None)
    for name in _CHANGED:
        kind = {"waits_for_second": "BOOLEAN", "suppressed": "BOOLEAN", "line": "BIGINT"}.get(
            name, "VARCHAR"
        )
        store.execute(
            f"""
            UPDATE cases SET {name} = CAST(json_extract_string(d.before, '$.{name}') AS {kind})
            FROM decisions d WHERE d.line = ? AND d.flag_id = cases.flag_id
            """,
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
        WHERE suppressed AND line = ? AND flag_id NOT IN (SELECT flag_id FROM named)
        """,
        [undone],
    )


def _run(store: DuckDBPyConnection, line: Line, folder: Path) -> None:
    """Take the flags of a run in: new ones are open, those that an earlier decision on the same two
    sides set aside are suppressed, and decided ones whose facts have changed are open again."""

    take_flags(store, line, folder)
