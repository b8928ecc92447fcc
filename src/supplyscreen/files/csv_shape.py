"""The shape of a delimited file, from its first lines: delimiter, heading line, borders.

Above the headings may stand a ``sep=;`` line (which spreadsheets take as an instruction and do not
count as a row), titles, and the dashed rules of a list that SAP wrote, whose lines have a ``|`` at
both ends.
"""

import csv
import io
import re
from dataclasses import dataclass

from supplyscreen.errors import InputError

HEAD = 1 << 18
"""How many bytes of text from the beginning of a file tell its shape."""
_DELIMITERS = (",", ";", "\t", "|")
SHOWN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEPARATOR = re.compile(rb"\s*\"?sep=(.)\"?,*\s*?(?:\r?\n|$)", re.IGNORECASE)
RULE = re.compile(rb"^[ \t]*[|+]?-{3}[-+| \t]*\r?$", re.MULTILINE)
"""A line of dashes, as SAP draws them above and below headings and rows."""
_RECORDS = 60
_TITLES = 30
_NUMBER = re.compile(r"[\d\s.,:/%$€+()-]*\d[\d\s.,:/%$€+()-]*")


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How the records of a file lie: ``lines`` of text and ``rows`` of a spreadsheet come before
    the first record of data; ``width`` counts its fields, borders included."""

    delimiter: str
    headings: tuple[str, ...]
    width: int
    lines: int
    rows: int
    bordered: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The first records under one delimiter, each with the bytes and rows up to its end."""

    delimiter: str
    records: list[list[str]]
    ends: list[int]
    at: int  # of the heading record

    @property
    def heading(self) -> list[str]:
        return self.records[self.at] if self.records else []

    def fit(self) -> float:
        """How well the delimiter parts the records as it parts the headings."""
        width = len(self.heading)
        rows = [record for record in self.records[self.at + 1 :] if record]
        even = sum(len(record) == width for record in rows) / len(rows) if rows else 0.0
        return (width - 1) * (0.2 + even) * (0.5 if self.at and self.records[0] else 1.0)


def find_shape(text: bytes, name: str) -> CsvShape:
    """The shape of a file that begins with ``text`` (UTF-8; up to HEAD bytes, cut anywhere).

    Raises InputError: nothing but blanks, or a NUL byte among the headings.
    """
    if not text.strip():
        raise InputError(f"{name} is empty.", hint="give a CSV file with a heading line and rows")
    separator = _SEPARATOR.match(text)
    head = text[separator.end() :] if separator else text
    head = RULE.sub(b"", head) if b"---" in head else head
    told = separator.group(1).decode("ascii", errors="replace") if separator else ""
    delimiters = (told,) if told in _DELIMITERS else _DELIMITERS
    readings = [_reading(head, delimiter) for delimiter in delimiters]
    best = max(readings, key=lambda reading: (reading.fit(), len(reading.heading)))
    return _shape(best, best.ends[best.at] + bool(separator), name)


def _shape(best: _Reading, lines: int, name: str) -> CsvShape:
    heading = [cell.strip() for cell in best.heading]
    if any("\0" in cell for cell in heading):
        raise InputError(
            f"{name}, row {best.at + 1}: found a NUL byte among the headings, expected text; "
            "the file is damaged or binary.",
            hint="export it again as CSV in UTF-8",
        )
    rows = [record for record in best.records[best.at + 1 :] if record]
    bordered = best.delimiter == "|" and len(heading) > 2 and not heading[0] and not heading[-1]
    width = len(heading)
    if not bordered:
        heading += [""] * _surplus(rows, width)
        width = len(heading)
    notes = []
    titles = [row for row in best.records[: best.at] if any(cell.strip() for cell in row)]
    if titles:
        shown = " ".join(" ".join(titles[0]).split())[:60]
        notes = [f"{name}: the headings are in row {best.at + 1}; above them stands {shown!r}"]
    inner = heading[1:-1] if bordered else heading
    return CsvShape(best.delimiter, tuple(inner), width, lines, best.at + 1, bordered, tuple(notes))


def _reading(head: bytes, delimiter: str) -> _Reading:
    lines = io.StringIO(head.decode("utf-8", errors="replace"), newline="\n").readlines()
    reader = csv.reader((line.rstrip("\r\n") + "\n" for line in lines), delimiter=delimiter)
    records: list[list[str]] = []
    ends: list[int] = []
    while len(records) < _RECORDS:
        begin = ends[-1] if ends else 0
        try:
            record = next(reader)
            spans = reader.line_num - begin > 1
            if spans and "".join(lines[begin : reader.line_num]).count('"') % 2:
                raise csv.Error("a quotation mark that is not closed")
        except StopIteration:
            break
        except csv.Error:
            record, spans = lines[begin].split(delimiter), False
            records.append([cell.strip() for cell in record])
            ends.append(begin + 1)
            break
        records.append([cell.strip() for cell in record])
        ends.append(begin + 1 if not spans else reader.line_num)
    return _Reading(delimiter, records, ends, _heading_at(records))


def _heading_at(records: list[list[str]]) -> int:
    """The position of the heading record: the first, unless it is a title above a wider one."""
    first = next((at for at, record in enumerate(records) if any(record)), -1)
    if first < 0:
        return 0
    widths = [len(record) for record in records[first:] if any(record)]
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    if not _is_title(records[first], common) or common < 2:
        return first
    for at in range(first + 1, min(len(records), first + _TITLES)):
        rows = [len(record) for record in records[at:] if any(record)]
        if _names_columns(records[at], common) and rows.count(common) >= 0.8 * len(rows):
            narrow = common == 2 and len(rows) > 0
            apart = any(not any(record) for record in records[first:at])
            return at if not narrow or apart else first
    return first


def _is_title(record: list[str], width: int) -> bool:
    filled = sum(map(bool, record))
    return filled <= max(1, width // 4) and width > filled


def _names_columns(record: list[str], width: int) -> bool:
    filled = [cell for cell in record if cell]
    texts = [cell for cell in filled if not _NUMBER.fullmatch(cell)]
    wide = len(record) == width and len(filled) >= max(2, 0.5 * width)
    return wide and len(texts) >= 0.8 * len(filled)


def _surplus(rows: list[list[str]], width: int) -> int:
    """How many blank fields stand behind the last heading in each of the first rows."""
    widths = {len(row) for row in rows}
    if len(widths) != 1 or min(widths) <= width:
        return 0
    return 0 if any(any(row[width:]) for row in rows) else widths.pop() - width
