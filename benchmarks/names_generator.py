"""Invented company names, seeded: manifest names with their mess, and names as lists write them.

    python benchmarks/names_generator.py [COUNT]

prints a sample. The words stand in ``name_words.yml``; the mess follows the counts of CBP AMS 2018
(499 shipper rows), vendor copies of raw manifest lines and FEIII notebooks. No name is that of a
real shipper, except by chance.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.name_mess import WIDTH, messy
from benchmarks.name_variants import patterns
from benchmarks.word_draws import (
    Draw,
    brands,
    english_brands,
    filled,
    initials,
    name_words,
    ranked,
    shares,
    weighted,
)

SEED = 20261125
_SURPLUS = 1.35  # drawn per name wanted, since some are drawn twice
_SPELT_AGAIN = 0.13  # of the companies are written a second way too
# Places of which a manifest names fewer than the table of places gives (none in 499 rows of 2018).
_RARE_PLACES = "XINJIANG|URUMQI|AKSU|KORLA|SHIHEZI"
_RARE = 0.15  # of the names with one are kept


def manifest_names(count: int, *, seed: int = SEED) -> pl.Series:
    """``count`` distinct names, column ``name``: upper case, at most 35 letters.

    About a ninth has 35 letters. The same ``count`` and ``seed`` give the same names in order.
    """
    draw = np.random.default_rng(seed)
    names = _styled(int(count * _SURPLUS) + 100, _shares("share"), draw)["full"]
    return _distinct(messy(names, draw), count)


def filed_names(
    count: int, *, seed: int = SEED, styles: Mapping[str, float] | None = None
) -> pl.DataFrame:
    """``count`` distinct names as filed: ``name``, ``full`` (before the mess) and ``style``.

    About a ninth are another spelling of a company that is there already: another legal form, or
    messed another way. ``styles`` (style -> weight) says whose names; else those of manifests.
    """
    draw = np.random.default_rng(seed)
    named = _styled(int(count * _SURPLUS) + 100, dict(styles or _shares("share")), draw)
    again = named.head(int(named.height * _SPELT_AGAIN))
    other = pl.coalesce(patterns()["form_changed"], pl.col("name"))
    form = again.rename({"full": "name"}).with_columns(full=other).select(named.columns)
    both = pl.concat([named, form])
    filed = both.with_columns(name=messy(both["full"], draw))
    rare = filed["name"].str.contains(_RARE_PLACES) & pl.Series(draw.random(filed.height) > _RARE)
    long = filed["name"].str.len_chars() >= 4
    kept = filed.filter(long & ~rare).unique("name", maintain_order=True)
    if kept.height < count:
        raise ValueError(f"only {kept.height} distinct names could be drawn, {count} were wanted.")
    drawn = kept.gather(draw.permutation(kept.height)[:count])
    return drawn.select("name", "full", "style")


def listed_names(count: int, *, seed: int = SEED + 1) -> pl.Series:
    """``count`` distinct names (column ``name``) in the style of denied-party and supplier lists.

    In full, each word with a capital, not cut, with the legal form as a list writes it.
    """
    draw = np.random.default_rng(seed)
    names = _styled(int(count * _SURPLUS) + 100, _shares("listed"), draw, listed=True)["full"]
    return _distinct(names.str.to_titlecase(), count)


def _distinct(names: pl.Series, count: int) -> pl.Series:
    kept = names.filter(names.str.len_chars() >= 4).unique(maintain_order=True).head(count)
    if len(kept) < count:
        raise ValueError(f"only {len(kept)} distinct names could be drawn, {count} were wanted.")
    return kept.alias("name")


def _shares(share: str) -> dict[str, float]:
    styles: dict[str, dict[str, Any]] = name_words()["styles"]
    return {name: style[share] for name, style in styles.items() if style[share]}


def _styled(
    count: int, weights: Mapping[str, float], draw: Draw, *, listed: bool = False
) -> pl.DataFrame:
    """``style`` and ``full``: names of all styles, mixed by the weights of the styles."""
    styles = name_words()["styles"]
    counts = draw.multinomial(count, shares(list(weights.values())))
    parts = [
        pl.DataFrame({"full": _style(styles[name], int(some), listed, draw)}).select(
            pl.lit(name).alias("style"), "full"
        )
        for name, some in zip(weights, counts, strict=True)
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
    return _tidy(slots.select(text=filled(list(style["patterns"])))["text"])


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
