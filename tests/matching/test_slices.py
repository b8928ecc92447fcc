"""Parties matched a slice at a time: the same rows as all at once."""

import polars as pl
import pytest
from tests.matching.build import SMALL, lists, matched, parties, ready

from supplyscreen.errors import SchemaError
from supplyscreen.matching import match_parties, slices
from supplyscreen.matching.score import Wanted

NAMES = [
    *SMALL,
    "XINJIANG DAQO NEW ENERGY CO.,LTD",
    "HETIAN HAOLIN HAIR",
    "NINE STAR TRADING LLC",
    "",
    "新疆大全新能源",
]


def twice() -> pl.DataFrame:
    """PARTIES that share names and differ by address."""
    once = parties(*NAMES)
    again = once.with_columns(party_id="q" + pl.col("party_id"), address=pl.lit("URUMQI 830000"))
    return pl.concat([once, again]).sort("party_id")


@pytest.mark.parametrize("size", [1, pytest.param(5, marks=pytest.mark.slow), 1_000])
def test_the_size_of_a_slice_changes_nothing(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "_SLICE", size)
    found = match_parties(twice(), lists(), prepared=ready())
    assert found.equals(matched(twice()))
    assert found.height > len(NAMES)


def test_what_is_wanted_is_kept() -> None:
    best = match_parties(twice(), lists(), wanted=Wanted(least=0.5, top=1))
    assert best["party_id"].is_unique().all()
    assert best["score"].min() >= 0.5  # type: ignore[operator]


def test_progress_counts_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "_SLICE", 10)
    told: list[tuple[str, int, int | None]] = []
    match_parties(twice(), lists(), prepared=ready(), progress=lambda *step: told.append(step))
    assert told == [("comparing names", done, 24) for done in (0, 8, 16, 24)]  # even slices


def test_no_parties_and_no_lists() -> None:
    none = twice().clear()
    assert match_parties(none, lists(), prepared=ready()).schema == matched(twice()).schema
    with pytest.raises(SchemaError):
        match_parties(none.drop("name"), lists())
