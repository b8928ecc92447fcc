"""due-diligence.xlsx: every table of a run on a sheet of its own."""

from collections.abc import Iterator
from pathlib import Path

from supplyscreen.models import ReportOptions
from supplyscreen.review.sheet import NAME as REVIEW
from supplyscreen.runs.extra import library
from supplyscreen.runs.outputs import Content
from supplyscreen.runs.result import Result
from supplyscreen.workbooks.ask_tables import asks, documents_table, questions_table
from supplyscreen.workbooks.book import Book
from supplyscreen.workbooks.flag_tables import flags_table, gaps_table
from supplyscreen.workbooks.guide_table import guide_table
from supplyscreen.workbooks.quality_tables import findings_table, rejects_table
from supplyscreen.workbooks.record_tables import shipments_table, suppliers_table
from supplyscreen.workbooks.review_table import choices_table, dress_review, review_table
from supplyscreen.workbooks.run_tables import (
    coverage_table,
    inputs_table,
    known_gaps_table,
    laws_table,
    lists_table,
)
from supplyscreen.workbooks.table import Table
from supplyscreen.workbooks.write_summary import SummarySheet
from supplyscreen.workbooks.write_table import write_table


def workbook_files(result: Result, name: str, options: ReportOptions) -> dict[str, Content]:
    """File name -> writer of the workbook ``name``.xlsx.

    Its sheets, in order: Summary, Flags, Review (to be filled in), Choices, Documents to collect,
    Questions, Not screenable, Shipments, Suppliers, Coverage, Inputs, Lists, Known gaps, Laws,
    Rejects, Findings, Column guide. Rows stream from the lazy frames of ``result``; of each table
    at most ``options.workbook_rows`` are written, and Summary tells how many are left out. The same
    result gives the same bytes. Raises MissingExtraError where XlsxWriter is not installed.
    """
    library("xlsxwriter", wanted_for="a workbook")

    def write(path: Path) -> None:
        with Book(path, result.run, result.run_id) as book:
            _write(book, result, options.workbook_rows)

    return {f"{name}.xlsx": write}


def _write(book: Book, result: Result, most: int) -> None:
    summary = SummarySheet(book)
    tables = list(_tables(result))
    dress = {REVIEW: dress_review}
    written = [
        write_table(book, table, most, dress=dress.get(table.name))
        for table in [*tables, guide_table(tables)]
    ]
    summary.write(result, written)


def _tables(result: Result) -> Iterator[Table]:
    asked = asks(result)
    yield flags_table(result, asked)
    yield review_table(result, asked)
    yield choices_table()
    yield documents_table(asked)
    yield questions_table(asked)
    yield gaps_table(result, asked)
    yield shipments_table(result)
    yield suppliers_table(result)
    yield coverage_table(result.run)
    yield inputs_table(result.run)
    yield lists_table(result.run)
    yield known_gaps_table(result.run)
    yield laws_table(result.run)
    yield rejects_table(result)
    yield findings_table(result)
