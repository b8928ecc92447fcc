"""A delimited file as bytes: present, text, in which encoding, with which delimiter."""

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from supplyscreen.errors import InputError
from supplyscreen.intake.encoding import as_utf8
from supplyscreen.intake.file_kind import refuse_other_kinds

_CHUNK = 1 << 24
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class CsvText:
    """UTF-8 bytes of one file without byte order mark, and what was found out about it."""

    data: bytes
    delimiter: str
    headings: tuple[str, ...]
    sha256: str  # of the file as it lies on disk
    notes: tuple[str, ...]
    undecoded: int  # characters that stand for bytes without meaning in the encoding


def read_text(path: Path) -> CsvText:
    """Read one file. Raises InputError: missing, a folder, empty, or not text."""
    raw = _read_bytes(path)
    data, notes, undecoded = as_utf8(raw, path.name)
    if not data.strip():
        raise InputError(f"{path} is empty.", hint="give a CSV file with a heading line and rows")
    if b"\0" in data:
        row = data[: data.index(b"\0")].count(b"\n") + 1
        raise InputError(
            f"{path}, line {row}: found a NUL byte, expected text; the file is damaged or binary.",
            hint="export it again as CSV in UTF-8",
        )
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    delimiter, headings = _headings(data)
    digest = hashlib.sha256(raw).hexdigest()
    return CsvText(data, delimiter, headings, digest, notes, undecoded)


def existing(path: str | Path) -> Path:
    """``path`` if something is there. Raises InputError: missing, or a name that is no text."""
    where = Path(path)
    shown = ascii(str(where))
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in str(where)):
        raise InputError(
            f"the path {shown} holds bytes that are no text.", hint="rename the file or folder"
        )
    try:
        there = where.exists()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown} is no path: {error}.", hint="check the path") from None
    if not there:
        raise InputError(f"{path} does not exist.", hint="check the path")
    return where


def _read_bytes(path: Path) -> bytes:
    existing(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder, expected a CSV file.", hint="name one file in it")
    if not path.is_file():
        raise InputError(
            f"{path} is a pipe or a device, expected a file.",
            hint="save what comes out of it as a file; it is read more than once",
        )
    try:
        raw = path.read_bytes()
    except OSError as error:
        told = f"{path} cannot be read: {error.strerror}."
        raise InputError(told, hint="check that you may read it") from error
    refuse_other_kinds(raw, path)
    return raw


def _headings(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The delimiter that parts the first record into most fields (comma on a tie), and those."""
    start = data[:_CHUNK].decode("utf-8", errors="ignore")
    best: tuple[str, tuple[str, ...]] = (",", ())
    for delimiter in _DELIMITERS:
        fields = _first_record(start, delimiter)
        if len(fields) > len(best[1]):
            best = delimiter, fields
    return best


def _first_record(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if record:
                return tuple(field.strip() for field in record)
    except csv.Error:
        return tuple(field.strip() for field in text.split("\n", 1)[0].split(delimiter))
    return ()
