"""What the golden files hold: dossiers of the small result, in text form."""

from html.parser import HTMLParser
from io import BytesIO

from docx import Document
from docx.table import Table
from tests.dossiers.builder import SUBJECTS, small

from supplyscreen.dossiers import dossier_files
from supplyscreen.models import ReportFormat, ReportOptions


def dossier_bytes(options: ReportOptions, form: ReportFormat) -> bytes:
    """The dossier of the small result in a format."""
    content = dossier_files(small(), "ngo-dossier", form, options)[f"ngo-dossier.{form}"]
    assert isinstance(content, bytes)
    return content


class Page(HTMLParser):
    """A page: the text that is read, without its style; ``tags`` with their attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.silent = False
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.silent = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.silent = self.silent and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(self.pieces)


def html_text(content: bytes) -> str:
    """What is read of a page, without empty lines."""
    return "\n".join(line for line in Page(content).text.splitlines() if line.strip())


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
