"""One law for all formats: the same table saved in each of them gives the same cells."""

import json
from pathlib import Path
from typing import Any

import duckdb
import openpyxl  # type: ignore[import-untyped]
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.files.reading import SIDE, Cells, cells

from supplyscreen.files.duckdb_rows import read_duckdb
from supplyscreen.files.excel import read_excel
from supplyscreen.files.json_rows import read_json
from supplyscreen.files.parquet import read_parquet
from supplyscreen.files.whole import read_whole

HEADINGS = ("Shipper", "Address", "Country")
LETTERS = st.sampled_from(list("AZaé纺Ж07 -.,;:'\"|#=@+/&<>_\t\u00a0"))
CELL = st.text(LETTERS, max_size=12) | st.sampled_from(
    ["0012", "1e5", "2024-05-31", "#N/A", "é\nx"]
)
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12).filter(
    lambda rows: all(any(cell.strip() for cell in row) for row in rows)
)


def from_csv(folder: Path, frame: pl.DataFrame) -> Cells:
    frame.write_csv(folder / "a.csv", quote_style="always")
    return read_whole(folder / "a.csv").frame.drop(SIDE).rows()


def from_excel(folder: Path, frame: pl.DataFrame) -> Cells:
    book = openpyxl.Workbook()
    for at, row in enumerate([HEADINGS, *frame.rows()], start=1):
        for column, text in enumerate(row, start=1):
            cell = book.active.cell(at, column)
            cell.value, cell.data_type = text, "s"
    book.save(folder / "a.xlsx")
    return cells(read_excel(folder / "a.xlsx", name="a.xlsx")[0])


def from_parquet(folder: Path, frame: pl.DataFrame) -> Cells:
    frame.write_parquet(folder / "a.parquet")
    return cells(read_parquet(folder / "a.parquet", name="a.parquet")[0])


def from_lines(folder: Path, frame: pl.DataFrame) -> Cells:
    frame.write_ndjson(folder / "a.jsonl")
    return cells(read_json(folder / "a.jsonl", name="a.jsonl")[0])


def from_array(folder: Path, frame: pl.DataFrame) -> Cells:
    (folder / "a.json").write_text(json.dumps(frame.to_dicts()), encoding="utf-8")
    return cells(read_json(folder / "a.json", name="a.json")[0])


def from_duckdb(folder: Path, frame: pl.DataFrame) -> Cells:
    (folder / "a.db").unlink(missing_ok=True)
    with duckdb.connect(str(folder / "a.db")) as database:
        names = ", ".join(f"unnest(?) AS {name}" for name in HEADINGS)
        database.execute(
            f"CREATE TABLE t AS SELECT {names}", [*frame.to_dict(as_series=False).values()]
        )
    return cells(read_duckdb(folder / "a.db", what="t", name="a.db")[0])


@pytest.mark.parametrize(
    "read", [from_csv, from_excel, from_parquet, from_lines, from_array, from_duckdb]
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(table=ROWS)
def test_a_table_of_texts_is_the_same_in_every_format(
    tmp_path: Path, read: Any, table: list[tuple[str, str, str]]
) -> None:
    frame = pl.DataFrame(table, schema=dict.fromkeys(HEADINGS, pl.String), orient="row")
    expected = [tuple(cell.strip() or None for cell in row) for row in table]
    assert read(tmp_path, frame) == expected
