"""What a report needs of a screening result, just made or read back from its folder."""

from typing import Protocol

import polars as pl

from supplyscreen.models import RunRecord


class Result(Protocol):
    """The part of a screening result that a report is made of: ``ScreenResult`` has it, and so has
    ``Run``, which is read from the folder of a finished run.

    ``rejects`` is REJECTS, ``findings`` FINDINGS.
    """

    def scan_flags(self) -> pl.LazyFrame:
        """FLAGS in triage order, lazy: there may be millions."""
        ...

    def scan_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy, with the parties of each: every shipment, or flagged ones only
        (``holds_all_rows``)."""
        ...

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        """SHIPMENT_ROWS, lazy: those with a flag on a party, place or goods."""
        ...

    def supplier_rows(self) -> pl.DataFrame:
        """SUPPLIER_ROWS: every supplier, or flagged ones only (``holds_all_rows``)."""
        ...

    @property
    def holds_all_rows(self) -> bool:
        """Whether every record that was read is told, or only those that are flagged."""
        ...

    @property
    def rejects(self) -> pl.DataFrame: ...

    @property
    def findings(self) -> pl.DataFrame: ...

    @property
    def run(self) -> RunRecord: ...

    @property
    def run_id(self) -> str: ...
