"""Tables without rows pass through every stage of matching."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest
from tests.matching.build import by_each_rule, lists, parties, ready

import supplyscreen as ss
from supplyscreen.matching import (
    find_candidates,
    prepare_names,
    score_candidates,
    unique_parties,
)
from supplyscreen.matching.asked import ASKED, asked_parties
from supplyscreen.matching.neighbours import near_pairs
from supplyscreen.matching.pairs import score_pairs
from supplyscreen.matching.parties import reading_words, readings
from supplyscreen.matching.similarity import compared, corrected, cut_words, misspelt, spelt
from supplyscreen.names.normalize import normalize_names
from supplyscreen.schemas import (
    CANDIDATES,
    MATCHED_NAMES,
    MATCHES,
    PARTIES,
    SCORED_PAIRS,
    empty,
)

NO_WORDS = pl.Series([], dtype=pl.String)
WORDS = pl.Series(["COTTON", "HAOLIN", "KORLITE"])
NO_LISTS = replace(lists(), names=lists().names.clear(), entries=lists().entries.clear())
DAQO = "XINJIANG DAQO NEW ENERGY CO.,LTD"


def misread(theirs: pl.Series, ours: pl.Series) -> pl.DataFrame:
    return misspelt(theirs, spelt(ours))


@pytest.mark.parametrize("compare", [near_pairs, misread, cut_words])
def test_words_without_words(compare: Callable[[pl.Series, pl.Series], pl.DataFrame]) -> None:
    columns = compare(WORDS, WORDS).schema
    for theirs, ours in ((NO_WORDS, WORDS), (WORDS, NO_WORDS), (NO_WORDS, NO_WORDS)):
        found = compare(theirs, ours)
        assert found.is_empty()
        assert found.schema == columns


def test_single_words_without_words() -> None:
    assert corrected(NO_WORDS).is_empty()
    assert compared(pl.DataFrame({"theirs": NO_WORDS, "ours": NO_WORDS})).is_empty()
    assert normalize_names(NO_WORDS).is_empty()
    assert all(table.is_empty() for table in reading_words(NO_WORDS))


@pytest.mark.parametrize("empty_lists", [False, True])
@pytest.mark.parametrize("asked", [(), (DAQO,), ("",), ("新疆大全新能源",)])
def test_parties_and_lists_without_rows(asked: tuple[str, ...], empty_lists: bool) -> None:
    watchlists = NO_LISTS if empty_lists else lists()
    prepared = prepare_names(watchlists)
    table = parties(*asked)
    assert readings(table).height == len([name for name in asked if name])
    candidates = find_candidates(table, watchlists, prepared=prepared)
    assert dict(candidates.schema) == dict(CANDIDATES)
    matches = score_candidates(candidates, table, watchlists, prepared=prepared)
    assert dict(matches.schema) == dict(MATCHES)
    assert matches.is_empty() == (empty_lists or asked in ((), ("",)))


@pytest.mark.parametrize("name", ["", DAQO, "新疆大全新能源"])
def test_each_blocking_rule_without_listed_names(name: str) -> None:
    assert not any(by_each_rule(name, prepare_names(NO_LISTS)).values())


def test_each_blocking_rule_without_letters() -> None:
    assert not any(by_each_rule("", ready()).values())


def test_one_name_on_the_list() -> None:
    """The smallest list: rarity is measured over one entry."""
    found = ss.match_names(["EXAMPLE GARMENTS J.S.C.", "ZZZZ"], watchlists=["Example Garment JSC"])
    assert found["entry_name"].to_list() == ["Example Garment JSC", None]


def test_the_public_calls_without_rows() -> None:
    assert dict(ss.match_names([], watchlists=lists()).schema) == dict(MATCHED_NAMES)
    assert ss.match_names([DAQO], watchlists=NO_LISTS)["entry_id"].to_list() == [None]
    assert ss.explain_match(DAQO, watchlists=NO_LISTS) == []
    assert ss.explain_match("", watchlists=lists()) == []
    assert dict(score_pairs(NO_WORDS, NO_WORDS).schema) == dict(SCORED_PAIRS)
    assert dict(unique_parties().schema) == dict(PARTIES)
    assert unique_parties(empty(PARTIES), empty(PARTIES)).is_empty()
    assert all(table.is_empty() for table in asked_parties(empty(ASKED)))
