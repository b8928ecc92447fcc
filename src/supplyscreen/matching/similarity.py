"""Which words stand for which: typing errors, words read off a bad copy, words that are cut.

Words are compared once per distinct pair, not once per name. Two valid pinyin words that differ are
two words (Jinxiang and Jinjiang), and so are two known trade words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from supplyscreen.matching.neighbours import NearIndex, near_index, near_pairs
from supplyscreen.matching.quick import ordinary_words
from supplyscreen.names.tables import (
    columns_of,
    common_weights,
    known_spellings,
    place_levels,
    read_table,
    token_kinds,
)

SIMS = pl.Schema({"theirs": pl.String(), "ours": pl.String(), "sim": pl.Float64()})
_WORD = r"[A-Z].*[A-Z].*[A-Z]|^[A-Z]{3}|[A-Z].*[A-Z]\d|\d[A-Z].*[A-Z]"
OTHER_PINYIN = 0.3  # two different pinyin words, one letter apart
_OTHER_WORD = 0.45  # share of a likeness that is left where theirs is a common word of its own
_LOOKS_ALIKE = 0.92  # the same but for letters that a bad copy confuses
_CONSONANTS = 0.72  # the same but for vowels (BEEDI, BIDI)
_CUT = 0.9
_CUT_WHOLE = 0.7


@lru_cache(maxsize=1)
def pinyin_pattern() -> str:
    """A regex that holds for a word made of valid pinyin syllables only.

    The syllables A, E and O do not count: they make pinyin of too many misspellings and of
    words of other languages (ALUMINO, OCAN).
    """
    syllables = sorted((r["syllable"] for r in read_table("pinyin_syllables")), key=len)
    longer = [syllable for syllable in reversed(syllables) if len(syllable) > 1]
    return rf"^(?:{'|'.join(longer)})+$"


@dataclass(frozen=True)
class Spelt:
    """Words that others may be misspellings of, with the index that finds those."""

    words: pl.Series
    near: NearIndex


def spelt(words: pl.Series) -> Spelt:
    """``words`` made ready for :func:`misspelt`; those of one or two letters are left out."""
    fit = _spellable(words)
    return Spelt(fit, near_index(fit.filter(~fit.str.contains(r"\d"))))


def misspelt(theirs: pl.Series, ours: Spelt) -> pl.DataFrame:
    """Words of ``theirs`` that may stand, misspelt, for one of ``ours``: SIMS."""
    left = _spellable(theirs)
    if left.is_empty() or ours.words.is_empty():
        return pl.DataFrame(schema=SIMS)
    letters = left.filter(~left.str.contains(r"\d"))
    return pl.concat([judged(near_pairs(letters, ours.near)), _alike(left, ours.words)])


def corrected(words: pl.Series) -> pl.DataFrame:
    """Unknown ``words`` that are a trade word or place but for typing errors: SIMS.

    ``ours`` is the canonical word; GARRNENT is near GARMENT, which stands for APPAREL.
    """
    known, index = _known_spellings()
    found = misspelt(words, index)
    best = found.join(known, left_on="ours", right_on="spelling").group_by("theirs", "word")
    told = best.agg(pl.col("sim").max()).rename({"word": "ours"})
    nearest = told.filter(pl.col("sim") == pl.col("sim").max().over("theirs"))
    return nearest.filter(pl.col("sim") >= 0.5).select(*SIMS)


@lru_cache(maxsize=1)
def _known_spellings() -> tuple[pl.DataFrame, Spelt]:
    """``spelling, word`` of every trade word and place of four letters or more, and their index."""
    known = pl.DataFrame(
        known_spellings(), schema={"spelling": pl.String, "word": pl.String}, orient="row"
    )
    own = pl.DataFrame({"spelling": [w for w in token_kinds() if len(w) >= 4]})
    both = pl.concat([known, own.with_columns(word=pl.col("spelling"))]).unique().sort(pl.all())
    return both, spelt(both["spelling"].unique())


def _spellable(words: pl.Series) -> pl.Series:
    """Words of three letters or more, one or two of them read as digits perhaps."""
    return (
        words.filter(words.str.contains(_WORD) & ~words.str.contains(r"\d.*\d.*\d")).unique().sort()
    )


def compared(pairs: pl.DataFrame) -> pl.DataFrame:
    """SIMS of the given pairs of different words (``theirs, ours``, distinct); unlike ones go."""
    errors = cpdist(
        pairs["theirs"].to_list(),
        pairs["ours"].to_list(),
        scorer=OSA.distance,
        score_cutoff=3,
        dtype=np.uint8,
    )
    near = pairs.with_columns(errors=pl.Series(errors, dtype=pl.Int64)).filter(
        pl.col("errors").is_between(1, 3)
    )
    like, vowels = (_same(pairs, key, sim) for key, sim in _SAME)
    spelt = judged(near.filter(_letters_only()))
    both = pl.concat([spelt, _not_pinyin(like), _not_pinyin(_vowels_differ(vowels))])
    return both.group_by("theirs", "ours").agg(pl.col("sim").max())


def _same(pairs: pl.DataFrame, key: Callable[[pl.Expr], pl.Expr], sim: float) -> pl.DataFrame:
    """SIMS of the ``pairs`` whose words have the same ``key``, which is made of each word once."""
    sides = [
        pairs.select(pl.col(side).unique().alias("word"))
        .filter(pl.col("word").str.contains(_WORD))
        .with_columns(key=key(pl.col("word")))
        for side in ("theirs", "ours")
    ]
    if key is _consonants:
        sides[1] = sides[1].filter(_many_consonants())
    likely = sides[0].join(sides[1].select("key").unique(), on="key", how="semi")
    asked = pairs.join(likely, left_on="theirs", right_on="word")
    found = asked.join(sides[1], left_on=["ours", "key"], right_on=["word", "key"])
    return found.select("theirs", "ours", sim=pl.lit(sim))


def _letters_only() -> pl.Expr:
    return ~pl.col("theirs").str.contains(r"\d") & ~pl.col("ours").str.contains(r"\d")


def judged(pairs: pl.DataFrame) -> pl.DataFrame:
    """SIMS of pairs with ``errors`` (1 to 3 typing errors), by what their length carries."""
    size = pl.min_horizontal(pl.col("theirs").str.len_bytes(), pl.col("ours").str.len_bytes())
    errors = pl.col("errors")
    sim = (
        pl.when(errors == 1)
        .then(pl.when(size >= 8).then(0.93).when(size >= 5).then(0.87).when(size >= 4).then(0.75))
        .when(errors == 2)
        .then(
            pl.when(size >= 9)
            .then(0.8)
            .when(size >= 7)
            .then(0.7)
            .when(size >= 6)
            .then(0.55)
            .when(size >= 4)
            .then(0.35)
        )
        .when((errors == 3) & (size >= 11))
        .then(0.6)
    )
    short = pl.when((errors == 1) & (size == 3)).then(0.5)
    other = pl.when(errors == 1).then(OTHER_PINYIN).otherwise(0.0)
    told = pairs.with_columns(sim=pl.coalesce(sim, short).fill_null(0.0))
    place = pl.col("ours").is_in(list(place_levels())) & (size >= 5)
    told = told.with_columns(
        sim=pl.when(_pinyin("theirs") & _pinyin("ours") & ~place)
        .then(pl.min_horizontal("sim", other))
        .when(_pinyin("theirs") & ~place)
        .then(
            pl.when(size <= 5).then(pl.min_horizontal("sim", other)).otherwise(pl.col("sim") * 0.85)
        )
        .otherwise("sim")
    )
    word = pl.col("theirs").is_in(columns_of(common_weights)[0].implode()) & ~_pinyin("theirs")
    told = told.with_columns(sim=pl.when(word).then(pl.col("sim") * _OTHER_WORD).otherwise("sim"))
    known = pl.col("theirs").is_in(columns_of(token_kinds)[0].implode())
    return told.filter((pl.col("sim") > 0) & ~known).select(*SIMS)


def _pinyin(column: str) -> pl.Expr:
    return pl.col(column).str.contains(pinyin_pattern())


def _not_pinyin(pairs: pl.DataFrame) -> pl.DataFrame:
    known = pl.col("theirs").is_in(columns_of(token_kinds)[0].implode())
    return pairs.filter(~_pinyin("theirs") & ~known)


_ALIKE = {"RN": "M", "VV": "W", "L": "I", "1": "I", "0": "O", "Q": "O", "D": "O", "5": "S"}
_ALIKE |= {"6": "G", "8": "B", "2": "Z", "F": "E", "V": "U", "N": "H"}
_DOUBLED = {letter * 2: letter for letter in "BCDFGKLMNPRSTZ"}


def _skeleton(word: pl.Expr) -> pl.Expr:
    """Letters that a bad copy confuses made one: RN and M, VV and W, I L and 1, E and F ..."""
    return word.str.replace_many(_ALIKE, leftmost=True)


def _consonants(word: pl.Expr) -> pl.Expr:
    """The first letter and all consonants but H, doubled ones once."""
    bare = word.str.replace_all(r"[AEIOUYH]+", "").str.replace_many(_DOUBLED)
    return word.str.slice(0, 1) + bare


def _many_consonants() -> pl.Expr:
    return pl.col("key").str.len_bytes() >= 4


_SAME = ((_skeleton, _LOOKS_ALIKE), (_consonants, _CONSONANTS))


def _alike(theirs: pl.Series, ours: pl.Series) -> pl.DataFrame:
    """Pairs of different words with equal skeletons or equal consonants: SIMS."""
    parts = []
    for key, sim in _SAME:
        left = pl.DataFrame({"theirs": theirs}).with_columns(key=key(pl.col("theirs")))
        right = pl.DataFrame({"ours": ours}).with_columns(key=key(pl.col("ours")))
        if key is _consonants:
            right = right.filter(_many_consonants())
        found = left.join(right, on="key").filter(pl.col("theirs") != pl.col("ours"))
        told = found.select("theirs", "ours", sim=pl.lit(sim))
        parts.append(_vowels_differ(told) if key is _consonants else told)
    return _not_pinyin(pl.concat(parts))


def _vowels_differ(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pinyin is left out: other romanisations of it have their own table."""
    return pairs.filter(~_pinyin("ours"))


def cut_words(theirs: pl.Series, ours: pl.Series) -> pl.DataFrame:
    """Pairs where ``theirs`` is the beginning of ``ours``: SIMS.

    At least two letters. A word that is whole in its own right (a known trade word or place)
    counts for less.
    """
    beginnings = (
        pl.DataFrame({"ours": ours.unique().sort()})
        .filter(pl.col("ours").str.len_bytes() >= 3)
        .with_columns(size=pl.int_ranges(2, pl.col("ours").str.len_bytes()))
        .explode("size")
        .with_columns(theirs=pl.col("ours").str.head(pl.col("size")))
    )
    asked = pl.DataFrame({"theirs": theirs.unique()})
    return beginnings.join(asked, on="theirs", how="semi").select("theirs", "ours", cut_sim())


def cut_sim() -> pl.Expr:
    """What a word counts that is the beginning of the listed one: less if it is whole itself."""
    whole = pl.col("theirs").is_in(list(ordinary_words()))
    return pl.when(whole).then(_CUT_WHOLE).otherwise(_CUT).alias("sim")
