"""splink on company names: a link of two tables by likelihood, as its documentation builds one.

Names are compared by Jaro-Winkler and by words in common; a pair is looked at when the first six
letters agree, or one of the two rarest words. The best link of a name counts from a probability of
0.5 on. How often names of one company agree (m) is set by judgement, how often others do (u) as
splink found it in a million random pairs. Training m without labels was tried and learns noise,
since only one pair in a million is a match: 0 of 50 planted names were then found among 20,000.
"""

import importlib
import logging
from collections.abc import Iterator
from typing import Any

import polars as pl
from benchmarks.speed_peers import plain

PROBABLE = 0.5
_LISTED_SHARE = 1 / 80  # of the names are expected to be listed
# Shares of pairs by level, best level first: of one company (m), of any two companies (u).
_LETTERS = [0.97, 0.92, 0.85]
_LETTERS_M = [0.2, 0.25, 0.25, 0.2, 0.1]
_LETTERS_U = [1e-7, 3e-7, 7.6e-6, 3.9e-4, 0.9996]
_WORDS = [3, 2, 1]
_WORDS_M = [0.35, 0.35, 0.2, 0.1]
_WORDS_U = [1.6e-4, 1.1e-3, 1.48e-2, 0.984]


def splink_parts(names: pl.Series, listed: pl.Series, block: int) -> Iterator[pl.DataFrame]:
    """Links of ``block`` names at a time: ``at, listed_at, score``, the best of each name.

    Raises ImportError where splink is not installed.
    """
    library: Any = importlib.import_module("splink")
    logging.getLogger("splink").setLevel(logging.ERROR)
    both = pl.concat([plain(names), plain(listed)])
    table = _columns(both)
    theirs, ours = table.head(len(names)), table.tail(len(listed))
    for at in range(0, max(len(names), 1), block):
        yield _linked(library, theirs.slice(at, block), ours).with_columns(pl.col("at") + at)


def _columns(names: pl.Series) -> pl.DataFrame:
    """``unique_id, name, start, words, rare``: what splink compares, and blocks by."""
    rows = pl.DataFrame({"name": names}).with_row_index("unique_id")
    words = rows.select("unique_id", word=pl.col("name").str.split(" ")).explode("word")
    counted = words.with_columns(often=pl.len().over("word"))
    kept = counted.sort("unique_id", "often", "word").group_by("unique_id", maintain_order=True)
    lists = kept.agg(words=pl.col("word").unique().sort(), rare=pl.col("word").head(2))
    start = pl.col("name").str.replace_all(" ", "").str.head(6)
    return rows.with_columns(start=start).join(lists, on="unique_id", maintain_order="left")


def _settings(library: Any, listed: int) -> Any:
    compare: Any = importlib.import_module("splink.comparison_library")
    letters = compare.JaroWinklerAtThresholds("name", _LETTERS)
    words = compare.ArrayIntersectAtSizes("words", _WORDS)
    return library.SettingsCreator(
        link_type="link_only",
        comparisons=[
            letters.configure(m_probabilities=_LETTERS_M, u_probabilities=_LETTERS_U),
            words.configure(m_probabilities=_WORDS_M, u_probabilities=_WORDS_U),
        ],
        blocking_rules_to_generate_predictions=[
            library.block_on("start"),
            library.block_on("rare", arrays_to_explode=["rare"]),
        ],
        probability_two_random_records_match=_LISTED_SHARE / listed,
        retain_matching_columns=False,
    )


def _linked(library: Any, theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    engine = library.DuckDBAPI()
    tables = [
        engine.register(_numbered(theirs).to_arrow(), dataset_display_name="filed"),
        engine.register(_numbered(ours).to_arrow(), dataset_display_name="listed"),
    ]
    settings = _settings(library, ours.height)
    linker = library.Linker(tables, settings, log_level=logging.ERROR)
    links = linker.inference.predict(threshold_match_probability=PROBABLE)
    found = pl.DataFrame(links.as_pyarrow_table())
    return (
        found.select(
            at=pl.col("unique_id_l").cast(pl.Int64),
            listed_at=pl.col("unique_id_r").cast(pl.Int64),
            score=pl.col("match_probability"),
        )
        .sort("at", "score", "listed_at", descending=[False, True, False])
        .unique("at", keep="first", maintain_order=True)
    )


def _numbered(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(unique_id=pl.int_range(pl.len()))
