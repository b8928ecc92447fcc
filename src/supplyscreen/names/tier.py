"""The tier of a supplier: how many steps it is away from the buyer of the list."""

import polars as pl


def tier_number(tier: pl.Expr) -> pl.Expr:
    """The number in a tier (Int64): 2 of ``2``, ``Tier 2``, ``T2 - fabric``; null without one."""
    return tier.str.extract(r"(\d{1,2})(?:\D|$)").cast(pl.Int64)
