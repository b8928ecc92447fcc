"""Aliases of kind identifier: read like any alias, and refused where the code is wrong."""

from pathlib import Path

import polars as pl
import pytest
from tests.watchlists.conftest import Edit

from supplyscreen.errors import WatchlistError
from supplyscreen.matching.identifiers import identifier_pairs
from supplyscreen.schemas import PARTIES, conform
from supplyscreen.watchlists import load_watchlists

ALIASES = "lists/us_dhs_uflpa/aliases.csv"
ENTRY = "uflpa-hetian-haolin-hair-accessories"
CODE = "91650100MA0000001U"  # made up


def _add(edit: Edit, code: str) -> None:
    edit(ALIASES, f"\n{ENTRY},", f"\n{ENTRY},identifier,{code},made up for this test,\n{ENTRY},")


def test_a_listed_code_finds_its_entry(copy: Path, edit: Edit) -> None:
    _add(edit, CODE)
    lists = load_watchlists(copy)
    kinds = lists.names.filter(pl.col("name") == CODE)["alias_kind"].to_list()
    assert kinds == ["identifier"]
    party = pl.DataFrame({"party_id": ["p0"], "name": ["SUNNY HARBOUR"], "address": [f"ID {CODE}"]})
    assert identifier_pairs(conform(party, PARTIES), lists).rows() == [("p0", ENTRY)]


@pytest.mark.parametrize("code", ["91650100MA0000001X", "650100", "91650100 MA0000001U"])
def test_a_wrong_code_is_refused(copy: Path, edit: Edit, code: str) -> None:
    _add(edit, code)
    with pytest.raises(WatchlistError, match=r"column name: found .*unified social credit code"):
        load_watchlists(copy)
