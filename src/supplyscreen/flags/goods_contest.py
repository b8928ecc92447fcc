"""Several rules of one law for the same goods: one flag, by the longest prefix."""

import polars as pl

# Rules contend only with their like: a flag of one law, list or timing never hides one of another.
_STANDING = ["record_id", "program_key", "goods_list", "timing"]


def one_flag_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep one row per record and rule, and of rules that contend for the same goods the nearest.

    ``rows``: tied and dated pairs, one per record, rule and code (``decided_by, code, prefix,
    tie_rank, title, entry_id, goods_list, timing``). Adds ``also``: titles of the rules that gave
    way, or null.

    - A rule that rests on an order (``entry_id``) never contends: every order is a law of its own.
    - Of the sectors of the UFLPA, of the rows of one DOL list, or of the products of the Executive
      Order that one code on the bill falls under, the longest prefix makes the flag; of equal ones
      all do.
    - Of rows of one list with the same prefix, or found by the same words, the country with the
      closest tie makes the flag (a port of lading is the weakest).
    """
    orders = rows.filter(pl.col("entry_id").is_not_null())
    others = rows.filter(pl.col("entry_id").is_null())
    goods = pl.coalesce("code", "decided_by")
    size = pl.col("prefix").str.len_chars().fill_null(0)
    ranked = others.with_columns(goods=goods, size=size).with_columns(
        longest=pl.col("size") == pl.col("size").max().over([*_STANDING, "goods"]),
    )
    same = [*_STANDING, "goods", "size"]
    nearest = pl.col("goods_list").is_null() | (
        pl.col("tie_rank") == pl.col("tie_rank").min().over(same)
    )
    ranked = ranked.with_columns(kept=pl.col("longest") & nearest)
    return pl.concat([_each(orders), _each(_with_also(ranked))], how="diagonal")


def _with_also(ranked: pl.DataFrame) -> pl.DataFrame:
    """The rows that are kept, with the titles of rules that make no flag of their own here."""
    kept = ranked.filter("kept")
    gone = ranked.filter(~pl.col("kept")).join(kept, on=["record_id", "rule_id"], how="anti")
    also = (
        gone.filter(~pl.col("longest"))
        .sort("title")
        .group_by([*_STANDING, "goods"])
        .agg(also=pl.col("title").unique(maintain_order=True).str.join("; "))
    )
    told = kept.join(also, on=[*_STANDING, "goods"], how="left", nulls_equal=True)
    return told.drop("goods", "size", "longest", "kept")


def _each(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per record and rule: the longest prefix, then the first code."""
    size = pl.col("prefix").str.len_chars().fill_null(0)
    ordered = rows.sort("record_id", "rule_id", -size.cast(pl.Int32), "code", nulls_last=True)
    return ordered.unique(["record_id", "rule_id"], keep="first", maintain_order=True)
