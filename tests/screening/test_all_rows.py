"""--all-rows: every shipment and supplier with what became of it."""

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss
from supplyscreen.schemas import SHIPMENT_ROWS, SUPPLIER_ROWS

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"


@pytest.fixture(scope="module")
def result() -> ss.ScreenResult:
    return ss.screen(
        ss.read_manifest(BUNDLED / "manifest"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
    )


def test_every_record_is_there_once_and_outcomes_add_up(
    result: ss.ScreenResult, tmp_path: Path
) -> None:
    ss.write_run(result, tmp_path, all_rows=True)
    bills = pl.read_parquet(tmp_path / "shipments.parquet")
    firms = pl.read_parquet(tmp_path / "suppliers.parquet")
    assert (bills.schema, firms.schema) == (SHIPMENT_ROWS, SUPPLIER_ROWS)
    assert result.manifest is not None
    filed = result.manifest.shipments.collect()
    assert bills["shipment_id"].to_list() == filed["shipment_id"].to_list()
    counts = result.run.counts_by_kind
    for kind, rows in (("shipment", bills), ("supplier", firms)):
        became = Counter(rows["outcome"].to_list())
        told = counts[kind].model_dump()
        assert became == Counter({name: told[name] for name in became})
        assert rows.height + told["rejected"] + told["merged"] == told["rows_in"]
    assert sum(bills["flags"].to_list() + firms["flags"].to_list()) == result.flags.height
    assert set(bills.filter(pl.col("flags") == 0)["outcome"]) == {"no_flag", "superseded"}


def test_without_it_only_flagged_rows_are_written(result: ss.ScreenResult, tmp_path: Path) -> None:
    ss.write_report(result, tmp_path)
    told = result.flags.filter(pl.col("ground") != "not_screenable")
    for kind in ("shipment", "supplier"):
        rows = pl.read_parquet(tmp_path / f"{kind}s.parquet")
        own = told.filter(record_kind=pl.lit(kind))
        assert set(rows[f"{kind}_id"]) == set(own["record_id"])
        assert set(rows["outcome"]) == {"flagged"}
        assert rows.height == result.run.counts_by_kind[kind].flagged
    run = ss.read_run(tmp_path)
    assert run.run == result.run
    assert not run.holds_all_rows


def test_a_flagged_shipment_names_its_parties(result: ss.ScreenResult) -> None:
    bills = result.scan_flagged_shipments().collect()
    whole = result.scan_shipments().filter(pl.col("outcome") == "flagged").collect()
    assert bills.equals(whole)
    filed = result.flags.filter(
        pl.col("role") == "shipper",
        pl.col("ground") == "listed_party",
        record_kind=pl.lit("shipment"),
    )
    named = filed.join(bills, left_on="record_id", right_on="shipment_id", suffix="_bill")
    assert named.height == filed.height > 20
    within = named.select(pl.col("shipper").str.contains(pl.col("party_name"), literal=True))
    assert within.to_series().all()
    assert bills["consignee"].null_count() < bills.height


def test_a_supplier_list_alone_has_no_shipments(tmp_path: Path) -> None:
    alone = ss.screen(suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"))
    ss.write_run(alone, tmp_path, all_rows=True)
    assert (tmp_path / "suppliers.csv").is_file()
    assert not (tmp_path / "shipments.csv").exists()
