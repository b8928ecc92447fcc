"""How wide the columns of a table are to be on paper."""

import re

from supplyscreen.documents.blocks import Spans, Table, plain

LONGEST_WORD, LONGEST_TEXT = 18, 48
# A word longer than this gets places where it may be broken.
UNBROKEN = 24


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
    """``text`` with a zero-width space after every 8 letters of a word of more than UNBROKEN."""
    return re.sub(
        rf"\S{{{UNBROKEN + 1},}}",
        lambda found: re.sub(r"\S{8}(?=\S)", "\\g<0>\u200b", found.group()),
        text,
    )
