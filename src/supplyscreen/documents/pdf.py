"""A document as PDF by Typst: text goes in as data, never as source."""

import json
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from supplyscreen.documents.blocks import Heading
from supplyscreen.documents.charts import fixed_svg, palette
from supplyscreen.documents.document import Document
from supplyscreen.documents.fonts import (
    MONOSPACED,
    PREFERRED,
    SYSTEM,
    FontSet,
    families,
    missing_fonts,
    pdf_compiler,
)
from supplyscreen.documents.parse import parse_markdown, title_of
from supplyscreen.documents.pdf_blocks import told
from supplyscreen.documents.visible import visible
from supplyscreen.runs.extra import library

# From so many parts on a file gets a table of contents.
CONTENTS_FROM = 8


def document_pdf(document: Document, fonts: FontSet = SYSTEM) -> tuple[bytes, tuple[str, ...]]:
    """``document`` as PDF, and one sentence for each script of it that no font shows.

    The file is tagged; where every character can be shown it claims PDF/UA-1. The same document
    and fonts give the same bytes.
    Raises MissingExtraError where typst or markdown-it-py is not installed.
    """
    blocks = parse_markdown(document.markdown, wanted_for="a PDF file")
    titled = bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1
    content = {
        "title": visible(title_of(blocks, document.title)),
        "titled": titled,
        "language": document.language,
        "footer": visible(document.footer),
        "contents": sum(isinstance(block, Heading) for block in blocks) >= CONTENTS_FROM,
        "blocks": [told(block, document) for block in blocks],
    }
    pictures = {
        f"{name}.svg": fixed_svg(chart).encode("utf-8") for name, chart in document.charts.items()
    }
    template = files("supplyscreen.documents") / "templates" / "document.typ"
    source = template.read_text("utf-8")
    return printed(source, content, pictures=pictures, day=document.day, fonts=fonts)


def printed(
    source: str,
    content: dict[str, Any],
    *,
    pictures: dict[str, bytes],
    day: Any = None,
    fonts: FontSet = SYSTEM,
) -> tuple[bytes, tuple[str, ...]]:
    """The Typst template ``source`` with ``content`` (read as ``data.json``) as PDF, and what
    fonts are missing, which the template gets as ``notes``.

    ``pictures`` are file name -> SVG; ``day`` is the date of the file.
    """
    there = families(fonts)
    content = content | {
        "notes": [],
        "fonts": [font for font in PREFERRED if font in there] or ["Libertinus Serif"],
        "monospaced": [font for font in MONOSPACED if font in there],
        "colours": palette(),
        "day": str(day) if day else None,
    }
    stamp = datetime.combine(day, time(), UTC) if day else datetime(1980, 1, 1, tzinfo=UTC)
    with TemporaryDirectory(prefix="supplyscreen-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(source, "utf-8")
        for file, picture in pictures.items():
            (folder / file).write_bytes(picture)
        return _compiled(folder, content, fonts, stamp)


def _compiled(
    folder: Path, content: dict[str, Any], fonts: FontSet, stamp: datetime
) -> tuple[bytes, tuple[str, ...]]:
    compiler = pdf_compiler(fonts, folder)
    data = folder / "data.json"
    data.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    error = library("typst", wanted_for="a PDF file").TypstError
    try:
        made: bytes = compiler.compile(folder / "main.typ", timestamp=stamp, pdf_standards=["ua-1"])
    except error:
        notes = missing_fonts([data.read_text("utf-8")], fonts)
        data.write_text(json.dumps(content | {"notes": notes}, ensure_ascii=False), "utf-8")
        return compiler.compile(folder / "main.typ", timestamp=stamp), notes
    return made, ()
