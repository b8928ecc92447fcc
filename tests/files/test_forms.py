"""Files as bytes: what is no text, in which encoding text is, and what the message says."""

import gzip
import os
import sys
from pathlib import Path

import pytest
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.files.encoding import as_utf8
from supplyscreen.files.kind import file_form
from supplyscreen.files.open import open_tables
from supplyscreen.intake import detect_kind, read_manifest, read_suppliers

CHINESE = "新疆大全新能源股份有限公司"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"PK\x03\x04\x14\0\0\0manifest.csv", "damaged ZIP archive"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "a PDF document"),
        ("a.csv.gz", b"\x1f\x8bx", "damaged or cut off"),
        ("a.csv.zst", b"\x28\xb5\x2f\xfdx", "damaged or cut off"),
        ("a.rar", b"Rar!\x1a\x07", "an archive of a kind that is not read"),
        ("a.png", b"\x89PNG\r\n", "a picture"),
        ("a.db", b"SQLite format 3\0", "a SQLite database"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a Word document"),
        ("a.xls", b"<html><table><tr><td>Shipper</td></tr></table>\n</html>\n", "web page"),
        ("a.edi", b"ISA*00*          *00*          *ZZ*SENDER", "EDI message .ANSI X12"),
        ("a.edi", b"ST*309*0001~M10*SCAC*O", "EDI message .ANSI X12"),
        ("a.edi", b"UNA:+.? 'UNB+UNOA:2+SENDER", "EDI message .EDIFACT"),
        ("a.edi", b"UNB+UNOA:2+SENDER", "EDI message .EDIFACT"),
        ("a.db", b"\0\0\0\0\0\0\0\0DUCK\x40\0\0\0", "no table of it is named"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = write(tmp_path, data, name)
    with pytest.raises(InputError, match=told) as error:
        open_tables(path)
    assert error.value.hint


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"a,b\n1,2\n", "csv"),
        (b"ISA-Number,name\n1,2\n", "csv"),
        (b"STATUS,309\n1,2\n", "csv"),
        (b"name,tyDUCK,b\n1,2,3\n", "csv"),
        (b"[Sheet],b\n1,2\n", "csv"),
        (b"", "csv"),
        (b"PAR1\x15\x04", "parquet"),
        (b'[{"shipper": "A LTD"}]\n', "json"),
        (b'\xef\xbb\xbf {"shipper": "A LTD"}\n', "json"),
        (b"PK\x03\x04\x14\0\x06\0\0\0\0\0[Content_Types].xml", "excel"),
        (b"ISA*00*          *00*          *ZZ*SENDER", "x12"),
        (gzip.compress(b"ISA*00*          *00*          *ZZ*SENDER"), "x12"),
    ],
)
def test_the_form_is_told_by_content(tmp_path: Path, data: bytes, form: str) -> None:
    assert file_form(write(tmp_path, data, "file.bin")) == form


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="is a pipe or a device"):
        detect_kind(tmp_path / "pipe.csv")


@pytest.mark.parametrize("read", [detect_kind, read_manifest, read_suppliers])
@pytest.mark.parametrize(
    ("path", "told"),
    [("absent.csv", "does not exist"), ("caf\udce9.csv", r"caf\\udce9.*bytes that are no text")],
)
def test_a_path_that_leads_nowhere_is_told(read: object, path: str, told: str) -> None:
    assert callable(read)
    with pytest.raises(InputError, match=told):
        read(path)


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        ("CAFÉ ÑANDÚ, SÃO PAULO", "latin-1", "Windows-1252"),
        ("EXPORTAÇÃO E IMPORTAÇÕES", "latin-1", "Windows-1252"),
        ("“NAÏVE” €50", "cp1252", "Windows-1252"),
        (f"A LTD,{CHINESE},石河子", "gb18030", "GB18030"),
        (f"{CHINESE}\n" * 3, "gbk", "GB18030"),
        (CHINESE, "utf-16", "UTF-16"),
        ("\ufeff" + CHINESE, "utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_found_and_told(text: str, encoding: str, note: str) -> None:
    data, notes, undecoded = as_utf8(text.encode(encoding), "list.csv")
    assert data.decode() == text.removeprefix("\ufeff")
    assert undecoded == 0
    assert [note in told for told in notes] == [True]


def test_plain_utf8_needs_no_note() -> None:
    assert as_utf8(b"\xef\xbb\xbf" + CHINESE.encode(), "a.csv") == (CHINESE.encode(), (), 0)


def test_bytes_without_meaning_are_counted() -> None:
    _, _, undecoded = as_utf8(b"CAF\xc9 \x81\x8d", "a.csv")
    assert undecoded == 2


def test_a_supplier_list_in_gb18030_keeps_its_chinese_names(tmp_path: Path) -> None:
    text = f"name,country,address\n{CHINESE},CN,新疆石河子\n"
    suppliers = read_suppliers(write(tmp_path, text.encode("gb18030"), "list.csv"))
    assert suppliers.suppliers["name"].to_list() == [CHINESE]
