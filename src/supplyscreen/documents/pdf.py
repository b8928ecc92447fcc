"""A document as PDF by Typst: text goes in as data, never as source."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
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
from supplyscreen.errors import ConfigError
from supplyscreen.runs.extra import library

# From so many headings on a file gets a table of contents.
CONTENTS_FROM = 8
MAIN = "main.typ"


def document_pdf(document: Document, fonts: FontSet = SYSTEM) -> tuple[bytes, tuple[str, ...]]:
    """``document`` as PDF, and one sentence for each script of it that no font shows.

    The file is tagged; where every character can be shown it claims PDF/UA-1. The same document
    and fonts give the same bytes.
    Raises MissingExtraError where typst or markdown-it-py is not installed.
    """
    blocks = parse_markdown(document.markdown, wanted_for="a PDF file")
    content = {
        "title": visible(title_of(blocks, document.title)),
        "titled": bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1,
        "language": document.language,
        "footer": visible(document.footer),
        "contents": sum(isinstance(block, Heading) for block in blocks) >= CONTENTS_FROM,
        "blocks": [told(block, document) for block in blocks],
    }
    sources = {MAIN: template("document.typ")} | {
        f"{name}.svg": fixed_svg(chart) for name, chart in document.charts.items()
    }
    return printed(sources, content, day=document.day, fonts=fonts)


def printed(
    sources: Mapping[str, str],
    content: Mapping[str, Any],
    *,
    day: date | None = None,
    fonts: FontSet = SYSTEM,
) -> tuple[bytes, tuple[str, ...]]:
    """The Typst template ``main.typ`` of ``sources`` (file name -> text) as PDF, and one sentence
    for each script that no font shows, which stand on its first page too.

    A template reads ``content`` as ``data.json`` and has ``parts.typ`` beside it, for which
    ``content`` needs ``title``, ``language`` and ``footer``; ``day`` is the date of the file.
    Raises ConfigError where a template is wrong.
    """
    there = families(fonts)
    whole = dict(content) | {
        "notes": [],
        "fonts": [font for font in PREFERRED if font in there] or ["Libertinus Serif"],
        "monospaced": [font for font in MONOSPACED if font in there] or ["DejaVu Sans Mono"],
        "colours": palette(),
        "day": str(day) if day else None,
    }
    stamp = datetime.combine(day or date(1980, 1, 1), time(), UTC)
    with TemporaryDirectory(prefix="supplyscreen-") as name:
        folder = Path(name)
        for file, source in ({"parts.typ": template("parts.typ")} | dict(sources)).items():
            (folder / file).write_text(source, "utf-8")
        return _compiled(folder, whole, fonts, stamp)


def template(name: str) -> str:
    """The text of one of our Typst templates."""
    return (files("supplyscreen.documents") / "templates" / name).read_text("utf-8")


def _compiled(
    folder: Path, content: dict[str, Any], fonts: FontSet, stamp: datetime
) -> tuple[bytes, tuple[str, ...]]:
    """As PDF/UA, which refuses what no font shows; then with a note that says so, without."""
    wrong = library("typst", wanted_for="a PDF file").TypstError
    compiler, data, main = pdf_compiler(fonts, folder), folder / "data.json", folder / MAIN
    text = json.dumps(content, ensure_ascii=False)
    data.write_text(text, "utf-8")
    try:
        made: bytes = compiler.compile(main, timestamp=stamp, pdf_standards=["ua-1"])
        return made, ()
    except wrong:
        pictures = [file.read_text("utf-8") for file in sorted(folder.glob("*.svg"))]
        notes = missing_fonts([text, *pictures], fonts)
    data.write_text(json.dumps(content | {"notes": notes}, ensure_ascii=False), "utf-8")
    try:
        return compiler.compile(main, timestamp=stamp), notes
    except wrong as error:
        raise ConfigError(f"the template of the PDF is wrong: {error}") from error
