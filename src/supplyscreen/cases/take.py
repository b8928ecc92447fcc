"""Taking the flags of a run in: new, known, set aside by an earlier decision, or open again."""

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from supplyscreen.cases.facts import CASE_COLUMNS
from supplyscreen.cases.line import Line
from supplyscreen.cases.tables import HOLDS
from supplyscreen.errors import InputError
from supplyscreen.files.cells import file_digest

_KEPT = tuple(name for name in CASE_COLUMNS if name != "flag_id")


def take_flags(store: DuckDBPyConnection, line: Line, folder: Path) -> None:
    """Do what a line of the action ``run`` says; ``folder`` holds its flags.

    Raises InputError where their file is missing, or is not the one that the line speaks of.
    """
    body = line.body
    path = folder / body["flags_file"]
    if not path.is_file() or file_digest(path) != body["flags_sha256"]:
        state = "was changed" if path.is_file() else "is missing"
        raise InputError(
            f"{path}, the flags that line {line.number} of the log took in, {state}.",
            hint="restore the case folder from a copy",
        )
    store.execute(
        f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {', '.join(CASE_COLUMNS)} "
        "FROM read_parquet(?)",
        [str(path)],
    )
    new = _count(store, "SELECT count(*) FROM incoming ANTI JOIN cases USING (flag_id)")
    reopened = _open_again(store)
    _update(store, body["run_id"])
    _insert(store, body["run_id"])
    reopened += _expire(store, line)
    reopened += _set_aside(store, line)
    suppressed = _count(
        store,
        "SELECT count(*) FROM cases WHERE suppressed AND last_run = $run",
        {"run": body["run_id"]},
    )
    counts = body["counts"]
    store.execute(
        "INSERT INTO runs VALUES (?, ?, ?::DATE, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            body["run_id"],
            line.number,
            body["as_of"],
            line.at,
            counts["rows_in"],
            counts["flagged"],
            counts["no_flag"],
            counts["not_screenable"],
            body["flags"],
            new,
            suppressed,
            reopened,
        ],
    )


def _count(
    store: DuckDBPyConnection, query: str, values: Mapping[str, str | int] | None = None
) -> int:
    row = store.execute(query, dict(values or {})).fetchone()
    return int(row[0]) if row else 0


def _open_again(store: DuckDBPyConnection) -> int:
    """Flags that were found to be false positives, and whose facts are now others."""
    changed = """
        cases.answer = 'false_positive' AND cases.flag_id = i.flag_id AND (
            cases.party_facts IS DISTINCT FROM i.party_facts
            OR cases.entry_facts IS DISTINCT FROM i.entry_facts
            OR (i.merchandise = 'in_scope' AND cases.merchandise IS DISTINCT FROM 'in_scope'))
    """
    count = _count(store, f"SELECT count(*) FROM cases, incoming i WHERE {changed}")
    store.execute(
        f"""
        UPDATE cases SET state = 'open', answer = NULL, waits_for_second = FALSE,
            reopened_because = CASE
                WHEN cases.party_facts IS DISTINCT FROM i.party_facts
                    THEN 'the party has another address or country than when it was decided'
                WHEN cases.entry_facts IS DISTINCT FROM i.entry_facts
                    THEN 'the list says something else of the entry than when it was decided'
                ELSE 'its goods are now in the scope of the order' END
        FROM incoming i WHERE {changed}
        """
    )
    return count


def _update(store: DuckDBPyConnection, run_id: str) -> None:
    cells = ", ".join(f"{name} = i.{name}" for name in _KEPT)
    store.execute(
        f"UPDATE cases SET {cells}, last_run = $run FROM incoming i "
        "WHERE cases.flag_id = i.flag_id",
        {"run": run_id},
    )


def _insert(store: DuckDBPyConnection, run_id: str) -> None:
    columns = ", ".join(CASE_COLUMNS)
    store.execute(
        f"""
        INSERT INTO cases ({columns}, first_run, last_run, state, waits_for_second, suppressed)
        SELECT {columns}, $run, $run, 'open', FALSE, FALSE
        FROM incoming ANTI JOIN cases USING (flag_id) ORDER BY place
        """,
        {"run": run_id},
    )


def _expire(store: DuckDBPyConnection, line: Line) -> int:
    """End what has expired by the as-of date of the run, and open flags again: those of earlier
    runs that it had set aside, though no input of today holds them, and those of this run whose own
    answer was the decision on the pair. The number of both."""
    store.execute(
        """
        UPDATE suppressions SET ended_line = $line, ended_because = 'expired'
        WHERE ended_line IS NULL AND expires_on <= $day::DATE
        """,
        {"line": line.number, "day": line.body["as_of"]},
    )
    # A reason of the pair made a suppression, which has the same reason; other answers stay.
    freed = f"""
        (cases.suppressed AND cases.last_run <> $run AND cases.pair_key IN (
            SELECT pair_key FROM suppressions WHERE ended_line = $line)
         OR cases.answer = 'false_positive' AND NOT cases.waits_for_second
            AND cases.last_run = $run AND EXISTS (
            SELECT 1 FROM suppressions s WHERE s.ended_line = $line
            AND s.reason_code = cases.reason_code AND {HOLDS}))
        AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.ended_line IS NULL AND {HOLDS})
    """
    values = {"line": line.number, "run": line.body["run_id"]}
    count = _count(store, f"SELECT count(*) FROM cases WHERE {freed}", values)
    store.execute(
        f"""
        UPDATE cases SET suppressed = FALSE,
            state = CASE WHEN answer = 'false_positive' THEN 'open' ELSE state END,
            answer = CASE WHEN answer = 'false_positive' THEN NULL ELSE answer END,
            reopened_because = 'the decision on the pair has expired'
        WHERE {freed}
        """,
        values,
    )
    return count


def _set_aside(store: DuckDBPyConnection, line: Line) -> int:
    """Undecided flags of the run against the suppressions of their pair: set aside where one holds,
    else open, with what has changed since; the number of those that are open again."""
    undecided = "cases.last_run = $run AND cases.state IN ('open', 'in_review', 'needs_info')"
    values = {"run": line.body["run_id"]}
    store.execute(
        f"""
        UPDATE cases SET suppressed = EXISTS (
            SELECT 1 FROM suppressions s WHERE s.ended_line IS NULL AND {HOLDS})
        WHERE {undecided}
        """,
        values,
    )
    store.execute(
        f"""
        UPDATE cases SET reopened_because = CASE WHEN suppressed THEN NULL ELSE why.because END
        FROM ({_REASONS}) why
        WHERE {undecided} AND cases.flag_id = why.flag_id
        """,
        values,
    )
    return _count(
        store,
        f"SELECT count(*) FROM cases WHERE {undecided} AND reopened_because IS NOT NULL "
        "AND first_run = $run",
        values,
    )


# Why a pair that was once set aside is not any more; the strongest reason of its suppressions. Rows
# that were lifted, undone or decided again by a person give none.
_REASONS = """
    SELECT cases.flag_id, min_by(because, rank) AS because FROM (
        SELECT c.flag_id AS flag_id,
            CASE WHEN s.party_facts <> c.party_facts THEN 2
                 WHEN s.entry_facts <> c.entry_facts THEN 3
                 WHEN s.ended_line IS NOT NULL THEN 4 ELSE 1 END AS rank,
            CASE WHEN s.party_facts <> c.party_facts
                    THEN 'the party has another address or country than when the pair was decided'
                 WHEN s.entry_facts <> c.entry_facts
                    THEN 'the list says something else of the entry than when the pair was decided'
                 WHEN s.ended_line IS NOT NULL THEN 'the decision on the pair has expired'
                 ELSE 'a shipment with goods in the scope of the order' END AS because
        FROM cases c JOIN suppressions s USING (pair_key)
        WHERE NOT c.suppressed AND (s.ended_line IS NULL OR s.ended_because = 'expired')
    ) told JOIN cases USING (flag_id) GROUP BY cases.flag_id
"""
