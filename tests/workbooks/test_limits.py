"""What a sheet and a cell cannot hold: further sheets, rows left out, texts cut."""

from pathlib import Path

import polars as pl
import pytest
from tests.reports.builder import LISTED, build, flag, many
from tests.workbooks.books import column, opened, write

from supplyscreen.workbooks.book import Book
from supplyscreen.workbooks.table import Column, Table, Written
from supplyscreen.workbooks.write_table import write_table

COLUMNS = (Column("at", "At", "a number", "whole"), Column("text", "Text", "a text"))


def written(path: Path, rows: int, *, most: int = 1000, sheet_rows: int = 11) -> Written:
    frame = pl.DataFrame({"at": range(rows), "text": [f"t{at}" for at in range(rows)]})
    result = build([])
    table = Table("Rows", "Rows.", "a row", COLUMNS, frame.lazy(), held_in="rows.csv")
    with Book(path, result.run, result.run_id) as book:
        return write_table(book, table, most, sheet_rows=sheet_rows)


@pytest.mark.parametrize(
    ("rows", "sheets"),
    [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1]), (20, [10, 10]), (21, [10, 10, 1])],
)
def test_rows_beyond_a_sheet_go_on_in_the_next(
    tmp_path: Path, rows: int, sheets: list[int]
) -> None:
    told = written(tmp_path / "a.xlsx", rows)
    names = ["Rows", *(f"Rows {at}" for at in range(2, len(sheets) + 1))]
    assert (told.sheets, told.rows, told.left_out) == (tuple(names), rows, 0)
    book = opened(tmp_path / "a.xlsx")
    assert book.sheetnames == names
    assert [book[name].max_row - 1 for name in names] == sheets
    assert [at for name in names for at in column(book[name], "At")] == list(range(rows))
    for name, count in zip(names, sheets, strict=True):
        assert book[name].auto_filter.ref == f"A1:B{max(count, 1) + 1}"
        assert book[name].freeze_panes == "B2"


def test_a_sheet_has_as_many_rows_as_excel_lets_it() -> None:
    from supplyscreen.workbooks.book import SHEET_ROWS  # noqa: PLC0415

    assert SHEET_ROWS == 2**20


def test_pieces_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a.xlsx", 30)
    monkeypatch.setattr("supplyscreen.workbooks.write_table.PIECE", 7)
    written(tmp_path / "b.xlsx", 30)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_rows_that_are_left_out_are_told_with_their_number(tmp_path: Path) -> None:
    result = many(40)
    book = opened(write(result, tmp_path, rows=15))
    lines = {row[0]: row for row in book["Summary"].iter_rows(values_only=True)}
    for title, total in (("Flags", 40), ("Review", 40), ("Not screenable", 20)):
        assert book[title].max_row - 1 == 15
        assert lines[title][1:3] == (15, total - 15)
        assert (
            f"{total - 15} rows beyond the first 15 left out; all are in flags.parquet and"
            in str(lines[title][4])
        )
    first = result.flags.head(15)["flag_id"].to_list()
    assert column(book["Flags"], "Flag") == column(book["Review"], "Flag") == first
    assert lines["Column guide"][2] == 0
    assert lines["All flags"][1] == 60


@pytest.mark.parametrize("letter", ["a", "😀", "\x01"])
def test_a_text_that_is_too_long_is_cut_and_counted(tmp_path: Path, letter: str) -> None:
    flags = [flag(LISTED, 1, goods_description=letter * 40_000), flag(LISTED, 2)]
    book = opened(write(build(flags), tmp_path))
    goods = str(column(book["Flags"], "Goods")[0])
    assert len(goods.encode("utf-16-le")) // 2 <= 32_767
    seen = 40_000 * (8 if letter == "\x01" else 1)  # [U+0001]
    assert goods.endswith(f" [cut here: {seen} characters in all]")
    lines = {row[0]: row for row in book["Summary"].iter_rows(values_only=True)}
    assert lines["Flags"][3] == 1
    assert "1 text longer than a cell can hold" in str(lines["Flags"][4])
    assert lines["Not screenable"][3] == 0


def test_a_number_beyond_what_a_sheet_holds_is_text(tmp_path: Path) -> None:
    frame = pl.DataFrame({"at": [10**15 - 1, 10**15, -(10**18), None], "text": list("abcd")})
    kilos = frame.with_columns(
        kg=pl.Series([1.5, float("nan"), float("inf"), None], dtype=pl.Float64)
    )
    columns = (*COLUMNS, Column("kg", "Kilos", "a number", "number"))
    result = build([])
    with Book(tmp_path / "a.xlsx", result.run, result.run_id) as book:
        write_table(book, Table("Rows", "Rows.", "a row", columns, kilos.lazy()), 10)
    sheet = opened(tmp_path / "a.xlsx")["Rows"]
    assert column(sheet, "At") == [10**15 - 1, str(10**15), str(-(10**18)), None]
    assert column(sheet, "Kilos") == [1.5, "nan", "inf", None]
