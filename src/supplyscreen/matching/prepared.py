"""The names of the watchlists, made ready for matching once per run."""

import math
from dataclasses import dataclass

import polars as pl

from supplyscreen.matching.words import name_words, place_table, word_runs
from supplyscreen.names.tables import country_word
from supplyscreen.schemas import NAMES, require_schema
from supplyscreen.watchlists import Watchlists


@dataclass(frozen=True)
class PreparedNames:
    """``names``: NAMES with ``compact, han, ended, size``; ``words``: one row per word with
    ``alias_id, at, word, kind, weight, distinctive``; ``runs``: neighbouring words as one;
    ``places``: the places that any name of an entry carries, and its country (``entry_id,
    word, level, parent``)."""

    names: pl.DataFrame
    words: pl.DataFrame
    runs: pl.DataFrame
    places: pl.DataFrame


def prepare_names(watchlists: Watchlists) -> PreparedNames:
    """Words, weights and runs of every searchable name, and the places of their entries.

    A word that few entries share weighs more than one that many share. The distinctive words
    of a name are its brand words; a name without any (XINJIANG PRODUCTION CONSTRUCTION) has
    all its words but places as distinctive.
    """
    names = require_schema(watchlists.names, NAMES, name="NAMES")
    wide, words = name_words(names, key="alias_id", text="name")
    words = words.join(wide.select("alias_id", "entry_id"), on="alias_id")
    words = words.with_columns(pl.col("weight") * _rarity(words)).with_columns(
        brand=pl.col("kind").is_in(["brand", "number"])
    )
    has_brand = (pl.col("kind") == "brand").any().over("alias_id")
    distinctive = pl.when(has_brand).then(pl.col("brand")).otherwise(pl.col("kind") != "place")
    places = _entry_places(words, watchlists.entries)
    words = words.with_columns(distinctive=distinctive).drop("brand", "entry_id")
    runs = word_runs(words, key="alias_id")
    return PreparedNames(wide, words.sort("alias_id", "at"), runs, places)


def _entry_places(words: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    named = words.filter(pl.col("kind") == "place").select("entry_id", "word").unique()
    codes = entries["country"].drop_nulls().unique()
    country = pl.Series([country_word(code) for code in codes], dtype=pl.String)
    home = entries.select(
        "entry_id", word=pl.col("country").replace_strict(codes, country, default=None)
    )
    return (
        pl.concat([named, home.drop_nulls()]).unique().join(place_table(), on="word").sort(pl.all())
    )


def _rarity(words: pl.DataFrame) -> pl.Expr:
    """0.6 for a word in every entry up to 1 for a word in one entry only."""
    entries = max(words["entry_id"].n_unique(), 2)
    share = pl.col("entry_id").n_unique().over("word").log() / math.log(entries)
    return 1 - 0.4 * share.clip(0, 1)
