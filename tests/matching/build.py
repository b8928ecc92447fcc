"""Small parties and lists for the tests of the matching room; all shippers are invented."""

from dataclasses import replace
from functools import cache

import polars as pl

from supplyscreen.matching import (
    PreparedNames,
    find_candidates,
    prepare_names,
    score_candidates,
)
from supplyscreen.matching.by_characters import same_characters
from supplyscreen.matching.by_letters import cut_short, same_letters
from supplyscreen.matching.by_words import read_words, shared_words, words_met
from supplyscreen.matching.quick import quick_names
from supplyscreen.matching.score import Wanted
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import PARTIES, conform
from supplyscreen.watchlists import Watchlists, load_watchlists, watchlist_from_names


@cache
def lists() -> Watchlists:
    """The bundled lists, loaded once."""
    return load_watchlists()


@cache
def ready() -> PreparedNames:
    """The names of the bundled lists, prepared once."""
    return prepare_names(lists())


def parties(*names: str, country: str | None = None, address: str = "") -> pl.DataFrame:
    """PARTIES with one party per name; ids p0, p1 ..."""
    return conform(
        pl.DataFrame(
            {
                "party_id": [f"p{at}" for at in range(len(names))],
                "name": names,
                "name_key": names,
                "readings": [[name] for name in names],
                "truncated": False,
                "kind": "company",
                "address": address,
                "country": country,
                "record_count": 1,
            },
            schema_overrides={"country": pl.String, "readings": pl.List(pl.String)},
        ),
        PARTIES,
    )


def matched(
    asked: pl.DataFrame, *, watchlists: Watchlists | None = None, config: ScreenConfig | None = None
) -> pl.DataFrame:
    """MATCHES of ``asked`` against the bundled (or given) lists."""
    prepared = ready() if watchlists is None else prepare_names(watchlists)
    watchlists = watchlists or lists()
    candidates = find_candidates(asked, watchlists, prepared=prepared)
    return score_candidates(candidates, asked, watchlists, config=config, prepared=prepared)


def scored(
    candidates: pl.DataFrame, asked: pl.DataFrame, *, watchlists: Watchlists | None = None
) -> pl.DataFrame:
    """MATCHES of the given ``candidates``, however low their scores."""
    prepared = ready() if watchlists is None else prepare_names(watchlists)
    wanted = Wanted(least=0.0)
    return score_candidates(
        candidates, asked, watchlists or lists(), prepared=prepared, wanted=wanted
    )


def without(*entry_ids: str) -> Watchlists:
    """The bundled lists less the names of some entries."""
    kept = lists().names.filter(~pl.col("entry_id").is_in(entry_ids))
    return replace(lists(), names=kept)


def by_each_rule(name: str, prepared: PreparedNames) -> dict[str, set[str]]:
    """Blocking rule -> the listed names that it finds for ``name``, asked alone."""
    names = pl.DataFrame(
        {"name_id": [0], "reading": [name]}, schema_overrides={"name_id": pl.UInt32}
    )
    quick = quick_names(names)
    listed = prepared.names.select("alias_id", "name")
    met = words_met(quick, read_words(quick, prepared.keys), prepared.keys)
    found = {
        "shared_words": shared_words(met, quick, prepared.keys),
        "same_letters": same_letters(quick.letters, prepared),
        "cut_short": cut_short(quick.letters, prepared),
        "same_characters": same_characters(names, prepared),
    }
    for rule, pairs in found.items():
        assert set(pairs["blocking_rule"]) <= {rule}
    return {rule: set(pairs.join(listed, on="alias_id")["name"]) for rule, pairs in found.items()}


SMALL = [
    "Zhongshan Korlite Lamps Co., Ltd.",
    "Dongguan Vexmar Shoes Co., Ltd.",
    "Hotan Haolin Hair Accessories Co., Ltd.",
    "Example Garment International Trading JSC",
    "Jinfu Jiulong Textile",
    "Xinjiang Production and Construction Corps",
    "新疆准噶尔棉麻有限公司",
]


@cache
def small() -> PreparedNames:
    """A short list of made-up and bundled names, one for each way of being found."""
    return prepare_names(watchlist_from_names(SMALL))
