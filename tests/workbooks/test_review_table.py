"""The review sheet: its drop-downs, its messages, and the cells to fill in."""

import pytest
from tests.reports.builder import small
from tests.workbooks.books import Workbook, column, headings, opened, write

from supplyscreen.review.reasons import REASONS
from supplyscreen.review.sheet import CELLS, FILLED
from supplyscreen.review.states import STATES


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return opened(write(small(), tmp_path_factory.mktemp("review")))


def letter(book: Workbook, heading: str) -> str:
    at = headings(book["Review"]).index(heading) + 1
    return str(book["Review"].cell(1, at).column_letter)


def test_one_row_for_each_flag_on_a_ground_and_nothing_is_filled_in(book: Workbook) -> None:
    sheet = book["Review"]
    flags = small().flags
    wanted = flags.filter(flags["ground"] != "not_screenable")["flag_id"].to_list()
    assert column(sheet, "Flag") == wanted
    for cell in FILLED:
        assert set(column(sheet, cell.heading)) == {None}, cell.heading
        filled = sheet[f"{letter(book, cell.heading)}2"]
        assert filled.fill.fgColor.rgb == "FFFFF8DC", cell.heading
    assert not sheet.protection.sheet


def test_its_columns_are_those_that_are_read_back(book: Workbook) -> None:
    assert {cell.heading for cell in CELLS} <= set(headings(book["Review"]))


def test_what_a_flag_is_about_stands_in_the_first_columns(book: Workbook) -> None:
    assert headings(book["Review"])[:4] == ["Flag", "As filed", "Compared with", "Record"]
    rows = [row[1:4] for row in book["Review"].iter_rows(min_row=2, values_only=True)]
    assert rows[2] == ("EXAMPLE TEXTILE TRADING CO", "KASHGAR", "TEST00000003")
    assert rows[3] == ("KNITTED T-SHIRTS", "Cotton and cotton products", "TEST00000004")


def test_the_drop_downs_offer_the_choices(book: Workbook) -> None:
    checks = {str(check.sqref): check for check in book["Review"].data_validations.dataValidation}
    assert len(checks) == len(FILLED)
    for heading, wanted in (
        ("Decision", [state.code for state in STATES]),
        ("Reason", [reason.code for reason in REASONS]),
    ):
        at = letter(book, heading)
        check = checks[f"{at}2:{at}5"]
        assert check.type == "list"
        sheet, _, cells = check.formula1.replace("$", "").partition("!")
        assert [row[0].value for row in book[sheet][cells]] == wanted
        assert check.errorTitle
        assert check.error
    for heading in ("Decided on", "Second decided on"):
        at = letter(book, heading)
        assert checks[f"{at}2:{at}5"].type == "date"
    for check in checks.values():
        assert check.promptTitle
        assert check.prompt


def test_what_waits_for_a_second_reviewer_is_shaded(book: Workbook) -> None:
    sheet = book["Review"]
    ((where, rules),) = ((str(r.sqref), r.rules) for r in sheet.conditional_formatting)
    at = letter(book, "Second reviewer")
    assert where == f"{at}2:{at}5"
    decision, band = letter(book, "Decision"), letter(book, "Band")
    assert rules[0].formula == [
        f'AND(${at}2="",OR(${decision}2="confirmed",'
        f'AND(${decision}2="false_positive",${band}2="Strong")))'
    ]
