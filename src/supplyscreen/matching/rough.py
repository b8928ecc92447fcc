"""A bound on how much two names can have in common, before either is read with care.

Names that share a brand and nothing else are many on a long list. The bound takes every unknown
word of the party's name for a misspelling or abbreviation of whatever is missing on the other side,
so that it is seldom below what the careful comparison finds; what is far from a match is left out.
"""

import polars as pl

from supplyscreen.matching.keys import LONG_LIST, Keys
from supplyscreen.matching.quick import QuickNames, form_words, ordinary_words
from supplyscreen.matching.words import weighted_words

_MOST = 4  # listed names that one name is compared with, on a long list
_LEAST = 0.5  # product of the two shares of words found, 0 to 1
_LEAST_LONG = 0.3  # the same on a long list, of which only the likeliest names are kept
_LEAST_TOLD = 0.24  # the same where the telling words are met: the rest may be glued or abbreviated
_TOLD = 0.85  # share of the telling words that counts as all of them
_MANY = 4.0  # unknown words, by weight: pinyin with a blank after every syllable


def worth_scoring(pairs: pl.DataFrame, quick: QuickNames, keys: Keys) -> pl.DataFrame:
    """The rows of ``pairs`` whose names may have enough words in common: ``name_id, alias``.

    ``pairs``: ``name_id, alias, met`` (share of the telling words that are met) and ``together``
    (all words of the listed name are telling). Of a long list only the likeliest four names are
    kept for each name asked.

    What stands behind the last word that is found does not count: it may be an address.
    """
    theirs, totals = _their_words(quick)
    asked = pairs.join(theirs, on="name_id").join(keys.words, on=["alias", "word"])
    same = asked.group_by("name_id", "alias").agg(
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
    bound = both.with_columns(bound=ours_found * theirs_found)
    told = pl.col("met") >= _TOLD
    apart = pl.col("together") | (pl.col("unknown_total") >= _MANY)
    usual = _LEAST if len(keys.alias_ids) <= LONG_LIST else _LEAST_LONG
    least = pl.when(told & apart).then(0.0).when(told).then(_LEAST_TOLD).otherwise(usual)
    likely = bound.filter(pl.col("bound") >= least)
    if len(keys.alias_ids) <= LONG_LIST:
        return likely.select("name_id", "alias")
    ordered = likely.with_columns(
        rank=pl.col("met") + pl.col("bound") + pl.col("our_same") / pl.col("our_total")
    ).sort("name_id", "rank", "alias", descending=[False, True, False])
    return ordered.group_by("name_id", maintain_order=True).head(_MOST).select("name_id", "alias")


def _their_words(quick: QuickNames) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Words with weights, and totals per name: ``their_total, unknown_total``.

    ``reach`` is the weight of the words up to this one.
    """
    weighted = weighted_words(quick.vocabulary["word"]).get_column("weight")
    form = pl.col("raw").is_in(list(form_words()))
    vocabulary = quick.vocabulary.select(
        "word_id",
        "word",
        form=form,
        unknown=~pl.col("word").is_in(list(ordinary_words())),
        their_weight=pl.when(form).then(0.0).otherwise(pl.Series(weighted)),
    )
    words = quick.words.join(vocabulary, on="word_id", maintain_order="left")
    whole = pl.col("their_weight").cum_sum()
    before = pl.when(pl.col("at") == 0).then(whole - pl.col("their_weight")).forward_fill()
    words = words.with_columns(reach=whole - before)
    totals = words.group_by("name_id").agg(
        their_total=pl.col("their_weight").sum().clip(lower_bound=0.1),
        unknown_total=pl.col("their_weight").filter("unknown").sum(),
    )
    own = words.filter(~pl.col("form"))
    return own.select("name_id", "word", "their_weight", "unknown", "reach"), totals
