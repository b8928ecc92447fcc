"""CSV files keep every cell as it is, or are refused with the row."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.sheets import read_sheet

CELL = st.text(
    st.characters(blacklist_categories=["C", "Zl", "Zp"], blacklist_characters="\r\n\x85"),
    max_size=12,
).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([("a", "b"), *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        path.write_text(text.getvalue(), encoding="utf-8")
        frame = read_sheet(path, ("a", "b"))
    assert frame.columns == ["row", "a", "b"]
    assert frame.fill_null("").select("a", "b").rows() == rows
    assert frame["row"].to_list() == list(range(2, 2 + len(rows)))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1\n", "row 2 has 1 cells, expected 2"),
        (b"a,b\n1,2,3\n", "row 2 has 3 cells, expected 2"),
        (b"a,b\n1,2\n\n", "row 3 has 0 cells, expected 2"),
        (b'a,b\n1,"2\n', "unexpected end of data"),
        (b'a,b\n1,"2\n3"\n', "line break"),
        (b"a,b\n 1,2\n", "blank at the edge of a cell: ' 1'"),
        (b"a,c\n1,2\n", "row 1 has no column b; row 1, column c is not expected"),
        (b"a,b,b\n1,2,3\n", "column b is there twice"),
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"b,a\n1,2\n", "row 1, column b stands where a is expected"),
        (b"a,bb\n1,2\n", "row 1 has no column b"),
        (b"a,beta\n1,2\n", "row 1, column beta is not expected"),
        (b"a;b\n1;2\n", "row 1: the cells are parted by ';', expected ','"),
        (b"a\tb\n1\t2\n", "the cells are parted by '\\t'"),
        (b"<!DOCTYPE html>\n<p>a,b</p>\n", "it is a web page, not a CSV file"),
        (b"a,b\n1,Carv\xe3o\n", "is not UTF-8"),
    ],
)
def test_a_wrong_sheet_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(WatchlistError) as caught:
        read_sheet(path, ("a", "b"))
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_sheet_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(b"\xef\xbb\xbfa,b\r\n1,\r\n")
    assert read_sheet(path, ("a", "b")).rows() == [(2, "1", None)]
