"""What a screen found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from supplyscreen.flags.outcomes import flags_of, with_outcome
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
        made = flags_of(self.table.scan(), "shipment")
        batches = self.manifest.batches if self.manifest else tuple

        def rows() -> Iterator[pl.DataFrame]:
            for shipments, _ in batches():
                bills = shipments.with_columns(record_id="shipment_id")
                own = made.join(bills, on="record_id", how="semi")
                told = with_outcome(bills, own)
                text = told.with_columns(pl.col("hts_codes", "containers").list.join(", "))
                yield conform(text, SHIPMENT_ROWS)

        return lazy_rows(rows, SHIPMENT_ROWS)

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier with what became of it, in the order of the input."""
        firms = self.suppliers.suppliers if self.suppliers else empty(SUPPLIERS)
        made = flags_of(self.table.scan(), "supplier")
        told = with_outcome(firms.with_columns(record_id="supplier_id"), made)
        return conform(told, SUPPLIER_ROWS)

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.scan_flags())
