"""The text of an EDI file: one pass for its hash and its character set, one that hands it on.

UTF-8 where the bytes are UTF-8, else what the first UNB says (UNOA to UNOY), else Windows-1252.
Source of the syntax identifiers: ISO 9735, code list 0001 (UNOC is ISO 8859-1, UNOE is ISO 8859-5).
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from supplyscreen.errors import InputError

_CHUNK = 1 << 18
_HEAD = 4096
_CHARSETS = {"UNOC": "latin-1", "UNOD": "iso8859-2", "UNOE": "iso8859-5", "UNOF": "iso8859-7"}
_CHARSETS |= {"UNOG": "iso8859-3", "UNOH": "iso8859-4", "UNOI": "iso8859-6", "UNOJ": "iso8859-8"}
_CHARSETS |= {"UNOK": "iso8859-9"}
_SYNTAX_IDENTIFIER = re.compile(rb"UNB[^A-Za-z0-9](UNO[A-Z])")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_BLANK = b" \t\r\n\x00"


@dataclass(slots=True)
class EdiText:
    """The file as text; ``undecoded`` counts the characters lost, known after ``chunks``."""

    path: Path
    head: bytes
    sha256: str
    encoding: str
    notes: tuple[str, ...]
    undecoded: int = field(default=0)

    def chunks(self) -> Iterator[str]:
        """The text in pieces of about 256 kB, in order."""
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        with self.path.open("rb") as stream:
            while data := stream.read(_CHUNK):
                yield self._count(decoder.decode(data))
        yield self._count(decoder.decode(b"", final=True))

    def _count(self, text: str) -> str:
        self.undecoded += text.count("\ufffd")
        return text


def open_text(path: Path, *, name: str) -> EdiText:
    """Hash the file and find its character set. Raises InputError when it cannot be read."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    head, utf8 = b"", True
    try:
        with path.open("rb") as stream:
            while data := stream.read(_CHUNK):
                head = head or data[:_HEAD]
                digest.update(data)
                utf8 = utf8 and _decodes(decoder, data)
    except OSError as error:
        raise InputError(
            f"{name} cannot be read: {error.strerror}.", hint="check the path and its permissions"
        ) from error
    utf8 = utf8 and _decodes(decoder, b"", final=True)
    encoding, notes = _encoding(head, utf8=utf8, name=name)
    return EdiText(path, head, digest.hexdigest(), encoding, notes)


def head_text(head: bytes) -> bytes:
    """The first bytes of a file in ASCII form: without byte order mark and leading blanks."""
    for mark, encoding in _BOMS.items():
        if head.startswith(mark):
            text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
            return text.encode("ascii", errors="replace").lstrip(_BLANK)
    return head.lstrip(_BLANK)


def _decodes(decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(data, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(head: bytes, *, utf8: bool, name: str) -> tuple[str, tuple[str, ...]]:
    """The encoding and what is to be told of it."""
    for mark, encoding in _BOMS.items():
        if head.startswith(mark):
            return encoding, ()
    found = _SYNTAX_IDENTIFIER.search(head)
    declared = found[1].decode() if found else ""
    if declared == "UNOX" and b"\x1b" in head:
        return "iso2022_jp_2", (f"{name}: UNOX with escape sequences, read as ISO 2022",)
    if utf8:
        return "utf-8", ()
    if declared in _CHARSETS:
        encoding = _CHARSETS[declared]
        return encoding, (f"{name}: read in the character set it declares, {declared}",)
    told = f"declares {declared} but is not" if declared else "not UTF-8"
    return "cp1252", (f"{name}: {told}, read as Windows-1252; accented letters may be wrong",)
