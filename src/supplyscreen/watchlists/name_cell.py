"""The name cell of the DHS page: one name, other names in brackets, and whom else it covers.

The grammar is that of the page as saved on 9 July 2026, for instance
``Hoshine Silicon Industry (Shanshan) Co., Ltd (including one alias: Hesheng Silicon Industry
(Shanshan) Co.) and subsidiaries`` and ``Meike Co., Ltd. (also known as A; and B; and formerly
known as C)``. What does not follow it is refused: a name that is cut wrongly finds nothing.
"""

import re
from dataclasses import dataclass

_NOTE = re.compile(r"(and|including|also known as|formerly known as)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:and|including) (\w+) alias(?:es)?: (.+)", re.IGNORECASE)
_MARK = re.compile(r"(?:^|[;,]? and |; )(also|formerly) known as ", re.IGNORECASE)
# "A; B; and C"; and "A Co. and B Co.": an "and" after a full stop, as names hold the word too
_BETWEEN = re.compile(r"; (?:and )?|(?<=\.) and ")
_TAIL = re.compile(
    r",? (and (?:its |all )?(?:wholly[ -]owned )?(?:subsidiar|subordinate|affiliate)\w*\b.*)$",
    re.IGNORECASE,
)
_ODD = re.compile(r"^(?:and|or)\b|[;<>]|&#?\w+;|\balias|known as", re.IGNORECASE)
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}


@dataclass(frozen=True)
class NameCell:
    """One cell taken apart; ``extends_to`` is the tail in small letters, "" where there is none."""

    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    extends_to: str = ""


def read_name_cell(text: str) -> NameCell:
    """Take ``text`` apart. Raises ValueError that says what is not understood."""
    bare, notes = _without_notes(" ".join(text.split()))
    tail = _TAIL.search(bare)
    name = (bare[: tail.start()] if tail else bare).strip().rstrip(",;")
    aliases: list[str] = []
    former: list[str] = []
    for note in notes:
        also, before = _read_note(note)
        aliases += also
        former += before
    for each in (name, *aliases, *former):
        _check_name(each)
    return NameCell(name, tuple(aliases), tuple(former), tail[1].lower() if tail else "")


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text without its outer brackets that hold other names, and what these say."""
    bare, notes, depth, start = "", [], 0, 0
    for at, sign in enumerate(text):
        if sign == "(" and (depth := depth + 1) == 1:
            bare, start = bare + text[start:at], at
        elif sign == ")" and (depth := depth - 1) == 0:
            inner = text[start + 1 : at].strip()
            if _NOTE.match(inner):
                notes.append(inner)
                bare = bare.rstrip()
            else:
                bare += text[start : at + 1]
            start = at + 1
        if depth < 0:
            break
    if depth:
        raise ValueError("a bracket is open or closed once too often")
    return bare + text[start:], notes


def _read_note(note: str) -> tuple[list[str], list[str]]:
    """Aliases and former names of one bracket."""
    if counted := _COUNTED.fullmatch(note):
        names = _split(counted[2])
        expected = _NUMBERS.get(counted[1].lower())
        if expected != len(names):
            raise ValueError(f"{counted[1]} aliases are announced, {len(names)} are found")
        return names, []
    marks = list(_MARK.finditer(note))
    if not marks or marks[0].start():
        raise ValueError(f"the bracket {note[:60]!r} is not understood")
    found: dict[str, list[str]] = {"also": [], "formerly": []}
    ends = [*(mark.start() for mark in marks[1:]), len(note)]
    for mark, end in zip(marks, ends, strict=True):
        found[mark[1].lower()] += _split(note[mark.end() : end])
    return found["also"], found["formerly"]


def _split(names: str) -> list[str]:
    return [part.strip().rstrip(",;") for part in _BETWEEN.split(names)]


def _check_name(name: str) -> None:
    if not any(letter.isalpha() for letter in name):
        raise ValueError(f"the name {name!r} has no letter")
    if odd := _ODD.search(name):
        raise ValueError(f"the name {name[:80]!r} holds {odd.group()!r}")
