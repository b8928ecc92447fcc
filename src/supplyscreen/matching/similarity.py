"""Which words stand for which: typing errors, words read off a bad copy, words that are cut.

Words are compared once per distinct pair, not once per name. Two valid pinyin words that differ are
two words (Jinxiang and Jinjiang), and so are two known trade words.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from supplyscreen.matching.neighbours import NearIndex, near_index, near_pairs
from supplyscreen.matching.quick import ordinary_words
from supplyscreen.matching.word_keys import consonants, keyed, many_consonants, skeleton
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
_KEYS = ((skeleton, _LOOKS_ALIKE), (consonants, _CONSONANTS))
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

    @cached_property
    def keyed(self) -> list[pl.DataFrame]:
        """``ours, key`` for each key by which another word may be the same (:data:`_KEYS`)."""
        return [keyed(self.words.alias("ours"), key) for key, _ in _KEYS]


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
    return pl.concat([judged(near_pairs(letters, ours.near)), _alike(left, ours)])


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
    mixed = words.str.contains("[^A-Z]")
    some = words.filter(mixed)
    fit = some.filter(some.str.contains(_WORD) & ~some.str.contains(r"\d.*\d.*\d"))
    long = words.filter(~mixed & (words.str.len_bytes() >= 3))
    return pl.concat([long, fit]).unique().sort()


def compared(pairs: pl.DataFrame) -> pl.DataFrame:
    """SIMS of the given pairs of different words (``theirs, ours``, distinct); unlike ones go."""
    if pairs.is_empty():
        return pl.DataFrame(schema=SIMS)
    errors = cpdist(
        pairs["theirs"].to_list(),
        pairs["ours"].to_list(),
        scorer=OSA.distance,
        score_cutoff=3,
        dtype=np.uint8,
    )
    words = pl.concat([pairs["theirs"], pairs["ours"]]).unique()
    read = pl.DataFrame({"word": words}).select("word", *_read())
    both = (
        pairs.with_columns(errors=pl.Series(errors, dtype=pl.Int64))
        .join(read, left_on="theirs", right_on="word", maintain_order="left")
        .join(read, left_on="ours", right_on="word", suffix="_ours", maintain_order="left")
    )
    letters = ~pl.col("digits") & ~pl.col("digits_ours")
    near = _weighed(both).with_columns(sim=pl.when(letters).then("sim"))
    told = near.with_columns(sim=pl.max_horizontal("sim", *_same()))
    return told.filter((pl.col("sim") > 0) & ~_known()).select(*SIMS)


def _read() -> list[pl.Expr]:
    """What is looked at in a ``word`` when it is compared; no skeleton where letters are few."""
    word = pl.col("word")
    whole = word.str.contains(_WORD)
    return [
        pl.when(whole).then(skeleton(word)).alias("skeleton"),
        pl.when(whole).then(consonants(word)).alias("consonants"),
        word.str.contains(r"\d").alias("digits"),
        word.str.contains(pinyin_pattern()).alias("pinyin"),
    ]


def _same() -> tuple[pl.Expr, pl.Expr]:
    """How much a pair counts whose skeletons or consonants are the same, null where they are not.

    Pinyin is left out: other romanisations of it have their own table.
    """
    other = ~pl.col("pinyin")
    copied = other & (pl.col("skeleton") == pl.col("skeleton_ours"))
    many = many_consonants(pl.col("consonants"))
    spoken = other & ~pl.col("pinyin_ours") & many
    spoken &= pl.col("consonants") == pl.col("consonants_ours")
    return pl.when(copied).then(_LOOKS_ALIKE), pl.when(spoken).then(_CONSONANTS)


def judged(pairs: pl.DataFrame) -> pl.DataFrame:
    """SIMS of pairs with ``errors`` (1 to 3 typing errors), by what their length carries."""
    if pairs.is_empty():
        return pl.DataFrame(schema=SIMS)
    pinyin = pairs.with_columns(pinyin=_pinyin("theirs"), pinyin_ours=_pinyin("ours"))
    return _weighed(pinyin).filter((pl.col("sim") > 0) & ~_known()).select(*SIMS)


def _weighed(pairs: pl.DataFrame) -> pl.DataFrame:
    """Add ``sim`` by ``errors``; ``pinyin`` and ``pinyin_ours`` say which words are pinyin."""
    size = pl.min_horizontal(pl.col("theirs").str.len_bytes(), pl.col("ours").str.len_bytes())
    errors = pl.col("errors")
    one = (
        pl.when(size >= 8)
        .then(0.93)
        .when(size >= 5)
        .then(0.87)
        .when(size >= 4)
        .then(0.75)
        .when(size == 3)
        .then(0.5)
    )
    two = (
        pl.when(size >= 9)
        .then(0.8)
        .when(size >= 7)
        .then(0.7)
        .when(size >= 6)
        .then(0.55)
        .when(size >= 4)
        .then(0.35)
    )
    three = pl.when(size >= 11).then(0.6)
    by_errors = pl.when(errors == 1).then(one).when(errors == 2).then(two)
    told = pairs.with_columns(
        sim=by_errors.when(errors == 3).then(three).otherwise(0.0).fill_null(0.0),
        other=pl.when(errors == 1).then(OTHER_PINYIN).otherwise(0.0),
        short=size <= 5,
        whole=~pl.col("pinyin") | (pl.col("ours").is_in(_place_words()) & (size >= 5)),
    )
    told = told.with_columns(
        sim=pl.when("whole")
        .then("sim")
        .when(pl.col("pinyin_ours") | pl.col("short"))
        .then(pl.min_horizontal("sim", "other"))
        .otherwise(pl.col("sim") * 0.85)
    )
    common = pl.col("theirs").is_in(columns_of(common_weights)[0].implode()) & ~pl.col("pinyin")
    return told.with_columns(sim=pl.when(common).then(pl.col("sim") * _OTHER_WORD).otherwise("sim"))


@lru_cache(maxsize=1)
def _place_words() -> pl.Series:
    return pl.Series(list(place_levels())).implode()


def _pinyin(column: str) -> pl.Expr:
    return pl.col(column).str.contains(pinyin_pattern())


def _known() -> pl.Expr:
    return pl.col("theirs").is_in(columns_of(token_kinds)[0].implode())


def _alike(theirs: pl.Series, ours: Spelt) -> pl.DataFrame:
    """Pairs of different words with equal skeletons or equal consonants: SIMS."""
    parts = []
    for (key, sim), right in zip(_KEYS, ours.keyed, strict=True):
        found = keyed(theirs.alias("theirs"), key).join(right, on="key")
        told = found.select("theirs", "ours", sim=pl.lit(sim))
        parts.append(_vowels_differ(told) if key is consonants else told)
    told = pl.concat(parts).filter(pl.col("theirs") != pl.col("ours"))
    return told.filter(~_pinyin("theirs") & ~_known())


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
