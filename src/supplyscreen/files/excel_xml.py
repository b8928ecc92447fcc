"""What the reader of workbooks does not tell of an xlsx file, read from its XML.

fastexcel gives null for an error cell and for a formula that was never computed, and takes room
for every cell up to the last one, so that one cell in XFD1048576 ends the process. The XML is
searched piece by piece, with regular expressions: a parser would call Python for every cell.
Source of the element names: ECMA-376 part 1, 18.3.1 (``row``, ``c``, ``f``, ``v``).
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

MAX_UNPACKED = 2 * 2**30
"""Bytes of all parts of a workbook, unpacked: about 50 million cells."""
_PIECE = 16 * 2**20
_MAX_PIECE = 4 * _PIECE

_P = rb"(?:\w+:)?"
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_WHERE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_C, _V = rb"<" + _P + rb"c\s", rb"<" + _P + rb"v"
_F = rb"<" + _P + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</" + _P + rb"f>)"
_ERROR = re.compile(_C + rb'[^>]*\bt="e"[^>]*>\s*(?:' + _F + rb")?\s*(?:" + _V + rb">([^<]*)<)?")
_UNCOMPUTED = re.compile(
    rb"(" + _C + rb"[^>]*)>\s*" + _F + rb"\s*(?:" + _V + rb"\s*/>|" + _V + rb">\s*</"
    + _P + rb"v>)?\s*</" + _P + rb"c>"
)  # fmt: skip
_LONG = re.compile(
    rb"(" + _C + rb"[^>]*)>\s*(?:" + _F + rb")?\s*" + _V
    + rb">(?:-?\d{16,}(?:\.\d*)?|-?\d\.\d+[eE]\+?(?:1[5-9]|[2-9]\d))<"
)  # fmt: skip
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
    filled = _CELL.findall(piece)
    if filled:
        faults.rows = max(faults.rows, *map(int, {row for _, row in filled}))
        columns = {column_number(column.decode()) for column in {column for column, _ in filled}}
        faults.first_column = min(faults.first_column or min(columns), *columns)
        faults.columns = max(faults.columns, *columns)
    for found in _ERROR.finditer(piece):
        faults.errors.append((_where(found.group()), (found.group(1) or b"").decode()))
    for found in _UNCOMPUTED.finditer(piece):
        kind = _TYPE.search(found.group(1))
        if kind is None or kind.group(1) != b"str":  # a formula may give an empty text
            faults.uncomputed.append(_where(found.group(1)))
    for found in _LONG.finditer(piece):
        kind = _TYPE.search(found.group(1))
        if kind is None or kind.group(1) == b"n":
            faults.rounded.append(_where(found.group(1)))


def _where(cell: bytes) -> str:
    found = _WHERE.search(cell)
    return found.group(1).decode() if found else ""


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
