"""Decisions of a review sheet: written, the same already, in conflict, or refused."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
from tests.cases.flags import AT, listed, opened, run_of, states

from supplyscreen.cases import Decision, decide_flags, import_sheet
from supplyscreen.review import ReviewSheet
from supplyscreen.schemas import DECISIONS, REVIEW_FAULTS, conform, empty

FIRST = "flag-00001"


def sheet_of(*rows: Mapping[str, object]) -> ReviewSheet:
    base: dict[str, object] = {
        "decision": "false_positive",
        "reason_code": "other_party",
        "comment": "other town",
        "reviewer": "ann",
        "decided_on": date(2026, 11, 29),
        "waits_for_second": False,
        "source_file": "review.xlsx",
    }
    told = [{**base, "source_row": place, **row} for place, row in enumerate(rows, start=2)]
    frame = conform(pl.DataFrame(told), DECISIONS)
    return ReviewSheet(frame, empty(REVIEW_FAULTS), len(told), 0, 0, 0, 0)


def test_decisions_are_written_once(tmp_path: Path) -> None:
    sheet = sheet_of({"flag_id": FIRST})
    with opened(tmp_path, run_of(listed(1))) as store:
        done = import_sheet(store, sheet, at=AT)
        assert (done.written, done.same, done.conflicts, done.refused) == (1, 0, [], [])
        assert states(store)[FIRST] == ("false_positive", False, False)
        comment = store.rows("SELECT comment FROM cases")["comment"][0]
        assert comment == "other town Decided on 2026-11-29. From review.xlsx, row 2."
        again = import_sheet(store, sheet, at=AT)
        assert (again.written, again.same) == (0, 1)


def test_two_people_who_differ_are_told_and_nothing_is_overwritten(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decision = Decision(
            flags=(FIRST,), state="confirmed", reviewer="bob", at=AT, reason_code="same_party"
        )
        decide_flags(store, decision)
        done = import_sheet(store, sheet_of({"flag_id": FIRST}), at=AT)
        assert (done.written, len(done.conflicts)) == (0, 1)
        assert "bob decided confirmed, the sheet (ann, row 2)" in done.conflicts[0][1]
        assert states(store)[FIRST] == ("confirmed", True, False)


def test_the_second_reviewer_of_a_sheet_counts(tmp_path: Path) -> None:
    row = {"flag_id": FIRST, "decision": "confirmed", "reason_code": "same_party"}
    with opened(tmp_path, run_of(listed(1))) as store:
        import_sheet(store, sheet_of(row), at=AT)
        assert states(store)[FIRST] == ("confirmed", True, False)
        done = import_sheet(store, sheet_of({**row, "second_reviewer": "bob"}), at=AT)
        assert done.written == 1
        assert states(store)[FIRST] == ("confirmed", False, False)


def test_what_the_rules_refuse_is_told(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"flag_id": "F0"},
        {"flag_id": FIRST, "decision": "closed", "reason_code": None},
    ]
    with opened(tmp_path, run_of(listed(1))) as store:
        done = import_sheet(store, sheet_of(*rows), at=AT)
        assert [flag for flag, _ in done.refused] == ["F0", FIRST]
        assert states(store)[FIRST] == ("open", False, False)
