"""The labelled pairs: variants with their company, unlisted names with their nearest targets."""

import numpy as np
import polars as pl
from benchmarks.labelled.companies import Others, companies, families
from benchmarks.labelled.listed import listed_entries
from benchmarks.labelled.negatives import written
from benchmarks.labelled.swaps import swapped
from benchmarks.labelled.variants import SEED, variants
from rapidfuzz import process
from rapidfuzz.fuzz import token_set_ratio

import supplyscreen as ss

NEAREST = 4  # targets of an unlisted name
_SIBLINGS = 2  # other companies beside each variant
COLUMNS = ["query", "target", "label", "pattern", "entity_id", "half"]


def labelled_pairs(lists: ss.Watchlists, *, seed: int = SEED) -> pl.DataFrame:
    """``query, target, label, pattern, entity_id, half``: all pairs, sorted.

    ``label`` is 1 for a variant beside the primary name of its entry, which ``entity_id`` names.
    It is 0 for an unlisted name beside the four nearest listed names of its half, and for a variant
    beside the two nearest of other companies (``neg_sibling_listed``); ``entity_id`` is then "".
    Near is by rapidfuzz token_set_ratio, so that the pairs are hard. No name of one half occurs
    in the other.
    """
    positive = variants(lists, seed=seed)
    unlisted = unlisted_names(lists, positive, seed=seed)
    company = companies(lists)
    targets = _targets(lists, company)
    beside = [
        _beside(positive, targets, company, half).with_columns(pattern=pl.lit("neg_sibling_listed"))
        for half in ("develop", "report")
    ]
    far = [_nearest(unlisted, targets, half, NEAREST) for half in ("develop", "report")]
    return pl.concat(
        [
            positive.with_columns(label=1).select(COLUMNS),
            *(part.with_columns(label=0, entity_id=pl.lit("")).select(COLUMNS) for part in far),
            *(part.with_columns(label=0, entity_id=pl.lit("")).select(COLUMNS) for part in beside),
        ],
        how="vertical_relaxed",
    ).sort("half", "label", "pattern", "query", "target", descending=[False, True] + [False] * 3)


def unlisted_names(
    lists: ss.Watchlists, positive: pl.DataFrame, *, seed: int = SEED
) -> pl.DataFrame:
    """``query, pattern, half``: written and generated names of no listed company, each once.

    A name that is a listed name, or a variant of one in ``positive``, is left out.
    """
    others = Others(listed_entries(lists), companies(lists))
    every = pl.concat(
        [
            frame.select("query", "pattern", "half")
            for frame in (written(), swapped(lists, seed=seed))
        ]
    ).with_columns(pattern="neg_" + pl.col("pattern"), key=pl.col("query").str.to_uppercase())
    variant = positive.select(key=pl.col("query").str.to_uppercase())
    free = [not others.named(query) for query in every["query"]]
    return (
        every.filter(pl.Series(free))
        .join(variant, on="key", how="anti", maintain_order="left")
        .unique("key", keep="first", maintain_order=True)
        .drop("key")
    )


def _targets(lists: ss.Watchlists, company: dict[str, str]) -> pl.DataFrame:
    """``target, company, half``: every Latin listed name once."""
    latin = lists.names.filter(pl.col("alias_kind").is_in(["primary", "alias", "former"]))
    return (
        latin.join(families().select("entry_id", "half"), on="entry_id")
        .select("half", target="name", company=pl.col("entry_id").replace_strict(company))
        .unique("target", keep="first", maintain_order=True)
        .sort("target")
    )


def _similar(queries: pl.Series, targets: pl.Series) -> np.ndarray:
    return process.cdist(
        queries.str.to_uppercase().to_list(),
        targets.str.to_uppercase().to_list(),
        scorer=token_set_ratio,
        dtype=np.float32,
    )


def _nearest(names: pl.DataFrame, targets: pl.DataFrame, half: str, count: int) -> pl.DataFrame:
    queries, listed = (frame.filter(pl.col("half") == half) for frame in (names, targets))
    return _best(queries, listed, _similar(queries["query"], listed["target"]), count)


def _beside(
    names: pl.DataFrame, targets: pl.DataFrame, company: dict[str, str], half: str
) -> pl.DataFrame:
    queries, listed = (frame.filter(pl.col("half") == half) for frame in (names, targets))
    alike = _similar(queries["query"], listed["target"])
    own = queries["entity_id"].replace_strict(company).to_numpy()
    alike[own[:, None] == listed["company"].to_numpy()[None, :]] = -1
    return _best(queries, listed, alike, _SIBLINGS)


def _best(
    queries: pl.DataFrame, listed: pl.DataFrame, alike: np.ndarray, count: int
) -> pl.DataFrame:
    best = np.argsort(-alike, axis=1, kind="stable")[:, :count]
    repeated = queries[np.repeat(np.arange(queries.height), count).tolist()]
    chosen = listed[best.ravel().tolist()].select("target")
    return pl.concat([repeated.drop("target", strict=False), chosen], how="horizontal")
