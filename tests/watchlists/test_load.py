"""The bundled data load, whole and in part, and the hashes cover what was loaded."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.watchlists.lists import LIST, entry, write_list

from supplyscreen.errors import WatchlistError
from supplyscreen.schemas import ENTRIES, NAMES, PLACES, require_schema
from supplyscreen.watchlists import Watchlists, load_watchlists

Edit = Callable[[str, str, str], None]


def test_tables_have_their_columns_and_order(bundled: Watchlists) -> None:
    require_schema(bundled.entries, ENTRIES, name="ENTRIES")
    require_schema(bundled.names, NAMES, name="NAMES")
    require_schema(bundled.places, PLACES, name="PLACES")
    assert bundled.entries["entry_id"].is_sorted()
    assert bundled.names["alias_id"].is_sorted()
    assert bundled.entries["entry_id"].is_unique().all()
    assert bundled.names["alias_id"].is_unique().all()
    assert [rule.rule_id for rule in bundled.goods_rules] == sorted(
        rule.rule_id for rule in bundled.goods_rules
    )


def test_counts(bundled: Watchlists) -> None:
    assert [info.id for info in bundled.lists] == ["us_cbp_section307", "us_dhs_uflpa"]
    counts = bundled.entries.group_by("watchlist_id").len().sort("watchlist_id")
    assert counts["len"].to_list() == [83, 152]
    kinds = dict(
        bundled.names.join(bundled.entries, on="entry_id")
        .filter(pl.col("watchlist_id") == "us_dhs_uflpa")
        .group_by("alias_kind")
        .len()
        .rows()
    )
    assert kinds == {
        "primary": 152,
        "alias": 85,
        "former": 21,
        "chinese": 91,
        "chinese_short": 39,
    }


def test_every_name_belongs_to_a_searched_entry_and_has_a_key(bundled: Watchlists) -> None:
    joined = bundled.names.join(bundled.entries, on="entry_id", how="left")
    assert set(joined["kind"]) == {"party", "facility"}
    assert (bundled.names["name_key"].str.len_chars() > 0).all()
    searched = bundled.entries.filter(pl.col("kind").is_in(["party", "facility"]))
    primary = bundled.names.filter(pl.col("alias_kind") == "primary")
    assert set(primary["entry_id"]) == set(searched["entry_id"])


def test_every_entry_and_rule_rests_on_a_known_law(bundled: Watchlists) -> None:
    assert list(bundled.programs) == [
        "us-19cfr103",
        "us-dol-tvpra",
        "us-eo-13126",
        "us-section-307",
        "us-uflpa",
    ]
    assert set(bundled.entries["program_key"]) <= set(bundled.programs)
    assert {rule.program_key for rule in bundled.goods_rules} <= set(bundled.programs)


def test_known_gaps_are_stated_with_a_source(bundled: Watchlists) -> None:
    gaps = {info.id: info.known_gaps for info in bundled.lists}
    assert gaps["us_dhs_uflpa"][0].missing_entries == 35
    assert "187" in gaps["us_dhs_uflpa"][0].text
    assert any("after 23 June 2026" in gap.text for gap in gaps["us_cbp_section307"])
    assert any(gap.missing_entries == 10 for gap in gaps["us_cbp_section307"])
    assert all(gap.source for found in gaps.values() for gap in found)


def test_only_keeps_one_list_and_drops_the_rules_of_the_others() -> None:
    uflpa = load_watchlists(only=["us_dhs_uflpa"])
    assert [info.id for info in uflpa.lists] == ["us_dhs_uflpa"]
    assert set(uflpa.entries["watchlist_id"]) == {"us_dhs_uflpa"}
    assert set(uflpa.names["entry_id"]) <= set(uflpa.entries["entry_id"])
    assert all(rule.entry_id is None for rule in uflpa.goods_rules)
    both = load_watchlists(only=["us_dhs_uflpa", "us_cbp_section307", "us_dhs_uflpa"])
    assert both.data_sha256 == load_watchlists().data_sha256 != uflpa.data_sha256


def test_unknown_list_names_those_there_are() -> None:
    with pytest.raises(WatchlistError, match=r"'eu_2024'; there are us_cbp_section307, us_dhs_"):
        load_watchlists(only=["eu_2024"])


def test_a_copy_loads_to_the_same_tables_and_hashes(bundled: Watchlists, copy: Path) -> None:
    again = load_watchlists(copy)
    assert again.entries.equals(bundled.entries)
    assert again.names.equals(bundled.names)
    assert again.sha256 == bundled.sha256
    assert again.data_sha256 == bundled.data_sha256


def test_a_changed_note_changes_the_hash_of_its_list_only(
    bundled: Watchlists, copy: Path, edit: Edit
) -> None:
    edit("lists/us_dhs_uflpa/entries.csv", "Do NOT screen", "Do not screen")
    changed = load_watchlists(copy)
    assert changed.sha256["us_dhs_uflpa"] != bundled.sha256["us_dhs_uflpa"]
    assert changed.sha256["us_cbp_section307"] == bundled.sha256["us_cbp_section307"]
    assert changed.data_sha256 != bundled.data_sha256


def test_a_changed_law_changes_the_hash_of_the_data(
    bundled: Watchlists, copy: Path, edit: Edit
) -> None:
    edit("programs/us-uflpa.yml", "135 Stat. 1525", "135 Stat. 1526")
    changed = load_watchlists(copy)
    assert changed.sha256 == bundled.sha256
    assert changed.data_sha256 != bundled.data_sha256


def test_one_id_in_two_lists_is_refused(copy: Path) -> None:
    again = entry("x", "Ninestar") | {"entry_id": "uflpa-ninestar"}
    write_list(copy / "lists" / LIST, [again])
    with pytest.raises(WatchlistError, match=r"'uflpa-ninestar' is in more than one list"):
        load_watchlists(copy)


def test_a_folder_without_lists_is_refused(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "bare" / "lists").mkdir(parents=True)
    (copy / "programs").rename(tmp_path / "bare" / "programs")
    with pytest.raises(WatchlistError, match="holds no list"):
        load_watchlists(tmp_path / "bare")
