"""Statements of a small result, for the tests of the disclosures room."""

import io
from pathlib import Path

from docx import Document
from docx.table import Table
from tests.reports.builder import Result, small

from supplyscreen.disclosures import Disclosure, disclosure_files, read_disclosure
from supplyscreen.disclosures.check import checked
from supplyscreen.disclosures.facts import run_facts
from supplyscreen.disclosures.make import statement_markdown
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent / "golden"
EXAMPLE = ROOT / "examples" / "disclosure.yml"


def made(
    kind: ReportKind,
    form: ReportFormat,
    answers: Path | None = None,
    *,
    result: Result | None = None,
    templates: Path | None = None,
) -> bytes:
    """The file of a statement; ``answers`` is a disclosure.yml, none for all blanks."""
    options = ReportOptions(disclosure=answers, templates=templates)
    content = disclosure_files(result or small(), kind, form, options)[f"{kind}.{form}"]
    assert isinstance(content, bytes)
    return content


def text(company: Disclosure, kind: ReportKind, result: Result | None = None) -> str:
    """The statement of ``company`` as Markdown with notes to counsel."""
    facts = run_facts(result or small())
    check = checked(company, kind, facts)
    return statement_markdown(company, facts, check, ReportOptions(), for_counsel=True)


def docx_text(content: bytes) -> str:
    """A DOCX file line by line: style and text; the cells of a row parted by bars."""
    lines = []
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            style = block.style.name if block.style is not None else ""
            lines.append(f"[{style}] {block.text}".rstrip())
    return "\n".join(lines) + "\n"


def filled() -> Disclosure:
    """The answers of the invented company of examples/disclosure.yml."""
    return read_disclosure(EXAMPLE)


def golden_files(kind: ReportKind) -> dict[str, str]:
    """File name -> text of every golden file of the statement ``kind``."""
    return {
        f"{kind}-blank.md": made(kind, "md").decode("utf-8"),
        f"{kind}-filled.md": made(kind, "md", EXAMPLE).decode("utf-8"),
        f"{kind}-filled.html": made(kind, "html", EXAMPLE).decode("utf-8"),
        f"{kind}-filled.docx.txt": docx_text(made(kind, "docx", EXAMPLE)),
    }
