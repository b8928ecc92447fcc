"""A rendered page as a reader and a browser see it, with the standard library only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr", "col"}


@dataclass
class Element:
    """One element with its attributes, its parent and the text inside it."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = field(default=None, repr=False)
    text: str = field(default="", repr=False)

    def around(self) -> Iterator["Element"]:
        """The elements that stand around this one, the nearest first."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.around()

    def within(self, tag: str) -> bool:
        """Whether an element of ``tag`` stands around this one."""
        return any(element.tag == tag for element in self.around())

    def within_element(self, element: "Element") -> bool:
        """Whether this very ``element`` stands around this one."""
        return any(found is element for found in self.around())


@dataclass
class Page(HTMLParser):
    """Every element of a page; ``text`` is what is read, without style and script.

    Its repr is short: pytest shows it where a test fails, and a page has thousands of elements.
    """

    source: str = field(repr=False)
    elements: list[Element] = field(default_factory=list, repr=False)
    unbalanced: list[str] = field(default_factory=list)
    text: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.unbalanced.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(element.tag in {"style", "script"} for element in self.open):
            return
        self.text += data
        for element in self.open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        """The elements of one tag in the order of the page."""
        return [element for element in self.elements if element.tag == tag]

    def inside(self, tag: str, attribute: str, value: str) -> Element:
        """The first element of ``tag`` whose ``attribute`` is ``value``."""
        return next(e for e in self.all(tag) if e.attributes.get(attribute) == value)

    def scripts_that_run(self) -> int:
        """The number of scripts; one of a data type is neither run nor shown, and one of any other
        type fails."""
        kinds = [element.attributes.get("type") for element in self.all("script")]
        assert set(kinds) <= {None, "application/json"}
        return kinds.count(None)
