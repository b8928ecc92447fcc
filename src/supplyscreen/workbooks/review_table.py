"""The review sheet and the choices behind its drop-downs."""

from datetime import date
from typing import Any

import polars as pl

from supplyscreen.review.reasons import REASONS
from supplyscreen.review.sheet import FILLED, FLAG, NAME, SAME, SheetCell, same_cells
from supplyscreen.review.states import STATES
from supplyscreen.runs.result import Result
from supplyscreen.workbooks.ask_tables import Asks
from supplyscreen.workbooks.book import Book
from supplyscreen.workbooks.flag_columns import FLAGS_SHEET
from supplyscreen.workbooks.flag_tables import FILES, ON_GROUND, in_words
from supplyscreen.workbooks.small_table import small_table
from supplyscreen.workbooks.table import Column, Kind, Table

CHOICES = "Choices"
_FLAG_COLUMN = {column.name: column for column in FLAGS_SHEET}
_BEFORE = ("ground", "band", "score", "evidence_for", "evidence_against")
_BEHIND = (
    "ask", "timing", "merchandise", "arrival_date", "role", "party_address", "party_country",
    "matched_name", "alignment", "goods_description", "hts_codes", "port_of_lading",
    "citation", "list", "source_file", "source_row",
)  # fmt: skip
_SHAPE: dict[str, tuple[Kind, int]] = {
    "filed": ("long", 32),
    "entry": ("long", 32),
    "decision": ("text", 14),
    "reason_code": ("text", 18),
    "comment": ("long", 40),
    "reviewer": ("text", 16),
    "decided_on": ("date", 12),
    "second_reviewer": ("text", 16),
    "second_decided_on": ("date", 12),
    "documents": ("long", 30),
}


def _column(cell: SheetCell) -> Column:
    kind, width = _SHAPE.get(cell.name, ("text", 18))
    return Column(cell.name, cell.heading, cell.meaning, kind, width, filled=cell.filled)


_COLUMNS = (
    *(_column(cell) for cell in (FLAG, *SAME)),
    *(_FLAG_COLUMN[name] for name in _BEFORE),
    *(_column(cell) for cell in FILLED),
    *(_FLAG_COLUMN[name] for name in _BEHIND),
)
_AT = {column.name: at for at, column in enumerate(_COLUMNS)}


def review_table(result: Result, asked: Asks) -> Table:
    """FLAGS on a party, place or goods, with empty cells for the decision."""
    flags = asked.column(result.scan_flags()).filter(ON_GROUND)
    empty_cells = [
        pl.lit(None, pl.Date if cell.name.endswith("decided_on") else pl.String).alias(cell.name)
        for cell in FILLED
    ]
    rows = flags.with_columns(*same_cells(), *empty_cells).with_columns(in_words(result))
    return Table(
        NAME,
        "To be filled in: decision, reason and who decided; supplyscreen review sheet reads it.",
        "one flag on a party, place or goods",
        _COLUMNS,
        rows.select(column.name for column in _COLUMNS),
        held_in=FILES,
        frozen=3,
        printed=_AT[FILLED[-1].name] + 1,
    )


_CHOICES = (
    Column("of", "For the column", "Decision or Reason", width=16),
    Column("code", "Choice", "what to choose", width=20),
    Column("meaning", "Meaning", "what it says", "long", 70),
    Column("beside", "Goes with", "decisions that the reason may stand beside", "long", 50),
)


def choices_table() -> Table:
    """The decisions and reasons there are: what the drop-downs of the review sheet show."""
    decisions = [{"of": "Decision", "code": x.code, "meaning": x.meaning} for x in STATES]
    reasons = [
        {"of": "Reason", "code": x.code, "meaning": x.meaning, "beside": ", ".join(x.states)}
        for x in REASONS
    ]
    return small_table(
        CHOICES, "What the cells of Review offer.", "one choice", _CHOICES, [*decisions, *reasons]
    )


def dress_review(book: Book, sheet: Any, last: int) -> None:
    """The drop-downs and messages of the cells to fill in; what still waits for a second reviewer
    is shaded."""
    first_reason = len(STATES) + 2
    offered = {
        "decision": f"={CHOICES}!$B$2:$B${first_reason - 1}",
        "reason_code": f"={CHOICES}!$B${first_reason}:$B${first_reason + len(REASONS) - 1}",
    }
    for cell in FILLED:
        at = _AT[cell.name]
        sheet.data_validation(1, at, last, at, _asked(cell) | _rule(cell, offered))
    sheet.conditional_format(1, _AT["second_reviewer"], last, _AT["second_reviewer"], _waits(book))


def _asked(cell: SheetCell) -> dict[str, object]:
    """What Excel shows beside the cell: at most 32 and 255 letters."""
    text = cell.meaning if len(cell.meaning) <= 255 else f"see the sheet {CHOICES}"
    return {"input_title": cell.heading, "input_message": text[0].upper() + text[1:] + "."}


def _rule(cell: SheetCell, offered: dict[str, str]) -> dict[str, object]:
    if cell.name in offered:
        return {
            "validate": "list",
            "source": offered[cell.name],
            "error_title": f"{cell.heading}: not one of the choices",
            "error_message": f"Choose one of the list; the sheet {CHOICES} says what each means.",
        }
    if cell.name.endswith("decided_on"):
        return {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "error_title": f"{cell.heading}: no day",
            "error_message": "Write a day of the calendar, as 2026-01-31.",
        }
    return {"validate": "any"}


def _waits(book: Book) -> dict[str, object]:
    decision, band, second = (
        f"${_letter(_AT[name])}2" for name in ("decision", "band", "second_reviewer")
    )
    let_go = f'AND({decision}="false_positive",{band}="Strong")'
    return {
        "type": "formula",
        "criteria": f'=AND({second}="",OR({decision}="confirmed",{let_go}))',
        "format": book.form("waits"),
    }


def _letter(at: int) -> str:
    """A, B ... Z, AA ...: the letters of a column, counted from 0."""
    high, low = divmod(at, 26)
    return (_letter(high - 1) if high else "") + chr(ord("A") + low)
