"""What the reports room needs of a screening result."""

from typing import Protocol

import polars as pl

from supplyscreen.models import RunRecord


class Result(Protocol):
    """The part of a screening result that a report is made of (``ScreenResult`` has it).

    ``rejects`` is REJECTS, ``findings`` FINDINGS.
    """

    def scan_flags(self) -> pl.LazyFrame:
        """FLAGS in triage order, lazy: there may be millions."""
        ...

    def scan_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: every shipment with what became of it."""
        ...

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier with what became of it."""
        ...

    @property
    def rejects(self) -> pl.DataFrame: ...

    @property
    def findings(self) -> pl.DataFrame: ...

    @property
    def run(self) -> RunRecord: ...

    @property
    def run_id(self) -> str: ...
