"""Flags by the million are sorted in runs: the same order as all at once."""

from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.flags import in_triage_order
from supplyscreen.intake import spool
from supplyscreen.screening.flag_store import FlagStore

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"


@pytest.fixture(scope="module")
def flags() -> pl.DataFrame:
    """The flags of the bundled example, in triage order."""
    return ss.screen(ss.read_manifest(BUNDLED / "manifest")).flags


@pytest.mark.parametrize("run_flags", [1, 7, 50, 10_000])
@pytest.mark.parametrize("seed", [1, 2])
def test_runs_of_any_size_give_the_triage_order(
    flags: pl.DataFrame, run_flags: int, seed: int
) -> None:
    store = FlagStore(run_flags=run_flags)
    mixed = flags.sample(fraction=1, shuffle=True, seed=seed)
    for start in range(0, mixed.height, 40):
        store.add(mixed.slice(start, 40))
    told = pl.concat(list(store.sorted().chunks()))
    assert told.equals(flags)
    assert told.equals(in_triage_order(mixed))


def test_no_flags_are_an_empty_table(flags: pl.DataFrame) -> None:
    store = FlagStore()
    store.add(flags.clear())
    assert pl.concat(list(store.sorted().chunks())).equals(flags.clear())


def test_a_run_on_disk_gives_the_same_result(
    flags: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ss.screen(ss.read_manifest(BUNDLED / "manifest"))
    real = spool.Spool.__init__

    def small(self: spool.Spool, schema: pl.Schema, *, held_bytes: int = 0) -> None:
        real(self, schema, held_bytes=1)

    monkeypatch.setattr(spool.Spool, "__init__", small)
    parts = ss.screen(ss.read_manifest(BUNDLED / "manifest"))
    assert parts.flags.equals(whole.flags)
    assert parts.outcomes.equals(whole.outcomes)
    assert parts.run == whole.run
    assert parts.summary() == whole.summary()
