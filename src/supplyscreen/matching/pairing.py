"""Word-to-word links between the names of pairs that retrieval has found.

A link says: this word of theirs (or a run of words written apart) stands for this word of ours (or
a run written as one). Everything after works on links.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from supplyscreen.matching.forms import how_met, our_forms, their_forms
from supplyscreen.matching.likened import likened
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.words import word_runs

PAIR = ["name_id", "alias_id"]
LINKS = pl.Schema(
    {
        "pair": pl.UInt32(),
        "at": pl.Int64(),
        "length": pl.Int64(),
        "our_at": pl.Int64(),
        "our_length": pl.Int64(),
        "sim": pl.Float64(),
        "how": pl.String(),  # same | near | cut | joined | initials
    }
)
_INITIALS = {3: 0.7, 4: 0.8, 5: 0.85, 6: 0.85}  # by number of letters


def numbered_pairs(pairs: pl.DataFrame) -> pl.DataFrame:
    """``pair, name_id, alias_id``: each pair once, with a number of its own.

    The numbers are made by numpy, so that polars does not know that they rise: it adds up the rows
    of a group in another order where it does, and the last bit of a sum depends on that.
    """
    distinct = pairs.select(PAIR).unique(maintain_order=True)
    number = np.arange(distinct.height, dtype=np.uint32)
    return distinct.select(pl.Series("pair", number), *PAIR)


@dataclass(frozen=True)
class Sides:
    """The words of both sides of some pairs.

    ``pairs``: ``pair, name_id, alias`` and what else is known of them, each once; ``names``
    (``name_id, plain, size``) and ``words`` (``name_id, at, word, kind, last``) of the readings;
    ``listed``: ``alias, alias_id``; ``our_words``: ``alias, at, word, kind, weight, distinctive``.
    """

    pairs: pl.DataFrame
    names: pl.DataFrame
    words: pl.DataFrame
    listed: pl.DataFrame
    our_words: pl.DataFrame


def word_links(sides: Sides, prepared: PreparedNames) -> pl.DataFrame:
    """LINKS of the pairs of ``sides``; the same link may be there twice."""
    pairs = sides.pairs.select("pair", "name_id", "alias")
    ours = our_forms(sides.our_words, sides.listed, prepared)
    runs = word_runs(sides.words, key="name_id")
    theirs = their_forms(sides.names, sides.words, runs)
    links = [_met(pairs, theirs, ours), likened(pairs, sides.words, runs, ours)]
    kinds = [pl.col(name).cast(kind) for name, kind in LINKS.items()]
    return pl.concat([part.select(kinds) for part in links])


def _met(pairs: pl.DataFrame, theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """Links of forms that are the same text (see :mod:`supplyscreen.matching.forms`)."""
    sought = ours.select(pl.col("text").unique()).with_row_index("code")
    key = pl.col("alias").cast(pl.UInt64) * (1 << 32) + pl.col("code")
    told = ours.join(sought, on="text").select("our_at", "our_length", "our_form", key=key)
    asked = pairs.join(theirs.join(sought, on="text").drop("text"), on="name_id")
    same = asked.with_columns(key=key).join(told, on="key")
    met = same.join(how_met(), on=["form", "our_form"])
    letters = pl.max_horizontal("length", "our_length", 3).clip(3, 6).cast(pl.Int64)
    by_letters = letters.replace_strict(_INITIALS, return_dtype=pl.Float64)
    return met.with_columns(sim=pl.coalesce("sim", "form_sim", by_letters))
