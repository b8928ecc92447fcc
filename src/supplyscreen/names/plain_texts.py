"""Many texts searched at once for many words: which of them are worth a careful look.

All texts of a column become one: capitals, with a blank for each other sign, so that one pass
finds every word between its blanks. The words of a text are found wherever they stand in it; what
is found may be more than what was meant (a blank may have been a hyphen), never less.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

_BETWEEN = " 0 "  # between two texts: no word has a digit, so none reaches over it
_BAR = " | "  # between two rows of a bill
_BAR_MARK = "\x1f"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEPT = _LETTERS + b"0123456789"
_ROWS = 400_000  # of one pass: a position is a number of 32 bits


def _table() -> bytes:
    signs = bytearray(b" " * 256)
    for sign in _KEPT:
        signs[sign] = sign
    for sign in _LETTERS:
        signs[sign + 32] = sign
    return bytes(signs)


_TABLE = _table()


class PlainTexts:
    """A column of texts, ready to be searched. Nulls are empty texts."""

    def __init__(self, texts: pl.Series) -> None:
        """``texts`` (String), in the order in which the answers come."""
        self._parts = [
            _Part(texts.slice(at, _ROWS).fill_null(""), at) for at in range(0, len(texts), _ROWS)
        ]

    def with_marks(self) -> pl.Series:
        """The places (UInt32) of the texts that hold the sign ``\\x1f``, which is no blank."""
        return pl.concat([_PLACES, *(part.marked for part in self._parts)])

    def gaps(self, pairs: pl.Series) -> pl.DataFrame:
        """``row, left, right``: every place where two words stand side by side, a blank between.

        ``pairs`` (String) are two words in capitals, with a blank before, between and behind them;
        before and behind each text are blanks, and a bar between two rows of a bill counts as one.
        ``row`` (UInt32) is the place of the text, ``left`` and ``right`` are the letters of each.
        """
        wanted = pairs.implode()
        return pl.concat([_GAPS.to_frame(), *(part.gaps(wanted) for part in self._parts)])


_PLACES = pl.Series("row", [], dtype=pl.UInt32)
_GAPS = pl.Schema({"row": pl.UInt32(), "left": pl.UInt32(), "right": pl.UInt32()})


class _Part:
    def __init__(self, texts: pl.Series, first: int) -> None:
        self._first = first
        joined = _joined(texts)
        if not joined.isascii():  # letters whose capitals are ASCII: the long s, the dotless i
            texts = texts.str.to_uppercase()
            joined = _joined(texts)
        marked = texts.str.contains(_BAR_MARK, literal=True) if _BAR_MARK in joined else None
        self.marked = _PLACES if marked is None else marked.arg_true() + first
        if _BAR in joined:
            texts = texts.str.replace_all(_BAR, " ", literal=True)
            joined = _joined(texts)
        self._raw = f" {joined} ".encode()
        sizes = texts.str.len_bytes().to_numpy().astype(np.int64) + len(_BETWEEN)
        self._ends = np.cumsum(sizes)

    def gaps(self, pairs: pl.Series) -> pl.DataFrame:
        plain = self._raw.translate(_TABLE)
        text = pl.Series([plain.decode("ascii")], dtype=pl.String)
        found = text.str.find_many(pairs, overlapping=True).explode(empty_as_null=False)
        start = found.to_numpy().astype(np.int64)
        signs = np.frombuffer(plain, dtype=np.uint8)
        left = _letters(signs, start + 1)
        right = _letters(signs, start + left + 2)
        row = np.searchsorted(self._ends, start, side="right") + self._first
        told = pl.DataFrame({"row": row, "left": left, "right": right}).cast(_GAPS)
        between = np.frombuffer(self._raw, dtype=np.uint8)[start + left + 1]
        return told.filter(pl.Series(between == ord(" ")))


def _letters(signs: NDArray[np.uint8], start: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many signs stand at each place before the next blank."""
    count = np.zeros(len(start), dtype=np.int64)
    inside = np.ones(len(start), dtype=np.bool_)
    while inside.any():
        inside &= signs[start + count] != ord(" ")
        count += inside
    return count


def _joined(texts: pl.Series) -> str:
    return str(texts.str.join(_BETWEEN).item())
