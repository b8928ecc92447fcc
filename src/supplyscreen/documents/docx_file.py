"""A document as DOCX by python-docx: styles, tables and notes that a word processor knows."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

from supplyscreen.documents.blocks import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Spans,
    Table,
)
from supplyscreen.documents.document import Document
from supplyscreen.documents.docx_parts import (
    add_table,
    continue_count,
    page_fields,
    restart,
    set_fonts,
    text_width,
)
from supplyscreen.documents.docx_runs import add_lines, add_spans
from supplyscreen.documents.fonts import SYSTEM, FontSet
from supplyscreen.documents.parse import parse_markdown, title_of
from supplyscreen.documents.pictures import chart_png
from supplyscreen.documents.visible import visible
from supplyscreen.runs.extra import library

WANTED_FOR = "a DOCX file"
# The date inside a file whose document has none: the first that a zip file can hold.
NO_DAY = date(1980, 1, 1)
DEEPEST_LIST = 3  # python-docx's own template has so many list styles of a kind


def document_docx(document: Document, fonts: FontSet = SYSTEM) -> bytes:
    """``document`` as DOCX; the same document and fonts (of its pictures) give the same bytes.

    Headings are of Word's heading styles, head rows repeat, blanks are highlighted.
    Raises MissingExtraError where python-docx, markdown-it-py or typst is not installed.
    """
    made = library("docx", wanted_for=WANTED_FOR).Document()
    blocks = parse_markdown(document.markdown, wanted_for=WANTED_FOR)
    title = visible(title_of(blocks, document.title))
    _properties(made, title, document)
    set_fonts(made, document.language)
    if not (blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1):
        made.add_heading(title, 1)
    writer = _Writer(made, document, fonts)
    for block in blocks:
        writer.add(block)
    page_fields(made.sections[0], visible(document.footer))
    return _steady(made, document.day or NO_DAY)


class _Writer:
    """Adds blocks to the end of a DOCX document."""

    def __init__(self, made: Any, document: Document, fonts: FontSet) -> None:
        self.made, self.document, self.fonts = made, document, fonts

    def add(self, block: Block, *, depth: int = 0) -> None:
        """Add ``block``; ``depth`` is that of the list around it."""
        match block:
            case Heading():
                add_spans(self.made.add_heading("", min(block.level, 9)), block.spans)
            case Paragraph():
                self._paragraph(block.spans, "Normal" if not depth else _continued(depth))
            case Listing():
                self._list(block, depth + 1)
            case Table():
                add_table(self.made, block)
            case Quote():
                for part in block.blocks:
                    self._quoted(part, depth)
            case Code():
                add_lines(self.made.add_paragraph(style="No Spacing"), block.text)
            case Picture():
                self._picture(block.name)
            case Rule():
                self.made.add_paragraph("* * *")

    def _paragraph(self, spans: Spans, style: str) -> Any:
        paragraph = self.made.add_paragraph(style=style)
        add_spans(paragraph, spans)
        return paragraph

    def _quoted(self, part: Block, depth: int) -> None:
        if isinstance(part, Paragraph):
            self._paragraph(part.spans, "Quote")
        else:
            self.add(part, depth=depth)

    def _list(self, block: Listing, depth: int) -> None:
        kind = "List Number" if block.ordered else "List Bullet"
        level = min(depth, DEEPEST_LIST)
        style = kind if level == 1 else f"{kind} {level}"
        count = 0
        for item in block.items:
            for place, part in enumerate(item):
                if place or not isinstance(part, Paragraph):
                    self.add(part, depth=depth)
                    continue
                paragraph = self._paragraph(part.spans, style)
                if block.ordered and not count:
                    count = restart(self.made, paragraph, style, block.start)
                elif block.ordered:
                    continue_count(paragraph, count)

    def _picture(self, name: str) -> None:
        chart = self.document.charts.get(name)
        if chart is None:
            return
        width = text_width(self.made.sections[0])
        shape = self.made.add_picture(io.BytesIO(chart_png(chart, self.fonts)), width=width)
        told = shape._inline.docPr
        told.set("descr", visible(chart.alt))
        told.set("name", visible(name))


def _continued(depth: int) -> str:
    level = min(depth, DEEPEST_LIST)
    return "List Continue" if level == 1 else f"List Continue {level}"


def _properties(made: Any, title: str, document: Document) -> None:
    at = datetime.combine(document.day or NO_DAY, time(), UTC)
    core = made.core_properties
    core.title, core.author, core.language = title[:255], "", document.language
    core.comments = ""
    core.last_modified_by = ""
    core.created = core.modified = at
    core.revision = 1


def _steady(made: Any, day: date) -> bytes:
    """The bytes of ``made``, every part of the zip file dated ``day`` instead of now."""
    written, steady = io.BytesIO(), io.BytesIO()
    made.save(written)
    at = (max(day.year, NO_DAY.year), day.month, day.day, 0, 0, 0)
    with (
        zipfile.ZipFile(written) as before,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            after.writestr(
                zipfile.ZipInfo(part.filename, at),
                before.read(part),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return steady.getvalue()
