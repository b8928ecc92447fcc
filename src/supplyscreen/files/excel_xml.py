"""What the reader of workbooks does not tell of an xlsx file, read from its XML.

fastexcel gives null for an error cell and for a formula that was never computed, and takes room
for every cell up to the last one, so that one cell in XFD1048576 ends the process. The XML is
searched piece by piece, with regular expressions in polars: a parser would call Python for every
cell.
Source of the element names: ECMA-376 part 1, 18.3.1 (``row``, ``c``, ``f``, ``v``).
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import polars as pl

MAX_UNPACKED = 2 * 2**30
"""Bytes of all parts of a workbook, unpacked: about 50 million cells."""
_PIECE = 16 * 2**20
_MAX_PIECE = 4 * _PIECE

_F = r"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
_CELL = r"<(?:\w+:)?c\s[^>]*>\s*"
_V = r"<(?:\w+:)?v"
_FILLED = r'\br="[A-Z]{1,3}\d{1,7}"[^>/]*>'
_ERROR = rf'<(?:\w+:)?c\s[^>]*\bt="e"[^>]*>\s*(?:{_F})?\s*(?:{_V}>[^<]*<)?'
_UNCOMPUTED = rf"{_CELL}{_F}\s*(?:{_V}\s*/>|{_V}>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
_LONG = rf"{_CELL}(?:{_F})?\s*{_V}>(?:-?\d{{16,}}(?:\.\d*)?|-?\d\.\d+[eE]\+?(?:1[5-9]|[2-9]\d))<"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONS = (_RELATION, "{http://purl.oclc.org/ooxml/officeDocument/relationships}id")


@dataclass(slots=True)
class SheetFaults:
    """``cells`` is the size of the sheet's table; the others name cells such as ``B7``."""

    rows: int = 0
    columns: int = 0
    first_column: int = 0  # of the first filled one, A = 1; 0: not known
    errors: list[tuple[str, str]] = field(default_factory=list)  # (B7, #N/A)
    uncomputed: list[str] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)  # numbers of more than 15 digits

    @property
    def cells(self) -> int:
        """Rows up to the last filled one, times columns up to the last filled one."""
        return self.rows * self.columns


def unpacked_size(path: Path) -> int:
    """Bytes of all parts of the workbook as its directory tells them; 0 if it is no archive."""
    try:
        with zipfile.ZipFile(path) as book:
            return sum(part.file_size for part in book.infolist())
    except (zipfile.BadZipFile, OSError):
        return 0


def sheet_parts(path: Path) -> dict[str, str]:
    """Sheet name -> the part of the xlsx file with its cells; {} where it cannot be told."""
    try:
        with zipfile.ZipFile(path) as book:
            links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
            sheets = ElementTree.fromstring(book.read("xl/workbook.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, OSError, RuntimeError):
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = {}
    for sheet in sheets.iter():
        link = next((sheet.get(key) for key in _RELATIONS if sheet.get(key)), None)
        if sheet.tag.endswith("}sheet") and link in targets:
            target = targets[link]
            whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            parts[sheet.get("name", "")] = str(PurePosixPath(whole))
    return parts


def sheet_faults(path: Path, part: str) -> SheetFaults:
    """Search one sheet's XML. Raises ValueError when it unpacks to more than MAX_UNPACKED."""
    faults = SheetFaults()
    try:
        for piece in _pieces(path, part):
            _search(piece, faults)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, RuntimeError, zlib.error):
        return faults  # the reader of workbooks says what is wrong
    return faults


def column_number(letters: str) -> int:
    """A = 1, Z = 26, AA = 27 ... XFD = 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _search(piece: bytes, faults: SheetFaults) -> None:
    text = pl.Series([piece.decode("utf-8", "replace")])
    filled = _found(text, _FILLED)
    if len(filled):
        rows = filled.str.extract(r"(\d+)").cast(pl.Int64)
        faults.rows = max(faults.rows, int(rows.to_frame().select(pl.all().max()).item()))
        letters = filled.str.extract(r'"([A-Z]+)').unique()
        columns = [column_number(column) for column in letters]
        faults.first_column = min(faults.first_column or columns[0], *columns)
        faults.columns = max(faults.columns, *columns)
    errors = _found(text, _ERROR)
    values = errors.str.extract(r"v>([^<]*)<$").fill_null("")
    faults.errors += zip(_where(errors), values, strict=True)
    uncomputed = _found(text, _UNCOMPUTED)
    empty_texts = _kind(uncomputed) == "str"  # a formula may give an empty text
    faults.uncomputed += _where(uncomputed.filter(~empty_texts))
    long = _found(text, _LONG)
    faults.rounded += _where(long.filter(_kind(long) == "n"))


def _found(text: pl.Series, pattern: str) -> pl.Series:
    return text.str.extract_all(pattern).explode(empty_as_null=True).drop_nulls()


def _kind(cells: pl.Series) -> pl.Series:
    """The type of each cell: s, str, e, b, inlineStr; n, a number, where it has none."""
    return cells.str.extract(r'^[^>]*\bt="(\w+)"').fill_null("n")


def _where(cells: pl.Series) -> list[str]:
    return cells.str.extract(r'^[^>]*\br="([A-Z]{1,3}\d{1,7})"').fill_null("").to_list()


def _pieces(path: Path, part: str) -> Iterator[bytes]:
    """The XML in pieces that end with a row."""
    rest, done = b"", 0
    with zipfile.ZipFile(path) as book, book.open(part) as file:
        while more := file.read(_PIECE):
            done += len(more)
            if done > MAX_UNPACKED:
                raise ValueError(f"its XML unpacks to more than {MAX_UNPACKED:,} bytes")
            rest += more
            end = rest.rfind(b"row>") + 4
            if end >= 4 or len(rest) > _MAX_PIECE:
                end = end if end >= 4 else len(rest)
                yield rest[:end]
                rest = rest[end:]
    yield rest
