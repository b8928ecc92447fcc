"""A document before it has a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: ``svg`` text without a size of its own, colours ``currentColor`` or the CSS
    variables of ``templates/document.css``; ``alt`` says in words what it shows. The data table
    stands beneath it in the text."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """A ``title`` in plain text and a text in Markdown (CommonMark with tables), all values in it
    escaped (:func:`supplyscreen.documents.render_markdown` does that).

    - The title is printed above the text, unless the text starts with a heading of level one.
    - A paragraph ``![chart:NAME]()`` is the place of ``charts[NAME]``.
    - A paragraph that starts with ``Table:`` and stands right before a table is its caption.
    - ``[TO BE COMPLETED BY THE COMPANY]`` and the like, words of capitals in square brackets, are
      blanks and shown as such.

    ``day`` is the date of the file (the as-of date of the run), ``footer`` a line of plain text at
    the foot of every page (the run and its id), ``language`` that of the text as in HTML.
    """

    title: str
    markdown: str
    charts: Mapping[str, Chart] = field(default_factory=dict)
    day: date | None = None
    footer: str = ""
    language: str = "en"
