"""Which sheet of a workbook is the table, and which of its sheets continue it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.files.heading_row import HEAD_ROWS, heading_row

_KNOWN = re.compile(
    r"shipper|consignee|notify|exporter|importer|supplier|vendor|manufacturer|seller|buyer|factory"
    r"|facility|producer|bill of lading|b/?l\b|master|arrival|vessel|port of|country|address|city"
    r"|name|hts|hs code|harmoni[sz]ed|goods|description|product|commodity|entry|container|weight"
    r"|quantity|lifnr|land1|stras|ort01|tier|sector|lat|lng"
    r"|供应商|名称|地址|国家|发货人|收货人|提单",
    re.IGNORECASE,
)
"""Words of headings in the layouts of manifests, customs reports and supplier lists."""
_COVER = re.compile(
    r"info|contact info|cover|read ?me|about|instructions?|notes?|legend|glossary|definitions?"
    r"|data dictionary|parameters?|prompts?|summary|pivot.*|index|contents|lists?|lookups?",
    re.IGNORECASE,
)
"""Sheets of that name explain the data: Panjiva's ``Info`` and ``Contact Info``, a report's
parameters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells as text (c0, c1 ..., source_row), below and with its heading row."""

    name: str
    visible: bool
    cells: pl.DataFrame
    heading: int  # position of the heading row; source_row is one more
    headings: tuple[str, ...]

    @property
    def rows(self) -> int:
        """Rows below the heading row, blank ones between them included."""
        return max(self.cells.height - self.heading - 1, 0)

    @property
    def _rank(self) -> tuple[bool, bool, bool, int, int]:
        known = sum(bool(_KNOWN.search(heading)) for heading in self.headings)
        named = sum(bool(heading) for heading in self.headings)
        return (
            self.rows > 0,
            self.visible,
            not _COVER.fullmatch(self.name.strip()),
            known,
            named * self.rows,
        )

    @property
    def body(self) -> pl.DataFrame:
        """The rows below the heading row."""
        return self.cells.slice(self.heading + 1)


def sheet_of(name: str, cells: pl.DataFrame, *, visible: bool) -> Sheet:
    """A sheet with its heading row found; ``cells`` begin in the sheet's row 1."""
    head = cells.drop("source_row").head(HEAD_ROWS).rows()
    at = heading_row(head)
    texts = head[at] if head else ()
    headings = tuple((text or "").strip() for text in texts)
    return Sheet(name, visible, cells, at, headings)


def chosen_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheet that is most like a table, and visible ones with the same headings.

    A sheet with rows goes before one without, a visible one before a hidden one, data before a
    cover (``Info``, ``Parameters``); then the number of known headings counts, then the number of
    cells. Exports that are longer than a sheet go on in a second one with the same headings.
    """
    best = max(sheets, key=lambda sheet: sheet._rank, default=None)
    if best is None:
        return []
    same = _folded(best.headings)
    return [
        sheet
        for sheet in sheets
        if sheet is best or (sheet.visible and sheet.rows and _folded(sheet.headings) == same)
    ]


def _folded(headings: Sequence[str]) -> list[str]:
    folded = [heading.casefold() for heading in headings]
    while folded and not folded[-1]:
        folded.pop()
    return folded
