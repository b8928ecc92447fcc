"""A document before it has a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: ``svg`` text without a size of its own, colours ``currentColor`` or CSS variables;
    ``alt`` says in words what it shows. The data table stands beneath it in the text."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """A ``title`` and a text in Markdown (CommonMark with tables), all values in it escaped.

    A paragraph ``![chart:NAME]()`` is the place of ``charts[NAME]``. ``[TO BE COMPLETED BY THE
    COMPANY]`` and the like in square brackets and capitals are blanks, shown as such.
    """

    title: str
    markdown: str
    charts: Mapping[str, Chart] = field(default_factory=dict)
