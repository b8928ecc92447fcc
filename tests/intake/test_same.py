"""A column that is the same in all rows is written once, and read back as it was."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from supplyscreen.intake.same import common_to, filled, read_same, write_with_same

_FRAMES = {
    "texts": pl.DataFrame({"own": ["A", "B"], "same": ["x", "x"], "none": [None, None]}),
    "some null": pl.DataFrame({"own": ["A", "B"], "some": ["x", None]}),
    "all alike": pl.DataFrame({"one": [1, 1], "two": [date(2026, 1, 1)] * 2}),
    "one row": pl.DataFrame({"one": [1], "two": ["x"]}),
    "lists": pl.DataFrame({"own": [1, 2], "same": [["a"], ["a"]], "flag": [True, True]}),
    "zeros": pl.DataFrame({"own": [1, 2], "zero": [0.0, -0.0]}),
}


@pytest.mark.parametrize("name", _FRAMES)
def test_frames_are_read_back(name: str, tmp_path: Path) -> None:
    frame = _FRAMES[name]
    file = tmp_path / "rows.parquet"
    same = write_with_same(frame, file)
    assert_frame_equal(read_same(file), same)
    read = filled(pl.scan_parquet(file), same, frame.schema).collect()
    assert read.schema == frame.schema
    assert [str(row) for row in read.rows()] == [str(row) for row in frame.rows()]


def test_what_is_the_same_is_not_among_the_rows(tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    write_with_same(_FRAMES["texts"], file)
    assert list(pl.read_parquet_schema(file)) == ["own"]


_TWINS = pl.DataFrame(
    {
        "row": [5, 6, 7, 8],
        "order": [3, 4, 5, 6],
        "other": [3, 4, 6, 6],
        "none": [3, 4, None, 6],
        "bill": ["A", "B", None, "D"],
        "base": ["A", "B", None, "D"],
        "near": ["A", "B", None, "E"],
        "far": [2**62 + 5, 2**62 + 6, 2**62 + 7, 2**62 + 8],
        "same": ["x"] * 4,
    }
)


@pytest.mark.parametrize(
    ("columns", "written"),
    [
        (_TWINS.columns, {"row", "other", "none", "bill", "near", "far"}),
        (["order", "row"], {"order"}),
        (["bill", "base", "same"], {"bill"}),
    ],
)
def test_a_column_like_another_is_not_written(
    columns: list[str], written: set[str], tmp_path: Path
) -> None:
    frame = _TWINS.select(columns)
    file = tmp_path / "rows.parquet"
    same = write_with_same(frame, file)
    assert set(pl.read_parquet_schema(file)) == written
    assert_frame_equal(filled(pl.scan_parquet(file), same, frame.schema).collect(), frame)
    some = filled(pl.scan_parquet(file), read_same(file), frame.schema).select(columns[-1])
    assert_frame_equal(some.collect(), frame.select(columns[-1]))
    assert set(common_to([same, same]).columns) == {"same"} & set(columns)
