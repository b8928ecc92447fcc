"""What retrieval looks for: the telling words of listed names, and their runs and initials.

A name is told by its brand words. One without a brand, or whose brands are words that many firms
use (OCEAN, UNION), is told by all its words together.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from supplyscreen.matching.held import HeldTexts, held_texts
from supplyscreen.matching.postings import HOW, Postings, numbered_texts, post
from supplyscreen.matching.similarity import Spelt, spelt
from supplyscreen.names.tables import columns_of, common_weights, known_spellings

LONG_LIST = 2_000  # names; up to here nothing is left out for speed
_COMMON = 100  # names of a long list that share a word which then finds none of them by itself
_LEAST = 0.35  # share of the weight of a name's brand words that must be met
_LEAST_TOGETHER = 0.65  # the same over all words, where no brand tells the name
_RARE = 0.5  # a brand with a greater share of a rare brand's weight tells a name by itself
_LONGEST_NEAR = 14  # letters of a run that is also looked for misspelt
_LONGEST = 40  # letters of words written as one
SPLIT_FROM = 5
"""Letters of a key that is looked for anywhere in a name without blanks."""


@dataclass(frozen=True)
class Keys:
    """``postings``: the texts that are looked for and the telling words they stand for;
    ``words``: ``pair, alias, weight`` of all words, and ``numbers``: ``word, number`` of the
    distinct ones (see :func:`pair_of`); ``spellings``: ``spelling, key``, the keys that
    may be misspelt and other spellings of theirs; ``spelt``: those spellings with their index;
    ``split``: the keys that are looked for in the letters of a name, and ``split_posts``: ``key,
    post``, their row numbers there and their posting lists;
    ``written``: ``alias, letters, core, ordered`` of each name, its letters as written, and those
    of its canonical words, in their order and in that of the alphabet; ``alias_ids``: the alias id
    of each ``alias``, which is the row number of the name in it."""

    postings: Postings
    words: pl.DataFrame
    numbers: pl.DataFrame
    spellings: pl.DataFrame
    spelt: Spelt
    split: HeldTexts
    split_posts: pl.DataFrame
    written: pl.DataFrame
    alias_ids: pl.Series


def retrieval_keys(
    names: pl.DataFrame,
    words: pl.DataFrame,
    runs: pl.DataFrame,
    initials: pl.DataFrame,
    respelt: pl.DataFrame,
) -> Keys:
    """Texts that a party's name may hold if it is like a listed name.

    The arguments are as in :class:`PreparedNames`. A text stands for a word of its own (``how`` is
    word), several written as one (joined), the first letters of several (initials), or a word in
    another romanisation (respelt).
    """
    ids = words["alias_id"].unique().sort()
    number = pl.DataFrame({"alias_id": ids}).with_row_index("alias")
    numbered = words.join(number, on="alias_id", maintain_order="left")
    telling = _telling(numbered)
    texts = _texts(telling, runs, initials, respelt)
    spans = _spans(texts.join(number, on="alias_id"), telling, len(ids))
    spellings = _spellings(spans)
    with ThreadPoolExecutor(max_workers=1) as beside:
        index = beside.submit(spelt, spellings["spelling"].unique().sort())
        postings, written = post(spans, telling), _written(names, numbered)
        numbers = numbered.select(pl.col("word").unique().sort()).with_row_index("number")
        weights = numbered.join(numbers, on="word", maintain_order="left").select(
            "alias", "weight", pair=pair_of()
        )
        split, posts = _split(postings)
        near = index.result()
        return Keys(postings, weights, numbers, spellings, near, split, posts, written, ids)


def pair_of() -> pl.Expr:
    """``alias`` and ``number`` (of a word) as one number."""
    return pl.col("alias").cast(pl.UInt64) * (1 << 32) + pl.col("number")


def _split(postings: Postings) -> tuple[HeldTexts, pl.DataFrame]:
    """The keys that may stand in the letters of a name, and the posting lists of each."""
    long = pl.col("key").str.len_bytes() >= SPLIT_FROM
    sought = postings.of((pl.col("how") != "initials") & long)
    texts = sought["key"].unique().sort()
    number = pl.DataFrame({"text": texts}).with_row_index("row")
    posts = sought.join(number, left_on="key", right_on="text")
    return held_texts(texts), posts.select("post", key=pl.col("row").cast(pl.Int64))


def _texts(
    telling: pl.DataFrame, runs: pl.DataFrame, initials: pl.DataFrame, respelt: pl.DataFrame
) -> pl.DataFrame:
    """``alias_id, key, our_at, our_length, how``."""
    short = runs.filter(pl.col("run").str.len_bytes() <= _LONGEST)
    one, how = pl.lit(1, pl.Int64), pl.lit
    first = initials.unique()  # the rows of the others are distinct
    parts = [
        telling.select("alias_id", key="word", our_at="our_at", our_length=one, how=how("word")),
        short.select("alias_id", key="run", our_at="at", our_length="length", how=how("joined")),
        first.select(
            "alias_id", key="initials", our_at="at", our_length="length", how=how("initials")
        ),
        respelt.select(
            "alias_id", key="spelling", our_at="our_at", our_length=one, how=how("respelt")
        ),
    ]
    return pl.concat(parts)


def _spans(texts: pl.DataFrame, telling: pl.DataFrame, listed: int) -> pl.DataFrame:
    """``key, how, alias, at``: each telling word that a text stands for.

    Of a long list, the single words that too many names share are left out; their runs stay.
    """
    at = pl.int_ranges("our_at", pl.col("our_at") + pl.col("our_length"))
    spans = numbered_texts(texts).with_row_index("text").with_columns(at=at).explode("at")
    spans = spans.join(telling.select("alias", at="our_at"), on=["alias", "at"], how="semi")
    if listed > LONG_LIST:
        many = spans.group_by("key").agg(pl.col("text").n_unique())
        common = many.filter(pl.col("text") > _COMMON).select("key", how=pl.lit("word", HOW))
        spans = spans.join(common, on=["key", "how"], how="anti")
    return spans.select("key", "how", "alias", "at")


def _written(names: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """``alias, letters, ordered`` (see :class:`Keys`), sorted by ``alias``."""
    own = words.sort("alias", "word").group_by("alias_id", "alias", maintain_order=True)
    core = own.agg(ordered=pl.col("word").str.join())
    letters = names.select(
        "alias_id", letters=pl.col("plain").str.replace_all(" ", "", literal=True)
    )
    return core.join(letters, on="alias_id", maintain_order="left").drop("alias_id")


def _spellings(texts: pl.DataFrame) -> pl.DataFrame:
    """``spelling, key``: words, runs of eight to fourteen letters, and known spellings of both."""
    key = pl.col("key")
    long = (pl.col("how") == "joined") & key.str.len_bytes().is_between(8, _LONGEST_NEAR)
    single = (pl.col("how") == "word") & (key.str.len_bytes() >= 3)
    told = texts.select("key", "how").unique().cast(pl.String)
    own = told.filter(single | long).select("key").unique().with_columns(spelling="key")
    known = pl.DataFrame(known_spellings(), schema=["spelling", "key"], orient="row")
    more = known.join(own.select("key"), on="key", how="semi")
    return pl.concat([own.select("spelling", "key"), more]).unique().sort("spelling", "key")


def _telling(words: pl.DataFrame) -> pl.DataFrame:
    """``alias_id, alias, our_at, word, weight, least, whole`` of the telling words of each name."""
    share = pl.col("word").replace_strict(
        *columns_of(common_weights), default=1.0, return_dtype=pl.Float64
    )
    brand = pl.col("kind") == "brand"
    told = (brand & (share > _RARE)).any().over("alias")
    telling = pl.when(told).then(pl.col("kind").is_in(["brand", "number"])).otherwise(True)
    least = pl.when(told).then(_LEAST).otherwise(_LEAST_TOGETHER)
    own = words.with_columns(least=least).filter(telling)
    total = pl.col("weight").sum().over("alias")
    return own.select(
        "alias_id",
        "alias",
        "word",
        "weight",
        our_at="at",
        least=pl.col("least") * total,
        whole=total,
    )
