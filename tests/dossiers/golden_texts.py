"""What the golden files hold: dossiers of the small result, in text form."""

from io import BytesIO

from docx import Document
from docx.table import Table
from tests.dossiers.builder import SUBJECTS, small
from tests.reports.page import Page

from supplyscreen.dossiers import dossier_files
from supplyscreen.models import ReportFormat, ReportOptions


def dossier_bytes(options: ReportOptions, form: ReportFormat) -> bytes:
    """The dossier of the small result in a format."""
    content = dossier_files(small(), "ngo-dossier", form, options)[f"ngo-dossier.{form}"]
    assert isinstance(content, bytes)
    return content


def html_text(content: bytes) -> str:
    """What is read of a page, a line for each piece of text."""
    return "\n".join(line for line in Page(content.decode()).text.splitlines() if line.strip())


def docx_text(content: bytes) -> str:
    """What is read of a DOCX file: paragraphs, and tables with a bar between cells."""
    lines = []
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(line for line in lines if line.strip())


def golden_texts() -> dict[str, str]:
    """File name -> text."""
    texts = {
        f"{name}.md": dossier_bytes(options, "md").decode() for name, options in SUBJECTS.items()
    }
    entry = SUBJECTS["entry"]
    texts["entry.html.txt"] = html_text(dossier_bytes(entry, "html")) + "\n"
    texts["entry.docx.txt"] = docx_text(dossier_bytes(entry, "docx")) + "\n"
    return texts
