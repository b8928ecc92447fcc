"""Parts of invented names, drawn by rank or by weight: words, brands, initials.

Every function takes the number of rows and a seeded numpy generator, and returns one column.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import yaml

Draw = np.random.Generator
_WORDS = Path(__file__).with_name("name_words.yml")
_WORD_RANK = 4  # the n-th word of a list, counted from 0, is drawn with weight 1 / (n + 4)
_SYLLABLE_RANK = 15  # the same for syllables, of which all are common
_APART = 1 / 12  # of the pinyin brands are written syllable by syllable


@cache
def name_words() -> dict[str, Any]:
    """The tables of ``name_words.yml``; its head says what stands in it."""
    words: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return words


def shares(weights: list[float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Weights as shares of 1."""
    array = np.asarray(weights, dtype=np.float64)
    total: float = array.sum()
    return array / total


def ranked(words: list[str], count: int, draw: Draw, *, head: int = _WORD_RANK) -> pl.Series:
    """Words by rank: few are frequent, most are rare; the higher ``head``, the more alike."""
    weights = [1 / (rank + head) for rank in range(len(words))]
    return pl.Series(words).gather(draw.choice(len(words), count, p=shares(weights)))


def weighted(choices: dict[str, float], count: int, draw: Draw) -> pl.Series:
    """Words by their own weights."""
    drawn = draw.choice(len(choices), count, p=shares(list(choices.values())))
    return pl.Series(list(choices)).gather(drawn)


def brands(kind: str, count: int, draw: Draw) -> pl.Series:
    """Brands of the syllables ``kind``; one in twelve pinyin brands is written apart."""
    optional = name_words()["optional"][kind]
    parts = [
        _where(
            pl.Series(draw.random(count) < optional.get(at, 100) / 100),
            ranked(part, count, draw, head=_SYLLABLE_RANK),
            pl.Series([""] * count),
        )
        for at, part in enumerate(name_words()["syllables"][kind])
    ]
    joined, split = parts[0], parts[0]
    for part in parts[1:]:
        joined, split = joined + part, split + " " + part
    apart = pl.Series(draw.random(count) < (_APART if kind == "pinyin" else 0))
    return _where(apart, split.str.strip_chars(), joined)


def english_brands(count: int, draw: Draw) -> pl.Series:
    """English words as a brand: one, two, or two joined."""
    first, second = (ranked(name_words()["english"], count, draw) for _ in range(2))
    one, apart = (pl.Series(draw.random(count) < share) for share in (0.25, 0.5))
    return _where(one, first, _where(apart, first + " " + second, first + second))


def initials(count: int, draw: Draw) -> pl.Series:
    """Three letters with full stops or blanks: S.K.M. or S K M."""
    pool = pl.Series(list("SARKMPGBDNJVCTHL"))
    first, second, third = (pool.gather(draw.integers(0, len(pool), count)) for _ in range(3))
    dotted = first + "." + second + "." + third + "."
    spaced = first + " " + second + " " + third
    return _where(pl.Series(draw.random(count) < 0.4), dotted, spaced)


def filled(patterns: list[str]) -> pl.Expr:
    """The text of the column ``pattern``, one of ``patterns``, with its slots filled in.

    A slot {city} takes the column ``city`` of the row.
    """
    text: pl.Expr = pl.lit(None, dtype=pl.String)
    for pattern in patterns:
        slots = re.findall(r"\{(\w+)\}", pattern)
        told = pl.format(re.sub(r"\{\w+\}", "{}", pattern), *slots)
        text = pl.when(pl.col("pattern") == pattern).then(told).otherwise(text)
    return text


def _where(mask: pl.Series, then: pl.Series, otherwise: pl.Series) -> pl.Series:
    return then.zip_with(mask, otherwise)
