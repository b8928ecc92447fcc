"""What a screen found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.intake.spool import Spool, lazy_rows
from supplyscreen.models import RunRecord
from supplyscreen.schemas import (
    OUTCOMES,
    SHIPMENT_ROWS,
    SUPPLIER_ROWS,
    SUPPLIERS,
    conform,
    empty,
)
from supplyscreen.screening.summary import summary_text
from supplyscreen.watchlists import Watchlists


@dataclass(frozen=True)
class ScreenResult:
    """What a screen found.

    ``rejects`` REJECTS, ``findings`` FINDINGS (what reading repaired or kept in doubt); ``run``
    says what was screened against what, ``run_id`` is its hash. ``flags`` (FLAGS in triage order)
    and ``outcomes`` (OUTCOMES) are made when they are asked for; of millions take
    :meth:`scan_flags` and :meth:`scan_shipments`, which are never whole in memory.
    """

    table: Spool
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: RunRecord
    run_id: str
    watchlists: Watchlists
    manifest: Manifest | None = None
    suppliers: SupplierList | None = None
    reported: Spool | None = None  # FLAGS that are told, where not all of ``table`` are

    @cached_property
    def flags(self) -> pl.DataFrame:
        """FLAGS in triage order."""
        return pl.concat(list((self.reported or self.table).chunks()))

    def scan_flags(self) -> pl.LazyFrame:
        """FLAGS in triage order, lazy."""
        return (self.reported or self.table).scan()

    @cached_property
    def outcomes(self) -> pl.DataFrame:
        """OUTCOMES: one row per record that was not rejected, sorted by kind and id."""
        bills = self.scan_shipments().select("outcome", record_id="shipment_id").collect()
        firms = self.supplier_rows().select("outcome", record_id="supplier_id")
        kinds = (("shipment", bills), ("supplier", firms))
        told = [rows.with_columns(record_kind=pl.lit(kind)) for kind, rows in kinds]
        return conform(pl.concat(told), OUTCOMES).sort("record_kind", "record_id")

    def scan_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: every shipment with what became of it, in the order of the input."""
        made = _flags_of(self.table.scan(), "shipment")
        batches = self.manifest.batches if self.manifest else tuple

        def rows() -> Iterator[pl.DataFrame]:
            for shipments, _ in batches():
                own = made.join(shipments, left_on="record_id", right_on="shipment_id", how="semi")
                told = _with_outcome(shipments, own, "shipment_id")
                text = told.with_columns(pl.col("hts_codes", "containers").list.join(", "))
                yield conform(text, SHIPMENT_ROWS)

        return lazy_rows(rows, SHIPMENT_ROWS)

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier with what became of it, in the order of the input."""
        firms = self.suppliers.suppliers if self.suppliers else empty(SUPPLIERS)
        made = _flags_of(self.table.scan(), "supplier")
        state = pl.lit("current").alias("state")
        told = _with_outcome(firms.with_columns(state), made, "supplier_id")
        return conform(told, SUPPLIER_ROWS)

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.scan_flags())


def _flags_of(flags: pl.LazyFrame, kind: str) -> pl.DataFrame:
    """``record_id, flags, looked`` of each flagged record of a kind: how many flags it has, and
    whether one is on a ground, not only on what could not be screened."""
    on_ground = pl.col("ground") != "not_screenable"
    own = flags.filter(record_kind=pl.lit(kind)).group_by("record_id")
    counted = own.agg(flags=pl.len().cast(pl.Int64), looked=on_ground.any())
    return counted.collect(engine="streaming")


def _with_outcome(records: pl.DataFrame, flagged: pl.DataFrame, key: str) -> pl.DataFrame:
    """``records`` with ``outcome`` and ``flags``. A record counts once: superseded; else flagged;
    else not_screenable; else no_flag."""
    joined = records.join(
        flagged, left_on=key, right_on="record_id", how="left", maintain_order="left"
    )
    outcome = (
        pl.when(pl.col("state") == "superseded")
        .then(pl.lit("superseded"))
        .when(pl.col("looked"))
        .then(pl.lit("flagged"))
        .when(pl.col("looked").is_not_null())
        .then(pl.lit("not_screenable"))
        .otherwise(pl.lit("no_flag"))
    )
    return joined.with_columns(outcome=outcome, flags=pl.col("flags").fill_null(0))
