"""Two looks at a pair before either name is read with care.

Names that share a brand and nothing else are many on a long list. The first look is a bound on the
words that two names can have in common: it takes every unknown word of the party's name for a
misspelling or abbreviation of whatever is missing on the other side. The second look is at the
letters. What is far from a match by either is left out; of a long list, what the letters rule out
in whatever order they stand is left out before the words are looked at.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from supplyscreen.matching.held import Ints, letter_counts
from supplyscreen.matching.keys import LONG_LIST, Keys, pair_of
from supplyscreen.matching.neighbours import texts_at
from supplyscreen.matching.quick import QuickNames, ordinary_words
from supplyscreen.matching.words import weighted_words
from supplyscreen.names.forms import form_words

_MOST = 4  # listed names that one name is compared with, on a long list
_LEAST = 0.5  # product of the two shares of words found, 0 to 1
_LEAST_LONG = 0.3  # the same on a long list, of which only the likeliest names are kept
_LEAST_TOLD = 0.24  # the same where the telling words are met: the rest may be glued or abbreviated
_TOLD = 0.85  # share of the telling words that counts as all of them

_OPENS = 0.5  # weight of a single letter beside another (A.B. TRADING): two weigh as one brand
_MANY = 4.0  # unknown words, by weight: pinyin with a blank after every syllable
_LEAST_ALIKE = 2.0  # telling words met, letters alike and letters held, each 0 to 1, added up
_LEAST_ALIKE_LONG = 2.4  # the same on a long list
_ROUNDED = 1e-4  # a likeness may be off by less than this, as it is worked out
_PAIRS = 5_000  # pairs whose letters are counted together

Texts = list[tuple[pl.Series, pl.Series]]
"""Texts of the names asked, and of the listed names."""


def worth_scoring(pairs: pl.DataFrame, quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """The rows of ``pairs`` (MET) whose names may be alike enough: ``name_id, alias``.

    Of a long list only the likeliest four names are kept for each name asked.
    """
    asked = _names(pairs)
    words = _their_words(quick, asked, keys)
    if len(keys.alias_ids) <= LONG_LIST:
        bounded = _bounded(pairs, words, keys, _LEAST)
        asked = _names(bounded)
        likely = _alike(bounded, asked, _texts(quick, asked, keys), _LEAST_ALIKE)
        return likely.select("name_id", "alias")
    texts = _texts(quick, asked, keys)
    near = _may_be_alike(pairs, asked, texts, _LEAST_ALIKE_LONG)
    bounded = _bounded(near, words, keys, _LEAST_LONG)
    likely = _alike(bounded, asked, texts, _LEAST_ALIKE_LONG)
    rank = pl.col("met") + pl.col("likeness")
    ordered = likely.with_columns(rank=rank).sort(
        "name_id", "rank", "alias", descending=[False, True, False]
    )
    return ordered.group_by("name_id", maintain_order=True).head(_MOST).select("name_id", "alias")


def _names(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.select("name_id").unique().sort("name_id")


def _bounded(
    pairs: pl.DataFrame, words: tuple[pl.DataFrame, pl.DataFrame], keys: Keys, usual: float
) -> pl.DataFrame:
    """``pairs`` that may have enough words in common; ``words`` is what :func:`_their_words` tells.

    What stands behind the last word that is found does not count: it may be an address.
    """
    theirs, totals = words
    asked = pairs.select("name_id", "alias").join(theirs, on="name_id")
    met = asked.with_columns(pair=pair_of()).join(keys.words.drop("alias"), on="pair")
    same = met.group_by("name_id", "alias").agg(
        their_same=pl.col("their_weight").sum(),
        their_reach=pl.col("reach").max(),
        our_same=pl.col("weight").sum(),
        unknown_same=pl.col("their_weight").filter("unknown").sum(),
    )
    ours = keys.words.group_by("alias").agg(our_total=pl.col("weight").sum())
    sums = ["their_same", "our_same", "unknown_same"]
    both = (
        pairs.join(same, on=["name_id", "alias"], how="left")
        .join(totals, on="name_id")
        .join(ours, on="alias")
        .with_columns(pl.col(sums).fill_null(0.0))
    )
    missing = pl.col("our_total") - pl.col("our_same")
    spare = pl.min_horizontal(missing, pl.col("unknown_total") - pl.col("unknown_same"))
    their_total = pl.coalesce("their_reach", "their_total")
    ours_found = ((pl.col("our_same") + spare) / pl.col("our_total")).clip(0, 1)
    theirs_found = ((pl.col("their_same") + spare) / their_total).clip(0, 1)
    told = pl.col("met") >= _TOLD
    apart = pl.col("together") | (pl.col("unknown_total") >= _MANY)
    least = pl.when(told & apart).then(0.0).when(told).then(_LEAST_TOLD).otherwise(usual)
    return both.filter(ours_found * theirs_found >= least).select(*pairs.columns)


def _texts(quick: QuickNames, asked: pl.DataFrame, keys: Keys) -> Texts:
    """The texts of the names in ``asked`` (sorted) and of the listed names that are compared.

    The letters as they are written, and those of the canonical words without the legal form in the
    order of the alphabet.
    """
    theirs = _written(quick, asked)
    return [(theirs[name].fill_null(""), keys.written[name]) for name in ("letters", "ordered")]


def _rows(pairs: pl.DataFrame, asked: pl.DataFrame) -> tuple[Ints, Ints]:
    """Where the texts of each pair stand, of the name asked and of the listed name."""
    return asked["name_id"].search_sorted(pairs["name_id"]).to_numpy(), pairs["alias"].to_numpy()


def _alike(pairs: pl.DataFrame, asked: pl.DataFrame, texts: Texts, least: float) -> pl.DataFrame:
    """``pairs`` whose letters are alike enough (``likeness``, 0 to 2), or that texts which are not
    like the words meet.

    Of the likenesses of the two texts the better counts: the longest common subsequence by the
    mean length (``alike``) and by the shorter length (``held``).
    """
    rows, aliases = _rows(pairs, asked)
    shared = [
        cpdist(
            texts_at(theirs, rows),
            texts_at(ours, aliases),
            scorer=LCSseq.similarity,
            dtype=np.float32,
        )
        for theirs, ours in texts
    ]
    likeness = _likeness(shared, texts, rows, aliases)
    told = pairs.with_columns(likeness=pl.Series(likeness, dtype=pl.Float64))
    return told.filter((pl.col("met") + pl.col("likeness") >= least) | pl.col("unlike"))


def _may_be_alike(
    pairs: pl.DataFrame, asked: pl.DataFrame, texts: Texts, least: float
) -> pl.DataFrame:
    """``pairs`` without those that :func:`_alike` is sure to leave out.

    No subsequence that two texts share is longer than the letters they share in whatever order.
    """
    rows, aliases = _rows(pairs, asked)
    most = _likeness(
        [_letters_shared(*both, rows, aliases) for both in texts], texts, rows, aliases
    )
    far = pairs["met"].to_numpy() + most < least - _ROUNDED
    return pairs.filter(pl.Series(~far) | pl.col("unlike"))


def _likeness(
    shared: Sequence[npt.NDArray[Any]], texts: Texts, rows: Ints, aliases: Ints
) -> npt.NDArray[Any]:
    """The likeness of pairs of texts by the number of letters that are ``shared``."""
    alike, held = [], []
    for letters, (theirs, ours) in zip(shared, texts, strict=True):
        size, our_size = (text.str.len_bytes().to_numpy() for text in (theirs, ours))
        size, our_size = size[rows], our_size[aliases]
        alike.append(2 * letters / np.maximum(size + our_size, 1))
        held.append(letters / np.maximum(np.minimum(size, our_size), 1))
    told: npt.NDArray[Any] = np.max(alike, axis=0) + np.max(held, axis=0)
    return told


def _letters_shared(theirs: pl.Series, ours: pl.Series, rows: Ints, aliases: Ints) -> Ints:
    """How many letters each pair has in common at the most."""
    counts, our_counts = letter_counts(theirs), letter_counts(ours)
    # What is not counted (a 256th A) may be the same on both sides.
    rest, our_rest = (
        text.str.len_bytes().to_numpy().astype(np.int64) - told.sum(axis=1, dtype=np.int64)
        for text, told in ((theirs, counts), (ours, our_counts))
    )
    shared: Ints = np.minimum(rest[rows], our_rest[aliases])
    for begin in range(0, len(rows), _PAIRS):
        part = slice(begin, begin + _PAIRS)
        same = np.minimum(counts.take(rows[part], 0), our_counts.take(aliases[part], 0))
        shared[part] += same.sum(axis=1, dtype=np.uint16)
    return shared


def _written(quick: QuickNames, asked: pl.DataFrame) -> pl.DataFrame:
    """``name_id, letters, ordered`` of the names in ``asked``, sorted by ``name_id``."""
    proper = quick.vocabulary.filter(~pl.col("raw").is_in(_texts_of(form_words)))
    words = quick.words.join(asked, on="name_id", how="semi").join(
        proper.select("word_id", "word"), on="word_id"
    )
    own = words.sort("name_id", "word").group_by("name_id", maintain_order=True)
    core = own.agg(ordered=pl.col("word").str.join())
    letters = quick.letters.select("name_id", "letters")
    own_letters = letters.join(asked, on="name_id", how="semi").sort("name_id")
    return own_letters.join(core, on="name_id", how="left", maintain_order="left")


def _their_words(
    quick: QuickNames, asked: pl.DataFrame, keys: Keys
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Words of the names in ``asked`` that some listed name has (``number``), with weights, and
    totals per name over all words: ``their_total, unknown_total``.

    ``reach`` is the weight of the words up to this one.
    """
    held = quick.words.join(asked, on="name_id", how="semi", maintain_order="left")
    used = held.select(pl.col("word_id").unique())
    known = quick.vocabulary.join(used, on="word_id", how="semi")
    weighted = weighted_words(known["word"]).get_column("weight")
    form = pl.col("raw").is_in(_texts_of(form_words))
    vocabulary = known.select(
        "word_id",
        "word",
        letter=pl.col("raw").str.len_bytes() == 1,
        form=form,
        unknown=~pl.col("word").is_in(_texts_of(ordinary_words)),
        their_weight=pl.when(form).then(0.0).otherwise(pl.Series(weighted)),
    )
    words = held.join(vocabulary, on="word_id", maintain_order="left")
    whole = pl.col("their_weight").cum_sum()
    before = pl.when(pl.col("at") == 0).then(whole - pl.col("their_weight")).forward_fill()
    words = words.with_columns(reach=whole - before)
    totals = words.group_by("name_id").agg(
        their_total=pl.col("their_weight").sum().clip(lower_bound=0.1),
        unknown_total=_unknown().sum(),
    )
    own = words.filter(~pl.col("form")).join(keys.numbers, on="word")
    return own.select("name_id", "number", "their_weight", "unknown", "reach"), totals


@cache
def _texts_of(table: Callable[[], frozenset[str]]) -> pl.Series:
    """The texts of a set, given as the function that reads it, as a list in a row."""
    return pl.Series(sorted(table())).implode()


def _unknown() -> pl.Expr:
    """By weight, what the words of one name may stand for; A.B.C. at its beginning is one word."""
    letter = pl.col("letter")
    beside = letter.shift(1, fill_value=False) | letter.shift(-1, fill_value=False)
    run = letter & beside & (pl.col("at") < 3)
    unknown = pl.col("their_weight") * pl.col("unknown")
    return pl.when(run).then(_OPENS).otherwise(unknown)
