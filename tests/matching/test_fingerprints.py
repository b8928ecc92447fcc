"""What a changed list can change, and that nothing else changes."""

import random
from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from benchmarks.name_variants import noisy_variants
from benchmarks.names_generator import listed_names
from tests.matching.build import lists, matched, parties

from supplyscreen.matching import match_parties, prepare_names
from supplyscreen.matching.fingerprints import (
    FINGERPRINTS,
    changed_entries,
    fingerprints,
    only_entries,
)
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.matching.touched import touched_parties
from supplyscreen.watchlists import Watchlists, watchlist_from_names

MATCH = ["party_id", "entry_id"]


def named(*rows: tuple[str, str]) -> Watchlists:
    """A list of (entry, name)."""
    frame = pl.DataFrame(rows, schema=["entry_id", "name"], orient="row")
    return watchlist_from_names(frame)


ROWS = [
    ("a", "Zhongshan Korlite Lamps Co., Ltd."),
    ("a", "Korlite Lighting"),
    ("b", "Dongguan Vexmar Shoes Co., Ltd."),
    ("c", "Hotan Haolin Hair Accessories Co., Ltd."),
    ("d", "新疆准噶尔棉麻有限公司"),
]


def told(watchlists: Watchlists) -> pl.DataFrame:
    return fingerprints(prepare_names(watchlists), watchlists)


def test_fingerprints_are_of_every_name_and_stay() -> None:
    found = told(named(*ROWS))
    assert found.schema == FINGERPRINTS
    assert found.height == len(ROWS) + 1  # a Chinese name is looked for in pinyin too
    assert found["fingerprint"].is_unique().all()
    assert found.equals(told(named(*ROWS[2:], *ROWS[:2])))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("country", "VN"),
        ("place", "URUMQI"),
        ("note", "91650000718902175P"),
        ("extends_to", "and subsidiaries"),
    ],
)
def test_what_an_entry_says_is_in_the_fingerprints_of_its_names(column: str, value: str) -> None:
    before = named(*ROWS)
    cell = pl.when(pl.col("name").str.contains("Vexmar")).then(pl.lit(value))
    after = replace(
        before, entries=before.entries.with_columns(cell.otherwise(column).alias(column))
    )
    changed = changed_entries(told(before), told(after))
    assert changed.to_list() == before.entries.filter(name=ROWS[2][1])["entry_id"].to_list()


def test_a_name_that_comes_or_goes_changes_its_entry() -> None:
    before = named(*ROWS)
    after = named(*ROWS, ("a", "Korlite Wuxi"))
    entry = before.entries.filter(name=ROWS[0][1])["entry_id"].to_list()
    assert changed_entries(told(before), told(after)).to_list() == entry
    assert changed_entries(told(after), told(before)).to_list() == entry


def test_a_further_entry_changes_the_entries_that_share_a_word_with_others() -> None:
    """Rarity is measured over the list: one more entry makes all shared words rarer."""
    shared = [*ROWS, ("e", "Vexmar Lamps")]
    before, after = named(*shared), named(*shared, ("f", "Quzbek Textile"))
    changed = changed_entries(told(before), told(after))
    kept = after.entries.filter(~pl.col("entry_id").is_in(changed.implode()))
    assert sorted(kept["name"]) == [ROWS[3][1], ROWS[4][1]]


@cache
def asked() -> pl.DataFrame:
    """Noisy spellings of listed names, and of no listed name."""
    listed = lists().names["name"].sort()
    made = noisy_variants(listed, 300, seed=23)["variant"].to_list()
    return parties(*made, *listed_names(60, seed=8))


def some_entries(count: int, seed: int) -> list[str]:
    return random.Random(seed).sample(sorted(set(lists().names["entry_id"])), count)


@pytest.mark.parametrize(
    ("count", "seed"), [(1, 1), (5, 2), pytest.param(80, 3, marks=pytest.mark.slow)]
)
def test_kept_and_new_matches_are_those_of_a_full_run(count: int, seed: int) -> None:
    gone = some_entries(count, seed)
    names = lists().names.filter(~pl.col("entry_id").is_in(gone))
    before, after = replace(lists(), names=names), lists()
    for old, new in ((before, after), (after, before)):
        prepared = prepare_names(new)
        changed = changed_entries(told(old), fingerprints(prepared, new))
        kept = matched(asked(), watchlists=old).filter(~pl.col("entry_id").is_in(changed.implode()))
        more = match_parties(asked(), new, prepared=only_entries(prepared, changed))
        whole = matched(asked(), watchlists=new)
        assert not kept.is_empty() or count > 5
        assert pl.concat([kept, more]).sort(MATCH).equals(whole.sort(MATCH))


def test_entries_alone_are_matched_as_in_the_whole_list() -> None:
    some = some_entries(120, 4)
    prepared = prepare_names(lists())
    alone = match_parties(asked(), lists(), prepared=only_entries(prepared, some))
    whole = matched(asked()).filter(pl.col("entry_id").is_in(some))
    assert alone.equals(whole)
    assert not whole.is_empty()


def test_untouched_parties_keep_their_matches_on_a_long_list() -> None:
    made = listed_names(LONG_LIST + 402, seed=5).to_list()
    before, after = watchlist_from_names(made[2:]), watchlist_from_names(made[:-2])
    variants = noisy_variants(before.names["name"].sort(), 250, seed=9)["variant"].to_list()
    some = parties(*variants, *made[:8])
    sides = [(lists_of, prepare_names(lists_of)) for lists_of in (before, after)]
    changed = changed_entries(*(fingerprints(prepared, lists_of) for lists_of, prepared in sides))
    touched = pl.concat(
        touched_parties(some, lists_of, only_entries(prepared, changed))
        for lists_of, prepared in sides
    )
    rest = some.filter(~pl.col("party_id").is_in(touched.implode()))
    old, new = (match_parties(rest, lists_of, prepared=prepared) for lists_of, prepared in sides)
    assert rest.height > some.height / 10
    kept = ~pl.col("entry_id").is_in(changed.implode())
    assert old.filter(kept).equals(new.filter(kept))
    assert old.filter(~kept).is_empty()
    assert new.filter(~kept).is_empty()
