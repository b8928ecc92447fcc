"""Invented company names, seeded: manifest names with their mess, and names as lists write them.

    python benchmarks/names_generator.py [COUNT]

prints a sample. The words stand in ``name_words.yml``; the mess follows the counts of CBP AMS 2018
(499 shipper rows), vendor copies of raw manifest lines and FEIII notebooks. No name is that of a
real shipper, except by chance.
"""

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.name_mess import WIDTH, messy
from benchmarks.word_draws import (
    Draw,
    brands,
    english_brands,
    initials,
    name_words,
    ranked,
    shares,
    weighted,
)

SEED = 20261125
_SURPLUS = 1.35  # drawn per name wanted, since some are drawn twice


def manifest_names(count: int, *, seed: int = SEED) -> pl.Series:
    """``count`` distinct names, column ``name``: upper case, at most 35 letters.

    About a ninth has 35 letters. The same ``count`` and ``seed`` give the same names in order.
    """
    draw = np.random.default_rng(seed)
    names = _styled(int(count * _SURPLUS) + 100, "share", draw)
    return _distinct(messy(names, draw), count)


def listed_names(count: int, *, seed: int = SEED + 1) -> pl.Series:
    """``count`` distinct names (column ``name``) in the style of denied-party and supplier lists.

    In full, each word with a capital, not cut, with the legal form as a list writes it.
    """
    draw = np.random.default_rng(seed)
    names = _styled(int(count * _SURPLUS) + 100, "listed", draw).str.to_titlecase()
    return _distinct(names, count)


def _distinct(names: pl.Series, count: int) -> pl.Series:
    kept = names.filter(names.str.len_chars() >= 4).unique(maintain_order=True).head(count)
    if len(kept) < count:
        raise ValueError(f"only {len(kept)} distinct names could be drawn, {count} were wanted.")
    return kept.alias("name")


def _styled(count: int, share: str, draw: Draw) -> pl.Series:
    """Names of all styles, mixed by the weight that each style has under ``share``."""
    styles = [style for style in name_words()["styles"].values() if style[share]]
    counts = draw.multinomial(count, shares([style[share] for style in styles]))
    parts = [
        _style(style, int(some), share == "listed", draw)
        for style, some in zip(styles, counts, strict=True)
    ]
    return pl.concat(parts).gather(draw.permutation(count))


def _style(style: dict[str, Any], count: int, listed: bool, draw: Draw) -> pl.Series:
    forms = style["listed_forms"] if listed and "listed_forms" in style else style["forms"]
    slots = pl.DataFrame(
        {
            "place": ranked(style["places"], count, draw),
            "brand": brands(style["brand"], count, draw),
            "brand2": brands(style["brand"], count, draw),
            "english": english_brands(count, draw),
            "goods": ranked(style["goods"], count, draw),
            "trade": ranked(style["trades"], count, draw),
            "initials": initials(count, draw),
            "form": weighted(forms, count, draw),
            "pattern": weighted(style["patterns"], count, draw),
        }
    )
    return _tidy(slots.select(text=_filled(list(style["patterns"])))["text"])


def _filled(patterns: list[str]) -> pl.Expr:
    """The pattern of each row with its slots filled in."""
    text: pl.Expr = pl.lit(None, dtype=pl.String)
    for pattern in patterns:
        slots = re.findall(r"\{(\w+)\}", pattern)
        filled = pl.format(re.sub(r"\{\w+\}", "{}", pattern), *slots)
        text = pl.when(pl.col("pattern") == pattern).then(filled).otherwise(text)
    return text


def _tidy(names: pl.Series) -> pl.Series:
    return (
        names.str.replace_all(r"\(\((.*?)\)\)", "($1)").str.replace_all(" +", " ").str.strip_chars()
    )


def main(arguments: list[str]) -> None:
    """Print a sample of both kinds, and how many manifest names fill the field."""
    count = int(arguments[0]) if arguments else 20
    names = manifest_names(max(count, 20_000))
    print("\n".join(names.head(count)))
    print("\n".join(["", *listed_names(count)]))
    full = names.filter(names.str.len_chars() == WIDTH).len() / names.len()
    print(f"\n{full:.1%} of the manifest names fill the field")


if __name__ == "__main__":
    main(sys.argv[1:])
