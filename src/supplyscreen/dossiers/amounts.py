"""How much: bills, weight and containers, in whole numbers so that parts add up to their sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.runs import words


@dataclass(frozen=True, slots=True)
class Amount:
    """What a group of shipments amounts to.

    ``grams`` is the weight of those ``weighed`` bills that state one; ``containers`` counts each
    container once for each bill that names it.
    """

    bills: int
    grams: int
    weighed: int
    containers: int
    first: date | None
    last: date | None

    @property
    def kilograms(self) -> str:
        """The weight in kg as ``1,234.5``; words where no bill states one."""
        return kilograms(self.grams) if self.weighed else words.NOT_STATED

    @property
    def unweighed(self) -> int:
        """Bills that state no weight."""
        return self.bills - self.weighed

    @property
    def days(self) -> str:
        """First and last arrival."""
        if self.first is None or self.last is None:
            return words.NOT_STATED
        one = self.first == self.last
        return str(self.first) if one else f"{self.first} to {self.last}"


AGGREGATED = (
    pl.len().alias("bills"),
    pl.col("grams").sum(),
    pl.col("grams").count().alias("weighed"),
    pl.col("container_count").sum().alias("containers"),
    pl.col("arrival_date").min().alias("first"),
    pl.col("arrival_date").max().alias("last"),
)


def kilograms(grams: int) -> str:
    """Grams as kilograms with all their decimals: ``1234500`` is ``1,234.5``."""
    whole, rest = divmod(abs(grams), 1000)
    decimals = f".{rest:03d}".rstrip("0").rstrip(".")
    return f"{'-' if grams < 0 else ''}{whole:,}{decimals}"


def amount_of(row: Mapping[str, Any]) -> Amount:
    """The amount in a row that was aggregated with :data:`AGGREGATED`."""
    names = ("bills", "grams", "weighed", "containers", "first", "last")
    return Amount(**{name: row[name] for name in names})


def amount(rows: pl.DataFrame) -> Amount:
    """What ``rows`` amount to."""
    return amount_of(rows.select(AGGREGATED).row(0, named=True))


def amounts_by(rows: pl.DataFrame, column: str) -> dict[str, Amount]:
    """Value of ``column`` -> what its rows amount to, in the order of the rows; nulls left out."""
    groups = rows.drop_nulls(column).group_by(column, maintain_order=True).agg(AGGREGATED)
    return {str(row[column]): amount_of(row) for row in groups.iter_rows(named=True)}
