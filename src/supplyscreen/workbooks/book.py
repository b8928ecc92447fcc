"""An xlsx file that is written row by row: its sheets, formats and properties.

XlsxWriter keeps one row in memory (``constant_memory``); texts stand in the cells themselves. Its
dates are those of the run, and nothing in the file tells when or where it was made.
"""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Self

from supplyscreen.models import RunRecord
from supplyscreen.runs.extra import library

SHEET_ROWS = 1_048_576
"""The rows of a sheet, its heading among them (Microsoft, "Excel specifications and limits")."""
_A4 = 9
_INK, _ACCENT, _GREY, _FILL = "#1F2933", "#0B5CAD", "#E9EEF3", "#FFF8DC"

_BODY: dict[str, object] = {"font_size": 10, "font_color": _INK, "valign": "top"}
_FORMATS: dict[str, dict[str, object]] = {
    "text": {},
    "long": {"text_wrap": True},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "whole": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0"},
    "score": {"num_format": "0.00"},
    "true": {"align": "left"},
    "link": {"font_color": _ACCENT, "underline": 1, "text_wrap": True},
    "share": {"num_format": "0.0%"},
    "heading": {
        "bold": True, "text_wrap": True, "bg_color": _GREY, "bottom": 2, "bottom_color": _ACCENT
    },
    "heading_right": {
        "bold": True, "text_wrap": True, "bg_color": _GREY, "bottom": 2, "bottom_color": _ACCENT,
        "align": "right",
    },
    "sum": {"bold": True, "num_format": "#,##0", "top": 1},
    "waits": {"bg_color": "#F6C667"},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12, "font_color": _ACCENT},
}  # fmt: skip


class Book:
    """A workbook being written to a path: a context, at whose end the file is there."""

    def __init__(self, path: Path, run: RunRecord, run_id: str) -> None:
        """Raises MissingExtraError where XlsxWriter is not installed."""
        writer = library("xlsxwriter", wanted_for="a workbook")
        options = {
            "constant_memory": True,
            "use_zip64": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(path.parent),
        }
        self._book: Any = writer.Workbook(str(path), options)
        self._failed: type[Exception] = writer.exceptions.FileCreateError
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self._footer = f"&Lsupplyscreen {run.version}, run {run_id[:12]}&C&A&RPage &P of &N"
        self._book.set_properties(
            {
                "title": f"Due-diligence workbook, as of {run.as_of}",
                "subject": f"Run {run_id}",
                "author": f"supplyscreen {run.version}",
                "comments": "A flag is a reason to look, never a finding; no flag is never "
                "clearance.",
                "created": datetime.combine(run.as_of, time(), UTC).replace(tzinfo=None),
            }
        )

    def form(self, name: str, *, filled: bool = False, quoted: bool = False) -> Any:
        """The format ``name``; ``filled`` for cells to fill in, ``quoted`` for Quoted text."""
        key = (name, filled, quoted)
        if key not in self._formats:
            more = {"bg_color": _FILL, "border": 1, "border_color": "#D9C98C"} if filled else {}
            kept = {"quote_prefix": True} if quoted else {}
            self._formats[key] = self._book.add_format({**_BODY, **_FORMATS[name], **more, **kept})
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet behind the others, with its print set-up."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(self._footer)
        return sheet

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write the file; after an error only let go of the files of the rows. Raises OSError."""
        if kind is not None:
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
            return
        try:
            self._book.close()
        except self._failed as error:
            raise OSError(*error.args[0].args) from error
