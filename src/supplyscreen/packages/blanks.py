"""What is blank in a text, and who must fill it in: read from the text itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"\\?\[(IMPORTER|PRODUCER|SELLER|COUNSEL)(?: TO FILL IN| TO CHECK)?\\?\]")
_HEADING = re.compile(r"^##? (.+)$")
_ESCAPED = re.compile(r"\\([^\w\s])")
_CELLS = re.compile(r"(?<!\\)\|")
_TOLD = 8


@dataclass(frozen=True, slots=True)
class Blank:
    """The ``count`` blanks of one section for one ``who``; ``labels`` are what stands beside them,
    the first ones, ``left`` are more."""

    section: str
    who: str
    count: int
    labels: tuple[str, ...]
    left: int


def headings_of(text: str) -> tuple[str, ...]:
    """The headings of level two of a Markdown text."""
    return tuple(_plain(line[3:]) for line in text.splitlines() if line.startswith("## "))


def blanks_of(text: str) -> tuple[Blank, ...]:
    """The blanks of a Markdown text in its order, by section and by who fills them in.

    A blank is ``[IMPORTER TO FILL IN]`` or ``[COUNSEL TO CHECK]``, in wide tables ``[IMPORTER]``.
    Its label is the text before it; in a table the first cell of its row, or the heading of its
    column where a row has several.
    """
    labels: dict[tuple[str, str], list[str]] = {}
    for section, who, label in _each(text):
        labels.setdefault((section, who), []).append(label)
    return tuple(
        Blank(section, who, len(found), *_first(list(dict.fromkeys(found))))
        for (section, who), found in labels.items()
    )


def _first(labels: list[str]) -> tuple[tuple[str, ...], int]:
    return tuple(labels[:_TOLD]), max(len(labels) - _TOLD, 0)


def _each(text: str) -> Iterator[tuple[str, str, str]]:
    """Section, who and label of every blank."""
    section, head = "", list[str]()
    before = ""
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            section = _plain(heading.group(1))
        if line.startswith("|") and not before.startswith("|"):
            head = _cells(line)
        if line.startswith("|"):
            yield from ((section, who, label) for who, label in _of_row(_cells(line), head))
        else:
            for found in _BLANK.finditer(line):
                label = line[: found.start()].rstrip(" :").lstrip("-*0123456789. ")
                yield section, found.group(1).lower(), _plain(label)
        before = line


def _of_row(cells: list[str], head: list[str]) -> Iterator[tuple[str, str]]:
    """Who and label of every blank in a row of a table."""
    blank = [(at, found) for at, cell in enumerate(cells) for found in _BLANK.finditer(cell)]
    for at, found in blank:
        label = cells[0] if len(blank) == 1 else dict(enumerate(head)).get(at, "")
        numbered = f"{head[0]} {label}" if label.isdecimal() and head else label
        yield found.group(1).lower(), _plain(numbered)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line.strip())[1:-1]]


def _plain(text: str) -> str:
    """Markdown without its marks."""
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)\*\*|(?<!\\)`", "", text)).strip()
