"""Files that are no delimited text: told by how they begin, with what to do instead."""

import re
from pathlib import Path

from supplyscreen.errors import InputError

_SAVE_AS = "open it in a spreadsheet and save the sheet as CSV in UTF-8"
# First bytes -> what it is, and the hint. Source: the file signatures of each format.
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (rb"PK\x03\x04.{0,4000}?(?:\[Content_Types\]|xl/)", "an Excel workbook (xlsx)", _SAVE_AS),
    (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive", "unpack it and name the CSV file in it"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (xls)", _SAVE_AS),
    (rb"PAR1", "a Parquet file", "write it as CSV, one row for each bill of lading or supplier"),
    (rb"%PDF-", "a PDF document", "ask for the same data as CSV"),
    (rb"\x1f\x8b", "a gzip archive", "unpack it with gunzip and name the CSV file"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture", "ask for the same data as CSV"),
    (rb"SQLite format 3\x00", "a SQLite database", "export the table as CSV"),
    (rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-zA-Z])", "a web page or XML document", _SAVE_AS),
    (rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*[{\[])", "JSON", "write it as CSV with a heading line"),
)
_PATTERNS = tuple((re.compile(start, re.DOTALL), kind, hint) for start, kind, hint in _KINDS)


def refuse_other_kinds(raw: bytes, path: Path) -> None:
    """Raise InputError when ``raw`` begins as a file that is known not to be delimited text."""
    start = raw[:5000]
    for pattern, kind, hint in _PATTERNS:
        if pattern.match(start):
            raise InputError(
                f"{path} is {kind}, expected CSV; this version reads CSV only.", hint=hint
            )
