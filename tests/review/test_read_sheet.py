"""A filled review sheet comes back: what was decided, what is undecided, what is wrong."""

from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.review.sheets import BASE, as_csv, csv_rows, fill, result, written

from supplyscreen.errors import InputError, SchemaError
from supplyscreen.review import ReviewSheet, read_review_sheet
from supplyscreen.review.check_sheet import checked
from supplyscreen.review.reasons import REASON
from supplyscreen.review.sheet import CELLS
from supplyscreen.review.states import STATE
from supplyscreen.schemas import DECISIONS, REJECTS, REVIEW_FAULTS, empty

FLAGS = result().flags


def read(path: Path) -> ReviewSheet:
    sheet = read_review_sheet(path, FLAGS)
    assert adds_up(sheet)
    assert sheet.decisions.schema == DECISIONS
    assert sheet.faults.schema == REVIEW_FAULTS
    return sheet


def adds_up(sheet: ReviewSheet) -> bool:
    parts = sheet.decisions.height + sheet.undecided + sheet.repeated + sheet.faulty
    return sheet.rows == parts


def told(sheet: ReviewSheet) -> list[tuple[int, str, str]]:
    """Row, heading and code of each fault."""
    return sheet.faults.select("source_row", "column", "code").rows()


def test_an_empty_sheet_is_undecided(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, {}))
    assert (sheet.rows, sheet.undecided, sheet.faulty, sheet.absent) == (6, 6, 0, 0)
    assert sheet.decisions.is_empty()


ROWS: dict[int, dict[str, object]] = {
    2: {**BASE, "Comment": "Same address.", "Decided on": date(2026, 11, 30)},
    3: {"Decision": "False positive", "Reason": "Other-Party", "Reviewer": "B", "Decided on":
        "2026-11-29", "Second reviewer": "C", "Second decided on": date(2026, 12, 1)},
    4: {"Decision": "needs information", "Reviewer": "B", "Documents seen": "licence.pdf"},
    5: {"Decision": "open", "Reviewer": "B"},
    6: {"Decision": "false_positive", "Reason": "other", "Comment": "+ see file", "Reviewer": "B"},
}  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv", "semicolons"])
def test_what_was_filled_in_comes_back(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, ROWS)
    if form != "xlsx":
        path = as_csv(path, delimiter=";" if form == "semicolons" else ",")
    sheet = read(path)
    assert told(sheet) == []
    assert (sheet.rows, sheet.undecided, sheet.absent) == (6, 2, 0)
    said = sheet.decisions.drop("source_file", "documents", "comment").rows()
    first, second = date(2026, 11, 30), date(2026, 11, 29)
    assert said == [
        ("flag-00001", "confirmed", "same_party", "A. Reader", first, None, None, True, 2),
        ("flag-00002", "false_positive", "other_party", "B", second, "C", date(2026, 12, 1),
         False, 3),
        ("flag-00003", "needs_info", None, "B", None, None, None, False, 4),
        ("flag-00005", "false_positive", "other", "B", None, None, None, False, 6),
    ]  # fmt: skip
    assert sheet.decisions["documents"].to_list() == [None, None, "licence.pdf", None]
    assert sheet.decisions["comment"].to_list() == ["Same address.", None, None, "+ see file"]


FAULTS: list[tuple[dict[str, object], list[tuple[str, str]]]] = [
    ({"Flag": "F123"}, [("Flag", "unknown_flag")]),
    (
        {"Flag": None, "Decision": "closed"},
        [("Flag", "unknown_flag"), ("Reviewer", "reviewer_missing")],
    ),
    ({"As filed": "Another Co"}, [("As filed", "changed_cell")]),
    ({"Compared with": None}, [("Compared with", "changed_cell")]),
    ({"Record": "TEST00000099"}, [("Record", "changed_cell")]),
    ({**BASE, "Decision": "yes"}, [("Decision", "unknown_decision")]),
    ({"Comment": "to be looked at"}, [("Decision", "decision_missing")]),
    ({"Decision": "open", "Reason": "other"}, [("Decision", "decision_missing")]),
    ({**BASE, "Reason": "because"}, [("Reason", "unknown_reason")]),
    ({**BASE, "Reason": None}, [("Reason", "reason_missing")]),
    ({**BASE, "Reason": "other_party"}, [("Reason", "reason_unfit")]),
    ({**BASE, "Reason": "other"}, [("Comment", "comment_missing")]),
    ({**BASE, "Reviewer": " "}, [("Reviewer", "reviewer_missing")]),
    ({**BASE, "Decided on": "30.11.2026"}, [("Decided on", "date_unreadable")]),
    ({**BASE, "Decided on": "2026-02-30"}, [("Decided on", "date_unreadable")]),
    ({**BASE, "Second reviewer": "a.  READER"}, [("Second reviewer", "same_reviewer")]),
    (
        {**BASE, "Second decided on": date(2026, 12, 1)},
        [("Second reviewer", "second_reviewer_missing")],
    ),
    (
        {"Decision": "confirmed", "Decided on": "soon"},
        [
            ("Reason", "reason_missing"),
            ("Reviewer", "reviewer_missing"),
            ("Decided on", "date_unreadable"),
        ],
    ),
]


@pytest.mark.parametrize(("cells", "faults"), FAULTS)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, cells: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    sheet = read(written(tmp_path, {3: cells}))
    assert told(sheet) == [(3, *fault) for fault in faults]
    assert (sheet.faulty, sheet.undecided) == (1, 5)
    assert sheet.decisions.is_empty()
    for found, expected, hint in sheet.faults.select("found", "expected", "hint").iter_rows():
        assert found is not None
        assert expected
        assert hint
    assert set(sheet.faults["source_file"]) == {"due-diligence.xlsx/Review"}


def test_a_changed_cell_tells_what_the_run_holds(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, {3: {"As filed": "Another Co"}}))
    ((found, expected),) = sheet.faults.select("found", "expected").rows()
    assert (found, expected) == ("Another Co", "新疆 和田 浩林")


def test_a_sheet_that_was_sorted_in_part_is_not_taken(tmp_path: Path) -> None:
    path = written(tmp_path, dict.fromkeys(range(2, 8), BASE))
    book = openpyxl.load_workbook(path)
    flags = [book["Review"].cell(row, 1).value for row in range(2, 8)]
    for row, value in zip(range(2, 8), reversed(flags), strict=True):
        book["Review"].cell(row, 1, value)
    book.save(path)
    sheet = read(path)
    assert sheet.decisions.is_empty()
    assert sheet.faulty == 6


def copied(path: Path, changes: dict[str, object]) -> Path:
    """A further row for the first flag, with some cells changed."""
    book = openpyxl.load_workbook(path)
    sheet = book["Review"]
    last = sheet.max_row + 1
    at = {cell.value: cell.column for cell in sheet[1]}
    for cell in sheet[2]:
        sheet.cell(last, cell.column, cell.value).data_type = cell.data_type
    for heading, value in changes.items():
        sheet.cell(last, at[heading], value)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("first", "changes", "outcome"),
    [
        (BASE, {}, (1, 5, 1, 0)),
        (BASE, {"Decision": " CONFIRMED "}, (1, 5, 1, 0)),
        (BASE, {"Decision": None, "Reason": None}, (1, 5, 1, 0)),
        ({}, {}, (0, 6, 1, 0)),
        ({}, BASE, (1, 5, 1, 0)),
        (BASE, {"Reviewer": "B"}, (0, 5, 0, 2)),
        (BASE, {"Decision": "escalated", "Reason": "for_counsel"}, (0, 5, 0, 2)),
        (BASE, {"Comment": "and more"}, (0, 5, 0, 2)),
    ],
)
def test_two_rows_for_one_flag(
    tmp_path: Path,
    first: dict[str, object],
    changes: dict[str, object],
    outcome: tuple[int, int, int, int],
) -> None:
    sheet = read(copied(written(tmp_path, {2: first}), changes))
    found = (sheet.decisions.height, sheet.undecided, sheet.repeated, sheet.faulty)
    assert (sheet.rows, found) == (7, outcome)
    if sheet.faulty:
        assert told(sheet) == [(row, "Decision", "different_decisions") for row in (2, 8)]


def test_a_sheet_that_goes_on_is_read_whole(tmp_path: Path) -> None:
    path = written(tmp_path, {})
    book = openpyxl.load_workbook(path)
    more = book.create_sheet("Review 2")
    rows = list(book["Review"].iter_rows(values_only=True))
    for row in (rows[0], *rows[4:]):
        more.append(row)
    book["Review"].delete_rows(5, 10)
    book.save(path)
    sheet = read(fill(path, {3: BASE}, sheet="Review 2"))
    assert (sheet.rows, sheet.decisions.height, sheet.absent) == (6, 1, 0)
    assert sheet.decisions["source_file"].to_list() == ["due-diligence.xlsx/Review 2"]


def test_rows_that_were_deleted_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, {})
    book = openpyxl.load_workbook(path)
    book["Review"].delete_rows(3, 2)
    book.save(path)
    sheet = read(path)
    assert (sheet.rows, sheet.undecided, sheet.absent) == (4, 4, 2)


def test_columns_of_ones_own_and_another_order_do_no_harm(tmp_path: Path) -> None:
    wanted = {cell.heading: None for cell in CELLS}
    flag = FLAGS.row(0, named=True)
    row = {
        **wanted, **BASE, "Flag": flag["flag_id"], "As filed": flag["party_name"],
        "Compared with": flag["entry_name"], "Record": flag["bill_of_lading"],
    }  # fmt: skip
    names = ["my note", *reversed(row)]
    path = csv_rows(tmp_path / "own.csv", [names, ["x", *reversed(row.values())]])
    sheet = read(path)
    assert told(sheet) == []
    assert sheet.decisions["flag_id"].to_list() == [flag["flag_id"]]


def test_a_formula_that_a_csv_file_holds_with_an_apostrophe_is_the_same_text(
    tmp_path: Path,
) -> None:
    path = as_csv(written(tmp_path, {2: BASE}))
    text = path.read_text(encoding="utf-8-sig")
    assert "=1+1 Trading" in text
    path.write_text(text.replace("=1+1 Trading", "'=1+1 Trading"), encoding="utf-8")
    assert told(read(path)) == []


def test_letters_that_an_export_lost_are_told(tmp_path: Path) -> None:
    path = as_csv(written(tmp_path, {}))
    lossy = path.read_text(encoding="utf-8-sig").encode("ascii", errors="replace")
    path.write_bytes(lossy)
    sheet = read(path)
    assert (3, "As filed", "changed_cell") in told(sheet)
    assert "CSV UTF-8" in sheet.faults["hint"][0]


def test_a_row_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    path = as_csv(written(tmp_path, {2: BASE}))
    with path.open("a", encoding="utf-8") as file:
        file.write("flag-00001,too,few\n")
    sheet = read(path)
    assert [code for _, _, code in told(sheet)] == ["ragged_row"]
    assert (sheet.rows, sheet.faulty, sheet.decisions.height) == (7, 1, 1)


def test_an_error_cell_is_a_fault_in_our_columns_only(tmp_path: Path) -> None:
    path = written(tmp_path, {2: {**BASE, "Comment": "#N/A"}, 3: {**BASE, "Goods": "#N/A"}})
    sheet = read(path)
    assert told(sheet) == [(2, "Comment", "cell_error")]
    assert sheet.decisions["flag_id"].to_list() == ["flag-00002"]


def test_a_workbook_without_the_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.save(path)
    with pytest.raises(InputError, match="has no sheet Review; it has Sheet"):
        read_review_sheet(path, FLAGS)


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = csv_rows(tmp_path / "a.csv", [["Flag", "Decision"], ["F1", "open"]])
    with pytest.raises(InputError, match="no column As filed, Compared with, Record, Reason"):
        read_review_sheet(path, FLAGS)


def test_what_is_no_file_or_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_review_sheet(tmp_path / "none.xlsx", FLAGS)
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(written(tmp_path, {}).read_bytes()[:2000])
    with pytest.raises(InputError):
        read_review_sheet(damaged, FLAGS)
    with pytest.raises(SchemaError, match="table flags"):
        read_review_sheet(damaged, pl.DataFrame({"a": [1]}))


CELL = st.one_of(st.none(), st.sampled_from([*STATE, *REASON, "A", "B", "2026-01-31", "x", "=1"]))
GIVEN = ("flag_id", "decision")
ROW = st.fixed_dictionaries(
    {
        "flag_id": st.sampled_from([*FLAGS["flag_id"], "F0"]),
        "decision": st.one_of(st.none(), st.sampled_from([*STATE, "x"])),
        **dict.fromkeys((cell.name for cell in CELLS if cell.name not in GIVEN), CELL),
    }
)  # fmt: skip


@given(st.lists(ROW, max_size=12))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_is_counted_once_whatever_it_holds(rows: list[dict[str, str | None]]) -> None:
    schema = {cell.name: pl.String for cell in CELLS}
    frame = pl.DataFrame(rows, schema=schema).with_columns(
        source_file=pl.lit("a.csv"), source_row=pl.int_range(2, pl.len() + 2, dtype=pl.Int64)
    )
    sheet = ReviewSheet(**checked(frame, empty(REJECTS), FLAGS.lazy()))
    assert sheet.rows == len(rows)
    assert adds_up(sheet)
    assert sheet.faults["source_row"].n_unique() == sheet.faulty
    decided = sheet.decisions
    assert decided["flag_id"].is_unique().all()
    assert set(decided["flag_id"]) <= set(FLAGS["flag_id"])
    assert set(decided["decision"]) <= set(STATE) - {"open"}
    assert decided["reviewer"].null_count() == 0
