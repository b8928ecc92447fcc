"""Names as tables of words: positions, kinds, weights, and runs of words written as one."""

import polars as pl

from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.tables import place_levels, token_kinds

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
        .with_columns(weight=pl.col("kind").replace_strict(KIND_WEIGHT, return_dtype=pl.Float64))
    )
    return wide.drop("core"), words


def _kind(word: pl.Expr) -> pl.Expr:
    return (
        pl.when(word.str.contains(r"^\d+$"))
        .then(pl.lit("number"))
        .when(word.str.len_chars() == 1)
        .then(pl.lit("letter"))
        .otherwise(word.replace_strict(token_kinds(), default="brand", return_dtype=pl.String))
    )


def word_runs(words: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """Two to five neighbouring words written as one: ``key, at, length, run``."""
    ordered = words.sort(key, "at")
    parts = []
    run = pl.col("word")
    for length in range(2, _LONGEST_RUN + 1):
        run = run + pl.col("word").shift(1 - length).over(key)
        parts.append(
            ordered.select(
                key, "at", pl.lit(length).cast(pl.Int64).alias("length"), run.alias("run")
            )
        )
    return pl.concat(parts).drop_nulls("run")


def place_table() -> pl.DataFrame:
    """Canonical places: ``word, level, parent`` (country, province, city; parent of a city)."""
    levels = place_levels()
    return pl.DataFrame(
        {
            "word": list(levels),
            "level": [level for level, _ in levels.values()],
            "parent": [parent or None for _, parent in levels.values()],
        },
        schema={"word": pl.String, "level": pl.String, "parent": pl.String},
    )
