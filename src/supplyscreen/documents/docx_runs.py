"""Runs of a DOCX file as XML text: text of one look, links, the direction of a text.

Whole paragraphs and tables are written as text and read at once: made element by element, a table
of thousands of rows takes minutes.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from supplyscreen.documents.blocks import Span, Spans
from supplyscreen.runs.extra import library

MONOSPACED = "Consolas"
LINK = "005A8F"
BLANK_FILL, BLANK_LINE = "FDF6E3", "8A5A00"


class Links:
    """The web addresses of one part of a DOCX file, each kept once."""

    def __init__(self, part: Any) -> None:
        self.part = part
        self.ids: dict[str, str] = {}

    def id_of(self, url: str) -> str:
        """The id by which a link names ``url``."""
        if url not in self.ids:
            kind = library("docx.opc.constants", wanted_for="a DOCX file").RELATIONSHIP_TYPE
            self.ids[url] = self.part.relate_to(url, kind.HYPERLINK, is_external=True)
        return self.ids[url]


def add_spans(paragraph: Any, spans: Spans, links: Links | None = None) -> None:
    """Runs for ``spans`` at the end of ``paragraph``."""
    made = parsed(f"<w:p>{runs_xml(spans, links or Links(paragraph.part))}</w:p>")
    for part in list(made):
        paragraph._p.append(part)


def add_lines(paragraph: Any, text: str) -> None:
    """The lines of ``text`` as typed."""
    lines = enumerate(text.split("\n"))
    add_spans(paragraph, tuple(Span(x, code=True, break_before=place > 0) for place, x in lines))


def parsed(xml: str) -> Any:
    """The element of ``xml`` with the prefixes ``w`` and ``r``."""
    declared = library("docx.oxml.ns", wanted_for="a DOCX file").nsdecls("w", "r")
    name = re.match(r"<[\w:]+", xml)
    assert name is not None  # written in this room
    whole = f"{name.group()} {declared}{xml[name.end() :]}"
    return library("docx.oxml", wanted_for="a DOCX file").parse_xml(whole)


def runs_xml(spans: Spans, links: Links, *, bold: bool = False, size: int = 0) -> str:
    """The runs of ``spans``; ``size`` in half points."""
    return "".join(_linked(span, links, bold=bold, size=size) for span in spans)


def _linked(span: Span, links: Links, *, bold: bool, size: int) -> str:
    run = _run(span, bold=bold, size=size)
    return f'<w:hyperlink r:id="{links.id_of(span.url)}">{run}</w:hyperlink>' if span.url else run


def _run(span: Span, *, bold: bool, size: int) -> str:
    texts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in span.text.split("\t")
    )
    before = "<w:br/>" if span.break_before else ""
    looks = _looks(span, bold=bold, size=size)
    return f"<w:r>{looks}{before}{'<w:tab/>'.join(texts)}</w:r>"


def _looks(span: Span, *, bold: bool, size: int) -> str:
    """The properties of a run, in the order that the schema of WordprocessingML wants."""
    wanted = (
        (span.code, f'<w:rFonts w:ascii="{MONOSPACED}" w:hAnsi="{MONOSPACED}"/>'),
        (span.bold or span.blank or bold, "<w:b/><w:bCs/>"),
        (span.italic, "<w:i/><w:iCs/>"),
        (span.url, f'<w:color w:val="{LINK}"/>'),
        (size, f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'),
        (span.url, '<w:u w:val="single"/>'),
        (span.blank, f'<w:bdr w:val="dashed" w:sz="6" w:space="0" w:color="{BLANK_LINE}"/>'),
        (span.blank, f'<w:shd w:val="solid" w:color="{BLANK_FILL}" w:fill="{BLANK_FILL}"/>'),
        (span.isolated, "<w:rtl/>"),
    )
    told = "".join(xml for has_it, xml in wanted if has_it)
    return f"<w:rPr>{told}</w:rPr>" if told else ""
