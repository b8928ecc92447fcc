"""One measurement of intake in a process of its own: what is timed, as one JSON line.

    python -m benchmarks.intake_tasks TASK PATH

``intake_speed.py`` starts these from the root of the checkout.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl

import supplyscreen as ss

Told = dict[str, object]


def ours(path: Path) -> Told:
    """``read_manifest`` and both lazy tables written out: every row read, settled and joined."""
    manifest = ss.read_manifest(path)
    with tempfile.TemporaryDirectory() as folder:
        manifest.shipments.sink_parquet(Path(folder) / "shipments.parquet", compression="lz4")
        manifest.roles.sink_parquet(Path(folder) / "roles.parquet", compression="lz4")
    return {"rows": manifest.source.rows, "parties": manifest.parties.height}


def read_only(path: Path) -> Told:
    """``read_manifest`` alone: the tables stay lazy."""
    manifest = ss.read_manifest(path)
    return {"rows": manifest.source.rows, "parties": manifest.parties.height}


def polars_floor(path: Path) -> Told:
    """polars: read the same file as text, take the distinct shippers with their addresses."""
    rows = pl.scan_csv(path, infer_schema=False)
    found = rows.select(
        rows=pl.len(), parties=pl.struct("Shipper", "Shipper Address").n_unique()
    ).collect(engine="streaming")
    return found.row(0, named=True)


def polars_write(path: Path) -> Told:
    """polars: read the same file as text and write it as Parquet."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.parquet"
        pl.scan_csv(path, infer_schema=False).sink_parquet(out, compression="lz4")
        return {"rows": pl.scan_parquet(out).select(pl.len()).collect().item()}


def duckdb_floor(path: Path) -> Told:
    """DuckDB: read the same file as text, count rows and distinct shippers."""
    table = duckdb.read_csv(str(path), all_varchar=True)
    told = table.aggregate('count(*), count(DISTINCT ("Shipper", "Shipper Address"))').fetchall()
    rows, parties = told[0]
    return {"rows": rows, "parties": parties}


def duckdb_ams(path: Path) -> Told:
    """DuckDB: left-join header, billgen, shipper, consignee, notify and cargo, write Parquet."""
    tables = {
        name: duckdb.read_csv(str(path / f"ams__{name}_2025__1.csv"), all_varchar=True)
        for name in ("header", "billgen", "shipper", "consignee", "notifyparty", "cargodesc")
    }
    joined = tables["header"]
    for name in ("billgen", "shipper", "consignee", "notifyparty", "cargodesc"):
        joined = joined.join(tables[name].set_alias(name), "identifier", how="left")
    with tempfile.TemporaryDirectory() as folder:
        joined.write_parquet(str(Path(folder) / "rows.parquet"))
    return {"rows": tables["header"].count("*").fetchall()[0][0]}


TASKS = {
    task.__name__: task
    for task in (ours, read_only, polars_floor, polars_write, duckdb_floor, duckdb_ams)
}


def main(arguments: list[str]) -> None:
    """Run one task and print its seconds, its peak memory and what it counted."""
    task, path = arguments
    begun, spent = time.perf_counter(), time.process_time()
    told = TASKS[task](Path(path))
    told["seconds"] = time.perf_counter() - begun
    told["cpu"] = time.process_time() - spent
    told["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:])
