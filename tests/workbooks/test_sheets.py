"""Every sheet of the small workbook: its set-up, its types, and the golden snapshot."""

import re
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.golden import first_difference
from tests.reports.builder import AS_OF, LISTED, build, flag, small
from tests.workbooks.books import Workbook, Worksheet, column, headings, opened, write
from tests.workbooks.dump import dump

from supplyscreen.errors import MissingExtraError
from supplyscreen.models import ReportOptions
from supplyscreen.reports import write_report
from supplyscreen.workbooks import workbook_files

GOLDEN = Path(__file__).parent / "golden" / "small.txt"
SHEETS = [
    "Summary", "Flags", "Review", "Choices", "Documents to collect", "Questions", "Not screenable",
    "Shipments", "Suppliers", "Coverage", "Inputs", "Lists", "Known gaps", "Laws", "Rejects",
    "Findings", "Column guide",
]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(small(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return opened(path)


def day(*parts: int) -> datetime:
    """A day as openpyxl reads it: a moment without a zone."""
    return datetime.combine(date(*parts), time())


def tables(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.title != "Summary"]


def test_the_workbook_is_the_golden_one(path: Path) -> None:
    assert first_difference(dump(path), GOLDEN.read_text(encoding="utf-8")) == ""


def test_the_sheets_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_each_table_has_a_frozen_heading_a_filter_and_a_print_set_up(book: Workbook) -> None:
    for sheet in tables(book):
        width, height = sheet.max_column, sheet.max_row
        assert sheet.freeze_panes in ("B2", "D2"), sheet.title
        last = sheet.cell(1, width).coordinate.rstrip("1")
        assert sheet.auto_filter.ref == f"A1:{last}{max(height, 2)}", sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        told = headings(sheet)
        assert len(set(told)) == len(told), sheet.title
        assert all(cell.font.b for cell in sheet[1]), sheet.title


def test_columns_are_wide_enough_for_their_headings(book: Workbook) -> None:
    """The longest word of a heading fits beside the button of the filter."""
    for sheet in tables(book):
        for cell in sheet[1]:
            width = next(
                one.width
                for one in sheet.column_dimensions.values()
                if one.min <= cell.column <= one.max
            )
            longest = max(len(word) for word in str(cell.value).split())
            assert longest + 2 <= width, (sheet.title, cell.value)
            assert width <= 100, (sheet.title, cell.value)


def test_cells_are_typed(book: Workbook) -> None:
    flags = book["Flags"]
    assert column(flags, "Arrived")[0] == day(2023, 1, 24)
    assert flags["M2"].number_format == "yyyy-mm-dd"
    assert column(flags, "Score") == [0.94, 0.94, None, None]
    assert column(flags, "In force at arrival") == [True, False, False, False]
    assert column(flags, "Days listed before arrival")[:2] == [217, -111]
    assert column(flags, "Source row") == [2, 3, 4, 5]
    assert all(isinstance(code, str) for code in column(flags, "HTS codes"))
    assert column(book["Coverage"], "Share not stated")[0] == pytest.approx(2 / 30)


def test_codes_are_told_in_words(book: Workbook) -> None:
    flags = book["Flags"]
    assert column(flags, "Ground") == ["Listed party", "Listed party", "Place", "Goods"]
    assert column(flags, "Timing")[:2] == ["in force when shipped", "shipped before it applied"]
    assert column(flags, "List")[0] == "UFLPA Entity List"
    why = column(book["Not screenable"], "Why")
    assert "Consigned to order: the buyer is not named" in why


def test_names_stand_side_by_side(book: Workbook) -> None:
    assert column(book["Flags"], "Names side by side")[0] == (
        "HETIAN = Hetian; HAOLIN = Haolin; HAIR = Hair; ACCESORIES ~ Accessories; CO = Co.; "
        "LT ~ Ltd.; Factory (only as listed); EXPORT (only as filed)"
    )


def test_a_score_that_is_almost_one_does_not_read_as_one(tmp_path: Path) -> None:
    path = write(build([flag(LISTED, 1, score=0.99998)]), tmp_path)
    assert column(opened(path)["Flags"], "Score") == [0.99]


def test_counts_are_those_of_the_run(book: Workbook) -> None:
    result = small()
    run = result.run
    lines = {row[0]: row[1:4] for row in book["Summary"].iter_rows(values_only=True)}
    bills, firms, both = (
        run.counts_by_kind["shipment"], run.counts_by_kind["supplier"], run.counts
    )  # fmt: skip
    for label, key in {
        "Flagged": "flagged",
        "No flag": "no_flag",
        "Rejected": "rejected",
        "Superseded": "superseded",
        "Sum": "rows_in",
        "Rows in": "rows_in",
    }.items():
        assert lines[label] == tuple(getattr(one, key) for one in (bills, firms, both)), label
    assert lines["All flags"][0] == sum(run.flags_by_ground.values())
    for title in ("Flags", "Review"):
        assert book[title].max_row - 1 == lines[title][0] == 4
    assert book["Not screenable"].max_row - 1 == lines["Not screenable"][0]
    grounds = Counter(str(ground) for ground in column(book["Flags"], "Ground"))
    assert grounds == {"Listed party": 2, "Place": 1, "Goods": 1}
    assert book["Rejects"].max_row - 1 == result.rejects.height
    assert book["Known gaps"].max_row - 1 == sum(len(one.known_gaps) for one in run.lists)


def test_the_guide_tells_every_column_of_every_table(book: Workbook) -> None:
    guide = book["Column guide"]
    told = set(zip(column(guide, "Sheet"), column(guide, "Column"), strict=True))
    there = {(sheet.title, heading) for sheet in tables(book) for heading in headings(sheet)}
    assert told == there
    assert all(column(guide, "What it holds"))
    for row in guide.iter_rows(min_row=2, values_only=True):
        assert (row[5] == "the reviewer") == (row[0] == "Review" and row[2] in FILLED), row


FILLED = [
    "Decision", "Reason", "Comment", "Reviewer", "Decided on", "Second reviewer",
    "Second decided on", "Documents seen",
]  # fmt: skip


def test_each_flag_has_something_to_ask(book: Workbook) -> None:
    asked = {
        number
        for title in ("Documents to collect", "Questions")
        for cell in column(book[title], "Situations")
        for number in str(cell).split()
    }
    flags = column(book["Flags"], "To ask") + column(book["Not screenable"], "To ask")
    assert set(flags) == asked
    per_question = column(book["Questions"], "Flags")
    assert all(isinstance(count, int) and 0 < count <= len(flags) for count in per_question)


def test_the_dates_of_the_file_are_those_of_the_run(path: Path, book: Workbook) -> None:
    assert book.properties.created == day(AS_OF.year, AS_OF.month, AS_OF.day)
    assert book.properties.modified == book.properties.created
    assert book.properties.subject == f"Run {'5' * 64}"
    with ZipFile(path) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_the_same_result_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    assert write(small(), tmp_path).read_bytes() == path.read_bytes()


def test_days_before_march_1900_are_text(tmp_path: Path) -> None:
    flags = [
        flag(LISTED, 1, arrival_date=date(1899, 12, 31)),
        flag(LISTED, 2, arrival_date=date(1900, 3, 1)),
    ]
    book = opened(write(build(flags), tmp_path))
    assert column(book["Flags"], "Arrived") == ["1899-12-31", day(1900, 3, 1)]


def test_an_empty_result_has_every_sheet(tmp_path: Path) -> None:
    book = opened(write(build([], no_flag=0), tmp_path))
    assert book.sheetnames == SHEETS
    assert book["Flags"].max_row == 1


def test_it_is_the_report_of_a_kind(tmp_path: Path) -> None:
    write_report(small(), tmp_path, kind="due-diligence", format="xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["due-diligence.xlsx"]


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=re.escape("supplyscreen[report]")):
        workbook_files(small(), "due-diligence", ReportOptions())
