"""Frames that wait in files: read back in order, there for as long as somebody can read them."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.intake.files import write

from supplyscreen.intake import read_manifest
from supplyscreen.intake.spool import Spool

_ROWS = pl.Schema({"number": pl.Int64(), "text": pl.String()})


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary folders go into a folder of the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _filled(held_bytes: int) -> Spool:
    rows = Spool(_ROWS, held_bytes=held_bytes)
    for start in range(0, 100, 10):
        numbers = list(range(start, start + 10))
        rows.add(pl.DataFrame({"number": numbers, "text": [f"row {n}" for n in numbers]}))
    return rows


def test_what_is_written_is_read_back_in_order_with_filters_columns_and_a_limit() -> None:
    written, held = _filled(100).scan(), _filled(1 << 20).scan()
    questions: tuple[Callable[[pl.LazyFrame], pl.LazyFrame], ...] = (
        lambda rows: rows,
        lambda rows: rows.filter(pl.col("number") % 7 == 3),
        lambda rows: rows.select("text"),
        lambda rows: rows.head(25).select("number"),
        lambda rows: rows.filter(pl.col("number") > 40).head(15),
        lambda rows: rows.head(33).filter(pl.col("number") > 30),
    )
    for asked in questions:
        assert asked(written).collect().equals(asked(held).collect())
        assert asked(written).collect(engine="streaming").equals(asked(held).collect())


def test_a_lazy_frame_outlives_the_manifest_and_the_files_go_with_it(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Spool.__init__, "__kwdefaults__", {"held_bytes": 100})
    lines = [f"B{n},SHIPPER {n} LTD,BUYER INC" for n in range(50)]
    text = "\n".join(["Bill of Lading,Shipper,Consignee", *lines]) + "\n"
    shipments = read_manifest(write(tmp_path, text)).shipments
    gc.collect()
    assert list(own_folder.iterdir())
    assert shipments.collect().height == 50
    del shipments
    gc.collect()
    assert not list(own_folder.iterdir())
