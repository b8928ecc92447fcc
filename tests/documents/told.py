"""Every format of a document and the due-diligence PDF as text, for the golden files."""

import io
import textwrap
from collections.abc import Callable

import docx
from docx.oxml.ns import qn
from tests.reports.builder import small

from supplyscreen.documents import Document, FontSet, document_files
from supplyscreen.models import ReportFormat
from supplyscreen.reports.pdf import due_diligence_pdf

from .pdf_text import words
from .samples import SMALL

EMBEDDED = FontSet(system=False)  # the fonts that Typst brings along, so the same everywhere


def content(document: Document, form: ReportFormat) -> bytes:
    """The bytes of the file itself."""
    made = document_files("small", document, form, fonts=EMBEDDED)[f"small.{form}"]
    assert isinstance(made, bytes)
    return made


def due_diligence() -> bytes:
    """The due-diligence PDF of a small result."""
    made = due_diligence_pdf(small(), "small.pdf", fonts=EMBEDDED)["small.pdf"]
    assert isinstance(made, bytes)
    return made


def told_of_docx(data: bytes) -> str:
    """Paragraphs with their styles, tables row by row, the foot of the page."""
    made = docx.Document(io.BytesIO(data))
    lines = []
    for part in made.element.body:
        if part.tag == qn("w:tbl"):
            rows = [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in part.iter(qn("w:tr"))]
            lines += [" | ".join(row) for row in rows]
        elif part.tag == qn("w:p"):
            style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = style.get(qn("w:val")) if style is not None else "Normal"
            lines.append(f"[{name}] {_text(part)}")
    foot = made.sections[0].footer.paragraphs[0]
    return "\n".join([*lines, f"[foot] {_text(foot._p)}", ""])


def _text(element: object) -> str:
    parts = element.iter(qn("w:t"), qn("wp:docPr"))  # type: ignore[attr-defined]
    return "".join(x.text if x.tag == qn("w:t") else f"(picture: {x.get('descr')})" for x in parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False) + "\n"


GOLDEN: dict[str, Callable[[], str]] = {
    "small.html": lambda: content(SMALL, "html").decode(),
    "small.md": lambda: content(SMALL, "md").decode(),
    "small.docx.txt": lambda: told_of_docx(content(SMALL, "docx")),
    "small.pdf.txt": lambda: _wrapped(words(content(SMALL, "pdf"))),
    "due_diligence.pdf.txt": lambda: _wrapped(words(due_diligence())),
}
"""Golden file -> what makes its text."""
