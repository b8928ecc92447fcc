"""The careful reader for damaged CSV: one record at a time, nothing lost, true row numbers.

Only text that the batch reader refuses comes here: ragged rows, stray quotes, blank lines.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

LONGEST_CELL = 131_072
"""The most characters of a cell: the limit of Python's csv module; a spreadsheet's is 32,767."""
_LONE_RETURN = re.compile(r"\r(?!\n)")
_STAND_IN = "\ue00d"  # of the private use area: a carriage return that ends no line


@dataclass(slots=True)
class CarefulRows:
    """Good records and bad ones; ``records`` counts both and the blank lines between them.

    ``open_lines`` are lines at the end that belong to a record whose end has not been read.
    """

    width: int
    records: int = 0
    open_lines: int = 0
    rows: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    bad: list[tuple[int, str, str]] = field(default_factory=list)  # row, code, message

    def frame(self) -> pl.DataFrame:
        """The good records as String columns c0, c1 ... and ``source_row``."""
        schema = {f"c{index}": pl.String for index in range(self.width)}
        table = pl.DataFrame(self.cells, schema=schema, orient="row")
        return table.with_columns(pl.Series("source_row", self.rows, dtype=pl.Int64))


def read_carefully(
    text: bytes, *, delimiter: str, width: int, row: int, final: bool
) -> CarefulRows:
    """Read every record; one of another width is bad, not lost.

    ``row`` is the number of the record before ``text``. A blank line counts as a row number but is
    no record. Unless ``final``, a record that may go on behind ``text`` is left to the next call.
    """
    found = CarefulRows(width)
    lines = _lines(text)
    for lines_read, record in _records(lines, delimiter, width, final=final):
        found.records += 1
        number = row + found.records
        if isinstance(record, str):
            found.bad.append((number, "too_long", _TOO_LONG)) if record == "too_long" else (
                found.bad.append((number, "open_quote", _OPEN_QUOTE))
            )
        elif not record or (width > 1 and len(record) == 1 and not record[0].strip()):
            pass
        elif len(record) != width:
            found.bad.append((number, "ragged_row", _ragged(len(record), width)))
        else:
            found.rows.append(number)
            found.cells.append(record)
        found.open_lines = len(lines) - lines_read
    if found.records == 0:
        found.open_lines = len(lines)
    return found


_TOO_LONG = (
    f"a cell of the row holds more than {LONGEST_CELL:,} characters, so the row was not read; "
    "look for a quotation mark or line break that is missing"
)
_OPEN_QUOTE = (
    "a quotation mark opens a cell and is not closed in its place, so the row was not read; "
    "close it or double it in the file"
)


def _ragged(found: int, expected: int) -> str:
    return (
        f"found {found} fields, expected {expected} as in the heading line; "
        "check for a missing or extra delimiter or an unquoted one in a cell"
    )


def _lines(text: bytes) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    whole = text.decode("utf-8", errors="replace")
    if "\r" in whole:
        whole = _LONE_RETURN.sub(_STAND_IN, whole)
    lines = [line + "\n" for line in whole.split("\n")]
    last = lines.pop()
    return [*lines, last[:-1]] if last != "\n" else lines


def _records(
    lines: list[str], delimiter: str, width: int, *, final: bool
) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the lines read so far; a code for a line that cannot be read.

    A stray quote would swallow the lines behind it: reading goes on with the next line, so that it
    costs its own row only.
    """
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter)
        begin = at
        code = "open_quote"
        while begin < len(lines):
            try:
                record = next(reader)
            except csv.Error:
                code = "too_long" if _one_cell_too_long(lines[begin], delimiter) else code
                break
            end = at + reader.line_num
            spans = end - begin > 1
            at_end = end == len(lines)
            if at_end and _is_open(lines[begin:end], delimiter):
                if not final:
                    return
                break
            if spans and (len(record) != width or _is_stray(lines[begin:end], delimiter)):
                break
            yield end, [cell.replace(_STAND_IN, "\r") for cell in record]
            begin = end
        if begin < len(lines):
            yield begin + 1, code
        at = begin + 1


def _one_cell_too_long(line: str, delimiter: str) -> bool:
    return len(line) > LONGEST_CELL and max(map(len, line.split(delimiter))) > LONGEST_CELL


def _is_stray(lines: list[str], delimiter: str) -> bool:
    """Whether a record closes its quotes in mid-cell, or ends inside them."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether a record ends inside quotes: it would go on in a further line."""
    further = [*lines[:-1], lines[-1].rstrip("\n") + "\n", "end"]
    try:
        return len(list(csv.reader(further, delimiter=delimiter))) == 1
    except csv.Error:
        return False
