"""Decisions of a filled review sheet, written into the case store."""

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from supplyscreen.cases.decide import decide_flags, second_decision
from supplyscreen.cases.decision import Decision, SecondReview
from supplyscreen.cases.store import CaseStore
from supplyscreen.errors import DecisionError
from supplyscreen.review import ReviewSheet


@dataclass
class SheetImport:
    """What became of the decisions of a sheet; the four numbers add up to its decisions.

    ``written``: new lines of the log. ``same``: the store says the same already. ``conflicts``: two
    people decided differently; the store keeps its own. ``refused``: the rules do not allow it.
    Both hold (flag id, sentence).
    """

    written: int = 0
    same: int = 0
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def import_sheet(store: CaseStore, sheet: ReviewSheet, *, at: str) -> SheetImport:
    """Write every decision of ``sheet`` (its sound rows) into ``store``, as one line each.

    Nothing that is decided is overwritten: a row that differs from the decision of another person
    is a conflict, and stays out. The flags must be in the store (``take_run``).
    """
    done = SheetImport()
    with store.turn():
        known = {
            row["flag_id"]: row
            for row in store.rows(
                "SELECT flag_id, state, reason_code, reviewer, waits_for_second FROM cases "
                "WHERE reviewer IS NOT NULL AND state <> 'open'"
            ).iter_rows(named=True)
        }
        for row in sheet.decisions.iter_rows(named=True):
            _import_row(store, row, known.get(row["flag_id"]), done, at)
    return done


def _import_row(
    store: CaseStore,
    row: dict[str, Any],
    before: dict[str, Any] | None,
    done: SheetImport,
    at: str,
) -> None:
    flag, other = row["flag_id"], row["second_reviewer"]
    if before is not None and before["state"] == row["decision"]:
        if not (other and before["waits_for_second"]):
            done.same += 1
            return
    elif before is not None and before["reviewer"] != row["reviewer"]:
        told = (
            f"{before['reviewer']} decided {before['state']}, the sheet ({row['reviewer']}, row "
            f"{row['source_row']}) says {row['decision']}"
        )
        done.conflicts.append((flag, told))
        return
    try:
        if before is None or before["state"] != row["decision"]:
            decide_flags(store, _decision(row, at))
        if other and _waits(store, flag):
            second_decision(store, SecondReview(flags=(flag,), agrees=True, reviewer=other, at=at))
        done.written += 1
    except DecisionError as error:
        done.refused.append((flag, error.message))


def _decision(row: dict[str, Any], at: str) -> Decision:
    """The row as a decision; papers named in a sheet have no hash, so they go into the comment."""
    day = f"Decided on {row['decided_on']}." if row["decided_on"] else ""
    papers = f"Documents seen: {row['documents']}." if row["documents"] else ""
    source = f"From {row['source_file']}, row {row['source_row']}."
    return Decision(
        flags=(row["flag_id"],),
        state=row["decision"],
        reviewer=row["reviewer"],
        at=at,
        reason_code=row["reason_code"],
        comment=" ".join(part for part in (row["comment"], day, papers, source) if part),
    )


def _waits(store: CaseStore, flag: str) -> bool:
    found = store.rows("SELECT waits_for_second FROM cases WHERE flag_id = ?", [flag])
    return bool(found["waits_for_second"][0])


def fault_table(done: SheetImport) -> pl.DataFrame:
    """``flag_id, what, told`` of what was not written."""
    rows = [(flag, "conflict", told) for flag, told in done.conflicts]
    rows += [(flag, "refused", told) for flag, told in done.refused]
    schema = {"flag_id": pl.String, "what": pl.String, "told": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
