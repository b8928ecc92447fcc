"""What kind of file it is: told by how its bytes begin, then by its name; and what to do instead.

Source of the first bytes: the signatures of each format; X12 interchanges begin with ISA or, cut
out of one, with ST*309; EDIFACT with UNA or UNB.
"""

import re
import zipfile
from pathlib import Path

from supplyscreen.errors import InputError
from supplyscreen.files.source import STANDARD_INPUT, Source, open_raw, spool_standard_input

HEAD = 5000
"""How many bytes from the beginning tell the form."""
TABLES = ("csv", "excel", "parquet", "json", "duckdb")
_BEGIN = rb"(?:\xef\xbb\xbf)?\s*"
_FORMS: tuple[tuple[bytes, str], ...] = (
    (rb"PK\x03\x04|PK\x05\x06", "zip"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "excel"),
    (rb"PAR1", "parquet"),
    (rb".{8}DUCK.\x00\x00\x00", "duckdb"),
    (rb"\x1f\x8b", "gz"),
    (rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", "zst"),
    (rb"BZh|7z\xbc\xaf|Rar!|\xfd7zXZ", "archive"),
    (rb"%PDF-", "pdf"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*", "picture"),
    (rb"SQLite format 3\x00", "sqlite"),
    (_BEGIN + rb"<[!?a-zA-Z]", "web page"),
    (_BEGIN + rb"(?:\{\s*[\"}]|\[\s*[{\[])", "json"),
    (_BEGIN + rb"(?:ISA([^\w\s,;\"])\d\d\1|ST([*|~^])309\2)", "x12"),
    (_BEGIN + rb"(?:UNA.{4,6}\s*UN[BH]|UNB\+UNO)", "edifact"),
)
_PATTERNS = tuple((re.compile(start, re.DOTALL), form) for start, form in _FORMS)
_SAVE_AS = "open it in a spreadsheet and save the sheet as xlsx, or as CSV in UTF-8"
_EDI_HINT = "give it as a manifest: supplyscreen screen FILE"
_REFUSED = {
    "archive": ("an archive of a kind that is not read", "unpack it, or pack it as zip, gz or zst"),
    "pdf": ("a PDF document", "ask for the same data as CSV or Excel"),
    "picture": ("a picture", "ask for the same data as CSV or Excel"),
    "sqlite": ("a SQLite database", "export the table as CSV"),
    "web page": ("a web page or XML document", _SAVE_AS),
    "word": ("a Word document", "copy its table into a spreadsheet and save that"),
    "spreadsheet": ("an OpenDocument spreadsheet", _SAVE_AS),
    "x12": ("an EDI message (ANSI X12)", _EDI_HINT),
    "edifact": ("an EDI message (EDIFACT)", _EDI_HINT),
}
_OLD_OFFICE = {".doc": "word", ".dot": "word", ".ppt": "word", ".msg": "word"}


def file_form(path: str | Path) -> str:
    """What the file is: csv, excel, parquet, json, duckdb, zip, x12, edifact, or the kind of a
    file that is no table. What is packed as gz or zst is looked into; csv is what is left.

    ``-`` is standard input, ``duckdb:...`` is duckdb. Raises InputError when it cannot be opened.
    """
    if str(path).startswith("duckdb:"):
        return "duckdb"
    where = spool_standard_input() if str(path) == STANDARD_INPUT else Path(path)
    return form_of(packed_source(where, where.name))


def packed_source(path: Path, name: str) -> Source:
    """The file as a source, with its packing told by its first bytes."""
    with open_raw(path) as raw:
        form = first_form(raw.read(HEAD))
    return Source(name, path, form if form in ("gz", "zst") else "")


def form_of(source: Source) -> str:
    """The form of an unpacked file or member."""
    form = first_form(source.start(HEAD))
    if form == "excel":
        return _OLD_OFFICE.get(source.suffix, form)
    return _zip_form(source) if form == "zip" else form


def first_form(start: bytes) -> str:
    """The form that a file beginning with ``start`` has; csv where it fits no other."""
    return next((form for pattern, form in _PATTERNS if pattern.match(start)), "csv")


def refuse(form: str, name: str) -> InputError:
    """The error for a file that is no table."""
    kind, hint = _REFUSED.get(form, (f"a file of the kind {form}", "export it as CSV"))
    return InputError(f"{name} is {kind}, expected a table (CSV, Excel, Parquet, JSON).", hint=hint)


def _zip_form(source: Source) -> str:
    """zip, or the office document that the archive is."""
    names = set()
    if not source.packing:
        with open_raw(source.path) as raw:
            try:
                names = set(zipfile.ZipFile(raw).namelist())
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
                names = set()
    start = source.start(HEAD)
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or (b"xl/" in start and not names):
        return "excel"
    if "word/document.xml" in names:
        return "word"
    if {"content.xml", "mimetype"} <= names:
        return "spreadsheet"
    return "excel" if b"[Content_Types].xml" in start[:100] else "zip"
