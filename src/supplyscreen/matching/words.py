"""Names as tables of words: positions, kinds, weights, and runs of words written as one."""

import polars as pl

from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.tables import columns_of, common_weights, token_kinds

# How much of a name's identity a word of each kind carries.
KIND_WEIGHT = {
    "brand": 1.0,
    "number": 0.8,
    "place": 0.45,
    "sector": 0.45,
    "trade": 0.3,
    "logistics": 0.3,
    "generic": 0.25,
    "letter": 0.1,
}
_LONGEST_RUN = 5
_LONGEST_INITIALS = 6


def name_words(names: pl.DataFrame, *, key: str, text: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split ``names[text]`` into words.

    Returns (names, words): names with ``tail, compact, han, ended, size`` added, and one row per
    word with ``key, at`` (position in the name proper), ``word, kind, weight``.
    """
    canon = canonical_frame(names[text]).drop("text")
    wide = pl.concat([names, canon], how="horizontal").with_columns(size=pl.col("core").list.len())
    words = (
        wide.select(key, "core", at=pl.int_ranges(0, pl.col("core").list.len()))
        .explode("core", "at")
        .rename({"core": "word"})
        .drop_nulls("word")
        .with_columns(kind=_kind(pl.col("word")))
        .with_columns(weight=_weight())
    )
    return wide.drop("core"), words


def weighted_words(words: pl.Series) -> pl.DataFrame:
    """``word, kind, weight`` of canonical words."""
    kinds = pl.DataFrame({"word": words}).with_columns(kind=_kind(pl.col("word")))
    return kinds.with_columns(weight=_weight())


def _weight() -> pl.Expr:
    """By kind; a brand that many unrelated firms use (GOLDEN, HONGDA) weighs less."""
    weight = pl.col("kind").replace_strict(KIND_WEIGHT, return_dtype=pl.Float64)
    share = pl.col("word").replace_strict(
        *columns_of(common_weights), default=1.0, return_dtype=pl.Float64
    )
    share = 0.5 + 0.5 * share
    return pl.when(pl.col("kind") == "brand").then(weight * share).otherwise(weight)


def _kind(word: pl.Expr) -> pl.Expr:
    return (
        pl.when(word.str.contains(r"^\d+$"))
        .then(pl.lit("number"))
        .when(word.str.len_chars() == 1)
        .then(pl.lit("letter"))
        .otherwise(
            word.replace_strict(*columns_of(token_kinds), default="brand", return_dtype=pl.String)
        )
    )


def word_runs(words: pl.DataFrame, *, key: str, longest: int = _LONGEST_RUN) -> pl.DataFrame:
    """Two to ``longest`` neighbouring words written as one: ``key, at, length, run``."""
    return _runs(words.sort(key, "at").select(key, "at", text="word"), key, range(2, longest + 1))


def _runs(ordered: pl.DataFrame, key: str, lengths: range) -> pl.DataFrame:
    """``key, at, length, run``: the ``text`` of rows of a key that follow each other, as one."""
    text, same = pl.col("text"), pl.col(key)
    near = ordered.select(
        key,
        "at",
        *(text.shift(-ahead).alias(str(ahead)) for ahead in range(lengths.stop - 1)),
        *((same.shift(1 - length) == same).alias(f"has {length}") for length in lengths),
    )
    parts = (
        near.filter(f"has {length}").select(
            key,
            "at",
            length=pl.lit(length, pl.Int64),
            run=pl.concat_str(str(ahead) for ahead in range(length)),
        )
        for length in lengths
    )
    return pl.concat(parts)


def first_letters(plain: pl.Expr) -> pl.Expr:
    """The first letter of each word of a text whose words have one blank between them."""
    return plain.str.replace_all(r"([A-Z0-9])[A-Z0-9]* ?", "${1}")


def initials(words: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """First letters of three to six neighbouring words: ``key, at, length, initials``."""
    first = words.sort(key, "at").select(key, "at", text=pl.col("word").str.slice(0, 1))
    found = _runs(first, key, range(3, _LONGEST_INITIALS + 1))
    return found.rename({"run": "initials"})


def whole_initials(names: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """First letters of all words as written, with and without those of the legal form.

    In: ``key, plain, size``; out: ``key, at, length, initials`` for names of two words or more
    whose letters are three to six (CNPC for CHINA NATIONAL PETROLEUM CORP).
    """
    size = pl.col("size").cast(pl.Int64)
    several = names.filter(size >= 2).select(
        key, at=pl.lit(0, pl.Int64), length=size, initials=first_letters(pl.col("plain"))
    )
    short = several.with_columns(pl.col("initials").str.head(pl.col("length")))
    both = pl.concat([several, short]).unique(maintain_order=True)
    return both.filter(pl.col("initials").str.len_bytes().is_between(3, 6))
