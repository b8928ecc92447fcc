"""Keys by which two different words may be the same: skeletons, consonants, and their letters.

A key is made of each word once; only words that share one, or most letters, are compared.
"""

from collections.abc import Callable

import numpy as np
import polars as pl

from supplyscreen.matching.letter_sets import SIGNS, Bools, LetterSets, bits_of

_ALIKE = {"RN": "M", "VV": "W", "L": "I", "1": "I", "0": "O", "Q": "O", "D": "O", "5": "S"}
_ALIKE |= {"6": "G", "8": "B", "2": "Z", "F": "E", "V": "U", "N": "H"}
_MISTAKEN = "".join((*_ALIKE, *_ALIKE.values()))
_UNMISTAKEN = bits_of("".join(sign for sign in SIGNS if sign not in _MISTAKEN))
_CONSONANT = bits_of("".join(sign for sign in SIGNS if sign not in "AEIOUYH"))
_VOWELS = dict.fromkeys("AEIOUYH", "")
_DOUBLED = {letter * 2: letter for letter in "BCDFGKLMNPRSTZ"}


def skeleton(word: pl.Expr) -> pl.Expr:
    """Letters that a bad copy confuses made one: RN and M, VV and W, I L and 1, E and F ..."""
    return word.str.replace_many(_ALIKE, leftmost=True)


def consonants(word: pl.Expr) -> pl.Expr:
    """The first letter and all consonants but H, doubled ones once."""
    bare = word.str.replace_many(_VOWELS).str.replace_many(_DOUBLED)
    return word.str.slice(0, 1) + bare


def many_consonants(key: pl.Expr) -> pl.Expr:
    """Whether the consonants of a word are enough to know it by."""
    return key.str.len_bytes() >= 4


def may_be_like(theirs: LetterSets, ours: LetterSets) -> Bools:
    """False where ``similarity.compared`` is sure to find two words unlike.

    Typing errors are at least as many as the letters that only one of the words has.
    """
    missing, more = theirs.bits & ~ours.bits, ours.bits & ~theirs.bits
    apart = np.maximum(np.bitwise_count(missing), np.bitwise_count(more)).astype(np.int16)
    apart = np.maximum(apart, np.abs(theirs.size - ours.size))
    shorter = np.minimum(theirs.size, ours.size)
    # As many errors as ``similarity.judged`` bears.
    most = np.where(shorter >= 11, 3, np.minimum(shorter - 2, 2))
    differ = missing | more
    same = (differ & _UNMISTAKEN) == 0
    alike = (theirs.first == ours.first) & ((differ & _CONSONANT) == 0)
    told: Bools = (apart <= most) | same | alike
    return told


def keyed(words: pl.Series, key: Callable[[pl.Expr], pl.Expr]) -> pl.DataFrame:
    """``words`` with their ``key``; those with few consonants are left out where these are it."""
    told = words.to_frame().with_columns(key=key(pl.col(words.name)))
    return told.filter(many_consonants(pl.col("key"))) if key is consonants else told
