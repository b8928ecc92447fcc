"""Blocking rule ``same_characters``: nearly the same Chinese characters."""

import numpy as np
import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.names.canon import han_text

_LEAST = 0.6  # similarity of the characters, 0 to 1; each carries more than a letter
_SHORTEST = 2
_BLOCK = 20_000


def same_characters(names: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """Pairs of ``names`` (``name_id, reading``) and listed names with like characters.

    Both sides in simplified characters, without legal forms. Every pair is compared.
    """
    asked = names.filter(pl.col("reading").str.contains(r"\p{Han}"))
    left = asked.select("name_id", han=han_text(asked["reading"]))
    left = left.filter(pl.col("han").str.len_chars() >= _SHORTEST)
    right = prepared.names.filter(pl.col("han").str.len_chars() >= _SHORTEST)
    parts = [_block(left.slice(at, _BLOCK), right) for at in range(0, left.height, _BLOCK)]
    none = pl.DataFrame(schema={"name_id": pl.UInt32, "alias_id": pl.String})
    rule = pl.lit("same_characters").alias("blocking_rule")
    return pl.concat([none, *parts]).with_columns(rule)


def _block(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    similar = cdist(
        left["han"].to_list(),
        right["han"].to_list(),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=_LEAST,
        dtype=np.float32,
        workers=-1,
    )
    rows, columns = np.nonzero(similar)
    return pl.DataFrame(
        {"name_id": left["name_id"].gather(rows), "alias_id": right["alias_id"].gather(columns)}
    )
