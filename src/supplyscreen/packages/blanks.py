"""What is blank in a text, and who must fill it in: read from the text itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"\\?\[([A-Z]+) (?:TO FILL IN|TO CHECK)\\?\]")
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

    A blank is ``[IMPORTER TO FILL IN]`` or ``[COUNSEL TO CHECK]``. Its label is the heading of its
    column in a table, else the text before it.
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
            for at, cell in enumerate(_cells(line)):
                label = head[at] if at < len(head) else ""
                row = _cells(line)[0]
                for found in _BLANK.finditer(cell):
                    told = row if len(head) == 2 else label
                    yield section, found.group(1).lower(), _plain(told)
        else:
            for found in _BLANK.finditer(line):
                label = line[: found.start()].rstrip(" :").lstrip("-*0123456789. ")
                yield section, found.group(1).lower(), _plain(label)
        before = line


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line.strip())[1:-1]]


def _plain(text: str) -> str:
    """Markdown without its marks."""
    return _ESCAPED.sub(r"\1", re.sub(r"(?<!\\)\*\*|(?<!\\)`", "", text)).strip()
