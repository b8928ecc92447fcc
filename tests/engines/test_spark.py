"""The Spark engine gives the flags of the local run, row by row, though a worker dies."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.engines.messy import messy_manifest
from tests.engines.workers import PROC, one_worker_dies

import supplyscreen as ss
from supplyscreen.errors import InputError
from supplyscreen.schemas import PARTIES

pytest.importorskip("pyarrow", reason="pyarrow is missing: pip install '.[spark]'")
pytest.importorskip("pyspark", reason="PySpark is missing: pip install '.[spark]'")

from supplyscreen.engines.spark import SparkRows, screen_spark
from supplyscreen.engines.spark_frames import from_arrow
from supplyscreen.engines.spark_input import open_input

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled" / "manifest"
AS_OF = date(2026, 11, 22)
ROWS = 3000


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messy")
    messy_manifest(folder, ROWS)
    return folder


@pytest.fixture(scope="module")
def local(messy: Path) -> ss.ScreenResult:
    return ss.screen(ss.read_manifest(messy), as_of=AS_OF)


def test_the_messy_manifest_holds_what_it_promises(messy: Path) -> None:
    """Guards the tests below: what is not there cannot go wrong."""
    manifest = ss.read_manifest(messy)
    bills = manifest.shipments.collect()
    reasons = bills["state_reason"].drop_nulls().unique().sort().to_list()
    assert reasons == ["amended_later", "deleted", "duplicate"]
    assert manifest.source.merged > ROWS / 10
    assert bills.filter(pl.col("shipment_id").str.contains(r"[A-Z]\d+#")).height > ROWS / 10
    assert bills.filter(pl.col("shipment_id").str.starts_with("#")).height > ROWS / 50
    masters = bills.filter(bill_level="master", state="current")
    housed = masters["bill_of_lading"].is_in(manifest.house_masters().implode())
    assert 0 < housed.sum() < masters.height


@pytest.mark.slow
def test_files_give_the_flags_and_the_record_of_the_local_run(
    spark: SparkSession, messy: Path, local: ss.ScreenResult
) -> None:
    result = screen_spark(spark, messy, as_of=AS_OF)
    flags = result.collect_flags()
    assert flags["ground"].n_unique() == 4
    assert flags.equals(local.flags)
    assert result.rejects.equals(local.rejects)
    assert result.findings.equals(local.findings)
    assert result.run == local.run
    assert result.run_id == local.run_id
    assert result.summary() == local.summary()
    parties = from_arrow(result.parties.toArrow(), PARTIES).sort("party_id")
    assert parties.equals(ss.read_manifest(messy).parties)
    result.close()


@pytest.mark.skipif(not PROC.exists(), reason="no /proc, in which the workers are found")
def test_a_killed_worker_changes_nothing(
    spark: SparkSession, messy: Path, local: ss.ScreenResult
) -> None:
    with one_worker_dies(spark) as death:
        result = screen_spark(spark, messy, as_of=AS_OF)
        flags = result.collect_flags()
    assert death.pids
    assert death.failed
    assert flags.equals(local.flags)
    assert result.run == local.run
    result.close()


@pytest.mark.slow
def test_a_dataframe_gives_the_flags_of_the_same_rows_in_a_file(
    spark: SparkSession, messy: Path, tmp_path: Path
) -> None:
    """Typed columns, rows in several parts that stand in another order than their numbers."""
    day = pl.col("Arrival Date").str.to_date(strict=False)
    rows = pl.read_csv(messy / "first.csv", infer_schema=False, truncate_ragged_lines=True)
    rows = rows.with_columns(day, pl.col("Weight (kg)").cast(pl.Float64, strict=False))
    filled = rows.filter(pl.any_horizontal(pl.all().is_not_null()))
    filled.write_parquet(tmp_path / "rows.parquet")
    numbered = filled.with_row_index("at", offset=2).with_columns(pl.col("at").cast(pl.Int64))
    (tmp_path / "parts").mkdir()
    for part in range(3):
        numbered[2 - part :: 3].write_parquet(tmp_path / "parts" / f"{part}.parquet")
    frame = spark.read.parquet(str(tmp_path / "parts"))
    result = screen_spark(spark, SparkRows(frame, name="rows.parquet", row="at"), as_of=AS_OF)
    file = ss.screen(ss.read_manifest(tmp_path / "rows.parquet"), as_of=AS_OF)
    assert result.collect_flags().equals(file.flags)
    assert result.run.counts == file.run.counts
    assert result.run.coverage == file.run.coverage
    result.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "column", "told"),
    [
        ("25/2/2024", "Arrival Date", "some dates can be two days"),
        ("45347", "Arrival Date", "some dates can be two days"),
        ("90111", "HTS Code", "odd number of digits"),
    ],
)
def test_columns_that_a_part_could_read_otherwise_are_refused(
    spark: SparkSession, cell: str, column: str, told: str
) -> None:
    cells = [("A LTD", cell), ("B LTD", "5/2/2024" if column == "Arrival Date" else "640399")]
    frame = spark.createDataFrame(cells, ["Shipper", column])
    with pytest.raises(InputError, match=told):
        screen_spark(spark, frame, as_of=AS_OF)


@pytest.mark.slow
def test_what_is_no_flat_file_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="CBP AMS"):
        screen_spark(spark, BUNDLED, as_of=AS_OF)
    with pytest.raises(InputError, match="standard input"):
        screen_spark(spark, "-", as_of=AS_OF)
    edi = tmp_path / "manifest.edi"
    edi.write_text("ISA*00*          *00*          *ZZ*A              *ZZ*B              ", "utf-8")
    with pytest.raises(InputError):
        screen_spark(spark, edi, as_of=AS_OF)


@pytest.mark.slow
def test_a_file_without_rows_and_one_that_goes_missing_give_one_line(
    spark: SparkSession, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("Bill of Lading,Shipper\n", encoding="utf-8")
    with pytest.raises(InputError, match="no rows"):
        screen_spark(spark, empty, as_of=AS_OF)
    given = open_input(spark, empty, None)
    empty.unlink()
    told = [json.loads(row["told"]) for row in given.rows.select("told").collect()]
    with pytest.raises(InputError, match="does not exist"):
        given.finish(told)


def test_a_client_of_spark_connect_is_refused() -> None:
    session = type("SparkSession", (), {"__module__": "pyspark.sql.connect.session"})()
    with pytest.raises(InputError, match="Spark Connect"):
        screen_spark(session, "manifest.csv")
