"""Retrieval: blocking rules, and what they must not lose."""

from functools import cache

import polars as pl
import pytest
from benchmarks.name_variants import noisy_variants
from tests.matching.build import lists, parties, ready, scored

from supplyscreen.matching import find_candidates, unique_parties
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import CANDIDATES, conform
from supplyscreen.watchlists import watchlist_from_names

PAIR = ["party_id", "entry_id"]
LOST = 0.01  # share of the matches that retrieval may lose


@pytest.mark.parametrize(
    ("name", "entry_id", "rule"),
    [
        ("DAQO ENERGY", "uflpa-xinjiang-daqo-new-energy", "shared_words"),
        ("HAO LIN HAIR", "uflpa-hetian-haolin-hair-accessories", "shared_words"),
        ("TPGLOVE CORP", "s307-059", "shared_words"),
        ("新疆大全新能源", "uflpa-xinjiang-daqo-new-energy", "shared_words"),
        ("XINJIANG PRODUCTION AND CONSTRUCTIO", "s307-055", "shared_words"),
    ],
)
def test_rule_finds_the_entry(name: str, entry_id: str, rule: str) -> None:
    found = find_candidates(parties(name), lists(), prepared=ready()).join(
        lists().names.select("alias_id", "entry_id"), on="alias_id"
    )
    rules = found.filter(pl.col("entry_id") == entry_id)["blocking_rule"].to_list()
    assert rule in rules


def test_every_listed_name_is_a_candidate_of_itself() -> None:
    names = lists().names.filter(pl.col("name_key") != "").sort("alias_id")
    asked = parties(*names["name"].to_list())
    own = pl.DataFrame({"party_id": asked["party_id"], "alias_id": names["alias_id"]})
    found = find_candidates(asked, lists(), prepared=ready())
    lost = own.join(found, on=["party_id", "alias_id"], how="anti")
    assert lost.join(names, on="alias_id")["name"].to_list() == []


@cache
def variants() -> pl.DataFrame:
    """PARTIES of noisy spellings of listed names, the same in every run."""
    listed = lists().names.filter(pl.col("alias_kind") == "primary")["name"].sort()
    return parties(*noisy_variants(listed, 200, seed=11)["variant"].to_list())


@cache
def every_match() -> pl.DataFrame:
    """MATCHES of the variants when each is scored with every listed name: nothing retrieved."""
    asked = variants().select("party_id", reading="name")
    pairs = asked.join(ready().names.select("alias_id"), how="cross")
    candidates = conform(pairs.with_columns(blocking_rule=pl.lit("every_pair")), CANDIDATES)
    found = scored(candidates, variants())
    return found.filter(pl.col("score") >= ScreenConfig().flag_threshold)


def test_retrieval_loses_at_most_one_match_in_a_hundred() -> None:
    candidates = find_candidates(variants(), lists(), prepared=ready())
    found = scored(candidates, variants())
    lost = every_match().join(found, on=PAIR, how="anti")
    assert every_match().height > 180
    assert lost.height <= LOST * every_match().height, lost.select("reading", "matched_name")
    assert candidates.height < 60 * variants().height  # and it leaves most pairs alone


def test_retrieval_never_adds_to_a_score() -> None:
    found = scored(find_candidates(variants(), lists(), prepared=ready()), variants())
    both = every_match().join(found, on=PAIR, suffix="_found")
    assert both.height > 180
    assert (both["score_found"] <= both["score"]).all()


def test_persons_and_placeholders_are_not_compared() -> None:
    asked = parties("XINJIANG DAQO NEW ENERGY").with_columns(kind=pl.lit("person"))
    found = find_candidates(asked, lists(), prepared=ready())
    assert found.is_empty()
    assert dict(found.schema) == dict(CANDIDATES)


def test_unique_parties_adds_counts() -> None:
    merged = unique_parties(parties("A", "B"), parties("A"))
    assert merged["record_count"].to_list() == [2, 1]
    assert unique_parties().is_empty()


@pytest.mark.parametrize("name", ["A.B.C. COMPANY", "C.P. LIMITED", "K. T. FOODS", "V.N.C. & CO"])
def test_a_brand_of_letters_with_points_finds_itself(name: str) -> None:
    """The first look at a pair takes single letters at the beginning for one word."""
    own = watchlist_from_names(pl.DataFrame({"entry_id": ["e1"], "name": [name]}), list_id="own")
    assert find_candidates(parties(name), own)["party_id"].to_list() == ["p0"]
