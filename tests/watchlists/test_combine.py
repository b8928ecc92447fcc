"""Several lists as one, and some of them chosen."""

import polars as pl
import pytest

import supplyscreen as ss


def test_combining_keeps_everything_and_order_does_not_matter() -> None:
    bundled, own = ss.load_watchlists(), ss.watchlist_from_names(["Example Mills"], list_id="ours")
    one, other = ss.combine_watchlists(bundled, own), ss.combine_watchlists(own, bundled)
    assert one.data_sha256 == other.data_sha256 != bundled.data_sha256
    assert one.entries.equals(other.entries)
    assert one.names.height == bundled.names.height + 1
    assert [info.id for info in one.lists] == sorted([*(i.id for i in bundled.lists), "ours"])
    assert one.places.equals(bundled.places)
    assert one.goods_rules == bundled.goods_rules
    assert set(one.programs) == {*bundled.programs, *own.programs}


def test_choosing_keeps_laws_and_rules_of_sectors() -> None:
    own = ss.watchlist_from_names(["Example Mills"], list_id="ours")
    every = ss.combine_watchlists(ss.load_watchlists(), own)
    mine = ss.choose_lists(every, ["ours"])
    assert mine.entries["watchlist_id"].unique().to_list() == ["ours"]
    assert mine.names.height == 1
    assert mine.programs == every.programs
    assert all(rule.entry_id is None for rule in mine.goods_rules)
    assert mine.goods_rules
    assert ss.choose_lists(every, []) is every
    bundled = ss.choose_lists(every, ["us_dhs_uflpa"])
    assert bundled.names.equals(ss.load_watchlists(only=["us_dhs_uflpa"]).names)


def test_what_cannot_be_combined() -> None:
    own = ss.watchlist_from_names(["Example Mills"], list_id="ours")
    with pytest.raises(ss.WatchlistError, match="list 'ours' is given by more than one list"):
        ss.combine_watchlists(own, own)
    with pytest.raises(ss.WatchlistError, match="no lists were given"):
        ss.combine_watchlists()
    with pytest.raises(ss.WatchlistError, match="unknown watchlist 'theirs'; there are ours"):
        ss.choose_lists(own, ["theirs"])
    twin = ss.watchlist_from_names(
        pl.DataFrame({"name": ["Other Mills"], "entry_id": own.entries["entry_id"]}),
        list_id="theirs",
    )
    with pytest.raises(ss.WatchlistError, match="entry_id 'ours-"):
        ss.combine_watchlists(own, twin)
