"""docs/workbook.md names every sheet, decision, reason and fault, with the same words."""

from pathlib import Path

from tests.workbooks.test_sheets import SHEETS

from supplyscreen.models import ReportOptions
from supplyscreen.review.reasons import REASONS
from supplyscreen.review.sheet import FILLED
from supplyscreen.review.sheet_rules import RULES
from supplyscreen.review.states import STATES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "workbook.md").read_text(encoding="utf-8")


def test_the_page_names_them_all() -> None:
    codes = [rule.code for rule in RULES]
    for word in (*SHEETS, *codes, *(cell.heading for cell in FILLED)):
        assert f"`{word}`" in PAGE, word


def test_the_page_says_what_the_sheet_says() -> None:
    for state in STATES:
        assert f"| `{state.code}` | {state.meaning} |" in PAGE, state.code
    for reason in REASONS:
        beside = ", ".join(f"`{code}`" for code in reason.states)
        assert f"| `{reason.code}` | {reason.meaning} | {beside} |" in PAGE, reason.code


def test_the_page_tells_the_default() -> None:
    assert f"{ReportOptions().workbook_rows:,} rows" in PAGE
