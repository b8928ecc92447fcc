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
    PARTIES,
    SHIPMENT_ROWS,
    SUPPLIER_ROWS,
    SUPPLIERS,
    conform,
    empty,
)
from supplyscreen.screening.shipment_rows import shipment_rows
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
    bills: Spool | None = None  # SHIPMENT_ROWS of flagged shipments, where there is a manifest
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
        none = empty(PARTIES)
        parties = self.manifest.parties_and(none, places=False) if self.manifest else none
        batches = self.manifest.batches if self.manifest else tuple

        def rows() -> Iterator[pl.DataFrame]:
            for shipments, roles in batches():
                ids = shipments.select(record_id="shipment_id")
                own = made.join(ids, on="record_id", how="semi")
                yield shipment_rows(shipments, roles, parties, own)

        return lazy_rows(rows, SHIPMENT_ROWS)

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: the shipments with a flag that is told, on a party, place or goods,
        in the order of the input."""
        if self.bills is None:
            return empty(SHIPMENT_ROWS).lazy()
        if self.reported is None:
            return self.bills.scan()
        on_ground = self.scan_flags().filter(pl.col("ground") != "not_screenable")
        told = on_ground.select(shipment_id="record_id").unique()
        return self.bills.scan().join(told, on="shipment_id", how="semi", maintain_order="left")

    @property
    def holds_all_rows(self) -> bool:
        """Whether :meth:`scan_shipments` and :meth:`supplier_rows` tell every record: yes."""
        return True

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier with what became of it, in the order of the input."""
        firms = self.suppliers.suppliers if self.suppliers else empty(SUPPLIERS)
        made = flags_of(self.table.scan(), "supplier")
        told = with_outcome(firms.with_columns(record_id="supplier_id"), made)
        return conform(told, SUPPLIER_ROWS)

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.scan_flags())
