"""Segments of X12 and EDIFACT files: separators found, releases undone, line breaks set aside.

X12: the character after ISA parts elements, the one after the sixteenth element ends segments.
EDIFACT: UNA names the separators, else ``:+.? '`` holds; the release character makes the next
one plain text. Sources: X12.5 (ISA, as in the guides at stedi.com/edi/x12-004010), ISO 9735.
A file may hold many interchanges, each with separators of its own.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from supplyscreen.edi.text import head_text

MAX_SEGMENT = 1 << 20
"""Longest segment in characters; real ones stay below 1,000."""

_ISA_SEPARATORS = 16
_HEAD = 512  # an ISA has 106 characters
_UNA = 9
_CAMIR_WIDTH = 80
_MAX_CHANGES = 10_000  # of separators in one file: each costs a look at the text ahead
_BLANK = "\x00\ufeff \r\n"


@dataclass(frozen=True, slots=True)
class Syntax:
    """How one interchange parts its segments; ``release`` is empty in X12."""

    kind: str  # X12 | EDIFACT
    element: str
    component: str
    terminator: str
    release: str = ""

    def elements(self, segment: str) -> list[str]:
        """The elements of a segment, the tag first; those of EDIFACT keep their releases."""
        if self.release and self.release in segment:
            return _split(segment, self.element, self.release)
        return segment.split(self.element)

    def composites(self, segment: str) -> list[list[str]]:
        """The elements of an EDIFACT segment, each as its components in plain text."""
        component, release = self.component, self.release
        if not release or release not in segment:
            return [element.split(component) for element in segment.split(self.element)]
        undo = re.compile(re.escape(release) + "(.)", re.DOTALL)
        return [
            [undo.sub(r"\1", part) for part in _split(element, component, release)]
            for element in self.elements(segment)
        ]


_X12 = Syntax("X12", "*", ">", "~")
_EDIFACT = Syntax("EDIFACT", "+", ":", "'", "?")


def _split(text: str, separator: str, release: str) -> list[str]:
    """``text`` parted at each separator that no release character precedes."""
    parts: list[str] = []
    held: list[str] = []
    for piece in text.split(separator):
        held.append(piece)
        if not _is_released(piece, release):
            parts.append(separator.join(held))
            held = []
    return [*parts, separator.join(held)] if held else parts


def _is_released(piece: str, release: str) -> bool:
    """Whether the separator after ``piece`` is plain text."""
    return bool(release) and (len(piece) - len(piece.rstrip(release))) % 2 == 1


def edi_kind(head: bytes) -> str | None:
    """X12, EDIFACT, CAMIR or None, from the first bytes of a file (512 will do).

    CAMIR, the fixed records of CBP's Automated Manifest Interface, is known by ACR and M01 as the
    first two of them, 80 characters each. Source: tables of contents of the CBP manual, 2011.
    """
    text = head_text(head)[:_HEAD]
    lines = text.replace(b"\r", b"").split(b"\n")
    if len(lines) == 1:
        lines = [text[:_CAMIR_WIDTH], text[_CAMIR_WIDTH : 2 * _CAMIR_WIDTH]]
    full = all(len(line) == _CAMIR_WIDTH for line in lines[:2])
    if lines[0].startswith(b"ACR") and lines[1].startswith(b"M01") and full:
        return "CAMIR"
    if re.match(rb"ISA[^A-Za-z0-9\s,;]", text) and text[:120].count(text[3:4]) > 4:
        return "X12"
    if re.match(rb"(?:ST\*\d{3}\*|GS\*[A-Z]{2}\*)", text):
        return "X12"
    if re.match(rb"UNA[^A-Za-z0-9]{6}\s*UN[BGH]|UNB[^A-Za-z0-9]UNO[A-Z]|UNH\+", text):
        return "EDIFACT"
    return None


def find_syntax(head: str) -> Syntax | None:
    """The separators of the interchange that ``head`` begins with, or None where it is damaged.

    ``head`` begins with ISA, UNA, UNB or, where the envelope was cut off, with GS, ST or UNH.
    """
    if head.startswith("ISA"):
        return _isa_syntax(head)
    if head.startswith("UNA") and len(head) >= _UNA:
        component, element, _, release, _, terminator = tuple(head[3:_UNA])
        return _valid(Syntax("EDIFACT", element, component, terminator, release.strip()))
    if head.startswith("UN"):
        return _EDIFACT
    if head.startswith(("GS*", "ST*")):
        return _X12 if "~" in head or "\n" not in head else Syntax("X12", "*", ">", "\n")
    return None


def _isa_syntax(head: str) -> Syntax | None:
    """By counting the elements of ISA, not its columns: writers leave the blanks out."""
    at = 2
    for _ in range(_ISA_SEPARATORS):
        at = head.find(head[3:4] or "*", at + 1)
        if at < 0:
            return None
    component, terminator = head[at + 1 : at + 2], head[at + 2 : at + 3]
    if terminator == "\r":
        terminator = "\n"
    return _valid(Syntax("X12", head[3], component, terminator))


def _valid(syntax: Syntax) -> Syntax | None:
    parts = [syntax.element, syntax.terminator, *filter(None, [syntax.release])]
    if syntax.kind == "EDIFACT":
        parts.append(syntax.component)
    sound = len(set(parts)) == len(parts) and all(len(part) == 1 for part in parts)
    if not sound or any(part.isalnum() or part == " " for part in parts):
        return None
    return None if syntax.element in "\t\r\n" else syntax


@dataclass(slots=True)
class Segments:
    """The segments of a text, numbered from 1 (UNA and the other service segments count).

    After iterating, ``unended`` is the text after the last terminator. ``giants`` are the numbers
    of segments longer than MAX_SEGMENT, which are not handed on.
    """

    syntax: Syntax
    number: int = 0
    unended: str = ""
    giants: tuple[int, ...] = ()
    _skipping: bool = False
    _changed: int = 0
    _known: bool = True  # the separators of the interchange that begins here are those in use

    def of(self, chunks: Iterator[str]) -> Iterator[tuple[int, Syntax, str]]:
        """Number, separators and text of each segment that is not blank."""
        rest = ""
        for chunk in chunks:
            rest = self._after_giant(chunk) if self._skipping else rest + chunk
            rest = yield from self._drain(rest, final=False)
            if len(rest) > MAX_SEGMENT:
                self.number += 1
                self.giants += (self.number,)
                self._skipping, rest = True, ""
        rest = yield from self._drain(rest, final=True)
        self.unended = _clean(rest)

    def _after_giant(self, chunk: str) -> str:
        """What follows the terminator that ends a giant segment; nothing before it is kept."""
        _, ended, rest = chunk.partition(self.syntax.terminator)
        self._skipping = not ended
        return rest

    def _drain(self, text: str, *, final: bool) -> Generator[tuple[int, Syntax, str], None, str]:
        """Hand on the whole segments of ``text``; what follows the last terminator is returned."""
        starts = ("ISA",) if self.syntax.kind == "X12" else ("UNA", "UNB")
        while True:
            syntax = self.syntax
            held: list[str] = []
            terminator, release = syntax.terminator, syntax.release
            pieces = text.split(terminator)
            for at, part in enumerate(pieces):
                ended = at < len(pieces) - 1
                held.append(part)
                if release and ended and part.endswith(release) and _is_released(part, release):
                    continue
                piece = terminator.join(held)
                held = []
                if not self._known and piece.lstrip(_BLANK).startswith(starts):
                    text = terminator.join([piece.lstrip(_BLANK), *pieces[at + 1 :]])
                    if len(text) < _HEAD and not final:
                        return text
                    if self._changes(text[:_HEAD]):
                        break
                if not ended:
                    return piece
                segment = _clean(piece)
                if segment:
                    self._known = segment.startswith("UNA")
                    self.number += 1
                    yield self.number, syntax, segment

    def _changes(self, head: str) -> bool:
        """Whether the interchange that begins here has other separators; they are taken over."""
        found = find_syntax(head)
        if found is None or found == self.syntax or self._changed == _MAX_CHANGES:
            return False
        self.syntax, self._known = found, True
        self._changed += 1
        return True


def _clean(piece: str) -> str:
    """A segment without the line breaks that files are wrapped with, and blanks around it."""
    if "\n" in piece or "\r" in piece:
        piece = piece.replace("\r", "").replace("\n", "")
    return piece.strip("\x00\ufeff ")
