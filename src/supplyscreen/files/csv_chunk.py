"""Some lines of a delimited file as cells: in one call of polars, with a proof that none is lost.

polars refuses a row that is too long and fills one that is too short without a word; so all rows
are whole when the delimiters of the text are those inside cells and ``width`` - 1 for each row,
and the line ends those inside cells and one for each row. Text without that proof is read in
small pieces, and the pieces without it by the careful reader.
"""

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from supplyscreen.files.csv_careful import read_carefully
from supplyscreen.files.csv_shape import CsvShape

PIECE = 1 << 16
"""How many bytes the careful reader is given at a time."""
_QUOTE = b'"'
_STEP = 1 << 17
_WHITE = (b"\t", b"\v", b"\f")
# The beginnings of all other white space in UTF-8 (Unicode, White_Space), and of some other signs.
_WHITE_LETTERS = (
    b"\xc2\x85",
    b"\xc2\xa0",
    b"\xe1\x9a\x80",
    b"\xe2\x80",
    b"\xe2\x81",
    b"\xe3\x80\x80",
)


@dataclass(slots=True)
class Chunk:
    """Cells read: ``frames`` with c0, c1 ... (borders included) and ``source_row``, ``bad`` rows
    (number, code, message), the last ``row`` number, and the lines at the end left unread.
    ``plain``: the only white space in cells is spaces."""

    row: int
    frames: list[pl.DataFrame] = field(default_factory=list)
    bad: list[tuple[int, str, str]] = field(default_factory=list)
    open_lines: int = 0
    plain: bool = False


def part_lines(buffer: bytes, *, final: bool) -> tuple[bytes, bytes]:
    """Whole records and the rest: cut behind the last line end that has no open quote before it.

    Where there is none, behind the last line end: the careful reader finds the records then.
    """
    if final:
        return buffer, b""
    end = buffer.rfind(b"\n") + 1
    even = end
    if count_byte(buffer[:end], _QUOTE) % 2:
        odd = True
        while odd and even:
            quote = buffer.rfind(_QUOTE, 0, even)
            line = buffer.rfind(b"\n", 0, quote) + 1
            odd ^= buffer.count(_QUOTE, line, even) % 2 == 1
            even = line
    end = even or end
    return buffer[:end], buffer[end:]


def read_chunk(text: bytes, shape: CsvShape, *, row: int, final: bool) -> Chunk:
    """Read the lines of ``text`` (UTF-8), of which the first has the number ``row`` + 1.

    Unless ``final``, an open record at the end is left unread (``open_lines``).
    """
    whole = _even(text, shape, row)
    if whole is not None:
        return whole
    chunk, buffer = Chunk(row), b""
    for at in range(0, len(text), PIECE):
        last = at + PIECE >= len(text)
        body, buffer = part_lines(buffer + text[at : at + PIECE], final=final and last)
        piece = _even(body, shape, chunk.row) if len(body) < len(text) else None
        piece = piece or _careful(body, shape, chunk.row, final=final and last)
        buffer = last_lines(body, piece.open_lines) + buffer
        chunk.row = piece.row
        chunk.frames += piece.frames
        chunk.bad += piece.bad
    chunk.open_lines = len(buffer.split(b"\n")) - (buffer.endswith(b"\n") or not buffer)
    return chunk


def count_byte(data: bytes, letter: bytes) -> int:
    """How often one byte occurs; in steps that fit a cache, several times as fast as count."""
    view = np.frombuffer(data, dtype=np.uint8)
    steps = range(0, len(view), _STEP)
    return sum(int(np.count_nonzero(view[at : at + _STEP] == letter[0])) for at in steps)


def last_lines(text: bytes, count: int) -> bytes:
    """The last ``count`` lines of ``text``."""
    at = len(text) - text.endswith(b"\n")
    for _ in range(count):
        at = text.rfind(b"\n", 0, max(at, 0))
    return text[at + 1 :] if count else b""


def _careful(text: bytes, shape: CsvShape, row: int, *, final: bool) -> Chunk:
    found = read_carefully(text, delimiter=shape.delimiter, width=shape.width, row=row, final=final)
    frames = [found.frame()] if found.cells else []
    return Chunk(row + found.records, frames, found.bad, found.open_lines)


def _even(text: bytes, shape: CsvShape, row: int) -> Chunk | None:
    """All of ``text`` in one call; None where a row is not whole."""
    end = len(text)
    while end and text[end - 1] in b"\r\n":
        end -= 1
    blank = max(0, text.count(b"\n", end) - bool(end))
    if not end:
        return Chunk(row + blank)
    # One line end behind the last row changes nothing; text without it would be a copy.
    core = text if text[end:] in (b"\n", b"\r\n") and shape.width > 1 else text[:end]
    quotes, lines = count_byte(core, _QUOTE), count_byte(core, b"\n") + (len(core) == end)
    frame = None if quotes % 2 else _parsed(core, shape, lines, quotes=quotes)
    if frame is None and quotes:
        frame = _parsed(core, shape, lines, quotes=0)
        if frame is not None and _opens_with_quote(frame):
            return None
    if frame is None:
        return None
    number = pl.int_range(row + 1, row + 1 + frame.height, dtype=pl.Int64, eager=True)
    plain = lines == frame.height and _has_spaces_only(core, shape)
    frame = frame.with_columns(number.alias("source_row"))
    return Chunk(row + frame.height + blank, [frame], plain=plain)


def _parsed(core: bytes, shape: CsvShape, lines: int, *, quotes: int) -> pl.DataFrame | None:
    """The ``lines`` of ``core`` read with their ``quotes``, or with 0 as if they were letters."""
    try:
        frame = pl.read_csv(
            core,
            has_header=False,
            separator=shape.delimiter,
            quote_char='"' if quotes else None,
            schema={f"c{at}": pl.String for at in range(shape.width)},
        )
    except pl.exceptions.PolarsError:
        return None
    if shape.width == 1 and not frame.filter(pl.all().is_null()).is_empty():
        return None
    whole = _is_whole(core, frame, shape, breaks=lines - frame.height, quotes=quotes)
    return frame if whole else None


def _is_whole(
    core: bytes, frame: pl.DataFrame, shape: CsvShape, *, breaks: int, quotes: int
) -> bool:
    """Whether every row has ``width`` fields: cells of text without quotes hold no delimiter.

    ``breaks`` are the line ends that end no row. A row that is too short has no last cell; one that
    is too long polars refuses.
    """
    height = frame.height
    filled = not frame[:, -1].null_count()
    if not breaks and (filled or _fills(core, frame, quotes)):
        return True
    extra = count_byte(core, shape.delimiter.encode()) - height * (shape.width - 1)
    if not quotes:
        return breaks == extra == 0
    return (not breaks or _count(frame, "\n") == breaks) and (
        _count(frame, shape.delimiter) == extra
    )


def _fills(core: bytes, frame: pl.DataFrame, quotes: int) -> bool:
    """Whether cells, delimiters, line ends and quotes are together as long as the text.

    They can be longer, never shorter: a field that is missing has a delimiter in this sum and none
    in the text, a quote inside a cell counts twice or more. So a row of another width shows.
    """
    cells = frame.select(pl.sum_horizontal(pl.all().str.len_bytes().sum().cast(pl.Int64))).item()
    returns = count_byte(core, b"\r") if b"\r" in core else 0
    size = len(core) - core.endswith(b"\n")
    return bool(cells + frame.height * frame.width - 1 + quotes + returns == size)


def _has_spaces_only(core: bytes, shape: CsvShape) -> bool:
    """Whether the only white space in cells without line ends is spaces; false where in doubt."""
    if any(sign in core for sign in _WHITE if sign != shape.delimiter.encode()):
        return False
    if not core.isascii() and any(letter in core for letter in _WHITE_LETTERS):
        return False
    return b"\r" not in core or count_byte(core, b"\r") == core.count(b"\r\n")


def _count(frame: pl.DataFrame, letter: str) -> int:
    found = pl.sum_horizontal(pl.all().str.count_matches(letter, literal=True).sum())
    return int(frame.select(found.cast(pl.Int64)).item())


def _opens_with_quote(frame: pl.DataFrame) -> bool:
    opens = pl.any_horizontal(pl.all().str.strip_chars().str.starts_with('"').any())
    return bool(frame.select(opens).item())
