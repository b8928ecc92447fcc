"""Matched names as a file: both endings, formulas, and a target that cannot be written."""

from pathlib import Path

import polars as pl
import pytest

from supplyscreen.errors import OutputError, SchemaError
from supplyscreen.reports import write_matches
from supplyscreen.schemas import MATCHED_NAMES, conform

FOUND = conform(
    pl.DataFrame(
        {
            "query": ["=EXAMPLE", None],
            "rank": [1, None],
            "entry_id": ["e1", None],
            "score": [0.91, None],
        }
    ),
    MATCHED_NAMES,
).insert_column(0, pl.Series("source_row", [2, 3]))


def test_both_endings_hold_every_row(tmp_path: Path) -> None:
    assert write_matches(FOUND, tmp_path / "deep" / "m.csv") == tmp_path / "deep" / "m.csv"
    lines = (tmp_path / "deep" / "m.csv").read_text("utf-8").splitlines()
    assert lines[0] == ",".join(["source_row", *MATCHED_NAMES])
    assert lines[1:] == ["2,'=EXAMPLE,1,e1,,,,,0.91,,", "3,,,,,,,,,,"]
    assert pl.read_parquet(write_matches(FOUND, tmp_path / "m.PARQUET")).equals(FOUND)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["m.xlsx", "m", ".csv"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"expected \.csv or \.parquet"):
        write_matches(FOUND, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.csv").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_matches(FOUND, tmp_path / "m.csv")
    with pytest.raises(SchemaError, match="entry_id"):
        write_matches(FOUND.drop("entry_id"), tmp_path / "n.csv")
