"""The letters that a word has, as bits of a number: what no word can hide from a comparison.

A typing error adds or takes away one letter, so words with many letters that the other has not
are unlike without a look at their order.
"""

from dataclasses import dataclass
from string import ascii_uppercase, digits
from typing import Self

import numpy as np
import numpy.typing as npt
import polars as pl

SIGNS = ascii_uppercase + digits
_OTHER = len(SIGNS)  # a bit for all other signs
_BITS = np.full(256, np.uint64(1) << np.uint64(_OTHER))
_BITS[[ord(sign) for sign in SIGNS]] = np.uint64(1) << np.arange(_OTHER, dtype=np.uint64)

Bools = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.integer]


def bits_of(signs: str) -> np.uint64:
    """The bits of all letters and digits in ``signs``."""
    return np.uint64(sum(1 << SIGNS.index(sign) for sign in set(signs)))


@dataclass(frozen=True)
class LetterSets:
    """``size``, ``first`` and ``bits`` of words: the number of letters, the first of them, and
    which there are; an array with a place for each word."""

    size: npt.NDArray[np.int16]
    first: npt.NDArray[np.uint8]
    bits: npt.NDArray[np.uint64]

    @classmethod
    def of(cls, words: pl.Series) -> Self:
        """Those of ``words`` of A to Z and 0 to 9, none of them empty."""
        size = words.str.len_bytes().to_numpy()
        if not len(size):
            return cls(size.astype(np.int16), np.empty(0, np.uint8), np.empty(0, np.uint64))
        letters = np.frombuffer(words.str.join("").item().encode(), dtype=np.uint8)
        begin = np.cumsum(size, dtype=np.int64) - size
        bits = np.bitwise_or.reduceat(_BITS[letters], begin)
        return cls(size.astype(np.int16), letters[begin], bits)

    def at(self, rows: Rows) -> Self:
        """Those of the words in ``rows``."""
        return type(self)(self.size[rows], self.first[rows], self.bits[rows])


def may_begin(short: LetterSets, long: LetterSets) -> Bools:
    """False where a word is sure not to begin like a longer one and to hold letters of it only."""
    held = (short.bits & ~long.bits) == 0
    told: Bools = held & (short.size < long.size) & (short.first == long.first)
    return told
