"""Stages of a screen in a store: found while nothing changed, and never while anything did."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.matching import match_parties
from supplyscreen.screening import kept, stages
from supplyscreen.store import Store

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
AS_OF = date(2026, 11, 22)
Screened = Callable[..., ss.ScreenResult]


@pytest.fixture(scope="module")
def lists() -> ss.Watchlists:
    return ss.load_watchlists()


@pytest.fixture
def screened(tmp_path: Path, lists: ss.Watchlists) -> Screened:
    """Screen the example with stages in the same folder each time."""

    def run(
        watchlists: ss.Watchlists = lists, *, as_of: date = AS_OF, **given: object
    ) -> ss.ScreenResult:
        with Store(tmp_path / "stages") as store:
            manifest = ss.read_manifest(BUNDLED / "manifest.csv", store=store)
            options = {"watchlists": watchlists, "as_of": as_of, **given}
            return ss.screen(manifest, **options)  # type: ignore[arg-type]

    return run


def plain(watchlists: ss.Watchlists, **given: object) -> ss.ScreenResult:
    manifest = ss.read_manifest(BUNDLED / "manifest.csv")
    options = {"as_of": AS_OF, **given}
    return ss.screen(manifest, watchlists=watchlists, **options)  # type: ignore[arg-type]


def same(one: ss.ScreenResult, two: ss.ScreenResult) -> bool:
    tables = ("flags", "outcomes", "rejects", "findings")
    told = one.run == two.run and one.run_id == two.run_id and one.summary() == two.summary()
    return told and all(getattr(one, name).equals(getattr(two, name)) for name in tables)


def test_stages_change_nothing_of_a_result(screened: Screened, lists: ss.Watchlists) -> None:
    wanted = plain(lists)
    assert same(screened(), wanted)
    assert same(screened(), wanted)


def test_flags_are_found_while_nothing_changed(
    screened: Screened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = screened()
    monkeypatch.setattr(stages, "prepare_flags", None)  # nothing is flagged from here on
    assert same(screened(), first)
    for changed in (
        {"as_of": date(2026, 11, 21)},
        {"config": ss.ScreenConfig(flag_threshold=0.8)},
        {"suppliers": ss.read_suppliers(BUNDLED / "suppliers.csv")},
    ):
        with pytest.raises(TypeError):
            screened(**changed)


def test_matches_are_found_while_lists_and_weights_are_the_same(
    screened: Screened, lists: ss.Watchlists, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened()
    compared: list[int] = []

    def counted(parties: pl.DataFrame, *args: Any, **options: Any) -> pl.DataFrame:
        compared.append(parties.height * options["prepared"].names["entry_id"].n_unique())
        return match_parties(parties, *args, **options)

    monkeypatch.setattr("supplyscreen.screening.rescore.match_parties", counted)
    other_day = date(2026, 11, 21)
    assert same(screened(as_of=other_day), plain(lists, as_of=other_day))
    assert sum(compared) == 0
    weights = ss.ScreenConfig(weights={"name_cover": 2.0})
    assert same(screened(config=weights), plain(lists, config=weights))
    assert sum(compared) > 0


def fewer(lists: ss.Watchlists) -> ss.Watchlists:
    gone = pl.col("entry_id") != lists.names["entry_id"].unique().sort()[7]
    return replace(lists, names=lists.names.filter(gone), entries=lists.entries.filter(gone))


def law(lists: ss.Watchlists) -> ss.Watchlists:
    key, program = next(iter(lists.programs.items()))
    other = program.model_copy(update={"citation": "another citation"})
    return replace(lists, programs={**lists.programs, key: other})


def rules(lists: ss.Watchlists) -> ss.Watchlists:
    return replace(lists, goods_rules=lists.goods_rules[1:])


@pytest.mark.parametrize(
    "change",
    [pytest.param(fewer, marks=pytest.mark.slow), pytest.param(law, marks=pytest.mark.slow), rules],
)
def test_changed_lists_give_the_bytes_of_a_full_run(
    change: Callable[[ss.Watchlists], ss.Watchlists], screened: Screened, lists: ss.Watchlists
) -> None:
    """Although ``data_sha256`` is the same: lists that a program changed have no hash of theirs."""
    first = screened()
    other = change(lists)
    assert same(screened(other), plain(other))
    assert not same(screened(other), first)
    assert same(screened(), first)


def test_a_supplier_list_alone_has_no_stages(lists: ss.Watchlists) -> None:
    suppliers = ss.read_suppliers(BUNDLED / "suppliers.csv")
    assert ss.screen(suppliers=suppliers, watchlists=lists, as_of=AS_OF).flags.height


def test_suppliers_count_with_their_rows(tmp_path: Path, lists: ss.Watchlists) -> None:
    suppliers = ss.read_suppliers(BUNDLED / "suppliers.csv")
    fewer_rows = replace(suppliers, suppliers=suppliers.suppliers.head(1))
    with Store(tmp_path) as store:
        origin = ss.read_manifest(BUNDLED / "manifest.csv", store=store).stages()
        assert origin
        config = ss.ScreenConfig()
        keys = {
            kept.flagging_key(origin, some, lists, config, AS_OF)
            for some in (None, suppliers, fewer_rows)
        }
    assert len(keys) == 3
