"""Faults of list files as data: file, row, column, and the words."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from supplyscreen.errors import WatchlistError
from supplyscreen.models import Model

_WHERE = re.compile(r"row (?P<row>\d+)(?:, column (?P<column>\w+))?")
_FILE = re.compile(r"(?P<file>[^ ,:]+\.(?:csv|yml))[,:]? (?P<text>.*)", re.DOTALL)


class Fault(Model):
    """One thing that is wrong: the file, the row and column where it has them, and what."""

    file: str
    row: int | None = None
    column: str | None = None
    text: str  # with row and column: "row 2, column kind: found 'prison', expected one of ..."


class CheckedPart(Model):
    """One list, or one other part of a data folder, with every fault that was found.

    ``counts`` says what was read when nothing was wrong: entries, names, aliases; programs, rules,
    spellings, headings or files. ``kinds`` are the entries by kind.
    """

    name: str  # the list's folder name; or programs, goods and sectors, places, HS headings, ...
    is_list: bool
    counts: dict[str, int]
    kinds: dict[str, int] = Field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def faults_of(error: WatchlistError, base: Path) -> tuple[Fault, ...]:
    """The faults that ``error`` holds, with file names relative to ``base``."""
    if not error.faults or error.path is None:
        found = _FILE.match(error.message.replace(f"{base}/", ""))
        file, text = (found["file"], found["text"]) if found else (".", error.message)
        return tuple(faults_at(file, [text.removesuffix(".")]))
    name = error.path.relative_to(base).as_posix() if base in error.path.parents else "."
    return tuple(faults_at(name, error.faults))


def faults_at(file: str, faults: Sequence[str]) -> Iterator[Fault]:
    """``faults`` of the file ``file``; row and column are read from their first words."""
    for text in faults:
        found = _WHERE.match(text)
        row, column = (found["row"], found["column"]) if found else (None, None)
        yield Fault(file=file, row=int(row) if row else None, column=column, text=text)
