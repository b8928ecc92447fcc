"""Rows that are dealt to runs come back run by run, in the order in which they were dealt."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import OutputError
from supplyscreen.screening.flag_runs import Runs

SCHEMA = pl.Schema({"word": pl.String(), "day": pl.Date(), "none": pl.Float64()})


def _rows(*words: str | None) -> pl.DataFrame:
    return (
        pl.DataFrame({"word": words})
        .cast({"word": pl.String})
        .match_to_schema(SCHEMA, missing_columns="insert")
    )


def test_each_run_has_its_rows_in_order() -> None:
    runs = Runs(SCHEMA, 3)
    many = _rows(*(f"a word of many letters, number {n}" for n in range(500)))
    runs.add(2, many.slice(100, 3))
    runs.add(0, _rows("A", None))
    runs.add(2, many.head(2))
    first, second, third = runs
    assert first.equals(_rows("A", None))
    assert second.equals(_rows())
    assert second.schema == SCHEMA
    assert third.equals(pl.concat([many.slice(100, 3), many.head(2)]))


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, __: str) -> None:
        raise OSError(28, "No space left on device")

    runs = Runs(SCHEMA, 1)
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="No space left"):
        runs.add(0, _rows("A"))
