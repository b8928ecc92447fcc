"""Lists of more than 2,000 names, of which retrieval keeps only the likeliest: what still holds.

Of a short list every name that may match is scored. On a long one only the four likeliest names
are kept for each name asked, and a word that more than a hundred listed names share finds none
of them by itself: there a further entry may crowd out another one that resembles the name less.
"""

from functools import cache

import polars as pl
import pytest
from benchmarks.name_variants import noisy_variants
from benchmarks.names_generator import listed_names
from tests.matching.build import parties

from supplyscreen.matching import PreparedNames, find_candidates, prepare_names
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.watchlists import Watchlists, watchlist_from_names

COUNT = 2_500
ASKED = 250
Long = tuple[Watchlists, PreparedNames]


@cache
def long_list() -> Long:
    """A list of invented names, the same in every run."""
    made = watchlist_from_names(listed_names(COUNT, seed=5))
    assert made.names.height > LONG_LIST
    return made, prepare_names(made)


def kept(names: list[str], listed: list[str]) -> pl.DataFrame:
    """``name, found``: whether each name has the listed one beside it as a candidate."""
    watchlists, prepared = long_list()
    asked = parties(*names)
    found = find_candidates(asked, watchlists, prepared=prepared)
    own = pl.DataFrame({"party_id": asked["party_id"], "asked": names, "name": listed})
    sought = own.join(watchlists.names.select("alias_id", "name"), on="name", how="left")
    hits = sought.join(found, on=["party_id", "alias_id"], how="semi")
    return own.with_columns(found=pl.col("party_id").is_in(hits["party_id"].implode()))


def test_listed_names_find_themselves_but_for_one_in_500() -> None:
    names = long_list()[0].names["name"].sort().to_list()[::5]
    lost = kept(names, names).filter(~pl.col("found"))
    assert lost.height <= 1, lost["asked"].to_list()


@pytest.mark.parametrize(("share", "seed"), [(0.03, 3)])
def test_noisy_spellings_are_seldom_lost(share: float, seed: int) -> None:
    made = noisy_variants(long_list()[0].names["name"].sort(), ASKED, seed=seed)
    told = kept(made["variant"].to_list(), made["listed"].to_list())
    lost = told.filter(~pl.col("found"))
    assert lost.height <= share * told.height, lost.select("asked", "name").rows()


def test_other_rows_change_no_candidate() -> None:
    watchlists, prepared = long_list()
    asked = parties(*watchlists.names["name"].sort().to_list()[:60])
    whole = find_candidates(asked, watchlists, prepared=prepared)
    parts = [find_candidates(asked[at : at + 7], watchlists, prepared=prepared) for at in (0, 7)]
    same = whole.join(asked[:14], on="party_id", how="semi", maintain_order="left")
    assert pl.concat(parts).sort(whole.columns).equals(same.sort(whole.columns))
