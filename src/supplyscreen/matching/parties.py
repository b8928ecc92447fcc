"""Distinct parties: every name is matched once, however many bills carry it."""

import polars as pl

from supplyscreen.matching.words import name_words
from supplyscreen.names.blanks import single_blanks
from supplyscreen.schemas import PARTIES, conform, empty, require_schema

# A party of these kinds names no company to compare.
NOT_COMPARED = ("person", "placeholder", "same_as")
# Characters of a name that are compared: no company's name is longer, and time stays bounded.
LONGEST_NAME = 500


def unique_parties(*parties: pl.DataFrame) -> pl.DataFrame:
    """Merge PARTIES frames of several inputs; ``record_count`` adds up. Sorted by party_id."""
    frames = [require_schema(frame, PARTIES, name="PARTIES") for frame in parties]
    if not frames:
        return empty(PARTIES)
    every = pl.concat(frames)
    if every["party_id"].is_unique().all():
        return every.select(PARTIES.names()).sort("party_id")
    merged = every.group_by("party_id").agg(
        pl.exclude("party_id", "record_count").first(), pl.col("record_count").sum()
    )
    return conform(merged, PARTIES).sort("party_id")


def readings(parties: pl.DataFrame) -> pl.DataFrame:
    """The names to compare: ``party_id, reading``, one row per reading of a comparable party.

    Of a reading the first 500 characters count. The rows have no certain order.
    """
    compared = parties.filter(~pl.col("kind").is_in(NOT_COMPARED))
    told = compared.select("party_id", reading="readings").explode("reading")
    told = told.with_columns(single_blanks(told["reading"]).str.strip_chars())
    if (told["reading"].str.len_bytes() > LONGEST_NAME).any():
        told = told.with_columns(pl.col("reading").str.head(LONGEST_NAME).str.strip_chars())
    told = told.filter(pl.col("reading") != "")
    several = (compared["readings"].list.len() > 1).any()
    return told.unique() if several else told


def reading_words(texts: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Distinct readings and their words.

    Returns (names, words): ``name_id, reading, compact, han, ended, size`` and ``name_id, at,
    word, kind, weight, last``. ``last`` marks a final word that the field may have cut.
    """
    distinct = pl.DataFrame({"reading": texts.unique().sort()}).with_row_index("name_id")
    names, words = name_words(distinct, key="name_id", text="reading")
    ends = names.select("name_id", "ended", last_at=pl.col("size").cast(pl.Int64) - 1)
    words = words.join(ends, on="name_id").with_columns(
        last=(pl.col("at") == pl.col("last_at")) & ~pl.col("ended") & (pl.col("at") > 0)
    )
    return names, words.drop("ended", "last_at")
