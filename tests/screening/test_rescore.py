"""Known parties and changed lists: the same matches as a full run, to the last byte."""

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from benchmarks.name_variants import noisy_variants
from benchmarks.names_generator import listed_names
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.build import lists, parties

from supplyscreen.matching import match_parties, prepare_names
from supplyscreen.models import ScreenConfig
from supplyscreen.screening import rescore
from supplyscreen.screening.known import KnownMatches, together
from supplyscreen.screening.rescore import matched_again
from supplyscreen.watchlists import Watchlists, watchlist_from_names

CONFIG = ScreenConfig()


@cache
def small() -> Watchlists:
    """A third of the bundled entries that are firms, so that a change is a large part of them."""
    ids = sorted(set(lists().names["entry_id"]))[::3]
    return replace(
        lists(),
        entries=lists().entries.filter(pl.col("entry_id").is_in(ids)),
        names=lists().names.filter(pl.col("entry_id").is_in(ids)),
    )


@cache
def asked() -> pl.DataFrame:
    """Noisy spellings of listed names, and of no listed name."""
    made = noisy_variants(lists().names["name"].sort(), 120, seed=5)["variant"].to_list()
    return parties(*dict.fromkeys([*made, *listed_names(30, seed=6)]), address="URUMQI 830000")


def full(some: pl.DataFrame, watchlists: Watchlists) -> pl.DataFrame:
    return match_parties(some, watchlists, config=CONFIG)


def known(some: pl.DataFrame, watchlists: Watchlists) -> KnownMatches:
    prepared = prepare_names(watchlists)
    return KnownMatches.made(some, full(some, watchlists), watchlists, prepared)


def entry(watchlists: Watchlists, at: int) -> str:
    return str(watchlists.names["entry_id"].unique().sort()[at])


def one_less(watchlists: Watchlists, at: int) -> Watchlists:
    """Without an entry."""
    kept = pl.col("entry_id") != entry(watchlists, at)
    return replace(
        watchlists, entries=watchlists.entries.filter(kept), names=watchlists.names.filter(kept)
    )


def one_more(watchlists: Watchlists, at: int) -> Watchlists:
    """With an entry of the bundled lists that it lacks."""
    lacking = sorted(set(lists().names["entry_id"]) - set(watchlists.names["entry_id"]))
    own = pl.col("entry_id") == lacking[at % len(lacking)]
    return replace(
        watchlists,
        entries=pl.concat([watchlists.entries, lists().entries.filter(own)]).sort("entry_id"),
        names=pl.concat([watchlists.names, lists().names.filter(own)]).sort("alias_id"),
    )


def other_alias(watchlists: Watchlists, at: int) -> Watchlists:
    """A name of an entry reads otherwise: one of its words becomes more common, one rarer."""
    own = pl.int_range(pl.len()) == at % watchlists.names.height
    name = pl.when(own).then(pl.col("name").str.replace(r"\w+", "XINJIANG")).otherwise("name")
    return replace(watchlists, names=watchlists.names.with_columns(name.alias("name")))


def other_country(watchlists: Watchlists, at: int) -> Watchlists:
    own = pl.col("entry_id") == entry(watchlists, at)
    country = pl.when(own).then(pl.lit("VN")).otherwise("country").alias("country")
    return replace(watchlists, entries=watchlists.entries.with_columns(country))


def other_status(watchlists: Watchlists, at: int) -> Watchlists:
    """Something that matching does not read."""
    own = pl.col("entry_id") == entry(watchlists, at)
    status = pl.when(own).then(pl.lit("removed")).otherwise("status").alias("status")
    return replace(watchlists, entries=watchlists.entries.with_columns(status))


CHANGES = [one_less, one_more, other_alias, other_country, other_status]


@pytest.mark.parametrize("most", [0.0, pytest.param(0.5, marks=pytest.mark.slow), 1.0])
@settings(max_examples=4)
@given(
    changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 40)), max_size=3),
    seed=st.integers(0, 99),
)
def test_changed_lists_give_the_bytes_of_a_full_run(
    most: float, changes: list[tuple[object, int]], seed: int
) -> None:
    before = after = small()
    for change, at in changes:
        assert callable(change)
        after = change(after, at)
    some = asked().sample(110, seed=seed).sort("party_id")
    earlier = asked().sample(110, seed=seed + 1).sort("party_id")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rescore, "_MOST_CHANGED", most)
        found = matched_again(some, after, known(earlier, before), config=CONFIG)
    assert found.matches.equals(full(some, after))
    assert found.parties.equals(some)
    again = matched_again(some, after, found, config=CONFIG)
    assert again.matches.equals(found.matches)


def test_a_long_list_too() -> None:
    made = listed_names(2_402, seed=5).to_list()
    before, after = watchlist_from_names(made[2:]), watchlist_from_names(made[:-2])
    variants = noisy_variants(before.names["name"].sort(), 100, seed=9)["variant"].to_list()
    some = parties(*dict.fromkeys([*variants, *made[:8]]))
    found = matched_again(some, after, known(some, before), config=CONFIG)
    assert found.matches.equals(full(some, after))


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """How many parties were compared with how many entries."""
    counts: list[tuple[int, int]] = []

    def counted(some: pl.DataFrame, *args: Watchlists, **options: object) -> pl.DataFrame:
        names = getattr(options["prepared"], "names")  # noqa: B009
        counts.append((some.height, names["entry_id"].n_unique()))
        return match_parties(some, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(rescore, "match_parties", counted)
    return counts


def test_nothing_is_compared_twice(compared: list[tuple[int, int]]) -> None:
    whole = small().names["entry_id"].n_unique()
    before = known(asked().head(100), small())
    matched_again(asked(), small(), before, config=CONFIG)
    assert compared == [(asked().height - 100, whole)]
    compared.clear()
    matched_again(asked().head(100), other_status(small(), 3), before, config=CONFIG)
    assert compared == [(0, whole)]
    compared.clear()
    matched_again(asked().head(100), other_country(small(), 3), before, config=CONFIG)
    assert compared == [(100, 1), (0, whole)]


def test_a_party_of_which_more_is_read_is_compared_again(compared: list[tuple[int, int]]) -> None:
    before = known(asked(), small())
    first = pl.int_range(pl.len()) == 0
    country = pl.when(first).then(pl.lit("VN")).otherwise("country").alias("country")
    count = pl.col("record_count") + 1
    some = asked().with_columns(country, count)
    found = matched_again(some, small(), before, config=CONFIG)
    assert compared[-1][0] == 1
    assert found.matches.equals(full(some, small()))


def test_what_is_known_is_saved_and_put_together(tmp_path: Path) -> None:
    whole = known(asked(), small())
    whole.save(tmp_path)
    loaded = KnownMatches.load(tmp_path)
    parts = [known(asked().slice(at, 50), small()) for at in (0, 40, 90, 140)]
    joined = together(parts)
    for table in ("parties", "matches"):
        assert getattr(loaded, table).equals(getattr(whole, table))
        assert getattr(joined, table).sort(pl.all()).equals(getattr(whole, table).sort(pl.all()))
    assert together([]).parties.is_empty()


def test_most_changes_of_a_name_change_matches_of_these_parties() -> None:
    """Guards the property above, which would hold where nothing matches."""
    base = full(asked(), small())
    seen = random.Random(1).sample(range(40), 6)
    changed = [not full(asked(), other_alias(small(), at)).equals(base) for at in seen]
    assert sum(changed) >= 3
