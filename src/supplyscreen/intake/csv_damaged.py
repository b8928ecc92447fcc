"""The careful reader for damaged CSV: one record at a time, nothing lost, true row numbers.

Only files that the batch reader refuses come here: ragged rows, stray quotes, blank lines.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl


@dataclass(slots=True)
class DamagedRows:
    """Good records and bad ones of a file; row numbers count records, the heading is row 1."""

    width: int
    rows: list[int] = field(default_factory=list)
    records: list[list[str]] = field(default_factory=list)
    bad: list[tuple[int, str, str]] = field(default_factory=list)  # row, code, message

    def frame(self) -> pl.DataFrame:
        """The good records as String columns c0, c1 ... and ``source_row``."""
        schema = {f"c{index}": pl.String for index in range(self.width)}
        table = pl.DataFrame(self.records, schema=schema, orient="row")
        return table.with_columns(pl.Series("source_row", self.rows, dtype=pl.Int64))


def read_damaged(data: bytes, *, delimiter: str, width: int) -> DamagedRows:
    """Read every record behind the heading line; a record of another width is bad, not lost.

    A blank line counts as a row number but is no record.
    """
    found = DamagedRows(width)
    heading = True
    for row, record in enumerate(_records(data.decode("utf-8"), delimiter, width), start=1):
        if heading:
            heading = not record
        elif record is None:
            found.bad.append((row, "open_quote", _OPEN_QUOTE))
        elif record and len(record) != width:
            found.bad.append((row, "ragged_row", _ragged(len(record), width)))
        elif record:
            found.rows.append(row)
            found.records.append(record)
    return found


_OPEN_QUOTE = (
    "a quotation mark opens a cell and is not closed in its place, so the row was not read; "
    "close it or double it in the file"
)


def _ragged(found: int, expected: int) -> str:
    return (
        f"found {found} fields, expected {expected} as in the heading line; "
        "check for a missing or extra delimiter or an unquoted one in a cell"
    )


def _records(text: str, delimiter: str, width: int) -> Iterator[list[str] | None]:
    """Each record; None for a line whose stray quote would swallow the lines behind it.

    Reading goes on with the next line, so that such a quote costs its own row only.
    """
    lines = list(io.StringIO(text, newline=""))
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter)
        begin = at
        while begin < len(lines):
            try:
                record = next(reader)
            except csv.Error:
                break
            end = at + reader.line_num
            spans = end - begin > 1
            if spans and (len(record) != width or _is_stray(lines[begin:end], delimiter)):
                break
            if end == len(lines) and _is_stray(lines[begin:end], delimiter, only_open=True):
                break
            yield record
            begin = end
        if begin < len(lines):
            yield None
        at = begin + 1


def _is_stray(lines: list[str], delimiter: str, *, only_open: bool = False) -> bool:
    """Whether a record ends inside quotes, or (unless ``only_open``) closes them in mid-cell."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return not only_open or "unexpected end" in str(error)
    return False
