"""The parts of a document, between Markdown and a format."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look. ``break_before`` starts a new line; ``isolated`` has a direction of its
    own; ``blank`` waits to be filled in; ``url`` is a web address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    blank: bool = False
    isolated: bool = False
    break_before: bool = False
    url: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``anchor`` is its id, ``level`` 1 to 6."""

    level: int
    spans: Spans
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``start`` is the first number of one that counts. ``items`` are lists of blocks."""

    ordered: bool
    start: int
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as the head; ``caption`` may be empty."""

    caption: Spans
    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text as typed, line by line."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The place of a chart."""

    name: str


Block = Heading | Paragraph | Listing | Table | Quote | Code | Rule | Picture


def plain(spans: Spans) -> str:
    """The text of ``spans`` without its looks."""
    return "".join(("\n" if span.break_before else "") + span.text for span in spans)
