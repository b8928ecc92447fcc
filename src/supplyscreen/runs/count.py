"""The counts of a run record, counted again in the tables of its folder."""

from collections.abc import Iterator

import polars as pl

from supplyscreen.flags.outcomes import set_aside
from supplyscreen.runs.read import Run

Compared = tuple[str, object, object]  # what, as the record tells it, as it was counted


def counted_again(run: Run) -> Iterator[Compared]:
    """Every count of the record that the tables can tell, both ways.

    Raises InputError where a table cannot be read.
    """
    yield from _flags(run)
    yield from _records(run)
    yield from _side_tables(run)
    yield _sum(run)


def _sum(run: Run) -> Compared:
    parts = run.run.counts.model_dump()
    total = parts.pop("rows_in")
    return "counts: the sum of the outcomes", total, sum(parts.values())


def _flags(run: Run) -> Iterator[Compared]:
    flags = run.scan_flags()
    grounds = _tally(flags, "ground")
    yield "flags.parquet: flags by ground", run.run.flags_by_ground, grounds
    gaps = _tally(flags.filter(pl.col("ground") == "not_screenable"), "reason_code")
    told = run.run.not_screenable_by_reason
    yield "flags.parquet: not screenable by reason", told, gaps
    count, distinct = (
        flags.select(pl.len().alias("n"), pl.col("flag_id").n_unique().alias("distinct"))
        .collect(engine="streaming")
        .row(0)
    )
    yield "flags.parquet: flags with an id of their own", count, distinct
    csv = pl.scan_csv(run.folder / "flags.csv", infer_schema=False).select(pl.len())
    yield "flags.csv: rows, as many as in flags.parquet", count, csv.collect().item()


def _records(run: Run) -> Iterator[Compared]:
    """Records by outcome; flagged ones against the flags, all where the tables hold all."""
    looked = run.scan_flags().filter(pl.col("ground") != "not_screenable", ~set_aside())
    kinds = run.run.counts_by_kind
    tables = {"shipment": run.scan_shipments(), "supplier": run.supplier_rows().lazy()}
    for kind, counts in kinds.items():
        outcomes = _tally(tables[kind], "outcome")
        named = looked.filter(pl.col("record_kind") == kind).select(pl.col("record_id").n_unique())
        flagged = named.collect(engine="streaming").item()
        yield f"{kind}s.parquet: flagged, as in flags.parquet", flagged, outcomes.get("flagged", 0)
        if run.holds_all_rows:
            told = {name: count for name, count in counts.model_dump().items() if count}
            for name in ("rows_in", "rejected", "merged"):
                told.pop(name, None)
            yield f"{kind}s.parquet: records by outcome", told, outcomes
        elif not run.run.new_flags_only:
            yield f"counts: flagged {kind}s", counts.flagged, flagged


def _side_tables(run: Run) -> Iterator[Compared]:
    rejects = _tally(run.rejects.lazy(), "code")
    yield "rejects.csv: rejects by code", run.run.rejects_by_code, rejects
    found = run.findings.lazy().group_by("code").agg(pl.col("count").sum())
    tally = dict(sorted(found.collect().iter_rows()))
    yield "findings.csv: cells by code", dict(sorted(run.run.findings_by_code.items())), tally


def _tally(rows: pl.LazyFrame, column: str) -> dict[str, int]:
    counted = rows.select(pl.col(column).drop_nulls()).group_by(column).len()
    return dict(sorted(counted.collect(engine="streaming").iter_rows()))
