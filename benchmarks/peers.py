"""Other open matchers on the same cases: rapidfuzz with cleanco, and nomenklatura's logic-v2.

They are in the extra ``[bench-accuracy]``. One that is not installed is told and
left out.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process, utils

import supplyscreen as ss

RAPIDFUZZ = ("ratio", "WRatio", "partial_ratio", "token_set_ratio", "token_sort_ratio")
RAPIDFUZZ_DEFAULT = 0.85
LOGIC_V2 = "nomenklatura logic-v2"
LOGIC_V2_DEFAULT = 0.7
NEAREST = 20  # entries that logic-v2 compares a name with

Searcher = Callable[[pl.DataFrame, ss.Watchlists], pl.DataFrame]


def peers() -> tuple[dict[str, tuple[Searcher, float]], list[str]]:
    """Name -> (searcher, default threshold) of every peer there is, and what is missing.

    A searcher takes CASES and lists and gives ANSWERS, best entry of all lists per name.
    """
    missing = [name for name in ("cleanco", "nomenklatura") if find_spec(name) is None]
    found: dict[str, tuple[Searcher, float]] = {}
    if "cleanco" not in missing:
        for scorer in RAPIDFUZZ:
            found[f"rapidfuzz {scorer}"] = (_by_scorer(getattr(fuzz, scorer)), RAPIDFUZZ_DEFAULT)
    if "nomenklatura" not in missing:
        found[LOGIC_V2] = (_by_logic_v2, LOGIC_V2_DEFAULT)
    return found, missing


def _by_scorer(scorer: Callable[..., float]) -> Searcher:
    def search(cases: pl.DataFrame, lists: ss.Watchlists) -> pl.DataFrame:
        names = lists.names.sort("entry_id", "name")
        alike = process.cdist(
            _bare(cases["query"]), _bare(names["name"]), scorer=scorer, dtype=np.float32
        )
        return _told(cases, names[alike.argmax(axis=1).tolist()], alike.max(axis=1) / 100)

    return search


def _bare(names: pl.Series) -> list[str]:
    """Names without their legal form (cleanco), without punctuation, in small letters."""
    basename = import_module("cleanco").basename
    return [utils.default_process(basename(name) or name) for name in names]


def _told(cases: pl.DataFrame, best: pl.DataFrame, score: np.ndarray) -> pl.DataFrame:
    told = best.select("entry_id", answer="name").with_columns(
        score=pl.Series(score, dtype=pl.Float64), band=pl.lit("")
    )
    return pl.concat([cases, told], how="horizontal").with_columns(
        right=pl.col("entries").list.contains(pl.col("entry_id"))
    )


def _by_logic_v2(cases: pl.DataFrame, lists: ss.Watchlists) -> pl.DataFrame:
    """The best of the entries nearest by token_set_ratio or partial_ratio, as it is slow."""
    entries = lists.names.group_by("entry_id").agg("name").sort("entry_id")
    judge, make = _logic_v2()
    listed = [make(names) for names in entries["name"]]
    scores = []
    for query, near in zip(cases["query"], _near(cases["query"], entries), strict=True):
        asked = make([query])
        scores.append(max((judge(asked, listed[at]), -int(at)) for at in near))
    best = entries.with_columns(pl.col("name").list.first())[[-at for _, at in scores]]
    return _told(cases, best, np.array([score for score, _ in scores]))


def _near(queries: pl.Series, entries: pl.DataFrame) -> np.ndarray:
    """Row numbers of the NEAREST entries of each query."""
    owner = np.repeat(np.arange(entries.height), entries["name"].list.len().to_numpy())
    names = _bare(entries["name"].explode())
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    alike = [
        process.cdist(_bare(queries), names, scorer=scorer, dtype=np.float32)
        for scorer in (fuzz.token_set_ratio, fuzz.partial_ratio)
    ]
    best = np.maximum.reduceat(np.maximum(*alike), starts, axis=1)
    return np.argsort(-best, axis=1, kind="stable")[:, :NEAREST]


def _logic_v2() -> tuple[Callable[[Any, Any], float], Callable[[list[str]], Any]]:
    matching = import_module("nomenklatura.matching")
    model = import_module("followthemoney").model
    config = import_module("nomenklatura.matching.types").ScoringConfig.defaults()

    def judge(left: Any, right: Any) -> float:
        return float(matching.LogicV2.compare(left, right, config).score)

    def make(names: list[str]) -> Any:
        entity = model.make_entity("Company")
        entity.id = names[0]
        for name in names:
            entity.add("name", name)
        return entity

    return judge, make
