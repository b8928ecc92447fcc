"""The bills of lading of a package: what the run knows of each transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from supplyscreen.packages.facts import Sources
from supplyscreen.runs.spreadsheet import spreadsheet_safe

PRINTED = 100
"""The most bills that a package prints; its CSV file holds all."""
FEW = 10  # descriptions, codes and routes that are named in the summary


@dataclass(frozen=True, slots=True)
class Transaction:
    """One bill of lading, as filed; None where the source does not state it."""

    bill: str
    master: str | None
    level: str
    arrival: date | None
    receipt: str | None
    lading: str | None
    unlading: str | None
    vessel: str | None
    goods: str | None
    codes: str | None
    weight_kg: int | float | None
    containers: str | None
    source: str


def transactions_of(shipments: pl.DataFrame, sources: Sources) -> tuple[Transaction, ...]:
    """The first :data:`PRINTED` of SHIPMENT_ROWS."""
    return tuple(
        Transaction(
            bill=row["bill_of_lading"] or row["shipment_id"],
            master=row["master_bill_of_lading"],
            level=row["bill_level"],
            arrival=row["arrival_date"],
            receipt=row["place_of_receipt"],
            lading=row["port_of_lading"],
            unlading=row["port_of_unlading"],
            vessel=row["vessel_name"],
            goods=row["goods_description"],
            codes=row["hts_codes"] or None,
            weight_kg=_whole(row["weight_kg"]),
            containers=row["containers"] or None,
            source=sources(row["source_file"], row["source_row"]),
        )
        for row in shipments.head(PRINTED).iter_rows(named=True)
    )


def _whole(weight: float | None) -> int | float | None:
    """A weight without decimals where it has none."""
    return int(weight) if weight is not None and weight.is_integer() else weight


@dataclass(frozen=True, slots=True)
class Named:
    """The values of one column with their bills, the most frequent first; ``left`` are more."""

    rows: tuple[tuple[str, int], ...]
    left: int


def named_in(shipments: pl.DataFrame, column: str, *, between: str = "") -> Named:
    """The :data:`FEW` most frequent values of ``column``; one cell may hold several, parted by
    ``between``."""
    found = shipments.select("shipment_id", value=pl.col(column))
    if between:
        found = found.with_columns(pl.col("value").str.split(between)).explode("value")
    counted = (
        found.filter(pl.col("value") != "")
        .group_by("value")
        .agg(bills=pl.col("shipment_id").n_unique().cast(pl.Int64))
        .sort("bills", "value", descending=[True, False])
    )
    return Named(tuple(counted.head(FEW).rows()), max(counted.height - FEW, 0))


def csv_writer(shipments: pl.DataFrame) -> Callable[[Path], None]:
    """What writes every bill as CSV, safe to open in a spreadsheet program."""
    return lambda path: spreadsheet_safe(shipments).write_csv(path)
