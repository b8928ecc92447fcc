"""A delimited file as bytes: present, text, in which encoding, with which delimiter."""

import codecs
import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from supplyscreen.errors import InputError

_CHUNK = 1 << 24
_DELIMITERS = (",", ";", "\t", "|")
_BOM = codecs.BOM_UTF8


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
    data, notes, undecoded = _as_utf8(raw, path.name)
    if not data.strip():
        raise InputError(f"{path} is empty.", hint="give a CSV file with a heading line and rows")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    delimiter, headings = _headings(data)
    digest = hashlib.sha256(raw).hexdigest()
    return CsvText(data, delimiter, headings, digest, notes, undecoded)


def _read_bytes(path: Path) -> bytes:
    if not path.exists():
        raise InputError(f"{path} does not exist.", hint="check the path")
    if path.is_dir():
        raise InputError(f"{path} is a folder, expected a CSV file.", hint="name one file in it")
    try:
        raw = path.read_bytes()
    except OSError as error:
        told = f"{path} cannot be read: {error.strerror}."
        raise InputError(told, hint="check that you may read it") from error
    if b"\0" in raw:
        raise InputError(
            f"{path} is not text: it holds NUL bytes, so it is a binary or UTF-16 file.",
            hint="save it as CSV in UTF-8",
        )
    return raw


def _as_utf8(raw: bytes, name: str) -> tuple[bytes, tuple[str, ...], int]:
    body = raw.removeprefix(_BOM)
    if _is_utf8(body):
        return body, (), 0
    text = body.decode("cp1252", errors="replace")
    lost = text.count("\ufffd")
    note = f"{name}: not UTF-8, read as Windows-1252; accented letters may be wrong"
    return text.encode(), (note,), lost


def _is_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(body)
    try:
        for start in range(0, len(body), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


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
