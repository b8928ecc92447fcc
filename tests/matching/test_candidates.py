"""Retrieval: blocking rules, and what they must not lose."""

import polars as pl
import pytest
from tests.matching.build import lists, parties

from supplyscreen.matching import find_candidates, unique_parties
from supplyscreen.schemas import CANDIDATES


@pytest.mark.parametrize(
    ("name", "entry_id", "rule"),
    [
        ("DAQO ENERGY", "uflpa-xinjiang-daqo-new-energy", "shared_word"),
        ("HAO LIN HAIR", "uflpa-hetian-haolin-hair-accessories", "shared_word"),
        ("TPGLOVE CORP", "s307-059", "same_letters"),
        ("新疆大全新能源", "uflpa-xinjiang-daqo-new-energy", "shared_word"),
        ("XINJIANG PRODUCTION AND CONSTRUCTIO", "s307-055", "shared_word"),
    ],
)
def test_rule_finds_the_entry(name: str, entry_id: str, rule: str) -> None:
    found = find_candidates(parties(name), lists()).join(
        lists().names.select("alias_id", "entry_id"), on="alias_id"
    )
    rules = found.filter(pl.col("entry_id") == entry_id)["blocking_rule"].to_list()
    assert rule in rules


def test_every_listed_name_is_a_candidate_of_itself() -> None:
    names = lists().names.filter(pl.col("name_key") != "").sort("alias_id")
    asked = parties(*names["name"].to_list())
    own = pl.DataFrame({"party_id": asked["party_id"], "alias_id": names["alias_id"]})
    found = find_candidates(asked, lists())
    lost = own.join(found, on=["party_id", "alias_id"], how="anti")
    assert lost.join(names, on="alias_id")["name"].to_list() == []


def test_persons_and_placeholders_are_not_compared() -> None:
    asked = parties("XINJIANG DAQO NEW ENERGY").with_columns(kind=pl.lit("person"))
    found = find_candidates(asked, lists())
    assert found.is_empty()
    assert dict(found.schema) == dict(CANDIDATES)


def test_unique_parties_adds_counts() -> None:
    merged = unique_parties(parties("A", "B"), parties("A"))
    assert merged["record_count"].to_list() == [2, 1]
    assert unique_parties().is_empty()
