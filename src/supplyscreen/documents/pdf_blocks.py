"""Blocks as the Typst template reads them: plain lists, words and numbers for JSON."""

from typing import Any

from supplyscreen.documents.blocks import (
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Span,
    Spans,
    Table,
    plain,
)
from supplyscreen.documents.document import Document
from supplyscreen.documents.visible import ISOLATE, ISOLATE_END, visible
from supplyscreen.documents.widths import breakable, column_shares

WHOLE_ROW = 400  # letters; a row with no more of them is not parted between two pages


def told(block: Block, document: Document) -> dict[str, Any]:
    """``block`` with its ``kind``; what only a format knows (shares of columns) is worked out."""
    made: dict[str, Any] = {"kind": "rule"}
    match block:
        case Heading():
            made = {"kind": "heading", "level": block.level, "spans": _spans(block.spans)}
        case Paragraph():
            made = {"kind": "paragraph", "spans": _spans(block.spans)}
        case Listing():
            items = [[told(part, document) for part in item] for item in block.items]
            made = {"kind": "list", "start": block.start if block.ordered else 0, "items": items}
        case Table():
            made = _table(block)
        case Quote():
            made = {"kind": "quote", "blocks": [told(part, document) for part in block.blocks]}
        case Code():
            made = {"kind": "code", "text": breakable(block.text)}
        case Picture():
            made = _picture(block, document)
    return made


def _picture(block: Picture, document: Document) -> dict[str, Any]:
    chart = document.charts.get(block.name)
    if chart is None:
        return {"kind": "nothing"}
    return {"kind": "picture", "file": f"{block.name}.svg", "alt": visible(chart.alt)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": _spans(table.caption),
        "head": [_spans(cell) for cell in table.head],
        "rows": [[_spans(cell) for cell in row] for row in table.rows],
        "whole": [sum(len(plain(cell)) for cell in row) <= WHOLE_ROW for row in table.rows],
        "align": list(table.align),
        "shares": [round(share, 4) for share in column_shares(table)],
    }


def _spans(spans: Spans) -> str | list[dict[str, Any]]:
    """Spans as the template reads them; a text without any look as it is."""
    if not any(_looks(span) for span in spans):
        return breakable(plain(spans))
    return [{"text": _isolated(span)} | _looks(span) for span in spans]


def _looks(span: Span) -> dict[str, Any]:
    names = ("bold", "italic", "code", "blank", "break_before", "url", "isolated")
    made = {name: getattr(span, name) for name in names if getattr(span, name)}
    return made | {"address": breakable(span.url)} if span.url else made


def _isolated(span: Span) -> str:
    text = breakable(span.text)
    return f"{ISOLATE}{text}{ISOLATE_END}" if span.isolated else text
