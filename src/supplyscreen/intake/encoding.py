"""In which encoding a file is written, and its text as UTF-8.

Tried in turn: UTF-8; UTF-16 where a byte order mark says so (the "Unicode text" of a spreadsheet);
GB18030 where the bytes look like Chinese; else Windows-1252, which can read anything.
"""

import codecs
import re

_CHUNK = 1 << 24
_SAMPLE = 1 << 20
# Two or more characters of GB 2312 side by side: both bytes of each are high.
_CHINESE = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe]){2,}")
_LEAST_IN_RUNS = 0.8
_LEAST_COMMON = 0.6


def as_utf8(raw: bytes, name: str) -> tuple[bytes, tuple[str, ...], int]:
    """The text of ``raw`` as UTF-8 without byte order mark, notes for the report, and how many
    characters stand for bytes that mean nothing in the encoding."""
    body = raw.removeprefix(codecs.BOM_UTF8)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(raw, "utf-16", f"{name}: read as UTF-16")
    if _is_utf8(body):
        return body, (), 0
    if _is_chinese(body):
        note = f"{name}: not UTF-8, read as GB18030 (Chinese); check a name in Chinese characters"
        return _decoded(body, "gb18030", note)
    note = f"{name}: not UTF-8, read as Windows-1252; accented letters may be wrong"
    return _decoded(body, "cp1252", note)


def _decoded(body: bytes, encoding: str, note: str) -> tuple[bytes, tuple[str, ...], int]:
    text = body.decode(encoding, errors="replace").removeprefix("\ufeff")
    return text.encode(), (note,), text.count("\ufffd")


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


def _is_chinese(body: bytes) -> bool:
    """Whether the bytes above ASCII stand in runs of pairs, most of them common characters.

    In Western text such a byte stands alone between letters, or two together (the Portuguese
    ending of EXPORTACAO with its accents). Source: the layout of GB 2312, which GB18030 keeps:
    rows B0 to D7 are its first level, the 3,755 common characters.
    """
    parts = re.findall(rb"[\x80-\xff]+", body)[:_SAMPLE]
    high = sum(map(len, parts))
    runs = [run for part in parts for run in _CHINESE.findall(part)]
    inside = sum(map(len, runs))
    common = sum(2 for run in runs for lead in run[::2] if 0xB0 <= lead <= 0xD7)
    return inside >= _LEAST_IN_RUNS * high and common >= _LEAST_COMMON * inside > 0
