"""What a screen found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from supplyscreen.flags import record_outcomes
from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.intake.spool import Spool
from supplyscreen.models import RunRecord
from supplyscreen.schemas import FLAGS, OUTCOMES, SHIPMENTS, SUPPLIERS, empty
from supplyscreen.screening.summary import summary_text
from supplyscreen.watchlists import Watchlists


@dataclass(frozen=True)
class ScreenResult:
    """What a screen found.

    ``rejects`` REJECTS, ``findings`` FINDINGS (what reading repaired or kept in doubt); ``run``
    says what was screened against what, ``run_id`` is its hash. ``flags`` (FLAGS in triage order)
    and ``outcomes`` (OUTCOMES) are made when they are asked for; of millions take
    :meth:`scan_flags` and :meth:`shipments_with_outcomes`, which are never whole in memory.
    """

    table: Spool
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: RunRecord
    run_id: str
    watchlists: Watchlists
    manifest: Manifest | None = None
    suppliers: SupplierList | None = None

    @cached_property
    def flags(self) -> pl.DataFrame:
        """FLAGS in triage order."""
        return pl.concat(list(self.table.chunks()))

    def scan_flags(self) -> pl.LazyFrame:
        """FLAGS in triage order, lazy."""
        return self.table.scan()

    @cached_property
    def outcomes(self) -> pl.DataFrame:
        """OUTCOMES: one row per record that was not rejected, sorted by kind and id."""
        told = [part.select(OUTCOMES.names()) for part in self.shipments_with_outcomes()]
        firms = self.suppliers.suppliers if self.suppliers else empty(SUPPLIERS)
        suppliers = record_outcomes(empty(SHIPMENTS), firms, self._grounds("supplier"))
        return pl.concat([*told, suppliers]).sort("record_kind", "record_id")

    def shipments_with_outcomes(self) -> Iterator[pl.DataFrame]:
        """SHIPMENTS with ``record_kind, record_id, outcome``, batch by batch in their order."""
        grounds = self._grounds("shipment")
        for shipments, _ in self.manifest.batches() if self.manifest else ():
            ids = shipments.select(record_id="shipment_id")
            own = grounds.join(ids, on="record_id", how="semi")
            told = record_outcomes(shipments, empty(SUPPLIERS), own)
            yield shipments.with_columns(record_id="shipment_id").join(
                told, on="record_id", maintain_order="left"
            )

    def _grounds(self, kind: str) -> pl.DataFrame:
        """One row of FLAGS per flagged record and whether it is only not screenable; the other
        columns are null."""
        keys = self.scan_flags().filter(record_kind=pl.lit(kind)).select("record_id", "ground")
        found = keys.unique().collect(engine="streaming")
        rest = [pl.lit(None, t).alias(c) for c, t in FLAGS.items() if c not in found.columns]
        return found.with_columns(rest).with_columns(record_kind=pl.lit(kind))

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.scan_flags())
