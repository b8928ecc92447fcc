"""One table of the workbook: its columns and its rows."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

Kind = Literal["text", "long", "date", "whole", "number", "score", "share", "true", "link"]
"""How a cell is written: ``text`` on one line; ``long`` text that wraps; a day; a whole number; a
number; a score with two decimals; a share in per cent; true or false; an address of the web as a
link."""

KIND = {
    "text": "text",
    "long": "text",
    "date": "date",
    "whole": "whole number",
    "number": "number",
    "score": "number, 0 to 1",
    "share": "number, in per cent",
    "true": "true or false",
    "link": "address",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the ``name`` in the frame, the ``heading`` in the sheet, what it holds.

    ``width`` is in characters. ``filled`` is for the reader to fill in.
    """

    name: str
    heading: str
    meaning: str
    kind: Kind = "text"
    width: int = 14
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, for a sheet of its ``name``; ``rows`` have the columns by their names.

    ``about`` says in one sentence what it holds, ``one_row`` what a row is. ``held_in`` names the
    files of the run that hold all rows; a table without them is never cut short. The first
    ``frozen`` columns stay in sight, the first ``printed`` ones (0: all) are printed.
    """

    name: str
    about: str
    one_row: str
    columns: tuple[Column, ...]
    rows: pl.LazyFrame
    held_in: str = ""
    frozen: int = 1
    printed: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a table: its ``sheets`` by name, rows written and ``left_out``, and how many
    cells held more text than a cell can (``cut``)."""

    table: Table
    sheets: tuple[str, ...]
    rows: int
    left_out: int
    cut: int
