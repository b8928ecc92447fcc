"""Scopes and changes: what a wrong cell of ``scopes.csv`` or of the column ``changes`` says."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.history import EVENTS, entry_changes

Edit = Callable[[str, str, str], None]
SCOPES = "lists/us_cbp_section307/scopes.csv"
ENTRIES = "lists/us_cbp_section307/entries.csv"


def test_every_order_has_one_scope(bundled: Watchlists) -> None:
    scopes = bundled.scopes
    assert scopes.height == scopes["entry_id"].n_unique() == 83
    assert set(scopes["covers"]) == {"all", "named"}
    palm = scopes.filter(scopes["scope"] == "palm-oil")
    assert palm["entry_id"].to_list() == ["s307-053", "s307-056", "s307-068"]
    assert "1511" in palm["hts_prefixes"][0]
    assert "PALM KERNEL" in palm["words"][0]


def test_the_file_says_whose_codes_and_words_these_are(bundled: Watchlists) -> None:
    named = bundled.scopes.filter(bundled.scopes["covers"] == "named")
    assert named["note"].str.contains("Codes and words are ours, not CBP's").all()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (SCOPES, "named,0901 |", "named,09O1 |", r"hts_prefixes: found '09O1', expected 2 to 10"),
        (SCOPES, ",s307-080,", ",s307-999,", r"entry_ids: found 's307-999', expected an entry_id"),
        (SCOPES, ",s307-080,", ",s307-081,", r"'s307-081' has a row already"),
        (SCOPES, ",s307-080,named,", ",s307-080,some,", r"covers: found 'some', expected all or"),
        (SCOPES, "GREEN TEA |", "GREEN &#84;EA |", r"words: found 'GREEN &#84;EA', expected words"),
        (SCOPES, "\ncoffee,", "\ncopper,", r"scope: 'copper' is there already"),
        (SCOPES, "s307-033 | s307-049,all,", "s307-033 | s307-049,all,61", r"no codes or words"),
        (
            ENTRIES,
            "2020-12-04 modified:",
            "2020-13-04 modified:",
            r"column changes: expected steps",
        ),
        (ENTRIES, "2020-12-04 modified:", "2020-12-04 mended:", r"found 'mended', expected one of"),
        (ENTRIES, "2020-12-04 modified:", "2018-12-04 modified:", r"none before listed_on"),
        (ENTRIES, "2020-12-04 modified:", "modified:", r"expected steps like 2020-12-04 modified"),
    ],
)
def test_a_wrong_cell_is_named(
    copy: Path, edit: Edit, file: str, old: str, new: str, message: str
) -> None:
    edit(file, old, new)
    with pytest.raises(WatchlistError, match=message):
        load_watchlists(copy)


def test_a_list_may_lack_scopes(copy: Path, edit: Edit, bundled: Watchlists) -> None:
    (copy / SCOPES).unlink()
    edit("row_counts.csv", f"{SCOPES},51\n", "")
    loaded = load_watchlists(copy)
    assert loaded.scopes.height == 0
    assert loaded.sha256 == bundled.sha256
    assert loaded.data_sha256 != bundled.data_sha256


def test_an_order_without_a_scope_is_loaded_all_the_same(copy: Path, edit: Edit) -> None:
    edit(SCOPES, "s307-053 | s307-056", "s307-056")
    assert load_watchlists(copy).scopes.height == 82


def test_only_the_lists_that_are_asked_for() -> None:
    assert load_watchlists(only=["us_dhs_uflpa"]).scopes.height == 0


def test_the_last_step_is_the_status_of_the_entry(bundled: Watchlists) -> None:
    steps = entry_changes(bundled.entries).filter(~pl.col("event").is_in(EVENTS))
    last = steps.unique("entry_id", keep="last", maintain_order=True)
    both = last.join(bundled.entries.select("entry_id", "status"), on="entry_id")
    assert both["event"].to_list() == both["status"].to_list()
    changed = bundled.entries.filter(pl.col("status") != "active")["entry_id"]
    assert set(changed) - set(last["entry_id"]) == {"s307-030"}  # the day was not found


def test_a_wrong_row_of_goods_names_is_named(copy: Path, edit: Edit) -> None:
    edit("goods/goods_names.csv", "0901,COFFEE", "901,coffee")
    with pytest.raises(WatchlistError, match=r"goods_names.csv: row \d+: expected a heading of 4"):
        load_watchlists(copy)
