"""Labelled pairs scored: the CASES of pair mode and of search mode."""

import polars as pl

from supplyscreen.matching.companies import Companies, letters
from supplyscreen.matching.evaluation import CASES
from supplyscreen.matching.match import match_names
from supplyscreen.matching.pairs import score_pairs
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import conform


def pair_cases(pairs: pl.DataFrame, companies: Companies, config: ScreenConfig) -> pl.DataFrame:
    """CASES of pair mode: each of ``pairs`` with the score of its query against its target.

    In: ``source_row, query, target, label, pattern``. The target is met by its aliases too.
    """
    scored = score_pairs(
        pairs["query"], pairs["target"], aliases=companies.aliases, config=config
    ).drop("query", "target")
    against = pl.col("evidence_against")
    told = pl.concat_str("evidence_for", pl.lit(" Against: ") + against)
    cases = pl.concat([pairs, scored], how="horizontal").with_columns(
        wanted="label",
        right="label",
        listed_elsewhere=False,
        best_name="target",
        explanation=pl.when(against != "").then(told).otherwise("evidence_for").str.strip_chars(),
    )
    return conform(cases, CASES)


def search_cases(pairs: pl.DataFrame, companies: Companies, config: ScreenConfig) -> pl.DataFrame:
    """CASES of search mode: each distinct query against all companies as one list.

    In: as for :func:`pair_cases`. A query is wanted when any of its rows has label 1, and right
    when its best entry is a company of such a row. A query that no row wants is
    ``listed_elsewhere`` when its letters and digits are those of a listed name, unless they are
    those of a target that it is labelled 0 against.
    """
    labelled = pairs.join(companies.targets, on="target", maintain_order="left")
    first = ["label", "source_row"]
    queries = labelled.sort(first, descending=[True, False]).unique(
        "query", keep="first", maintain_order=True
    )
    best = _best(queries["query"], companies, config)
    cases = queries.drop("company").join(best, on="query").with_columns(wanted="label")
    wanted = labelled.filter("label").select("query", entry_id="company", right=True).unique()
    cases = cases.join(wanted, on=["query", "entry_id"], how="left").join(
        _elsewhere(pairs, companies), on="query", how="left"
    )
    told = cases.with_columns(
        pl.col("right").fill_null(value=False), pl.col("listed_elsewhere") & ~pl.col("wanted")
    )
    return conform(told.sort("source_row"), CASES)


def _best(queries: pl.Series, companies: Companies, config: ScreenConfig) -> pl.DataFrame:
    """``query, entry_id, best_name, score, explanation``: the best company, whatever its score."""
    every = config.model_copy(update={"flag_threshold": 0.0})
    found = match_names(queries, watchlists=companies.watchlist(), config=every)
    return found.select(
        "query",
        "entry_id",
        pl.col("score").fill_null(0.0),
        "explanation",
        best_name="matched_name",
    )


def _elsewhere(pairs: pl.DataFrame, companies: Companies) -> pl.DataFrame:
    """``query, listed_elsewhere`` for each distinct query of ``pairs`` that is a listed name."""
    told = pairs.select("query", name=letters("query"), denied=letters("target"))
    by_query = told.group_by("query").agg(
        pl.col("name").first(), denied=(pl.col("name") == pl.col("denied")).any()
    )
    listed = pl.col("name").is_in(companies.listed.implode()) & (pl.col("name") != "")
    return by_query.select("query", listed_elsewhere=listed & ~pl.col("denied"))
