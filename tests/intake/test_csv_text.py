"""Files as bytes: what is no text, in which encoding text is, and what the message says."""

import gzip
import os
import sys
from pathlib import Path

import pytest
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.intake import detect_kind, read_manifest, read_suppliers
from supplyscreen.intake.encoding import as_utf8

CHINESE = "新疆大全新能源股份有限公司"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"PK\x03\x04\x14\0\x06\0\0\0\0\0[Content_Types].xml", "Excel workbook .xlsx"),
        ("a.csv", b"PK\x03\x04\x14\0\0\0manifest.csv", "ZIP archive"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old Excel workbook"),
        ("a.parquet", b"PAR1\x15\x04", "Parquet"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "PDF"),
        ("a.csv.gz", gzip.compress(b"a,b\n1,2\n", mtime=0), "gzip"),
        ("a.png", b"\x89PNG\r\n", "picture"),
        ("a.xls", b"<html><table><tr><td>Shipper</td></tr></table>\n</html>\n", "web page"),
        ("a.json", b'[{"shipper": "A LTD"}]\n', "JSON"),
        ("a.json", b'\xef\xbb\xbf {"shipper": "A LTD"}\n', "JSON"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = write(tmp_path, data, name)
    with pytest.raises(InputError, match=rf"{told}.*this version reads CSV only") as error:
        read_manifest(path)
    assert error.value.hint


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
