"""Parties that wait on disk: the same frame for all who hold it, and some of them by id."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.intake.files import write

from supplyscreen.intake import Manifest, read_manifest
from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.flat_blocks import FlatBlocks
from supplyscreen.intake.parties import parties_of, party_pieces
from supplyscreen.intake.party_places import LATER, NAMED, with_places, without_places
from supplyscreen.intake.read_parties import read_parties
from supplyscreen.intake.roles import parties_of_blocks
from supplyscreen.intake.spool import Spool
from supplyscreen.intake.waiting_parties import WaitingParties
from supplyscreen.schemas import PARTIES

_NAMES = [f"SHIPPER {n % 60} LTD C/O FORWARDER {n % 7} CO" for n in range(200)]


@pytest.fixture(params=[1, 1 << 20], ids=["on disk", "held"])
def manifest(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Manifest:
    """A manifest of 200 bills, whose spools hold much or write at once."""
    real = Spool.__init__

    def init(self: Spool, schema: pl.Schema, *, held_bytes: int = 0) -> None:
        real(self, schema, held_bytes=request.param)

    monkeypatch.setattr(Spool, "__init__", init)
    lines = [f"B{n},{name},BUYER {n % 3} INC" for n, name in enumerate(_NAMES)]
    return read_manifest(write(tmp_path, "\n".join(["Bill of Lading,Shipper,Consignee", *lines])))


def test_the_frame_is_the_same_while_it_is_held_and_gone_after(manifest: Manifest) -> None:
    held = manifest.parties
    assert manifest.parties is held
    alive, before = weakref.ref(held), held.clone()
    del held
    gc.collect()
    assert alive() is None
    assert manifest.parties.equals(before)


def test_some_parties_are_those_with_the_ids(manifest: Manifest) -> None:
    every = manifest.parties
    ids = every["party_id"].gather_every(5)
    some = every.filter(pl.col("party_id").is_in(ids.implode()))
    assert manifest.some_parties(ids).equals(some)
    assert manifest.some_parties(ids.clear()).is_empty()
    given = replace(manifest, parties=every)
    assert given.some_parties(ids).equals(some)
    assert given.parties is every


def test_more_parties_stand_behind_them(manifest: Manifest) -> None:
    every = manifest.parties
    more = every.head(2).with_columns(party_id=pl.lit("f") + pl.col("party_id"))
    both = pl.concat([every, more])
    assert manifest.parties_and(more).equals(both)
    assert replace(manifest, parties=every).parties_and(more).equals(both)


def test_places_are_read_when_they_are_asked_for(manifest: Manifest) -> None:
    every = manifest.parties
    none = [pl.lit(None, dtype=PARTIES[name]).alias(name) for name in LATER]
    bare, ids = every.with_columns(none), every["party_id"].gather_every(5)
    assert every["name_key"].null_count() == 0
    assert manifest.parties_and(every.clear(), places=False).equals(bare)
    some = bare.filter(pl.col("party_id").is_in(ids.implode()))
    assert manifest.some_parties(ids, places=False).equals(some)
    given = replace(manifest, parties=every)
    assert given.parties_and(every.clear(), places=False).equals(every)
    named = bare.select(NAMED.names())
    assert with_places(named).equals(every)
    assert without_places(named).equals(bare)


def test_a_table_of_a_frame_gives_it_back(manifest: Manifest) -> None:
    every = manifest.parties
    table = WaitingParties.of(every)
    assert table.frame().equals(every)
    held = table.frame()
    assert table.gave(held)
    assert not table.gave(every)


def _store() -> BlockStore:
    blocks = FlatBlocks()
    bills = pl.DataFrame(
        {"order": range(len(_NAMES)), "shipper_name": _NAMES},
        schema_overrides={"order": pl.Int64},
    ).with_columns(
        own_effects=pl.lit(value=False),
        source_file=pl.lit("a.csv"),
        source_row=pl.col("order") + 2,
    )
    for part in bills.iter_slices(30):
        blocks.take(part, ["shipper_name"], {"shipper": "Shipper"})
    return blocks.store


@pytest.mark.parametrize("per_part", [1, 7, 50, 1000])
def test_parties_read_in_parts_are_those_of_all_at_once(per_part: int) -> None:
    store = _store()
    pieces = party_pieces(store.distinct(), column_first=True)
    of_blocks, parties = read_parties(store, column_first=True, per_part=per_part)
    assert_frame_equal(of_blocks, parties_of_blocks(pieces))
    assert parties.frame().equals(parties_of(pieces, store.counts()))


def test_no_block_is_no_party() -> None:
    of_blocks, parties = read_parties(BlockStore(), column_first=True)
    assert of_blocks.is_empty()
    assert parties.frame().is_empty()


def test_a_spool_tells_what_is_alike_in_all_rows() -> None:
    schema = pl.Schema({"own": pl.Int64(), "some": pl.String(), "all": pl.String()})

    def frames() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame({"own": [1, 2], "some": ["a", "a"], "all": ["x", "x"]})
        yield pl.DataFrame({"own": [3, 4], "some": ["b", "b"], "all": ["x", "x"]})

    written, held = Spool(schema, held_bytes=0), Spool(schema)
    for frame in frames():
        written.add(frame)
        held.add(frame)
    assert written.alike().to_dicts() == [{"all": "x"}]
    held.settle()
    assert held.alike().width == 0
    again = Spool(schema)
    again.add(next(frames()))
    for chunk in written.chunks(["own", "some"]):
        again.add_alike(chunk, written.alike())
    assert pl.concat(list(again.chunks())).equals(pl.concat([next(frames()), *frames()]))
    assert again.rows == 6
