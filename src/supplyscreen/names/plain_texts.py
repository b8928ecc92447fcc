"""Many texts searched at once for many words: which of them are worth a careful look.

All texts of a column become one: capitals, with a blank for each other sign, so that one pass
finds every word between its blanks. The words of a text are found wherever they stand in it; what
is found may be more than what was meant (a blank may have been a hyphen), never less.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

# Between two texts, and before and behind all: no word has a digit, so none reaches over it, and as
# many signs as are looked at around a gap.
_BETWEEN = " 0 "
_ENDS = "   "  # behind pairs of words
_NOTHING = pl.Series([""])
_BAR = " | "  # between two rows of a bill
_BAR_MARK = "\x1f"
_ROWS = 400_000  # of one pass: a position is a number of 32 bits
_BLANK = ord(" ")
_STEP = 1 << 17  # bytes whose gaps are looked at together: what is made of them fits a cache
_SIGNS = 28  # a blank for each other sign, the letters, and one sign for all digits
_SLOTS = 4_194_301  # a prime; places of six signs in a table
_MIXER = np.uint64(0x9E3779B97F4A7C15)  # an odd number, which scatters the bits
_Places = NDArray[np.int64]
_NO_PLACES: _Places = np.empty(0, dtype=np.int64)


def _table() -> bytes:
    signs = bytearray(256)
    for at in range(26):
        signs[ord("A") + at] = signs[ord("a") + at] = at + 1
    for digit in b"0123456789":
        signs[digit] = _SIGNS - 1
    return bytes(signs)


_TABLE = _table()


class WordPairs:
    """Pairs of words to be looked for: tables that rule out nearly all gaps of a text at once, and
    a hash of 64 bits of each pair."""

    def __init__(self, pairs: pl.Series) -> None:
        """``pairs`` (String) are two words in capitals, with a blank before, between and behind."""
        signs = _signs(f"{pairs.str.join('').item()}{_ENDS}".encode())
        before = pairs.str.len_bytes().cum_sum().shift(1, fill_value=0)
        left = pairs.str.slice(1).str.find(" ", literal=True)
        gaps = (before + left + 1).to_numpy().astype(np.int64)
        self._near = np.zeros(_SIGNS**4, dtype=np.bool_)
        self._near[_four(signs, gaps)] = True
        self._wide = np.zeros(_SLOTS, dtype=np.bool_)
        self._wide[_six(signs, gaps)] = True
        self._most = int(pairs.str.len_bytes().max()) - 2  # type: ignore[arg-type]
        sizes = _letters(signs, gaps - 1, -1), _letters(signs, gaps + 1, 1)
        self._keys = np.unique(self._hashes(signs, gaps, *sizes))

    def near(self, signs: NDArray[np.uint8], gaps: _Places) -> _Places:
        """Those of the ``gaps`` that may have a pair around them, by the signs beside them."""
        gaps = gaps[self._near[_four(signs, gaps)]]
        return gaps[self._wide[_six(signs, gaps)]]

    def found(self, signs: NDArray[np.uint8], gaps: _Places) -> tuple[_Places, _Places, _Places]:
        """Of the ``gaps`` that are :meth:`near`, those with a pair around them, and the letters
        left and right of each."""
        left, right = _letters(signs, gaps - 1, -1), _letters(signs, gaps + 1, 1)
        short = left + right < self._most
        gaps, left, right = gaps[short], left[short], right[short]
        known = np.isin(self._hashes(signs, gaps, left, right), self._keys)
        return gaps[known], left[known], right[known]

    def _hashes(
        self, signs: NDArray[np.uint8], gaps: _Places, left: _Places, right: _Places
    ) -> NDArray[np.uint64]:
        """A hash of the two words at each gap and the blank between them."""
        key = np.zeros(len(gaps), dtype=np.uint64)
        for at in range(self._most):
            inside = at <= left + right
            sign = signs[(gaps - left + at)[inside]]
            key[inside] = (key[inside] + sign + np.uint64(1)) * _MIXER
        return key


def _signs(text: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(text.translate(_TABLE), dtype=np.uint8)


def _four(signs: NDArray[np.uint8], gaps: _Places) -> NDArray[np.int32]:
    """The two signs on each side of a gap as one number."""
    first = gaps - 2
    number = signs[first].astype(np.int32)
    for behind in (1, 3, 4):
        number *= _SIGNS
        number += signs[behind:][first]
    return number


def _six(signs: NDArray[np.uint8], gaps: _Places) -> _Places:
    """The slot of up to three signs of the words on each side of a gap."""
    first = np.where(signs[gaps - 2], signs[gaps - 3], 0)
    last = np.where(signs[gaps + 2], signs[gaps + 3], 0)
    number = (_four(signs, gaps).astype(np.int64) * _SIGNS + first) * _SIGNS + last
    return number % _SLOTS


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

    def gaps(self, pairs: WordPairs) -> pl.DataFrame:
        """``row, left, right``: every place where the two words of a pair stand side by side.

        Between them is a blank, before and behind them are blanks or other signs; a bar between
        two rows of a bill counts as a blank. ``row`` (UInt32) is the place of the text, ``left``
        and ``right`` are the letters of each word.
        """
        return pl.concat([_GAPS.to_frame(), *(part.gaps(pairs) for part in self._parts)])


_PLACES = pl.Series("row", [], dtype=pl.UInt32)
_GAPS = pl.Schema({"row": pl.UInt32(), "left": pl.UInt32(), "right": pl.UInt32()})


class _Part:
    def __init__(self, texts: pl.Series, first: int) -> None:
        self._first = first
        raw = _joined(texts)
        if not raw.isascii():  # letters whose capitals are ASCII: the long s, the dotless i
            texts = texts.str.to_uppercase()
            raw = _joined(texts)
        marked = texts.str.contains(_BAR_MARK, literal=True) if _BAR_MARK.encode() in raw else None
        self.marked = _PLACES if marked is None else marked.arg_true() + first
        if b"|" in raw and _BAR.encode() in raw:  # one sign is looked for much faster than three
            texts = texts.str.replace_all(_BAR, " ", literal=True)
            raw = _joined(texts)
        self._raw = raw
        sizes = texts.str.len_bytes().to_numpy().astype(np.int64) + len(_BETWEEN)
        self._ends = np.cumsum(sizes)

    def gaps(self, pairs: WordPairs) -> pl.DataFrame:
        signs, raw = _signs(self._raw), np.frombuffer(self._raw, dtype=np.uint8)
        inside = range(len(_BETWEEN), len(raw) - len(_BETWEEN), _STEP)
        likely = [
            pairs.near(signs, np.flatnonzero(raw[at : min(at + _STEP, inside.stop)] == _BLANK) + at)
            for at in inside
        ]
        gaps, left, right = pairs.found(signs, np.concatenate([_NO_PLACES, *likely]))
        row = np.searchsorted(self._ends, gaps - left - len(_BETWEEN), side="right") + self._first
        return pl.DataFrame({"row": row, "left": left, "right": right}).cast(_GAPS)


def _letters(signs: NDArray[np.uint8], start: _Places, step: int) -> _Places:
    """How many signs stand from each place on, forwards or backwards, to the next blank."""
    count = np.zeros(len(start), dtype=np.int64)
    inside = np.arange(len(start))
    while len(inside):
        inside = inside[signs[start[inside] + step * count[inside]] != 0]
        count[inside] += 1
    return count


def _joined(texts: pl.Series) -> bytes:
    """All texts, what stands between two of them before the first and behind the last one too."""
    return bytes(pl.concat([_NOTHING, texts, _NOTHING]).str.join(_BETWEEN).cast(pl.Binary).item())
