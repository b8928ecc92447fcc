"""How wide the columns of a table are to be on paper."""

import re

from supplyscreen.documents.blocks import Spans, Table, plain

LONGEST_WORD, LONGEST_TEXT = 18, 48
# A word longer than this gets places where it may be broken.
UNBROKEN = 24
_LONG_WORD = re.compile(rf"\S{{{UNBROKEN + 1},}}")
_SIGNS = re.compile(r"([^/\\_.,;:@&=?+-]*[/\\_.,;:@&=?+-]+)")
_EIGHT = re.compile(r"\S{8}(?=\S)")


def column_shares(table: Table) -> tuple[float, ...]:
    """The share of the width of each column, in sum 1: by its longest word and its usual text."""
    columns = zip(table.head, *table.rows, strict=True)
    wanted = [_wanted(column) for column in columns]
    return tuple(width / sum(wanted) for width in wanted)


def _wanted(column: tuple[Spans, ...]) -> float:
    texts = [plain(spans) for spans in column]
    lengths = sorted(map(len, texts))
    usual = lengths[(len(lengths) * 9) // 10]
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return 2 + max(min(longest, LONGEST_WORD), min(usual, LONGEST_TEXT))


def breakable(text: str) -> str:
    """``text`` with zero-width spaces in words of more than UNBROKEN letters: after the signs that
    part a path or a file name, and after every 8 letters of what is long without any."""
    return _LONG_WORD.sub(_parted, text)


def _parted(word: re.Match[str]) -> str:
    parts = (part for part in _SIGNS.split(word.group()) if part)
    told = (_EIGHT.sub("\\g<0>\u200b", part) if len(part) > UNBROKEN else part for part in parts)
    return "\u200b".join(told)
