"""The review sheet: one row for each flag on a party, place or goods, and the cells to fill in.

Its cells are told once here, for the workbook that writes it and for the reader that takes it back.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.files.sheet_text import sheet_text
from supplyscreen.review.reasons import REASON
from supplyscreen.review.states import STATE

NAME = "Review"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One column: its ``name`` in tables, its ``heading`` in the sheet, what it holds.

    ``filled`` is filled in by the reviewer. ``needed``: a sheet without it is not read.
    """

    name: str
    heading: str
    meaning: str
    filled: bool = True
    needed: bool = False


FLAG = SheetCell(
    "flag_id", "Flag", "name of the flag, the same in every run", filled=False, needed=True
)
SAME = (
    SheetCell(
        "filed",
        "As filed",
        "the party, or its address; of a flag on goods their description",
        filled=False,
        needed=True,
    ),
    SheetCell(
        "entry",
        "Compared with",
        "the entry of the list, the place, or the goods of an order or sector",
        filled=False,
        needed=True,
    ),
    SheetCell(
        "record",
        "Record",
        "bill of lading, or id of the supplier",
        filled=False,
        needed=True,
    ),
)
"""Cells that say what the row is about; a row in which they have changed is not taken."""
FILLED = (
    SheetCell("decision", "Decision", f"one of {', '.join(STATE)}; empty is open", needed=True),
    SheetCell("reason_code", "Reason", f"one of {', '.join(REASON)}; see Choices", needed=True),
    SheetCell("comment", "Comment", "what was compared, and what speaks for the decision"),
    SheetCell("reviewer", "Reviewer", "who decided", needed=True),
    SheetCell("decided_on", "Decided on", "day of the decision, as 2026-01-31"),
    SheetCell(
        "second_reviewer",
        "Second reviewer",
        "somebody else, where two are needed: to confirm, and for a false positive of the band "
        "Strong",
    ),
    SheetCell("second_decided_on", "Second decided on", "day of the second decision"),
    SheetCell("documents", "Documents seen", "papers that were looked at, by name"),
)
CELLS = (FLAG, *SAME, *FILLED)


def same_cells() -> list[pl.Expr]:
    """FLAGS -> the cells of SAME, as text of a workbook."""
    party = pl.coalesce(_stated("party_name"), _stated("party_address"))
    goods = pl.col("ground") == "goods"
    told = {
        "filed": pl.when(goods).then(_stated("goods_description")).otherwise(party),
        "entry": pl.coalesce(
            _stated("entry_name"), _stated("matched_name"), _stated("provision"), pl.col("rule_id")
        ),
        "record": pl.coalesce(_stated("bill_of_lading"), pl.col("record_id")),
    }
    return [sheet_text(told[cell.name]).alias(cell.name) for cell in SAME]


def _stated(column: str) -> pl.Expr:
    return pl.when(pl.col(column).str.strip_chars() != "").then(pl.col(column))
