"""What was read is kept in a store: the same manifest again, as long as the files are the same."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import supplyscreen as ss
from supplyscreen.intake import manifest as reading
from supplyscreen.intake import spool
from supplyscreen.store import Store

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
LINES = (
    "Bill of Lading,Arrival Date,Shipper,Consignee,Container Numbers,Weight\n"
    "B1,2024-05-01,ACME SHOES LTD,EXAMPLE STORES INC,ABCU1234567,12 KG\n"
    "B1,2024-05-01,ACME SHOES LTD,EXAMPLE STORES INC,XYZU7654321,heavy\n"
    "B2,2024-05-02,,EXAMPLE STORES INC,,3 KG\n"
    "B3,2024-05-02,OTHER SHOES LTD,,,3 KG\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "stages")


@pytest.fixture
def flat(tmp_path: Path) -> Path:
    path = tmp_path / "flat.csv"
    path.write_text(LINES, "utf-8")
    return path


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and every reading of an input from then on is an error."""

    def refuse() -> None:
        monkeypatch.setattr(reading, "_read", None)

    return refuse


def same(one: ss.Manifest, two: ss.Manifest) -> None:
    for table in ("parties", "rejects", "findings"):
        assert_frame_equal(getattr(one, table), getattr(two, table))
    assert (one.source, one.missing_roles) == (two.source, two.missing_roles)
    for left, right in zip(one.batches(), two.batches(), strict=False):
        assert_frame_equal(left[0], right[0])
        assert_frame_equal(left[1], right[1])
    assert_frame_equal(one.shipments.collect(), two.shipments.collect())
    assert_frame_equal(one.roles.collect(), two.roles.collect())


@pytest.mark.parametrize("held", [1, 1 << 30])
@pytest.mark.parametrize("source", ["ams", "flat", "two files"])
def test_a_kept_manifest_is_the_one_that_was_read(
    source: str,
    held: int,
    flat: Path,
    store: Store,
    unread: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spool.Spool.__init__, "__kwdefaults__", {"held_bytes": held})
    sources: dict[str, Path | list[Path]] = {
        "ams": BUNDLED / "manifest",
        "flat": flat,
        "two files": [flat, BUNDLED / "manifest.csv"],
    }
    given = sources[source]
    plain = ss.read_manifest(given)
    with store:
        first = ss.read_manifest(given, store=store)
        same(plain, first)
        unread()
        again = ss.read_manifest(given, store=store)
        same(plain, again)
        assert first.kept == again.kept
        assert first.kept


def test_other_bytes_other_columns_or_another_path_are_read_anew(flat: Path, store: Store) -> None:
    with store:
        keys = [ss.read_manifest(flat, store=store).kept]
        keys.append(ss.read_manifest(flat, store=store, mapping={"shipper_name": "Shipper"}).kept)
        keys.append(ss.read_manifest([flat], store=store).kept)
        keys.append(ss.read_manifest(str(flat.parent / "*.csv"), store=store).kept)
        flat.write_text(LINES.replace("B3", "B4"), "utf-8")
        keys.append(ss.read_manifest(flat, store=store).kept)
        assert len({key.key for key in keys if key}) == 5
        ids = ss.read_manifest(flat, store=store).shipments.collect()["shipment_id"]
        assert "B4" in ids


def test_a_manifest_with_another_frame_has_no_stages(flat: Path, store: Store) -> None:
    with store:
        found = ss.read_manifest(flat, store=store)
        assert found.stages() == found.kept
        assert replace(found, missing_roles=()).stages() == found.kept
        assert replace(found, parties=found.parties.head(1)).stages() is None
        assert replace(found, shipments=found.shipments.head(1)).stages() is None
    assert found.stages() is None  # the store is closed: another run may use the folder
    assert ss.read_manifest(flat).stages() is None


def test_a_readme_beside_the_tables_counts(flat: Path, store: Store) -> None:
    folder = flat.parent / "folder"
    folder.mkdir()
    flat.rename(folder / "flat.csv")
    with store:
        before = ss.read_manifest(folder, store=store)
        (folder / "README.txt").write_text("about", "utf-8")
        after = ss.read_manifest(folder, store=store)
        assert before.source.notes != after.source.notes


def test_what_nothing_on_disk_can_tell_is_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode())))
    with store:
        assert ss.read_manifest("-", store=store).kept is None
        assert [path for path in store.folder.iterdir() if path.is_dir()] == []


def test_a_file_that_changes_as_it_is_read_is_not_kept(
    flat: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading._read

    def slow(*args: object) -> ss.Manifest:
        found = read(*args)  # type: ignore[arg-type]
        os.utime(flat, ns=(1, 1))
        return found

    monkeypatch.setattr(reading, "_read", slow)
    with store:
        assert ss.read_manifest(flat, store=store).kept is None


def test_errors_are_those_of_reading(tmp_path: Path, store: Store) -> None:
    with store, pytest.raises(ss.InputError, match=r"none\.csv does not exist"):
        ss.read_manifest(tmp_path / "none.csv", store=store)


def test_a_stage_that_was_replaced_can_still_be_screened(flat: Path, store: Store) -> None:
    """What was read in this run reads its own files, not those of the stage."""
    other = flat.with_name("other.csv")
    other.write_text(LINES.replace("B3", "B9"), "utf-8")
    with store:
        first = ss.read_manifest(flat, store=store)
        ss.read_manifest(other, store=store)
        assert first.shipments.select(pl.len()).collect().item() == 3
