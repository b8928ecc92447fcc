"""Unlisted names made from listed ones: another brand, or another place."""

from random import Random

import polars as pl
from benchmarks.labelled.companies import Others, companies, split_of
from benchmarks.labelled.listed import Listed, Word, listed_entries, words_of
from benchmarks.labelled.pinyin import syllables
from benchmarks.labelled.tables import parents, rows
from benchmarks.labelled.variants import SEED
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

import supplyscreen as ss

_FAR = 50.0  # most alike a far brand may be, in rapidfuzz ratio
_APART = 3  # least edits between two brands that are no Pinyin
_SEVERAL = 10  # near brands to draw from
_MADE = {"brand_swap_near": 5, "brand_swap_far": 4, "geo_swap": 4}  # at most, per entry


def swapped(lists: ss.Watchlists, *, seed: int = SEED) -> pl.DataFrame:
    """``query, pattern, family, half``: names of no listed company that share all but one word.

    Patterns: ``brand_swap_near`` (a brand that looks alike), ``brand_swap_far`` (one that does
    not), ``geo_swap`` (another province or city). Brands are made up: ``data/brands.csv``.
    """
    names = listed_entries(lists)
    others = Others(names, companies(lists))
    known = _known_words(names)
    split = split_of(lists)
    made = []
    for name in names:
        family, half = split[name.entry_id]
        draw = Random(f"{seed}:{name.entry_id}:swaps")
        for pattern, text in _of_entry(name, known, others.places(name.entry_id), draw):
            if pattern == "geo_swap" and not _bound_to_place(name, others):
                continue
            if not others.named(text) and not others.could_be_other(text, ""):
                made.append((text, pattern, family, half))
    columns = ["query", "pattern", "family", "half"]
    return pl.DataFrame(made, schema=columns, orient="row").unique(
        "query", keep="first", maintain_order=True
    )


def _bound_to_place(name: Listed, others: Others) -> bool:
    """Whether the brands of ``name`` are its company's alone and never stand without a place.

    Otherwise the name with another place may be a branch of that company, or of its group.
    """
    brands = [name.words[at].text for at in name.at("brand")]
    return all(others.own_brand(b) and not others.without_place(b) for b in brands)


def _of_entry(
    name: Listed, known: set[str], places: set[str], draw: Random
) -> list[tuple[str, str]]:
    made = {
        "brand_swap_near": _near(name, known, draw),
        "brand_swap_far": _far(name, known, draw),
        "geo_swap": _elsewhere(name, places, draw),
    }
    return [(pattern, text) for pattern, texts in made.items() for text in texts[: _MADE[pattern]]]


def _known_words(names: list[Listed]) -> set[str]:
    texts = [text for name in names for text in (name.name, *name.aliases)]
    return {word.text for text in texts for word in words_of(text)}


def _near(name: Listed, known: set[str], draw: Random) -> list[str]:
    brands = [name.words[at].text for at in name.at("brand")[:1]]
    return [_rebranded(name, w, draw) for b in brands for w in _drawn(_alike(b, known), draw)]


def _far(name: Listed, known: set[str], draw: Random) -> list[str]:
    brands = [name.words[at].text for at in name.at("brand")[:1]]
    return [
        _rebranded(name, word, draw)
        for brand in brands
        for word in _drawn(_pool(brand), draw)
        if word not in known and ratio(brand, word) < _FAR
    ]


def _rebranded(name: Listed, brand: str, draw: Random) -> str:
    """The name with ``brand`` for its first brand word, and without its other brand words."""
    first, *rest = name.at("brand")
    words = [Word(brand, "brand") if at == first else w for at, w in enumerate(name.words)]
    return name.say(tuple(w for at, w in enumerate(words) if at not in rest), draw)


def _alike(brand: str, known: set[str]) -> list[str]:
    """Other brands, the most alike first; for a Pinyin brand one syllable differs.

    A word that could be a typing error or a dialect's spelling of ``brand`` is left out.
    """
    parts = syllables(brand)
    pool = set(_pool(brand))
    if len(parts) > 1:
        common = sorted({part for word in _pool(brand) for part in syllables(word)})
        pool |= {"".join((*parts[:-1], other)) for other in common}
        pool |= {"".join((other, *parts[1:])) for other in common}
    new = sorted(w for w in pool - known if _folded(w) != _folded(brand))
    apart = [w for w in new if _other(w, brand, pinyin=bool(parts))]
    return sorted(apart, key=lambda word: -ratio(brand, word))[:_SEVERAL]


def _other(word: str, brand: str, *, pinyin: bool) -> bool:
    """Whether ``word`` is no typing error of ``brand``; Pinyin may differ in one letter."""
    edits = Levenshtein.distance(word, brand)
    return edits >= (_APART - 1 if pinyin else _APART) or (pinyin and len(word) == len(brand))


def _folded(word: str) -> str:
    """``word`` without the differences that many speakers do not make: N/NG, Z/ZH, C/CH, S/SH."""
    for sound, plainer in (("NG", "N"), ("ZH", "Z"), ("CH", "C"), ("SH", "S")):
        word = word.replace(sound, plainer)
    return word


def _pool(brand: str) -> list[str]:
    kind = "pinyin" if syllables(brand) else "english"
    return [row["word"] for row in rows("brands") if row["kind"] == kind]


def _elsewhere(name: Listed, places: set[str], draw: Random) -> list[str]:
    """The first place of the name swapped for one in another province."""
    kinds = {row["place"]: row["kind"] for row in rows("places") if row["kind"] != "country"}
    where = [at for at in name.at("place") if name.words[at].text in kinds]
    if not where or name.country != "CN":
        return []
    old = name.words[where[0]].text
    near = places | {parents().get(place, place) for place in (old, *places)}
    pool = [
        row["place"]
        for row in rows("places")
        if row["kind"] == kinds[old] and not {row["place"], row["parent"]} & near
    ]
    return [
        name.say(name.swap(where[0], place), draw)
        for place in _drawn(pool, draw)
        if place not in _same_as(old)
    ]


def _same_as(place: str) -> set[str]:
    """Places whose spelling is another spelling of ``place``."""
    return {
        row["place"]
        for row in rows("places")
        if place in row["variants"].split("|") or row["place"] == place
    }


def _drawn(pool: list[str], draw: Random) -> list[str]:
    return draw.sample(pool, len(pool))
