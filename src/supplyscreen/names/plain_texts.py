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
_ROWS = 250_000  # of one pass: a position is a number of 32 bits


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
            _Part(texts.slice(at, _ROWS).fill_null("")) for at in range(0, len(texts), _ROWS)
        ]

    def with_any(self, words: pl.Series) -> pl.Series:
        """Whether each text (Boolean) has one of ``words`` (String), in capitals.

        A blank at either end of a word stands for its end: before and behind each text are blanks.
        A bar between two rows of a bill is no more than a blank.
        """
        wanted = words.implode()
        found = [part.with_any(wanted) for part in self._parts]
        return pl.Series(np.concatenate(found) if found else [], dtype=pl.Boolean)


class _Part:
    def __init__(self, texts: pl.Series) -> None:
        self._marked = np.zeros(len(texts), dtype=np.bool_)
        joined = _joined(texts)
        if not joined.isascii():  # letters whose capitals are ASCII: the long s, the dotless i
            texts = texts.str.to_uppercase()
            joined = _joined(texts)
        if _BAR_MARK in joined:
            self._marked |= texts.str.contains(_BAR_MARK, literal=True).to_numpy()
        if _BAR in joined:
            texts = texts.str.replace_all(_BAR, " ", literal=True)
            joined = _joined(texts)
        plain = f" {joined} ".encode().translate(_TABLE).decode("ascii")
        self._text = pl.Series([plain], dtype=pl.String)
        sizes = texts.str.len_bytes().to_numpy().astype(np.int64) + len(_BETWEEN)
        self._ends = np.cumsum(sizes)

    def with_any(self, words: pl.Series) -> NDArray[np.bool_]:
        found = self._text.str.find_many(words).explode(empty_as_null=False).to_numpy()
        marked = self._marked.copy()
        marked[np.searchsorted(self._ends, found, side="right")] = True
        return marked


def _joined(texts: pl.Series) -> str:
    return str(texts.str.join(_BETWEEN).item())
