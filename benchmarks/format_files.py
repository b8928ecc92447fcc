"""Cases of CSV and its kin: delimiters, encodings, packings, several files, standard input."""

import gzip
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import zstandard
from benchmarks.format_case import Case, Source
from benchmarks.format_rows import HEADINGS, manifest, text, wanted

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
# What an encoding is called, how Python calls it, its byte order mark, and a name in its letters.
_ENCODINGS = (
    ("UTF-8", "utf-8", b"", "新疆示例纺织有限公司"),
    ("UTF-8 with BOM", "utf-8", b"\xef\xbb\xbf", "新疆示例纺织有限公司"),
    ("UTF-16 LE with BOM", "utf-16-le", b"\xff\xfe", "ООО «ПРИМЕР»"),
    ("UTF-16 BE with BOM", "utf-16-be", b"\xfe\xff", "株式会社サンプル"),
    ("UTF-16 LE, no BOM", "utf-16-le", b"", "SOCIÉTÉ D'EXEMPLE SARL"),
    ("Latin-1", "latin-1", b"", "SOCIÉTÉ D'EXEMPLE SARL"),
    ("Windows-1252", "cp1252", b"", "L’EXEMPLE – ŒUVRES SARL"),
    ("GB18030", "gb18030", b"", "新疆示例纺织有限公司"),
)


def cases() -> Iterator[Case]:
    """Every case of this file."""
    for word, delimiter in _DELIMITERS.items():
        data = text(manifest(), HEADINGS, delimiter=delimiter).encode()
        name = "table.tsv" if delimiter == "\t" else "table.csv"
        yield Case(f"CSV, {word}", partial(_write, name, data), wanted())
    for title, encoding, mark, name in _ENCODINGS:
        data = mark + text(manifest(name), HEADINGS).encode(encoding)
        yield Case(f"CSV, {title}", partial(_write, "table.csv", data), wanted(name))
    data = text(manifest(), HEADINGS).encode()
    yield Case("CSV in .gz", partial(_write, "table.csv.gz", gzip.compress(data)), wanted())
    packed = zstandard.ZstdCompressor().compress(data)
    yield Case("CSV in .zst", partial(_write, "table.csv.zst", packed), wanted())
    several: tuple[tuple[str, Callable[[Path], Source]], ...] = (
        (".zip of two CSV and a readme", _zip),
        ("two CSV, named one by one", _two),
        ("two CSV by a glob", _glob),
        ("a folder of two CSV", _folder),
    )
    # The row without a number gets one by its place: row 4 of the second file.
    yield from (Case(name, make, wanted(unnumbered="#2.4")) for name, make in several)


def piped() -> Case:
    """Standard input; whoever runs it puts the bytes of :func:`piped_bytes` there."""
    return Case("standard input, semicolon in .gz", lambda _: "-", wanted())


def piped_bytes() -> bytes:
    """What comes in by standard input."""
    return gzip.compress(text(manifest(), HEADINGS, delimiter=";").encode())


def _write(name: str, data: bytes, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _halves() -> tuple[bytes, bytes]:
    """The rows in two files; the second has its columns the other way round."""
    first = text(manifest()[:2], HEADINGS)
    second = text([row[::-1] for row in manifest()[2:]], HEADINGS[::-1], delimiter=";")
    return first.encode(), second.encode("utf-16")


def _two(folder: Path) -> list[Path]:
    first, second = _halves()
    return [_write("march.csv", first, folder), _write("april.csv", second, folder)]


def _glob(folder: Path) -> str:
    first, second = _halves()
    _write("part_1.csv", first, folder)
    _write("part_2.csv", second, folder)
    _write("notes.txt", b"not meant", folder)
    return str(folder / "part_*.csv")


def _folder(folder: Path) -> Path:
    _glob(folder)
    (folder / "notes.txt").unlink()
    return folder


def _zip(folder: Path) -> Path:
    path = folder / "tables.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in zip(("part_1.csv", "part_2.csv"), _halves(), strict=True):
            archive.writestr(name, data)
        archive.writestr("README.txt", "Two parts of one example.")
    return path
