"""The labelled variants: for every listed entry up to twelve, drawn evenly over the patterns."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import polars as pl
from benchmarks.labelled.companies import Others, companies, split_of
from benchmarks.labelled.listed import Listed, listed_entries, plain
from benchmarks.labelled.patterns import PATTERNS, SAME_WORDS, SHORTER

import supplyscreen as ss

SEED = 20261125
PER_ENTRY = 12
_PER_PATTERN = 3  # at most so many of one pattern for one entry
_REPEATED = 4  # a second variant of one pattern waits until the others have so many more
_AS_PRINTED = 0.15  # share of variants that keep small letters, as supplier lists do


def variants(lists: ss.Watchlists, *, seed: int = SEED) -> pl.DataFrame:
    """``query, target, pattern, entity_id, family, half``: variants of every listed entry.

    ``target`` is the primary name of the entry. The same ``seed`` and lists give the same rows. A
    text that could mean two companies is left out. Of the patterns that an entry allows, those
    with the fewest variants so far in its half are taken first.
    """
    names = listed_entries(lists)
    company = companies(lists)
    others = Others(names, company)
    split = split_of(lists)
    taken: Counter[tuple[str, str]] = Counter()
    rows = []
    order = sorted(names, key=lambda name: Random(f"{seed}:{name.entry_id}").random())
    for name in order:
        family, half = split[name.entry_id]
        for pattern, text in _drawn(_possible(name, others, seed), taken, half):
            rows.append((text, name.name, pattern, name.entry_id, family, half))
    return _one_meaning(
        pl.DataFrame(
            rows,
            schema=["query", "target", "pattern", "entity_id", "family", "half"],
            orient="row",
        ),
        company,
    )


def _possible(name: Listed, others: Others, seed: int) -> dict[str, list[str]]:
    """Pattern -> the variants it makes of ``name``, without those that could mean another."""
    made = {}
    for pattern, maker in PATTERNS.items():
        draw = Random(f"{seed}:{name.entry_id}:{pattern}")
        texts = dict.fromkeys(text for text in maker(name, draw) if _fit(text, pattern, name))
        kept = [text for text in texts if not _ambiguous(text, pattern, name, others)]
        draw.shuffle(kept)
        made[pattern] = [_letters(text, pattern, draw) for text in kept[:_PER_PATTERN]]
    return {pattern: texts for pattern, texts in made.items() if texts}


def _fit(text: str, pattern: str, name: Listed) -> bool:
    same = plain(text) == plain(name.name)
    return bool(plain(text)) and text != name.name and (pattern in SAME_WORDS or not same)


def _ambiguous(text: str, pattern: str, name: Listed, others: Others) -> bool:
    if others.same_name(text, name.entry_id):
        return True
    if pattern == "missing_geo" and not _only_brand(name, others):
        return True
    return pattern in SHORTER and others.could_be_other(text, name.entry_id)


def _only_brand(name: Listed, others: Others) -> bool:
    """Whether a brand of ``name`` is in the names of no other company."""
    return any(others.own_brand(name.words[at].text) for at in name.at("brand"))


def _letters(text: str, pattern: str, draw: Random) -> str:
    keep = pattern in ("ocr", "diacritic", "trunc35", "trunc_hard", "nospace_all")
    return text if keep or draw.random() > _AS_PRINTED else text.title()


def _drawn(
    possible: dict[str, list[str]], taken: Counter[tuple[str, str]], half: str
) -> Iterator[tuple[str, str]]:
    left = {pattern: list(texts) for pattern, texts in possible.items()}
    for _ in range(PER_ENTRY):
        open_patterns = [pattern for pattern, texts in left.items() if texts]
        if not open_patterns:
            return
        pattern = min(
            open_patterns,
            key=lambda p: taken[half, p] + _REPEATED * (len(possible[p]) - len(left[p])),
        )
        taken[half, pattern] += 1
        yield pattern, left[pattern].pop()


def _one_meaning(frame: pl.DataFrame, company: dict[str, str]) -> pl.DataFrame:
    """Each text once, and only where all who made it are one company."""
    whose = pl.col("entity_id").replace_strict(company)
    return (
        frame.with_columns(key=pl.col("query").str.to_uppercase(), company=whose)
        .filter(pl.col("company").n_unique().over("key") == 1)
        .unique("key", keep="first", maintain_order=True)
        .drop("key", "company")
        .sort("entity_id", "pattern", "query")
    )
