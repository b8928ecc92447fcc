"""Variants of listed names to plant among invented shippers, seeded, with the right entries."""

import polars as pl
from benchmarks.name_mess import WIDTH
from benchmarks.name_variants import noisy_variants

import supplyscreen as ss

VARIANTS = 2_000  # are made at most; the bundled lists give about as many


def planted_shippers(*, seed: int) -> pl.DataFrame:
    """Shippers under variants of names of the bundled lists, in an order drawn from ``seed``.

    Columns: ``name`` (at most 35 letters), ``full``, ``style`` ("china"), ``listed``, ``pattern``
    and ``entries``: the ids of all entries with a name that reads like ``listed``, with | between.
    Company names in Latin letters are varied (``name_variants.py``), short forms are not.
    """
    names = ss.load_watchlists().names.filter(pl.col("alias_kind") != "chinese_short")
    made = noisy_variants(names["name"], VARIANTS, seed=seed)
    right = names.group_by("name_key").agg(entries=pl.col("entry_id").unique().sort().str.join("|"))
    keys = names.select("name_key", listed="name").unique("listed")
    told = made.join(keys, on="listed", maintain_order="left").join(
        right, on="name_key", maintain_order="left"
    )
    cut = pl.col("variant").str.head(WIDTH).str.strip_chars_end()
    filed = told.select(
        cut.alias("name"),
        pl.lit("china").alias("style"),
        "listed",
        "pattern",
        "entries",
        full="variant",
    )
    return filed.unique("name", maintain_order=True)
