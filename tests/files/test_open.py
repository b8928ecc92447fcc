"""Paths, globs, archives and standard input as tables; damaged, locked and huge archives."""

import gzip
import hashlib
import io
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard
from tests.intake.files import write

from supplyscreen.errors import InputError
from supplyscreen.files import streams
from supplyscreen.files.open import open_tables
from supplyscreen.files.whole import read_whole, whole_table

ROWS = 40_000
DATA = b"name,country\n" + b"".join(b"ACME %d LTD,CN\n" % at for at in range(ROWS))


def packed(kind: str) -> bytes:
    if kind == "gz":
        return gzip.compress(DATA)
    if kind == "zst":
        cut = DATA.index(b"\n", len(DATA) // 2)  # two frames, as parallel packers write them
        tool = zstandard.ZstdCompressor(write_checksum=True)
        return tool.compress(DATA[:cut]) + tool.compress(DATA[cut:])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", DATA)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["gz", "zst", "zip"])
def test_packed_files_are_read_and_hashed_as_they_lie_on_disk(tmp_path: Path, kind: str) -> None:
    raw = packed(kind)
    table = read_whole(write(tmp_path, raw, f"a.csv.{kind}"))
    assert table.rows == table.frame.height == ROWS
    assert table.frame["c0"][-1] == f"ACME {ROWS - 1} LTD"
    assert table.sha256 == hashlib.sha256(raw).hexdigest()
    assert table.rejects.is_empty()


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_rows_before_damage_are_kept_and_the_loss_is_told(tmp_path: Path, kind: str) -> None:
    raw = packed(kind)
    table = read_whole(write(tmp_path, raw[: len(raw) * 3 // 4], f"a.csv.{kind}"))
    assert ROWS // 4 < table.frame.height < ROWS
    assert table.rejects.select("scope", "code").rows() == [("row", "damaged_file")]
    assert f"behind row {table.frame.height + 1} is lost" in table.rejects["message"][0]
    assert table.rows == table.frame.height + 1


def test_a_wrong_checksum_is_told(tmp_path: Path) -> None:
    raw = bytearray(packed("gz"))
    raw[-6] ^= 1
    table = read_whole(write(tmp_path, bytes(raw), "a.csv.gz"))
    assert (table.frame.height, table.rejects["code"].to_list()) == (ROWS, ["damaged_file"])


def test_a_zip_gives_all_tables_in_order_of_name(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.csv", "name\nB LTD\n")
        archive.writestr("sub/", "")
        archive.writestr("a.csv", "name;x\nA LTD;1\n")
        archive.writestr("read me.pdf", "%PDF-1.7")
        archive.writestr("__MACOSX/._a.csv", b"\0\0\0")
        archive.writestr(".DS_Store", b"\0\0\0")
        archive.writestr("c.jsonl", '{"name": "C LTD"}\n')
    tables = open_tables(path)
    assert [table.name for table in tables] == [
        "export.zip/a.csv",
        "export.zip/b.csv",
        "export.zip/c.jsonl",
    ]
    whole = [whole_table(table) for table in tables]
    assert [table.frame["c0"].to_list() for table in whole] == [["A LTD"], ["B LTD"], ["C LTD"]]
    assert {table.sha256 for table in whole} == {hashlib.sha256(path.read_bytes()).hexdigest()}
    assert tables[0].notes == ["export.zip: not read are read me.pdf, which are no tables"]


def zip_of(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


def locked() -> bytes:
    raw = bytearray(zip_of(a_csv=b"a,b\n1,2\n"))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (locked(), "locked with a password"),
        (zip_of(), "holds no table; found: nothing"),
        (zip_of(a_pdf=b"%PDF-1.7"), "holds no table; found: a.pdf"),
        (zip_of(a_zip=zip_of(a_csv=b"a,b\n1,2\n")), "an archive in an archive"),
        (zip_of(a_gz=gzip.compress(b"a,b\n")), "an archive in an archive"),
        (gzip.compress(zip_of(a_csv=b"a,b\n1,2\n")), "an archive in an archive"),
        (zip_of(**{f"a{at}_csv": b"a" for at in range(1001)}), "at most 1000 are read"),
        (packed("zip")[:-30], "damaged ZIP archive"),
    ],
)
def test_archives_that_are_not_read_say_why(tmp_path: Path, raw: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        open_tables(write(tmp_path, raw, "a.zip"))


@pytest.mark.parametrize("kind", ["gz", "zst", "zip"])
def test_a_bomb_is_refused_when_its_limit_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(streams, "MOST_UNPACKED", 1 << 20)
    monkeypatch.setattr(sys.modules[__name__], "DATA", b"a,b\n" + b"1,2\n" * 2_000_000)
    path = write(tmp_path, packed(kind), f"a.{kind}")
    with pytest.raises(InputError, match="unpacks to more than 200 times its size"):
        whole_table(open_tables(path)[0])


def test_several_paths_and_globs_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt", "x[1].csv"):
        write(tmp_path, "name,k\nN,1\n", name)
    names = [table.name for table in open_tables(tmp_path / "*.csv")]
    assert names == ["a.csv", "b.csv", "x[1].csv"]
    assert [table.name for table in open_tables(str(tmp_path / "x[1].csv"))] == ["x[1].csv"]
    given: list[str | Path] = [tmp_path / "c.txt", str(tmp_path / "[ab].csv")]
    assert [table.name for table in open_tables(given)] == ["c.txt", "a.csv", "b.csv"]
    with pytest.raises(InputError, match="names no file"):
        open_tables(tmp_path / "*.xyz")
    with pytest.raises(InputError, match="is a folder"):
        open_tables(tmp_path)
    with pytest.raises(InputError, match="no file is named"):
        open_tables([])


def test_standard_input_is_kept_for_a_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed("gz"))))
    for _ in range(2):
        table = read_whole("-")
        assert (table.name, table.rows) == ("standard input", ROWS)


def test_only_the_columns_asked_for_come_and_blank_rows_are_told_all_the_same(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "a,b,c\n1,,3\n,,\n,2,\n 4 , 5 ,6\n7,8\n")
    every, some = open_tables(path)[0], open_tables(path)[0]
    whole = whole_table(every)
    batches = list(some.batches([0, 2]))
    assert batches[0].frame.columns == ["c0", "c2", "source_file", "source_row"]
    assert batches[0].frame.rows() == whole.frame.select(batches[0].frame.columns).rows()
    assert batches[0].rejects.equals(whole.rejects)
    assert some.rows == every.rows == 5
