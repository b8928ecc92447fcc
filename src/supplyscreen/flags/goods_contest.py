"""Several rules of one law for the same goods: one flag, by the longest prefix."""

import polars as pl

# Rules contend only with their like: a flag of one law, list or timing never hides one of another.
_STANDING = ["record_id", "program_key", "goods_list", "timing"]


def one_flag_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep one row per record and rule, and of rules that contend for the same goods the nearest.

    ``rows``: tied and dated pairs, one per record, rule and code (``decided_by, code, prefix,
    country, tie_rank, title, entry_id, goods_list, timing``). Adds ``also``: titles of the rules
    that gave way to a longer prefix, or null.

    - A rule that rests on an order (``entry_id``) never contends: every order is a law of its own.
    - Of the sectors of the UFLPA, of the rows of one DOL list, or of the products of the Executive
      Order that one code on the bill falls under, the longest prefix for a country makes the flag;
      of equal ones all do.
    - Of rows of one list for several countries, decided by the same code or the same words, the
      country with the closest tie makes the flag (a port of lading is the weakest).
    """
    orders = rows.filter(pl.col("entry_id").is_not_null())
    others = rows.filter(pl.col("entry_id").is_null()).with_columns(
        goods=pl.coalesce("code", "decided_by"),
        size=pl.col("prefix").str.len_chars().fill_null(0),
    )
    mine = [*_STANDING, "goods", "country"]
    longest = others.filter(pl.col("size") == pl.col("size").max().over(mine))
    nearest = pl.col("tie_rank") == pl.col("tie_rank").min().over([*_STANDING, "goods"])
    kept = longest.filter(pl.col("goods_list").is_null() | nearest)
    told = kept.join(_gave_way(others, longest, mine), on=mine, how="left", nulls_equal=True)
    return pl.concat([_each(orders), _each(told.drop("goods", "size"))], how="diagonal")


def _gave_way(others: pl.DataFrame, longest: pl.DataFrame, mine: list[str]) -> pl.DataFrame:
    """``also`` for the same goods and country: titles of rules with a shorter prefix only."""
    gone = others.join(longest, on=["record_id", "rule_id"], how="anti")
    titles = pl.col("title").unique(maintain_order=True).str.join("; ")
    return gone.sort("title").group_by(mine).agg(also=titles)


def _each(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per record and rule: the longest prefix, then the first code."""
    size = pl.col("prefix").str.len_chars().fill_null(0)
    ordered = rows.sort("record_id", "rule_id", -size.cast(pl.Int32), "code", nulls_last=True)
    return ordered.unique(["record_id", "rule_id"], keep="first", maintain_order=True)
