"""What retrieval looks for: the telling words of listed names, and their runs and initials.

A name is told by its brand words. One without a brand, or whose brands are words that many firms
use (OCEAN, UNION), is told by all its words together.
"""

from dataclasses import dataclass

import polars as pl

from supplyscreen.matching.similarity import Spelt, spelt
from supplyscreen.names.tables import common_weights, known_spellings

LONG_LIST = 2_000  # names; up to here nothing is left out for speed
_COMMON = 100  # names of a long list that share a word which then finds none of them by itself
_LEAST = 0.35  # share of the weight of a name's brand words that must be met
_LEAST_TOGETHER = 0.65  # the same over all words, where no brand tells the name
_RARE = 0.5  # a brand with a greater share of a rare brand's weight tells a name by itself
_LONGEST_NEAR = 14  # letters of a run that is also looked for misspelt
_LONGEST = 40  # letters of words written as one

KEYS = pl.Schema(
    {
        "key": pl.String(),
        "alias": pl.UInt32(),  # row number of the name in `alias_ids`
        "our_at": pl.Int64(),
        "our_length": pl.Int64(),
        "how": pl.String(),  # word | joined | initials | respelt
        "gain": pl.Float64(),  # weight of the words that the key stands for
        "least": pl.Float64(),  # weight that the name needs in all
    }
)


@dataclass(frozen=True)
class Keys:
    """``texts``: KEYS; ``weights``: ``alias, our_at, weight, least, whole`` of every telling word;
    ``words``: ``alias, word, weight`` of all words; ``spellings``: ``spelling, key``, the keys that
    may be misspelt and other spellings of theirs; ``spelt``: those spellings with their index;
    ``alias_ids``: the alias id of each row number."""

    texts: pl.DataFrame
    weights: pl.DataFrame
    words: pl.DataFrame
    spellings: pl.DataFrame
    spelt: Spelt
    alias_ids: pl.Series


def retrieval_keys(
    words: pl.DataFrame, runs: pl.DataFrame, initials: pl.DataFrame, respelt: pl.DataFrame
) -> Keys:
    """Texts that a party's name may hold if it is like a listed name.

    ``words``, ``runs``, ``initials`` and ``respelt`` as in :class:`PreparedNames`.
    """
    ids = words["alias_id"].unique().sort()
    number = pl.DataFrame({"alias_id": ids}).with_row_index("alias")
    weights = _weights(words).join(number, on="alias_id")
    single = weights.select("alias_id", "our_at", key="word", our_length=1, how=pl.lit("word"))
    short = runs.filter(pl.col("run").str.len_bytes() <= _LONGEST)
    parts = [
        single,
        short.select("alias_id", our_at="at", key="run", our_length="length", how=pl.lit("joined")),
        initials.select(
            "alias_id", our_at="at", key="initials", our_length="length", how=pl.lit("initials")
        ),
        respelt.select("alias_id", "our_at", key="spelling", our_length=1, how=pl.lit("respelt")),
    ]
    texts = pl.concat(
        part.select("alias_id", "key", pl.col("our_at", "our_length").cast(pl.Int64), "how")
        for part in parts
    )
    spans = texts.join(
        weights.select("alias_id", "alias", "weight", "least", own_at="our_at"), on="alias_id"
    ).filter(
        (pl.col("own_at") >= pl.col("our_at"))
        & (pl.col("own_at") < pl.col("our_at") + pl.col("our_length"))
    )
    same = ["key", "alias", "our_at", "our_length", "how"]
    found = spans.group_by(same).agg(gain=pl.col("weight").sum(), least=pl.col("least").first())
    found = _telling(found, len(ids))
    spellings = _spellings(found)
    return Keys(
        found.select(pl.col(c).cast(t) for c, t in KEYS.items()).sort(same),
        weights.select("alias", "our_at", "weight", "least", "whole"),
        words.join(number, on="alias_id").select("alias", "word", "weight"),
        spellings,
        spelt(spellings["spelling"].unique().sort()),
        ids,
    )


def _telling(texts: pl.DataFrame, listed: int) -> pl.DataFrame:
    """Without the single words that too many names of a long list share; their runs stay."""
    if listed <= LONG_LIST:
        return texts
    common = (pl.col("how") == "word") & (pl.len().over("key") > _COMMON)
    return texts.filter(~common)


def _spellings(texts: pl.DataFrame) -> pl.DataFrame:
    """``spelling, key``: words, runs of eight to fourteen letters, and known spellings of both."""
    key = pl.col("key")
    long = (pl.col("how") == "joined") & key.str.len_bytes().is_between(8, _LONGEST_NEAR)
    single = (pl.col("how") == "word") & (key.str.len_bytes() >= 3)
    own = texts.filter(single | long).select("key").unique().with_columns(spelling="key")
    known = pl.DataFrame(known_spellings(), schema=["spelling", "key"], orient="row")
    more = known.join(own.select("key"), on="key", how="semi")
    return pl.concat([own.select("spelling", "key"), more]).unique().sort("spelling", "key")


def _weights(words: pl.DataFrame) -> pl.DataFrame:
    """``alias_id, our_at, word, weight, least, whole`` of the telling words of each name."""
    share = pl.col("word").replace_strict(common_weights(), default=1.0, return_dtype=pl.Float64)
    brand = pl.col("kind") == "brand"
    told = (brand & (share > _RARE)).any().over("alias_id")
    telling = pl.when(told).then(pl.col("kind").is_in(["brand", "number"])).otherwise(True)
    least = pl.when(told).then(_LEAST).otherwise(_LEAST_TOGETHER)
    own = words.with_columns(least=least).filter(telling)
    total = pl.col("weight").sum().over("alias_id")
    return own.select(
        "alias_id", "word", "weight", our_at="at", least=pl.col("least") * total, whole=total
    )
