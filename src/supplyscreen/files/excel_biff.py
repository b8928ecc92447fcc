"""What the reader of workbooks does not tell of an xls file, read from its records.

It gives null for error cells, and takes room for every cell up to the last one.
Source: [MS-XLS] 2.3 (record types) and 2.4 (BoundSheet8, BoolErr, Formula, FilePass).
"""

import struct
from collections.abc import Iterator

from supplyscreen.files.excel_ole import DamagedError, workbook_stream
from supplyscreen.files.excel_xml import SheetFaults

_BOF, _EOF, _BOUNDSHEET, _FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
_FORMULA, _BOOLERR, _MULRK = 0x0006, 0x0205, 0x00BD
_MOST_COLUMNS = 256  # of a sheet of an xls file
_CELLS = frozenset({_FORMULA, _BOOLERR, _MULRK, 0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x0004})
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def xls_faults(data: bytes) -> list[SheetFaults]:
    """Size and error cells of each sheet, in the order of the sheets.

    Raises DamagedError: the compound file is damaged. PermissionError: it has a password.
    """
    stream = workbook_stream(data)
    offsets = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise PermissionError("it is protected by a password")
        if kind == _BOUNDSHEET and len(body) >= 6:
            offsets.append(struct.unpack_from("<I", body)[0])
    return [_sheet(stream, offset) for offset in offsets]


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """The records from ``offset`` to the end of that substream."""
    depth, size = 0, len(stream)
    while offset + 4 <= size:
        kind, length = struct.unpack_from("<HH", stream, offset)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length
        if depth <= 0:
            return


def _sheet(stream: bytes, offset: int) -> SheetFaults:
    faults = SheetFaults()
    columns: set[int] = set()
    for kind, body in _records(stream, offset):
        if kind not in _CELLS or len(body) < 6:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
        faults.rows = max(faults.rows, row + 1)
        columns |= {column + 1, last + 1}
        if (code := _error(kind, body)) is not None:
            faults.errors.append((f"{column_letters(column + 1)}{row + 1}", code))
    faults.columns = max(columns, default=0)
    if faults.columns > _MOST_COLUMNS:
        raise DamagedError(f"a sheet has a cell in column {faults.columns:,} of {_MOST_COLUMNS}")
    faults.first_column = min(columns, default=0)
    return faults


def _error(kind: int, body: bytes) -> str | None:
    """The error that a cell shows, or None."""
    if kind == _BOOLERR and len(body) >= 8 and body[7] == 1:
        return _ERRORS.get(body[6], "")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "")
    return None


def column_letters(number: int) -> str:
    """1 = A, 26 = Z, 27 = AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
