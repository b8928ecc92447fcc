"""The curated tables of this room, read once from ``names/data``.

Each CSV opens with its column names; what they mean is said in ``names/data/README.md``.
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

import pycountry


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Every row of ``names/data/<name>.csv`` as heading -> value."""
    text = files("supplyscreen.names").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1)
def token_kinds() -> dict[str, str]:
    """Canonical token -> place | sector | generic | trade | logistics; anything else is a brand."""
    kinds = {
        token: row["kind"]
        for row in read_table("words")
        for token in row["canonical"].split()
        if len(row["canonical"].split()) == 1 or row["word"] == row["canonical"]
    }
    for row in read_table("han_words"):
        if row["kind"] == "word":
            for token in row["latin"].split():
                kinds.setdefault(token, "sector")
    return kinds | {row["canonical"]: "place" for row in read_table("place_names")}


@lru_cache(maxsize=1)
def place_levels() -> dict[str, tuple[str, str]]:
    """Canonical place -> (level, parent); level is country, province or city."""
    return {row["canonical"]: (row["level"], row["parent"]) for row in read_table("place_names")}


@lru_cache(maxsize=1)
def known_spellings() -> list[tuple[str, str]]:
    """(spelling, canonical word) of single words: trade words in full, and places."""
    words = [(row["word"], row["canonical"]) for row in read_table("words")]
    places = [(row["spelling"], row["canonical"]) for row in read_table("place_names")]
    return sorted(
        (spelling, word)
        for spelling, word in {*words, *places}
        if spelling != word and " " not in spelling and " " not in word and len(spelling) >= 5
    )


def country_word(code: str) -> str:
    """The canonical word of an ISO 3166-1 alpha-2 code (CN -> CHINA), empty if there is none."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return ""
    words = {row["spelling"]: row["canonical"] for row in read_table("place_names")}
    for name in (getattr(country, "common_name", country.name), country.name):
        plain = re.sub(r"[^A-Z]+", " ", str(name).split(",", maxsplit=1)[0].upper()).strip()
        if plain in words:
            return words[plain]
    return ""
