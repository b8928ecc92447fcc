"""Word-to-word links between party names and listed names.

A link says: this word of theirs (or a run of words written apart) stands for this word of ours (or
a run written as one). Everything after works on links.
"""

import polars as pl

from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.similarity import cut_words, near_words
from supplyscreen.matching.words import word_runs

_JOINED = 0.97  # words joined or split, otherwise equal
_LONG = 10  # letters from which a listed word is also sought, misspelt, in words written apart


def word_links(words: pl.DataFrame, prepared: PreparedNames, *, distinctive: bool) -> pl.DataFrame:
    """Links from ``words`` (``name_id, at, word, last``) to the prepared names.

    Returns ``name_id, alias_id, at, length, our_at, our_length, sim, how``, how being same, near,
    cut or joined. With ``distinctive`` only links that touch a distinctive word of ours are
    made: that is the retrieval; without it all are, for the pairs that were retrieved.
    """
    ours = prepared.words.filter(pl.col("distinctive")) if distinctive else prepared.words
    single = _single_links(words, ours)
    runs = prepared.runs
    if distinctive:
        runs = _touching(runs, ours)
    their_runs = word_runs(words, key="name_id").rename({"run": "word"})
    long = ours.filter(pl.col("word").str.len_chars() >= _LONG)
    split = _links(
        their_runs,
        ours.select("alias_id", "word", our_at="at", our_length=pl.lit(1)),
        _joined_sims(their_runs["word"], ours["word"], long["word"]),
    )
    joined = _links(
        words.with_columns(length=pl.lit(1, dtype=pl.Int64)),
        runs.select("alias_id", our_at="at", our_length="length", word="run"),
        _joined_sims(words["word"], runs["run"], runs["run"]),
    )
    return pl.concat([single, split, joined])


def _single_links(words: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    theirs = words.with_columns(length=pl.lit(1, dtype=pl.Int64))
    target = ours.select("alias_id", "word", our_at="at", our_length=pl.lit(1))
    equal = _links(theirs, target, 1.0)
    near = _links(theirs, target, near_words(words["word"], ours["word"]))
    last = theirs.filter("last")
    cut = _links(last, target, cut_words(last["word"], ours["word"]))
    return pl.concat([equal, near, cut])


def _touching(runs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    reach = runs.with_columns(our_at=pl.int_ranges("at", pl.col("at") + pl.col("length"))).explode(
        "our_at"
    )
    keep = reach.join(ours, left_on=["alias_id", "our_at"], right_on=["alias_id", "at"], how="semi")
    return runs.join(keep, on=["alias_id", "at", "length"], how="semi")


def _joined_sims(theirs: pl.Series, ours: pl.Series, long: pl.Series) -> pl.DataFrame:
    """Equal, or with typing errors in ``long`` words of eight letters or more."""
    near = near_words(
        theirs.filter(theirs.str.len_chars() >= 8), long.filter(long.str.len_chars() >= 8)
    )
    equal = pl.DataFrame({"theirs": ours.unique()}).with_columns(
        ours=pl.col("theirs"), sim=pl.lit(_JOINED), how=pl.lit("joined")
    )
    return pl.concat([equal, near.with_columns(how=pl.lit("joined"))])


def _links(theirs: pl.DataFrame, ours: pl.DataFrame, sims: pl.DataFrame | float) -> pl.DataFrame:
    """Join the two sides on equal words, or through a table of similar words."""
    if isinstance(sims, float):
        how = "same" if sims == 1 else "joined"
        linked = theirs.join(ours, on="word").with_columns(sim=pl.lit(sims), how=pl.lit(how))
    else:
        linked = theirs.join(sims, left_on="word", right_on="theirs").join(
            ours, left_on="ours", right_on="word"
        )
    return linked.select(
        "name_id",
        "alias_id",
        pl.col("at").cast(pl.Int64),
        pl.col("length").cast(pl.Int64),
        pl.col("our_at").cast(pl.Int64),
        pl.col("our_length").cast(pl.Int64),
        pl.col("sim").cast(pl.Float64),
        "how",
    )
