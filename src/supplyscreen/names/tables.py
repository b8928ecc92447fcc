"""The curated tables of this room, read once from ``names/data``.

Each CSV opens with its column names; what they mean is said in ``names/data/README.md``.
"""

import csv
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import polars as pl
import pycountry
from anyascii import anyascii


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Every row of ``names/data/<name>.csv`` as heading -> value."""
    text = files("supplyscreen.names").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    heading, *rows = csv.reader(text.splitlines())
    return tuple(dict(zip(heading, row, strict=True)) for row in rows)


@cache
def columns_of(
    table: Callable[[], Mapping[str, str] | Mapping[str, float]],
) -> tuple[pl.Series, pl.Series]:
    """Keys and values of a table such as :func:`token_kinds`, given as the function that reads it.

    Made once for ``replace_strict(*columns_of(table))``: a dictionary is read again at every call.
    """
    pairs = table()
    return pl.Series(list(pairs.keys())), pl.Series(list(pairs.values()))


@lru_cache(maxsize=1)
def token_kinds() -> dict[str, str]:
    """Canonical token -> place, sector, generic, trade, logistics or number; others are brands."""
    kinds = {
        row["canonical"]: row["kind"]
        for row in read_table("words")
        if " " not in row["canonical"] and row["kind"] != "brand"
    }
    return kinds | {row["canonical"]: "place" for row in read_table("place_names")}


def fold_word(word: str) -> str:
    """Plural ending off, as ``canon.fold_plural`` does it: a final S of five letters or more."""
    keep = len(word) < 5 or not word.endswith("S") or word.endswith(("SS", "US", "IS"))
    return word if keep else word[:-1]


STOP_WORDS = frozenset(("AND", "OF", "THE", "MESSRS", "VE", "UND"))
"""Words that link others in a name and tell nothing; the matching form is without them."""


def folded(words: str) -> str:
    """A phrase of the tables as the matching form has it: no linking words, no plural endings."""
    return " ".join(fold_word(word) for word in words.split() if word not in STOP_WORDS)


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Phrase, plural endings folded -> canonical phrase; places win over trade words.

    Closed under spelling: a phrase that holds a canonical word is there with every other
    spelling of it too (POLY SILICON, POLY GUIYE), so that replacing once is replacing for good.
    """
    pairs = {row["word"]: row["canonical"] for row in read_table("words")}
    pairs |= {folded(row["spelling"]): row["canonical"] for row in read_table("place_names")}
    spellings: dict[str, list[str]] = {}
    for phrase, canonical in pairs.items():
        if phrase != canonical and " " not in canonical:
            spellings.setdefault(canonical, []).append(phrase)
    open_phrases = [phrase for phrase, word in pairs.items() if " " in phrase and phrase != word]
    while open_phrases:
        more = [
            (variant, pairs[phrase])
            for phrase in open_phrases
            for variant in _respelt(phrase.split(), spellings)
            if variant not in pairs
        ]
        pairs |= dict(more)
        open_phrases = [variant for variant, _ in more]
    return pairs


def _respelt(words: list[str], spellings: dict[str, list[str]]) -> list[str]:
    """The phrase with one of its words in another spelling."""
    return [
        " ".join([*words[:at], spelling, *words[at + 1 :]])
        for at, word in enumerate(words)
        for spelling in spellings.get(word, ())
        if word not in spelling.split()
    ]


@lru_cache(maxsize=1)
def common_weights() -> dict[str, float]:
    """Word that many unrelated firms use as a brand -> share of a rare brand's weight (0 to 1).

    A word that is not here keeps its whole weight. By judgement, see ``names/data/README.md``.
    """
    return {row["word"]: float(row["weight"]) for row in read_table("common_words")}


@lru_cache(maxsize=1)
def near_words() -> list[tuple[str, str, float]]:
    """Trade words that translators exchange, both ways round: (word, other, likeness 0 to 1)."""
    rows = [(r["word"], r["other"], float(r["likeness"])) for r in read_table("near_words")]
    return rows + [(other, word, likeness) for word, other, likeness in rows]


@lru_cache(maxsize=1)
def place_levels() -> dict[str, tuple[str, str]]:
    """Canonical place -> (level, parent); level is country, province or city."""
    return {row["canonical"]: (row["level"], row["parent"]) for row in read_table("place_names")}


@lru_cache(maxsize=1)
def known_spellings() -> list[tuple[str, str]]:
    """(spelling, canonical word) of single words: trade words in full, and places."""
    words = [(row["word"], row["canonical"]) for row in read_table("words")]
    places = [(row["spelling"], row["canonical"]) for row in read_table("place_names")]
    return [
        (spelling, word)
        for spelling, word in dict.fromkeys([*words, *places])
        if spelling != word and len(spelling) >= 5 and " " not in spelling and " " not in word
    ]


def country_word(code: str) -> str:
    """The canonical word of an ISO 3166-1 alpha-2 code (CN -> CHINA), empty if there is none."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return ""
    words = {row["spelling"]: row["canonical"] for row in read_table("place_names")}
    for name in (getattr(country, "common_name", country.name), country.name):
        latin = str(anyascii(str(name).split(",", maxsplit=1)[0])).upper()
        plain = re.sub(r"[^A-Z]+", " ", latin.replace("'", "")).strip()
        if plain in words:
            return words[plain]
    return ""
