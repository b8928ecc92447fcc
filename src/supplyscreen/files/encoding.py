"""In which encoding a file is written, and its text as UTF-8, block by block.

Told from the first megabytes: a byte order mark; UTF-8; UTF-16 without a mark (every second byte
of the first lines is zero); GB18030 where the bytes look like Chinese; else Windows-1252, which
can read nearly anything. Lines that are not in the encoding of their file are read by themselves.
"""

import codecs
import re
from dataclasses import dataclass, field

SAMPLE = 4 << 20
"""How many bytes from the beginning of a file tell its encoding."""
_HEAD = 4096
_MOST_ROWS_NAMED = 5
# Two or more characters of GB 2312 side by side: both bytes of each are high.
_CHINESE = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe]){2,}")
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")  # a rare letter of GB18030
_LEAST_IN_RUNS = 0.8
_LEAST_COMMON = 0.6
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOTES = {
    "gb18030": "not UTF-8, read as GB18030 (Chinese); check a name in Chinese characters",
    "cp1252": "not UTF-8, read as Windows-1252; accented letters may be wrong",
    "utf-16-le": "read as UTF-16",
    "utf-16-be": "read as UTF-16",
}
SHOWN = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


@dataclass(slots=True)
class Decoder:
    """Turns the blocks of one file into UTF-8: first :meth:`widen`, then, on whole lines,
    :meth:`settle`. ``undecoded`` counts the characters that mean nothing in the encoding."""

    name: str
    encoding: str
    undecoded: int = 0
    _wide: codecs.IncrementalDecoder | None = None
    _has_utf8: bool = False
    _whole: bool = False
    _strays: list[int] = field(default_factory=list)
    _stray_encoding: str = ""
    _begun: bool = False

    def widen(self, block: bytes, *, final: bool) -> bytes:
        """A block of UTF-16 or GB18030 as UTF-8; of other encodings the block as it is.

        The byte order mark at the beginning is taken off.
        """
        if self.encoding not in ("gb18030", "utf-16-le", "utf-16-be") or self._whole:
            data = block
        else:
            if self._wide is None:
                self._wide = codecs.getincrementaldecoder(self.encoding)(errors="replace")
            data = self._counted(self._wide.decode(block, final))
        if not self._begun and data:
            self._begun = True
            return data.removeprefix(codecs.BOM_UTF8)
        return data

    def settle(self, lines: bytes, row: int) -> bytes:
        """Whole lines as UTF-8; ``row`` is the number of the record that they begin with.

        A line of Windows-1252 that is valid UTF-8 beyond ASCII is UTF-8, in every file.
        """
        if self._wide is not None or lines.isascii():
            return lines
        if self.encoding == "utf-8" and not self._whole:
            if _is_utf8(lines):
                self._has_utf8 = True
                return lines
            return self._mixed(lines, row)
        return self._narrow(lines)

    def notes(self) -> tuple[str, ...]:
        """What the report says about the encoding."""
        found = []
        if self.encoding in _NOTES:
            found.append(f"{self.name}: {_NOTES[self.encoding]}")
        if self._strays:
            rows = ", ".join(map(str, self._strays[:_MOST_ROWS_NAMED]))
            more = len(self._strays) - _MOST_ROWS_NAMED
            told = f"row{'s' * (len(self._strays) > 1)} {rows}" + f" and {more} more" * (more > 0)
            read = SHOWN[self._stray_encoding]
            found.append(f"{self.name}: {told} not UTF-8, read as {read}; the others are UTF-8")
        return tuple(found)

    def _mixed(self, lines: bytes, row: int) -> bytes:
        """Lines of a file that was UTF-8 so far; the whole file changes where none of them is."""
        parts = lines.split(b"\n")
        bad = [at for at, line in enumerate(parts) if not line.isascii() and not _is_utf8(line)]
        other = "gb18030" if is_chinese(b"\n".join(parts[at] for at in bad)) else "cp1252"
        beyond = sum(not line.isascii() for line in parts)
        if not self._has_utf8 and 2 * len(bad) > beyond:
            self.encoding, self._whole = other, True
            return self._narrow(lines)
        self._has_utf8 = True
        self._stray_encoding = other
        odd, numbers = False, set(bad)
        for at, line in enumerate(parts):
            if at in numbers:
                self._strays.append(row)
                parts[at] = self._counted(line.decode(other, errors="replace"))
            odd ^= line.count(b'"') % 2 == 1
            row += not odd
        return b"\n".join(parts)

    def _narrow(self, lines: bytes) -> bytes:
        if self.encoding == "gb18030" or not _UTF8_LETTER.search(lines):
            return self._counted(lines.decode(self.encoding, errors="replace"))
        return b"\n".join(
            line if _is_utf8(line) else self._counted(line.decode(self.encoding, errors="replace"))
            for line in lines.split(b"\n")
        )

    def _counted(self, text: str) -> bytes:
        self.undecoded += text.count("\ufffd")
        return text.encode("utf-8", errors="replace")


def find_encoding(start: bytes) -> str:
    """The encoding of a file that begins with ``start`` (up to SAMPLE bytes): utf-8, utf-16-le,
    utf-16-be, gb18030 or cp1252."""
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return encoding
    wide = _without_mark(start[:_HEAD])
    if wide:
        return wide
    if _is_utf8(start, cut=len(start) >= SAMPLE) or _mostly_utf8(start):
        return "utf-8"
    return "gb18030" if is_chinese(start) else "cp1252"


def as_utf8(raw: bytes, name: str) -> tuple[bytes, tuple[str, ...], int]:
    """The text of ``raw`` as UTF-8 without byte order mark, notes for the report, and how many
    characters stand for bytes that mean nothing in the encoding."""
    decoder = Decoder(name, find_encoding(raw))
    data = decoder.settle(decoder.widen(raw, final=True), 1)
    return data, decoder.notes(), decoder.undecoded


def is_chinese(body: bytes) -> bool:
    """Whether the bytes above ASCII stand in runs of pairs, most of them common characters.

    In Western text such a byte stands alone between letters, or two together (the Portuguese
    ending of EXPORTACAO with its accents). Source: the layout of GB 2312, which GB18030 keeps:
    rows B0 to D7 are its first level, the 3,755 common characters.
    """
    parts = re.findall(rb"[\x80-\xff]+", _FOUR_BYTES.sub(b"", body))[: 1 << 20]
    high = sum(map(len, parts))
    runs = [run for part in parts for run in _CHINESE.findall(part)]
    inside = sum(map(len, runs))
    common = sum(2 for run in runs for lead in run[::2] if 0xB0 <= lead <= 0xD7)
    return inside >= _LEAST_IN_RUNS * high and common >= _LEAST_COMMON * inside > 0


def _is_utf8(body: bytes, *, cut: bool = False) -> bool:
    """Whether ``body`` is valid; with ``cut`` its last letter may be cut off."""
    try:
        codecs.utf_8_decode(body, "strict", not cut)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(start: bytes) -> bool:
    beyond = [line for line in start.split(b"\n") if not line.isascii()]
    return 2 * sum(map(_is_utf8, beyond)) > len(beyond)


def _without_mark(head: bytes) -> str:
    """UTF-16 where a tenth of the letters of the first lines or more has a zero byte on one side,
    and none on the other: digits, delimiters and line ends have one even between Chinese."""
    head = head[: len(head) // 2 * 2]
    letters = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros >= max(4, 0.1 * letters) and others <= 0.01 * letters:
            return encoding
    return ""
