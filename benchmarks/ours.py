"""supplyscreen as the evaluation asks it: through the public calls, at their defaults."""

from dataclasses import replace

import polars as pl

import supplyscreen as ss
from supplyscreen.matching.pairs import score_pairs

_ALL = ss.ScreenConfig(flag_threshold=0.0)  # scores below the threshold are told too


def search_answers(cases: pl.DataFrame, lists: ss.Watchlists) -> pl.DataFrame:
    """ANSWERS of ``match_names`` to CASES: each name against every entry of ``lists``."""
    best = ss.match_names(cases["query"], watchlists=lists, config=_ALL)
    told = best.select("entry_id", "band", "score", answer="matched_name")
    return (
        pl.concat([cases, told], how="horizontal")
        .with_columns(pl.col("score").fill_null(0.0), pl.col("answer", "band").fill_null(""))
        .with_columns(
            right=pl.col("entries").list.contains(pl.col("entry_id")).fill_null(value=False)
        )
    )


def pair_answers(pairs: pl.DataFrame, lists: ss.Watchlists) -> pl.DataFrame:
    """ANSWERS of ``score_pairs`` to the labelled ``pairs``: each name against its target alone.

    The other names that the lists give the target's entry count as well.
    """
    scored = score_pairs(pairs["query"], pairs["target"], aliases=aliases(pairs, lists))
    return pairs.select(
        "query",
        "pattern",
        wanted=pl.col("label") == 1,
        right=pl.col("label") == 1,
        answer="target",
    ).with_columns(scored["score"], scored["band"])


def aliases(pairs: pl.DataFrame, lists: ss.Watchlists) -> pl.DataFrame:
    """``target, name``: the listed names of the entries that have a target as one of theirs."""
    names = lists.names.select("entry_id", "name")
    targets = pairs.select(target="target").unique(maintain_order=True)
    return (
        targets.join(names, left_on="target", right_on="name")
        .join(names, on="entry_id")
        .select("target", "name")
        .unique(maintain_order=True)
    )


def latin_only(lists: ss.Watchlists) -> ss.Watchlists:
    """``lists`` without their names in Chinese characters."""
    latin = ~pl.col("alias_kind").str.starts_with("chinese")
    return replace(lists, names=lists.names.filter(latin))
