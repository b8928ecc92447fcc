"""Delimited files: true row numbers, damaged rows, encodings, and files that cannot be read."""

from pathlib import Path

import pytest
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.files.whole import read_whole


@pytest.mark.parametrize(
    ("data", "rows", "good", "bad"),
    [
        (b"a,b\n1,2\n3,4\n", 2, [2, 3], []),
        (b"a,b\r\n1,2\r\n3,4", 2, [2, 3], []),
        (b"a,b\r1,2\r3,4\r", 2, [2, 3], []),
        (b'a,b\n"x\ny",2\n3,4\n', 2, [2, 3], []),
        (b"a,b\n1,2\n\n3,4\n", 2, [2, 4], []),
        (b"a,b,c\n1,2\n3,4,5\n", 2, [3], [(2, "ragged_row")]),
        (b"a,b\n1,2,3\n4,5\n", 2, [3], [(2, "ragged_row")]),
        (b"a,b\n,\n4,5\n", 2, [3], [(2, "empty_row")]),
        (b'a,b\n1,"x\n2,3\n4,5\n', 3, [3, 4], [(2, "open_quote")]),
        (b'a,b\n1,"x\n2,3\n4,"5\n', 3, [3], [(2, "open_quote"), (4, "open_quote")]),
        (b'a,b\n1,x"y\n3,4\n', 2, [2, 3], []),
        (b"a\n1\n\n2\n", 2, [2, 4], []),
        (b"a;b\n1;2,5\n", 1, [2], []),
        (b"a\tb\n1\t2\n", 1, [2], []),
        (b"a|b\n1|2\n", 1, [2], []),
    ],
)
def test_every_record_is_read_or_rejected(
    tmp_path: Path, data: bytes, rows: int, good: list[int], bad: list[tuple[int, str]]
) -> None:
    table = read_whole(write(tmp_path, data))
    assert table.rows == rows
    assert table.frame["source_row"].to_list() == good
    assert table.rejects.select("source_row", "code").rows() == bad
    assert set(table.rejects["scope"].to_list()) <= {"row"}


def test_ragged_row_says_found_and_expected(tmp_path: Path) -> None:
    table = read_whole(write(tmp_path, "a,b,c\n1,2\n"))
    assert "found 2 fields, expected 3" in table.rejects["message"][0]


def test_byte_order_mark_is_no_part_of_a_heading(tmp_path: Path) -> None:
    table = read_whole(write(tmp_path, b"\xef\xbb\xbfname,b\n\xe4\xb8\xad,2\n"))
    assert table.headings == ("name", "b")
    assert table.frame["c0"].to_list() == ["中"]
    assert table.notes == ()


def test_latin_1_is_read_with_a_note_and_no_reject(tmp_path: Path) -> None:
    table = read_whole(write(tmp_path, "a,b\nCaf\xe9,2\n".encode("latin-1")))
    assert table.frame["c0"].to_list() == ["Café"]
    assert "not UTF-8" in table.notes[0]
    assert table.rejects.is_empty()


def test_bytes_without_meaning_are_named_once(tmp_path: Path) -> None:
    table = read_whole(write(tmp_path, b"a,b\nx\x81y\x8d,2\n"))
    assert table.rejects.select("scope", "code").rows() == [("cell", "undecoded_text")]
    assert "2 characters" in table.rejects["message"][0]
    assert table.rows == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"a,b\n", "no rows"),
        (b"a,b\0c\n1,2\n", "row 1: found a NUL byte"),
        (b"a" * 300_000, "does not end within 256 KB"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_whole(write(tmp_path, data))


def test_missing_file_and_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_whole(tmp_path / "absent.csv")
    with pytest.raises(InputError, match="is a folder"):
        read_whole(tmp_path)
