"""Small parties and lists for the tests of the matching room; all shippers are invented."""

from dataclasses import replace
from functools import cache

import polars as pl

from supplyscreen.matching import find_candidates, score_candidates
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import PARTIES, conform
from supplyscreen.watchlists import Watchlists, load_watchlists


@cache
def lists() -> Watchlists:
    """The bundled lists, loaded once."""
    return load_watchlists()


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
    watchlists = watchlists or lists()
    candidates = find_candidates(asked, watchlists)
    return score_candidates(candidates, asked, watchlists, config=config)


def without(entry_id: str) -> Watchlists:
    """The bundled lists less the names of one entry."""
    return replace(lists(), names=lists().names.filter(pl.col("entry_id") != entry_id))
