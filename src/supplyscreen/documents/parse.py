"""Markdown to blocks, by markdown-it: CommonMark with tables, HTML is text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from supplyscreen.documents.blocks import (
    Align,
    Block,
    Code,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    plain,
)
from supplyscreen.documents.visible import ISOLATE, ISOLATE_END, guarded
from supplyscreen.runs.extra import library

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# A blank: words of capitals in square brackets.
_BLANK = re.compile(r"\[[A-Z][A-Z0-9 ,.:;/()'’-]{2,}\]")
_ISOLATED = re.compile(f"{ISOLATE}([^{ISOLATE}{ISOLATE_END}]*){ISOLATE_END}")
_CAPTION = re.compile(r"^Table:\s*")
_CHART = "chart:"


def parse_markdown(text: str, *, wanted_for: str) -> tuple[Block, ...]:
    """The blocks of ``text``. Raises MissingExtraError where markdown-it-py is not installed."""
    parser = library("markdown_it", wanted_for=wanted_for).MarkdownIt("commonmark", {"html": False})
    tree = library("markdown_it.tree", wanted_for=wanted_for).SyntaxTreeNode
    return _numbered(_blocks(tree(parser.enable("table").parse(guarded(text))).children))


def _numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Headings with an anchor each, in the order of the text."""
    found: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Heading):
            count += 1
            found.append(replace(block, anchor=f"part-{count}"))
        else:
            found.append(block)
    return tuple(found)


def _blocks(nodes: "Iterable[SyntaxTreeNode]") -> tuple[Block, ...]:
    found: list[Block] = []
    for node in nodes:
        block = _block(node)
        if isinstance(block, Table) and found and isinstance(found[-1], Paragraph):
            caption = _caption(found[-1].spans)
            if caption:
                found.pop()
                block = replace(block, caption=caption)
        found.append(block)
    return tuple(found)


def _block(node: "SyntaxTreeNode") -> Block:
    made: Block = Rule()
    match node.type:
        case "heading":
            made = Heading(int(node.tag[1:]), _inline(node), "")
        case "bullet_list" | "ordered_list":
            items = tuple(_blocks(item.children) for item in node.children)
            made = Listing(node.type == "ordered_list", int(node.attrs.get("start", 1)), items)
        case "table":
            made = _table(node)
        case "blockquote":
            made = Quote(_blocks(node.children))
        case "fence" | "code_block":
            made = Code(node.content.rstrip("\n"))
        case "paragraph":
            made = _paragraph(node)
    return made


def _paragraph(node: "SyntaxTreeNode") -> Paragraph | Picture:
    parts = node.children[0].children if node.children else []
    if len(parts) == 1 and parts[0].type == "image" and parts[0].content.startswith(_CHART):
        return Picture(parts[0].content.removeprefix(_CHART).strip())
    return Paragraph(_inline(node))


def _caption(spans: Spans) -> Spans:
    """The caption in a paragraph ``Table: ...``; empty where it is none."""
    if not spans or not _CAPTION.match(spans[0].text):
        return ()
    first = replace(spans[0], text=_CAPTION.sub("", spans[0].text))
    return tuple(span for span in (first, *spans[1:]) if span.text)


def _table(node: "SyntaxTreeNode") -> Table:
    head, *bodies = node.children
    cells = head.children[0].children
    rows = [
        tuple(_inline(cell) for cell in row.children) for body in bodies for row in body.children
    ]
    return Table((), tuple(_inline(cell) for cell in cells), tuple(rows), tuple(map(_align, cells)))


def _align(cell: "SyntaxTreeNode") -> Align:
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _inline(node: "SyntaxTreeNode") -> Spans:
    """The spans of the text of a block, those of one look together."""
    spans = [span for child in node.children for span in _spans(child.children, Span(""))]
    return tuple(part for span in _merged(spans) for part in _marked(span))


def _spans(nodes: "Iterable[SyntaxTreeNode]", look: Span) -> Iterator[Span]:
    broken = False
    for node in nodes:
        match node.type:
            case "hardbreak":
                broken = True
                continue
            case "softbreak":
                made: Iterable[Span] = (replace(look, text=" "),)
            case "text":
                made = (replace(look, text=node.content),)
            case "code_inline":
                made = (replace(look, text=node.content, code=True),)
            case "image":
                made = (replace(look, text=node.content),)
            case _:
                made = _spans(node.children, _look(node, look))
        for span in made:
            yield replace(span, break_before=True) if broken else span
            broken = False


def _look(node: "SyntaxTreeNode", look: Span) -> Span:
    match node.type:
        case "strong":
            return replace(look, bold=True)
        case "em":
            return replace(look, italic=True)
        case "link":
            url = str(node.attrs.get("href", ""))
            return replace(look, url=url if re.match(r"https?://", url) else "")
        case _:
            return look


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if (
            last
            and not span.break_before
            and replace(span, text="") == replace(last, text="", break_before=False)
        ):
            found[-1] = replace(last, text=last.text + span.text)
        elif span.text:
            found.append(span)
    return found


def _marked(span: Span) -> Iterator[Span]:
    """``span`` cut at isolated text and at blanks."""
    if span.code:
        yield span
        return
    first = True
    for number, part in enumerate(_ISOLATED.split(span.text)):
        for piece in [part] if number % 2 else _pieces(part):
            if not piece:
                continue
            yield replace(
                span,
                text=piece,
                isolated=bool(number % 2),
                blank=not number % 2 and bool(_BLANK.fullmatch(piece)),
                break_before=span.break_before and first,
            )
            first = False


def _pieces(text: str) -> list[str]:
    cuts = [0, *(place for found in _BLANK.finditer(text) for place in found.span()), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def title_of(blocks: Iterable[Block], title: str) -> str:
    """The title in plain text: that of the first heading of level one, else ``title``."""
    first = next(iter(blocks), None)
    return plain(first.spans) if isinstance(first, Heading) and first.level == 1 else title
