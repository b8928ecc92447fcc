"""Which words of one vocabulary stand for which words of another.

Words are compared once per distinct pair, not once per name: equal, one or two typing errors where
the length carries them, or the beginning of a word that a narrow field has cut.
"""

from functools import lru_cache

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from supplyscreen.names.tables import known_spellings, place_levels, read_table, token_kinds

_BLOCK = 20_000
# similarity of a word pair by number of typing errors (transposition counts as one)
_NEAR = {1: 0.88, 2: 0.72}
_OTHER_PINYIN = 0.3  # two different pinyin words, one letter apart
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


def near_words(theirs: pl.Series, ours: pl.Series) -> pl.DataFrame:
    """Pairs of distinct words with at most two typing errors: ``theirs, ours, sim, how``.

    No error is allowed below four letters, one below eight. A valid pinyin word that differs
    is a different word (sim 0.3 at one error, no pair at two) unless ours is a place of five
    letters or more; so is a known trade word. Numbers must be equal.
    """
    spelt = _spellings(ours)
    left = _spellable(theirs)
    right = _spellable(spelt["spelling"])
    found = [_block(left.slice(at, _BLOCK), right) for at in range(0, len(left), _BLOCK)]
    if not found:
        return pl.DataFrame(
            schema={"theirs": pl.String, "ours": pl.String, "sim": pl.Float64, "how": pl.String}
        )
    pairs = pl.concat(found).join(spelt, left_on="ours", right_on="spelling")
    best = _judge(pairs).sort("theirs", "word", "sim", descending=[False, False, True])
    nearest = best.unique(["theirs", "word"], keep="first", maintain_order=True)
    return nearest.select("theirs", pl.col("word").alias("ours"), "sim", "how")


def _spellings(ours: pl.Series) -> pl.DataFrame:
    """``spelling, word``: our words, and the known spellings of those that are canonical.

    GARRNENT is near GARMENT, which stands for APPAREL.
    """
    own = pl.DataFrame({"spelling": ours.unique()}).with_columns(word=pl.col("spelling"))
    known = pl.DataFrame(
        known_spellings(), schema={"spelling": pl.String, "word": pl.String}, orient="row"
    )
    return pl.concat([own, known.join(own.select("word"), on="word", how="semi")]).unique()


def _spellable(words: pl.Series) -> pl.Series:
    return words.filter((words.str.len_chars() >= 4) & ~words.str.contains(r"\d")).unique().sort()


def _block(left: pl.Series, right: pl.Series) -> pl.DataFrame:
    distance = cdist(
        left.to_list(),
        right.to_list(),
        scorer=OSA.distance,
        score_cutoff=2,
        dtype=np.uint8,
        workers=-1,
    )
    rows, columns = np.nonzero((distance > 0) & (distance <= 2))
    return pl.DataFrame(
        {
            "theirs": left.gather(rows),
            "ours": right.gather(columns),
            "errors": pl.Series(distance[rows, columns], dtype=pl.Int64),
        }
    )


def _judge(pairs: pl.DataFrame) -> pl.DataFrame:
    shorter = pl.min_horizontal(pl.col("theirs").str.len_chars(), pl.col("ours").str.len_chars())
    known = pl.col("theirs").is_in(list(token_kinds()))
    place = pl.col("word").is_in(list(place_levels())) & (shorter >= 5)
    pinyin = pl.col("theirs").str.contains(pinyin_pattern()) & ~place
    sim = (
        pl.when(pinyin)
        .then(pl.when(pl.col("errors") == 1).then(_OTHER_PINYIN).otherwise(0.0))
        .otherwise(pl.col("errors").replace_strict(_NEAR, return_dtype=pl.Float64))
    )
    return (
        pairs.filter(((pl.col("errors") == 1) | (shorter >= 8)) & ~known)
        .select("theirs", "word", sim.alias("sim"), pl.lit("near").alias("how"))
        .filter(pl.col("sim") > 0)
    )


def cut_words(theirs: pl.Series, ours: pl.Series) -> pl.DataFrame:
    """Pairs where ``theirs`` is the beginning of ``ours``: ``theirs, ours, sim, how``.

    At least two letters. A word that is whole in its own right (a known trade word or place)
    counts for less.
    """
    beginnings = (
        pl.DataFrame({"ours": ours.unique().sort()})
        .filter(pl.col("ours").str.len_chars() >= 3)
        .with_columns(size=pl.int_ranges(2, pl.col("ours").str.len_chars()))
        .explode("size")
        .with_columns(theirs=pl.col("ours").str.head(pl.col("size")))
    )
    whole = pl.col("theirs").is_in(list(token_kinds()))
    return beginnings.filter(pl.col("theirs").is_in(theirs.unique().implode())).select(
        "theirs",
        "ours",
        pl.when(whole).then(_CUT_WHOLE).otherwise(_CUT).alias("sim"),
        pl.lit("cut").alias("how"),
    )
