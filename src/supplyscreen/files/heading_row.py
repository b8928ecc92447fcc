"""Which of the first rows of a table is the heading row: titles and blank rows stand above it."""

import re
from collections.abc import Sequence

HEAD_ROWS = 40
"""So many rows are looked at; a heading row further down is not found."""

_NO_TEXT = re.compile(r"(?=\D*\d)(?:[\d\s.,:/%$€£()+-]|(?<=\d)[eETZ](?=[\d+-]|$))+")
"""A number, an amount, a percentage, a date in digits, a time: what no heading is."""
_SEPARATOR = re.compile(r"sep=.{0,2}", re.IGNORECASE)
_FILLED = 0.6
_TEXTS = 0.8
_NARROW = 3


def heading_row(rows: Sequence[Sequence[str | None]]) -> int:
    """The position (from 0) of the heading row among the first rows of a table.

    It is the first row that

    - fills at least 60 % of the cells that the table's rows fill (all of them where that is 3 or
      fewer: a title with a date beside it fills 2 of 3);
    - holds texts: at least 80 % of its cells are no numbers and no dates;
    - names its columns apart: at least 80 % of its cells differ from each other.

    What "the table's rows fill" is the second largest count of filled cells, so that one row
    with too many cells does not move it. Where no row is like that, the first row that fills
    enough is taken, and else the first with any text; 0 for rows without text. A ``sep=;`` line,
    which Excel reads as an instruction, is no row.
    """
    filled = [[cell.strip() for cell in row if cell and cell.strip()] for row in rows[:HEAD_ROWS]]
    filled = [[] if len(row) == 1 and _SEPARATOR.fullmatch(row[0]) else row for row in filled]
    counts = sorted((len(row) for row in filled if row), reverse=True)
    if not counts:
        return 0
    width = counts[0] if len(counts) < 3 else counts[1]
    least = width if width <= _NARROW else width * _FILLED
    wide = [at for at, row in enumerate(filled) if row and len(row) >= least]
    some = [at for at, row in enumerate(filled) if row and len(row) >= width * _FILLED]
    named = [at for at in wide if _names_columns(filled[at])]
    return (named or some or [at for at, row in enumerate(filled) if row])[0]


def _names_columns(cells: Sequence[str]) -> bool:
    texts = [cell for cell in cells if not _NO_TEXT.fullmatch(cell)]
    distinct = {cell.casefold() for cell in cells}
    return len(texts) >= len(cells) * _TEXTS and len(distinct) >= len(cells) * _TEXTS
