"""Parquet: every type as the text that a person types, rows as in CSV, damaged files."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.files.reading import cells, rows, told

from supplyscreen.errors import InputError
from supplyscreen.files import parquet
from supplyscreen.files import table as table_module
from supplyscreen.files.parquet import read_parquet

moment = dt.datetime.fromisoformat


@pytest.mark.parametrize(
    ("values", "dtype", "texts"),
    [
        (
            [1.0, 2018010112345.0, 0.5, float("nan"), None],
            pl.Float64,
            ["1", "2018010112345", "0.5"],
        ),
        ([12, -3, None], pl.Int32, ["12", "-3"]),
        ([2**63], pl.UInt64, ["9223372036854775808"]),
        ([Decimal("1.50")], pl.Decimal(10, 2), ["1.50"]),
        ([dt.date(2024, 5, 31)], pl.Date, ["2024-05-31"]),
        (
            [moment("2024-05-31"), moment("2024-05-31 14:05:00.250")],
            pl.Datetime("us"),
            ["2024-05-31", "2024-05-31 14:05:00.25"],
        ),
        ([moment("2024-05-31 20:00")], pl.Datetime("ms"), ["2024-05-31 20:00:00"]),
        ([dt.time(14, 5)], pl.Time, ["14:05:00"]),
        ([dt.timedelta(days=2)], pl.Duration, ["P2D"]),
        ([True, False], pl.Boolean, ["true", "false"]),
        (["0012", "  x ", " ", ""], pl.String, ["0012", "x"]),
        (["CN", "VN"], pl.Categorical, ["CN", "VN"]),
        ([b"abc", "糸".encode(), b"\xff"], pl.Binary, ["abc", "糸", "\ufffd"]),
        ([["a", None, "b"], [], None], pl.List(pl.String), ["a; b"]),
        ([[1.0, 2.5]], pl.Array(pl.Float64, 2), ["1; 2.5"]),
        ([[["a"], ["b", "c"]]], pl.List(pl.List(pl.String)), ["a; b; c"]),
    ],
)
def test_every_type_becomes_text(
    tmp_path: Path, values: list[Any], dtype: Any, texts: list[str]
) -> None:
    column = pl.Series("v", values, dtype=dtype)
    frame = pl.DataFrame({"id": pl.int_range(len(column), eager=True), "v": column})
    frame.write_parquet(tmp_path / "a.parquet")
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    expected = [*texts, *[None] * (len(values) - len(texts))]
    assert cells(table) == [(str(at), text) for at, text in enumerate(expected)]


def test_structs_are_columns_of_their_own(tmp_path: Path) -> None:
    party = {"name": "A", "place": {"city": "Hue", "tel": ["1", "2"]}}
    frame = pl.DataFrame({"party": [party], "goods": [[{"hs": "52", "kg": 1.0}, {"hs": "61"}]]})
    frame.write_parquet(tmp_path / "a.parquet")
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    assert table.headings == (
        "party.name", "party.place.city", "party.place.tel", "goods.hs", "goods.kg"
    )  # fmt: skip
    assert cells(table) == [("A", "Hue", "1; 2", "52; 61", "1")]


def test_rows_are_counted_over_batches_and_blank_ones_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "BATCH_ROWS", 2)
    monkeypatch.setattr(table_module, "BATCH_ROWS", 2)
    values = ["a", None, None, "b", "c", None, None, None]
    pl.DataFrame({"v": values}).write_parquet(tmp_path / "a.parquet", row_group_size=3)
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    assert rows(table) == [2, 5, 6]
    assert table.rows == 5  # the three at the end are none
    assert len(table.sha256) == 64
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    assert [line[:2] for line in told(table)] == [(3, "row"), (4, "row")]
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    shares = [batch.read for batch in table.batches()]
    assert len(shares) > 1
    assert shares == sorted(share for share in shares if share is not None)
    assert shares[-1] == 1


def test_a_table_without_rows_has_its_headings(tmp_path: Path) -> None:
    pl.DataFrame(schema={"a": pl.String, "b": pl.Int64}).write_parquet(tmp_path / "a.parquet")
    table = read_parquet(tmp_path / "a.parquet", name="a.parquet")[0]
    assert table.headings == ("a", "b")
    assert sum(batch.frame.height for batch in table.batches()) == table.rows == 0


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"a": [str(at) for at in range(5000)]}).write_parquet(path)
    raw = path.read_bytes()
    middle = len(raw) // 2
    broken = raw[: middle - 400] + bytes(800) + raw[middle + 400 :]
    for data in (b"PAR1", raw[:-10], raw[:middle], broken):
        path.write_bytes(data)
        with pytest.raises(InputError, match="cannot be read as a Parquet file"):
            list(read_parquet(path, name="a.parquet")[0].batches())
