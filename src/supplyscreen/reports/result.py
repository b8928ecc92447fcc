"""What the reports room needs of a screening result."""

from typing import Protocol

import polars as pl

from supplyscreen.models import RunRecord


class Result(Protocol):
    """The part of a screening result that a report is made of (``ScreenResult`` has it).

    ``flags`` is FLAGS in triage order, ``outcomes`` OUTCOMES, ``rejects`` REJECTS,
    ``findings`` FINDINGS.
    """

    @property
    def flags(self) -> pl.DataFrame: ...

    @property
    def outcomes(self) -> pl.DataFrame: ...

    @property
    def rejects(self) -> pl.DataFrame: ...

    @property
    def findings(self) -> pl.DataFrame: ...

    @property
    def run(self) -> RunRecord: ...

    @property
    def run_id(self) -> str: ...
