"""What reading made of the input: the data-quality page as plain values."""

from typing import Literal, Self

from pydantic import Field, model_validator

from supplyscreen.models.base import Model


class FileCounts(Model):
    """The rows of one input file: ``rows`` is always the sum of the other five.

    ``used`` rows are screened; of a side table they belong to a bill here. ``apart`` are rows of a
    side table that belong to none or could not be read.
    """

    name: str
    rows: int = Field(ge=0)
    used: int = Field(ge=0)
    superseded: int = Field(default=0, ge=0)
    rejected: int = Field(default=0, ge=0)
    merged: int = Field(default=0, ge=0)
    apart: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        parts = self.used + self.superseded + self.rejected + self.merged + self.apart
        if parts != self.rows:
            raise ValueError(f"{self.name}: {self.rows} rows, but {parts} accounted for")
        return self


class Filled(Model):
    """How many records state something: ``of`` = ``filled`` + the others."""

    what: str
    records: Literal["bills of lading", "suppliers"]
    of: int = Field(ge=0)
    filled: int = Field(ge=0)


class RejectExample(Model):
    """One reject line as filed."""

    source_file: str
    source_row: int | None
    column: str | None
    value: str | None
    message: str


class RejectGroup(Model):
    """The rejects of one code: how many, of which scopes, what to do, the first few."""

    code: str
    scopes: tuple[str, ...]
    count: int = Field(ge=1)
    remedy: str  # empty where the message of each line says it
    examples: tuple[RejectExample, ...]


class FindingExample(Model):
    """The first cell of a file and column that was repaired or kept in doubt."""

    source_file: str
    source_row: int | None
    column: str
    value: str | None
    became: str | None


class FindingGroup(Model):
    """What was repaired or kept in doubt under one code: how many cells, and the first of some."""

    code: str
    treatment: Literal["repaired", "kept"]
    count: int = Field(ge=1)
    columns: tuple[str, ...]
    message: str
    examples: tuple[FindingExample, ...]
