"""The workbook of the bundled example: every row and number of it is one of the run's."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from tests.workbooks.books import Workbook, column, opened, write

import supplyscreen as ss
from supplyscreen.workbooks.flag_columns import FLAGS_SHEET
from supplyscreen.workbooks.flag_tables import KIND

pytestmark = pytest.mark.slow

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
AS_OF = date(2026, 11, 22)
IN_WORDS = {
    "ground", "band", "score", "timing", "merchandise", "role", "relation", "record_kind",
    "entry_status", "alignment", "list", "ask", "disposition",
}  # fmt: skip


@pytest.fixture(scope="module")
def result() -> ss.ScreenResult:
    return ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
        as_of=AS_OF,
    )


@pytest.fixture(scope="module")
def run(result: ss.ScreenResult, tmp_path_factory: pytest.TempPathFactory) -> ss.Run:
    return ss.read_run(ss.write_run(result, tmp_path_factory.mktemp("run")))


@pytest.fixture(scope="module")
def path(run: ss.Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(run, tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return opened(path)


def test_a_run_read_back_gives_the_bytes_of_the_result(
    result: ss.ScreenResult, path: Path, tmp_path: Path
) -> None:
    assert write(result, tmp_path).read_bytes() == path.read_bytes()


def test_every_flag_is_there_once(run: ss.Run, book: Workbook) -> None:
    flags = run.scan_flags().collect()
    there = column(book["Flags"], "Flag") + column(book["Not screenable"], "Flag")
    assert there == flags["flag_id"].to_list()
    assert len(there) == sum(run.run.flags_by_ground.values())
    on_ground = flags.filter(pl.col("ground") != "not_screenable")
    assert column(book["Review"], "Flag") == on_ground["flag_id"].to_list()


def test_the_cells_of_flags_are_those_of_the_parquet_file(run: ss.Run, book: Workbook) -> None:
    flags = run.scan_flags().filter(pl.col("ground") != "not_screenable").collect()
    for one in FLAGS_SHEET:
        if one.name in IN_WORDS:
            continue
        cells = [
            cell.date() if isinstance(cell, datetime) else cell
            for cell in column(book["Flags"], one.heading)
        ]
        assert cells == [None if x == "" else x for x in flags[one.name]], one.heading
    kinds = flags["record_kind"].replace(KIND).to_list()
    assert column(book["Flags"], "Kind of record") == kinds


def test_the_records_are_the_flagged_ones(run: ss.Run, book: Workbook) -> None:
    bills = run.scan_flagged_shipments().collect()
    assert column(book["Shipments"], "Record id") == bills["shipment_id"].to_list()
    assert column(book["Shipments"], "Weight in kg") == bills["weight_kg"].to_list()
    firms = run.supplier_rows().filter(pl.col("outcome") == "flagged")
    assert column(book["Suppliers"], "Record id") == firms["supplier_id"].to_list()
    assert column(book["Suppliers"], "Local name") == firms["local_name"].to_list()
    counts = run.run.counts_by_kind
    assert bills.height == counts["shipment"].flagged
    assert firms.height == counts["supplier"].flagged


def test_every_number_of_the_summary_is_one_of_the_run(run: ss.Run, book: Workbook) -> None:
    record = run.run
    known = Counter[int]()
    for counts in (*record.counts_by_kind.values(), record.counts):
        known.update(counts.model_dump().values())
    known.update(record.flags_by_ground.values())
    known.update([sum(record.flags_by_ground.values())])
    known.update(record.not_screenable_by_reason.values())
    known.update((AS_OF - one.published_on).days for one in record.lists)
    known.update(sum(g.missing_entries or 0 for g in one.known_gaps) for one in record.lists)
    sheet_rows = {sheet.title: sheet.max_row - 1 for sheet in book.worksheets}
    for row in book["Summary"].iter_rows(values_only=True):
        numbers = [cell for cell in row if isinstance(cell, int)]
        if row[0] in sheet_rows and row[4] and str(row[4]).endswith("."):
            assert numbers == [sheet_rows[str(row[0])], 0, 0], row
        else:
            assert set(numbers) <= set(known), row


def test_the_sum_stands_below_its_parts(run: ss.Run, book: Workbook) -> None:
    rows = list(book["Summary"].iter_rows(values_only=True))
    names = [row[0] for row in rows]
    parts = rows[names.index("Flagged") : names.index("Sum")]
    for at in (1, 2, 3):
        assert sum(int(row[at]) for row in parts) == rows[names.index("Sum")][at]
    assert rows[names.index("Rows in")][1:4] == (
        run.run.counts_by_kind["shipment"].rows_in,
        run.run.counts_by_kind["supplier"].rows_in,
        run.run.counts.rows_in,
    )
    assert "equal to the rows in" in str(rows[names.index("Rows in")][4])


def test_documents_and_questions_count_their_flags(run: ss.Run, book: Workbook) -> None:
    flags = column(book["Flags"], "To ask") + column(book["Not screenable"], "To ask")
    per_situation = Counter(map(str, flags))
    for title in ("Documents to collect", "Questions"):
        sheet = book[title]
        assert sheet.max_row > 10
        for count, numbers in zip(column(sheet, "Flags"), column(sheet, "Situations"), strict=True):
            assert count == sum(per_situation[one] for one in str(numbers).split())


def test_quality_and_coverage_are_those_of_the_run(run: ss.Run, book: Workbook) -> None:
    assert book["Findings"].max_row - 1 == run.findings.height
    assert sum(map(int, map(str, column(book["Findings"], "Cells")))) == run.findings["count"].sum()
    assert column(book["Coverage"], "Not stated") == [one.not_named for one in run.run.coverage]
    files = [file.name for source in run.run.inputs for file in source.files]
    assert set(files) <= set(column(book["Inputs"], "File"))
