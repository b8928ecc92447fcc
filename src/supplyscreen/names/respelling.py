"""Other spellings under which a Chinese name is met: Wade-Giles for pinyin, pinyin for characters.

Source of the syllables: the published Wade-Giles tables, apostrophes and umlauts left out as
manifests do (``names/data/wade_giles.csv``); HW and KW for HU and KU before a vowel as in the
postal spelling of 1906 (HWA, KWANG).
"""

import re
from functools import cache, lru_cache

import polars as pl

from supplyscreen.names.scripts import HAN, han_pieces, pinyin_of, simplify
from supplyscreen.names.tables import read_table

_LONGEST = 60  # letters; a longer word is no word
_W = re.compile(r"([HKS])U(?=[AEIO])")


@cache
def _syllables() -> dict[str, str]:
    return {row["syllable"]: row["wade_giles"] for row in read_table("wade_giles")}


@cache
def _spellings() -> dict[str, tuple[str, str, str]]:
    """Each syllable in Wade-Giles, in the postal spelling, and in both at once."""
    return {
        part: (other, _W.sub(r"\1W", part), _W.sub(r"\1W", other))
        for part, other in _syllables().items()
    }


@lru_cache(maxsize=65_536)
def syllables_of(word: str) -> tuple[str, ...]:
    """The pinyin syllables of an upper-case word, longest first; empty where it is no pinyin.

    A word of more than 60 letters is none.

    >>> syllables_of("HUAFU")
    ('HUA', 'FU')
    """
    if not word or len(word) > _LONGEST:
        return ()
    for size in range(min(6, len(word)), 0, -1):
        if word[:size] in _syllables():
            if size == len(word):
                return (word,)
            rest = syllables_of(word[size:])
            if rest:
                return (word[:size], *rest)
    return ()


def wade_giles(word: str) -> tuple[str, ...]:
    """Other spellings of a pinyin word, without the word itself; none where it is no pinyin.

    >>> wade_giles("JINFU")
    ('CHINFU',)
    """
    parts = syllables_of(word)
    if not parts:
        return ()
    spelt = _spellings()
    others = map("".join, zip(*[spelt[part] for part in parts], strict=True))
    return tuple(dict.fromkeys(text for text in others if text != word))


def is_pinyin(word: pl.Expr) -> pl.Expr:
    """Whether an upper-case word is made of pinyin syllables, as :func:`syllables_of` tells."""
    return word.str.contains(rf"^(?:{'|'.join(_syllables())})+$")


def pinyin_name(text: str) -> str:
    """A Chinese name wholly in pinyin, a blank between its words; other letters are kept.

    >>> pinyin_name("新疆大全")
    'XINJIANG DAQUAN'
    """

    def spelt(run: re.Match[str]) -> str:
        return f" {' '.join(pinyin_of(piece) for piece in han_pieces(run.group()))} "

    return " ".join(HAN.sub(spelt, simplify(text)).split())
