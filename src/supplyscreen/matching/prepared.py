"""The names of the watchlists, made ready for matching once per run.

What depends on the list as a whole, and not on a listed name and its entry alone:

- The weight of a word that two entries or more share (``_rarity``): it falls with the share of the
  entries that have the word, so any entry more or less on the list moves it a little. A word of one
  entry weighs the same on every list.
- On a list of more than 2,000 names (``keys.LONG_LIST``) also what is retrieved: a word that more
  than 100 names share finds none of them by itself, the letters of whole names are not compared,
  and of the names that one name meets those met most (eight and their equals) are looked at and the
  likeliest four scored. On a shorter list no listed name stands in another's way.

The order in which posting lists are walked depends on the list too, and changes no result. No
party's candidates or scores depend on another party. See :mod:`supplyscreen.matching.fingerprints`
for what a changed list can change.
"""

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from supplyscreen.matching.keys import Keys, retrieval_keys
from supplyscreen.matching.parties import LONGEST_NAME
from supplyscreen.matching.words import (
    initials,
    name_words,
    whole_initials,
    word_runs,
)
from supplyscreen.names.place_words import place_table
from supplyscreen.names.respelling import is_pinyin, pinyin_name, wade_giles
from supplyscreen.names.tables import country_word
from supplyscreen.schemas import NAMES, require_schema
from supplyscreen.watchlists import Watchlists
from supplyscreen.watchlists.kept import kept

_LONGEST_RUN = 7  # words of a listed name that are also looked for written as one
_KEPT = 10_000  # names; longer lists are not kept in memory once they are matched
_PINYIN = "-pinyin"  # ends the id of a Chinese name that is also looked for in pinyin


@dataclass(frozen=True)
class PreparedNames:
    """What matching needs to know of the listed names.

    ``names``: NAMES with ``compact, han, ended, size, form, plain, only_place`` (places are all its
    words, as of XINJIANG CORPS); ``words``: one row per word with ``alias_id, at, word, kind,
    weight, distinctive``; ``runs``: neighbouring words as one; ``initials``: first letters of
    neighbouring words; ``respelt``: brands and places of Chinese names in other romanisations
    (``alias_id, our_at, our_word, spelling``); ``places``: the places that any name of an entry
    carries, and its country (``entry_id, word, level, parent``); ``keys``: what retrieval looks
    for (see :mod:`supplyscreen.matching.keys`).
    """

    names: pl.DataFrame
    words: pl.DataFrame
    runs: pl.DataFrame
    initials: pl.DataFrame
    respelt: pl.DataFrame
    places: pl.DataFrame
    keys: Keys


def prepare_names(watchlists: Watchlists) -> PreparedNames:
    """Words, weights and runs of every searchable name, and the places of their entries.

    A word that few entries share weighs more than one that many share. The distinctive words
    of a name are its brand words; a name without any (XINJIANG PRODUCTION CONSTRUCTION) has
    all its words but places as distinctive. Lists that were loaded with a ``cache`` keep it there.
    """
    listed = require_schema(watchlists.names, NAMES, name="NAMES")
    home = watchlists.entries.select("entry_id", "country")
    if listed.height > _KEPT:
        return _prepared(_Listed(listed, home))
    return _kept(_Listed(listed.clone(), home), watchlists.cache)


@dataclass(frozen=True, eq=False)
class _Listed:
    """What the names are prepared from; equal where every row is equal, as a key must be."""

    names: pl.DataFrame  # NAMES
    home: pl.DataFrame  # entry_id, country

    def __hash__(self) -> int:
        return hash((self.names.height, self.home.height))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Listed)
            and self.names.equals(other.names)
            and self.home.equals(other.home)
        )

    def sha256(self) -> str:
        """A hash over every row."""
        told = hashlib.sha256()
        for frame in (self.names, self.home):
            told.update(frame.write_ndjson().encode())
        return told.hexdigest()


def _prepared(lists: _Listed) -> PreparedNames:
    listed = lists.names
    names = _with_pinyin(listed.filter(pl.col("alias_kind") != "identifier"))
    wide, words = name_words(names, key="alias_id", text="spelt")
    words = words.join(wide.select("alias_id", "entry_id"), on="alias_id")
    words = words.with_columns(pl.col("weight") * _rarity(words)).with_columns(
        brand=pl.col("kind").is_in(["brand", "number"])
    )
    has_brand = (pl.col("kind") == "brand").any().over("alias_id")
    distinctive = pl.when(has_brand).then(pl.col("brand")).otherwise(pl.col("kind") != "place")
    places = _entry_places(words, lists.home)
    words = words.with_columns(distinctive=distinctive).drop("brand", "entry_id")
    words = words.sort("alias_id", "at")
    places_only = words.group_by("alias_id").agg(only_place=(pl.col("kind") == "place").all())
    wide = wide.join(places_only, on="alias_id", how="left", maintain_order="left")
    runs = pl.concat(
        [word_runs(words, key="alias_id", longest=_LONGEST_RUN), _whole(wide)]
    ).unique()
    first = pl.concat([initials(words, key="alias_id"), whole_initials(wide, key="alias_id")])
    respelt = _respelt(words)
    keys = retrieval_keys(wide, words, runs, first, respelt)
    return PreparedNames(wide, words, runs, first, respelt, places, keys)


@lru_cache(maxsize=2)
def _kept(lists: _Listed, cache: Path | None) -> PreparedNames:
    """The same for lists like those before: names are explained one after the other."""
    place = cache and cache / "names"
    return kept(place, PreparedNames, [lists.sha256()], lambda: _prepared(lists))


def _with_pinyin(names: pl.DataFrame) -> pl.DataFrame:
    """``names`` with ``spelt``: each name as it stands, and Chinese ones in pinyin once more.

    Of a name the first 500 characters count.
    """
    short = pl.col("name").str.head(LONGEST_NAME)
    han = names.filter(pl.col("name").str.contains(r"\p{Han}"))
    latin = [pinyin_name(name) for name in han.select(short).to_series()]
    spelt = pl.Series("spelt", latin, dtype=pl.String)
    more = han.with_columns(spelt, alias_id=pl.col("alias_id") + _PINYIN)
    return pl.concat([names.with_columns(spelt=short), more])


def _whole(names: pl.DataFrame) -> pl.DataFrame:
    """Each name of several words without its blanks, as it is spelt on the list."""
    several = names.filter((pl.col("size") >= 2) & (pl.col("compact") != ""))
    length = pl.col("size").cast(pl.Int64)
    return several.select("alias_id", at=pl.lit(0, pl.Int64), length=length, run="compact")


def _respelt(words: pl.DataFrame) -> pl.DataFrame:
    own = words.filter(pl.col("kind").is_in(["brand", "place"])).select(
        "alias_id", our_at="at", our_word="word"
    )
    distinct = own.select(pl.col("our_word").unique().sort()).filter(is_pinyin(pl.col("our_word")))
    found = [(word, spelling) for word in distinct["our_word"] for spelling in wade_giles(word)]
    columns = zip(*found, strict=True) if found else ((), ())
    spread = [
        pl.Series(name, told, dtype=pl.String)
        for name, told in zip(("our_word", "spelling"), columns, strict=True)
    ]
    return own.join(pl.DataFrame(spread), on="our_word")


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
