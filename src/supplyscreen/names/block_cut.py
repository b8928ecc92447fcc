"""Cutting one party block that holds several parties; pure text, one block at a time.

Only blocks in which ``block_words.ANY_SEPARATOR`` was found come here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from supplyscreen.names import block_words as words

_TO_FORM_END = re.compile(words.TO_FORM_END)
_PROPER_END = re.compile(words.PROPER_END)
_CONTINUES = re.compile(words.CONTINUES)
_ADDRESS = re.compile(words.ADDRESS_WORD)
_LONGEST_NAME = 100  # three lines of 35 characters, less the words that part the parties


@dataclass(frozen=True, slots=True)
class Piece:
    """One party of a block: its name, the line its name may run on into, and its field's width."""

    relation: str
    name: str
    next_line: str
    width: int


def cut_block(name: str, lines: Sequence[str]) -> tuple[list[Piece], list[str]]:
    """The parties of one block, as filed first, and the address lines that they share.

    Which party an address belongs to is not written in a manifest, so all of them carry it.
    """
    name, lines = name.strip(), [line.strip() for line in lines if line.strip()]
    if order := words.TO_ORDER.match(name.upper()):
        return _cut_order(name, lines, order)
    text = _stream(name, lines)
    marks = _marks(text)
    if not marks:
        return _cut_second(name, lines)
    head = text[: marks[0][0]].split("\n")
    pieces = [_as_filed(head)] if head[0].strip(" ,.-(") else []
    address = [line.strip() for line in head[1:]]
    for index, (_, end, relation) in enumerate(marks):
        until = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        piece, rest = _take_party(text[end:until], relation if pieces else "as_filed")
        pieces += [piece] if piece else []
        address += rest
    return pieces or [Piece("as_filed", name, "", len(name))], [line for line in address if line]


def _stream(name: str, lines: Sequence[str]) -> str:
    """The block as one text; AS AGE + NT FOR X is healed where the field was full."""
    text = "\n".join([name, *lines])
    if lines and len(name) >= 30 and words.CUT_AGENT.search(name.upper()):
        healed = name + "\n".join(lines)
        if len(_marks(healed)) > len(_marks(text)):
            return healed
    return text


def _marks(text: str) -> list[tuple[int, int, str]]:
    """(start, end, relation) of every separator, in order; neighbours are joined, the last wins."""
    upper = text.upper() if len(text.upper()) == len(text) else text
    found = sorted(
        (match.start(), match.end(), relation)
        for relation, pattern in words.SEPARATORS.items()
        for match in pattern.finditer(upper)
    )
    marks: list[tuple[int, int, str]] = []
    for start, end, relation in found:
        if marks and not upper[marks[-1][1] : start].strip(" \n,.-:;&()"):
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]), relation)
        elif not marks or start >= marks[-1][1]:
            marks.append((start, end, relation))
    return marks


def _as_filed(head: list[str]) -> Piece:
    name = words.CUT_AGENT.sub("", head[0].strip(" ,-(").strip())
    following = head[1].strip() if len(head) > 1 else ""
    return Piece("as_filed", name, following, len(name))


def _take_party(text: str, relation: str) -> tuple[Piece | None, list[str]]:
    """The name at the start of the text behind a separator, and the lines that remain."""
    lines = [line.strip(" :;,-.") for line in text.split("\n")]
    lines = [line for line in lines if line]
    if not lines or words.NOT_A_PARTY.match(lines[0].upper()):
        return None, lines[1:]
    if words.PHONE.search(lines[0].upper()) or lines[0][0].isdigit():
        return None, lines
    name, rest = _take_name(lines)
    if relation == "agent_of" and "AGENT" in name.upper():
        return None, lines
    width = (
        len(text.split("\n", maxsplit=1)[0]) + _LONGEST_SEPARATOR if name == lines[0] else len(name)
    )
    return Piece(relation, name, "", width), rest


_LONGEST_SEPARATOR = len("ON BEHALF OF")


def _take_name(lines: list[str]) -> tuple[str, list[str]]:
    """A name runs to its legal form if no address word comes first, else to the line end."""
    for count in range(1, min(3, len(lines)) + 1):
        text = " ".join(lines[:count])
        match = _TO_FORM_END.match(text.upper())
        if match and match.end(1) <= _LONGEST_NAME and not _ADDRESS.search(match.group(1)):
            rest = text[match.end(1) :].strip(" ,.-")
            return text[: match.end(1)], [*([rest] if rest else []), *lines[count:]]
    head, comma, tail = lines[0].partition(",")
    if comma and _ADDRESS.search(tail.upper()):
        return head.strip(), [tail.strip(), *lines[1:]]
    return lines[0], lines[1:]


def _cut_order(name: str, lines: list[str], order: re.Match[str]) -> tuple[list[Piece], list[str]]:
    """TO ORDER, and the party to whose order, if it is named."""
    filed = Piece("as_filed", name, "", len(name))
    behind = name[order.end() :].strip(" .,-\"'")
    if not behind and not order["of"]:
        return [filed], lines
    piece, rest = _take_party("\n".join([behind, *lines]), "second")
    return [filed, *([piece] if piece else [])], rest


def _cut_second(name: str, lines: list[str]) -> tuple[list[Piece], list[str]]:
    """A whole block, or two companies when the first line is certainly a company of its own."""
    bare = words.CUT_AGENT.sub("", name)
    filed = Piece("as_filed", bare, lines[0] if lines else "", len(name))
    upper = lines[0].upper() if lines else ""
    own = _CONTINUES.sub("", upper).strip(" .,-") if _CONTINUES.match(upper) else upper
    certain = is_own_company(own) and own not in name.upper()
    if not certain or not (_PROPER_END.search(name.upper()) or own != upper):
        return [filed], lines
    start = upper.index(own)
    filed = Piece("as_filed", bare, lines[0][:start].strip(), len(name))
    second = lines[0][start:].strip()
    return [filed, Piece("second", second, "", len(lines[0]))], lines[1:]


def is_own_company(line: str) -> bool:
    """Whether an upper-case line is nothing but a company: two words and a form, no address."""
    end = re.search(r"\bCO[.,\s]{0,4}LT?D?\.?$|\b(?:LIMITED|LTD|INC|LLC|GMBH|SDN\W*BHD)\.?$", line)
    if not end or _ADDRESS.search(line):
        return False
    return len(line[: end.start()].split()) >= 2
