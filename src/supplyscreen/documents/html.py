"""A document as one page that opens offline, without script."""

import base64
import hashlib
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from supplyscreen.documents.blocks import Block, Heading, Picture, Spans, plain
from supplyscreen.documents.charts import inline_svg
from supplyscreen.documents.document import Document
from supplyscreen.documents.parse import parse_markdown, title_of
from supplyscreen.documents.visible import visible
from supplyscreen.documents.widths import breakable

# From so many parts on a page gets a list of its contents.
CONTENTS_FROM = 4


def document_html(document: Document) -> str:
    """The page of ``document`` as HTML text; the same document gives the same text.

    Everything is escaped; a content security policy in the page allows its own style by its hash,
    no script and nothing from any network.
    Raises MissingExtraError where markdown-it-py is not installed.
    """
    blocks = parse_markdown(document.markdown, wanted_for="an HTML page of a document")
    room = _environment()
    style = _style(room)
    titled = bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1
    return room.get_template("document.html.j2").render(
        document=document,
        title=visible(title_of(blocks, document.title)),
        titled=titled,
        blocks=blocks,
        contents=_contents(blocks),
        charts={
            block.name: Markup(inline_svg(document.charts[block.name], block.name))
            for block in blocks
            if isinstance(block, Picture) and block.name in document.charts
        },
        style=Markup(style),
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _contents(blocks: tuple[Block, ...]) -> list[Heading]:
    """The headings of level two where there are enough of them."""
    parts = [block for block in blocks if isinstance(block, Heading) and block.level == 2]
    return parts if len(parts) >= CONTENTS_FROM else []


def _style(room: Environment) -> str:
    assert room.loader is not None  # set below
    return room.loader.get_source(room, "document.css")[0].replace("\r\n", "\n")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    room = Environment(
        loader=PackageLoader("supplyscreen.documents", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    room.filters["kind"] = lambda block: type(block).__name__
    room.filters["plain"] = _plain
    room.filters["broken"] = _broken
    room.filters["visible"] = visible
    return room


def _plain(spans: Spans) -> str:
    return plain(spans).replace("\n", " ")


def _broken(text: str) -> Markup:
    """``text`` with places where a very long word may be broken."""
    return Markup(str(escape(breakable(text))).replace("\u200b", "<wbr>"))
