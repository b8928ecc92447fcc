"""A document as files."""

from supplyscreen.documents.charts import fixed_svg
from supplyscreen.documents.document import Document
from supplyscreen.documents.docx_file import document_docx
from supplyscreen.documents.fonts import SYSTEM, FontSet
from supplyscreen.documents.html import document_html
from supplyscreen.documents.pdf import document_pdf
from supplyscreen.documents.values import markdown
from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat
from supplyscreen.runs.outputs import Content


class DocumentFiles(dict[str, Content]):
    """File name -> content; ``notes`` are sentences for whoever makes the files: which fonts are
    missing for the text."""

    notes: tuple[str, ...] = ()


def document_files(
    name: str, document: Document, form: ReportFormat, *, fonts: FontSet = SYSTEM
) -> DocumentFiles:
    """``document`` as the file ``name`` with the ending of ``form``: html, docx, md or pdf.

    Markdown comes with its charts as files of their own (``NAME-CHART.svg``). ``fonts`` are those
    of a PDF and of pictures; the same document and fonts give the same bytes.
    Raises MissingExtraError where a library of ``supplyscreen[report]`` is not installed;
    ConfigError for another format.
    """
    if form == "html":
        return DocumentFiles({f"{name}.html": document_html(document).encode("utf-8")})
    if form == "docx":
        return DocumentFiles({f"{name}.docx": document_docx(document, fonts)})
    if form == "md":
        return _markdown(name, document)
    if form == "pdf":
        content, notes = document_pdf(document, fonts)
        made = DocumentFiles({f"{name}.pdf": content})
        made.notes = notes
        return made
    raise ConfigError(f"a document cannot be made as {form}.", hint="html, docx, md or pdf")


def _markdown(name: str, document: Document) -> DocumentFiles:
    """The text as it is, the places of its charts naming their files."""
    text, made = document.markdown, DocumentFiles()
    for key, chart in document.charts.items():
        place = f"![chart:{key}]()"
        if place in text:
            made[f"{name}-{key}.svg"] = fixed_svg(chart).encode("utf-8")
            text = text.replace(place, f"![{markdown(chart.alt)}]({name}-{key}.svg)")
    if not text.startswith("# "):
        text = f"# {markdown(document.title)}\n\n{text}"
    if document.footer:
        text = f"{text.rstrip()}\n\n---\n\n{markdown(document.footer)}\n"
    made[f"{name}.md"] = text.encode("utf-8")
    return made
