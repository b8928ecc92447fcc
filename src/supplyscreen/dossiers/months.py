"""The shipments by month of arrival."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.dossiers.amounts import AGGREGATED, Amount, amount_of


@dataclass(frozen=True, slots=True)
class Month:
    """The shipments of one month, ``2024-07``."""

    month: str
    amount: Amount


def months_of(counted: pl.DataFrame) -> tuple[Month, ...]:
    """Every month in which a counted shipment arrived, in order; shipments without a date are in
    none."""
    dated = counted.drop_nulls("arrival_date")
    month = pl.col("arrival_date").dt.strftime("%Y-%m").alias("month")
    groups = dated.group_by(month).agg(AGGREGATED).sort("month")
    return tuple(Month(row["month"], amount_of(row)) for row in groups.iter_rows(named=True))
