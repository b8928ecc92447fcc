"""Blocking rules on the letters of a whole name, blanks left out."""

import numpy as np
import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from supplyscreen.matching.prepared import PreparedNames

_LEAST = 0.8  # similarity of the letters, 0 to 1
_LONG = 12  # letters from which a name is cut into three pieces
_SHIFT = 3  # letters by which a piece may have moved
_SHORTEST = 8  # letters of a name that this rule looks at
_SHORTEST_CUT = 12  # letters; a shorter beginning is shared by too many names


def same_letters(letters: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """Pairs whose letters are at least 0.8 alike and share a piece of the listed name in place.

    ``letters``: ``name_id, letters``. A name of twelve letters or more is cut into three pieces:
    two errors leave one unchanged, so a pair with no more than two is never lost; one of eight to
    eleven into two, of which one error leaves one. Source: the pigeonhole principle, as in Li,
    Deng, Wang and Feng, Pass-Join, PVLDB 5(3), 2011.
    """
    if letters.is_empty():
        return _none()
    listed = prepared.names.select("alias_id", "compact").filter(
        pl.col("compact").str.len_bytes() >= _SHORTEST
    )
    pieces = _pieces(listed)
    texts = pieces["piece"].unique().sort().to_list()
    if not texts:
        return _none()
    sized = letters.with_columns(size=pl.col("letters").str.len_bytes().cast(pl.Int64))
    hits = sized.select(
        "name_id", "size", piece=pl.col("letters").str.extract_many(texts, overlapping=True)
    ).filter(pl.col("piece").list.len() > 0)
    alike = (pl.col("size") - pl.col("our_size")).abs() <= 1 + pl.col("our_size") // 4
    pairs = hits.explode("piece").join(pieces, on="piece").filter(alike)
    placed = pairs.join(letters, on="name_id").with_columns(
        start=pl.col("letters").str.find(pl.col("piece"), literal=True).cast(pl.Int64)
    )
    close = (pl.col("start") - pl.col("at")).abs() <= _SHIFT
    found = placed.filter(close).select("name_id", "alias_id").unique(maintain_order=True)
    return _similar(found, letters, listed)


def _pieces(listed: pl.DataFrame) -> pl.DataFrame:
    """``alias_id, piece, at, our_size``: each name in two or three pieces."""
    size = pl.col("compact").str.len_bytes().cast(pl.Int64)
    parts = []
    for count, names in ((2, listed.filter(size < _LONG)), (3, listed.filter(size >= _LONG))):
        for number in range(count):
            begin, end = size * number // count, size * (number + 1) // count
            piece = pl.col("compact").str.slice(begin, end - begin)
            parts.append(names.select("alias_id", piece=piece, at=begin, our_size=size))
    return pl.concat(parts)


def _similar(pairs: pl.DataFrame, letters: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    texts = pairs.join(letters, on="name_id", maintain_order="left").join(
        listed, on="alias_id", maintain_order="left"
    )
    alike = cpdist(
        texts["letters"].to_list(),
        texts["compact"].to_list(),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=_LEAST,
        dtype=np.float32,
    )
    return _pairs(texts.filter(pl.Series(alike > 0)), "same_letters")


def cut_short(letters: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """Pairs where the letters are the beginning, twelve or more, of a listed name."""
    beginnings = (
        prepared.names.filter(pl.col("compact").str.len_bytes() > _SHORTEST_CUT)
        .select(
            "alias_id",
            "compact",
            size=pl.int_ranges(_SHORTEST_CUT, pl.col("compact").str.len_bytes()),
        )
        .explode("size")
        .select("alias_id", letters=pl.col("compact").str.head(pl.col("size")))
    )
    return _pairs(letters.join(beginnings, on="letters"), "cut_short")


def _pairs(frame: pl.DataFrame, rule: str) -> pl.DataFrame:
    told = frame.select("name_id", "alias_id", pl.lit(rule).alias("blocking_rule"))
    return told.sort("name_id", "alias_id")


def _none() -> pl.DataFrame:
    return pl.DataFrame(
        schema={"name_id": pl.UInt32, "alias_id": pl.String, "blocking_rule": pl.String}
    )
