"""Who received from whom, and on which ways."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.dossiers.amounts import AGGREGATED, Amount, amount_of
from supplyscreen.runs import words

_NUMBERS = 5


@dataclass(frozen=True, slots=True)
class Flow:
    """Shipments of one shipper to one consignee, both as filed; ``numbers`` are those of the first
    of them in the list of all shipments."""

    shipper: str
    consignee: str
    amount: Amount
    numbers: str


@dataclass(frozen=True, slots=True)
class Route:
    """Shipments from one place of receipt by one port of lading to one port of unlading."""

    place_of_receipt: str
    port_of_lading: str
    port_of_unlading: str
    amount: Amount
    numbers: str


def flows_of(counted: pl.DataFrame) -> tuple[Flow, ...]:
    """Shipper and consignee of the counted shipments, the most frequent pair first. Each shipment
    is in one pair: several parties of a role on one bill stay together, parted by a bar."""
    groups = _grouped(counted, ["shipper", "consignee"])
    return tuple(
        Flow(
            shipper=row["shipper"] or words.WITHHELD,
            consignee=row["consignee"] or words.WITHHELD,
            amount=amount_of(row),
            numbers=_numbers(row),
        )
        for row in groups.iter_rows(named=True)
    )


def routes_of(counted: pl.DataFrame) -> tuple[Route, ...]:
    """Places and ports of the counted shipments as filed, the most frequent way first."""
    groups = _grouped(counted, ["place_of_receipt", "port_of_lading", "port_of_unlading"])
    return tuple(
        Route(
            place_of_receipt=row["place_of_receipt"] or words.NOT_STATED,
            port_of_lading=row["port_of_lading"] or words.NOT_STATED,
            port_of_unlading=row["port_of_unlading"] or words.NOT_STATED,
            amount=amount_of(row),
            numbers=_numbers(row),
        )
        for row in groups.iter_rows(named=True)
    )


def _grouped(counted: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    groups = counted.group_by(key, maintain_order=True).agg(
        *AGGREGATED, pl.col("no").head(_NUMBERS).alias("numbers")
    )
    return groups.sort("bills", *key, descending=[True, *(False for _ in key)], nulls_last=True)


def _numbers(row: dict[str, object]) -> str:
    """``1, 4, 9 and 12 more``: the shipments of a group by their numbers."""
    numbers = row["numbers"]
    shown = ", ".join(str(number) for number in numbers) if isinstance(numbers, list) else ""
    more = int(str(row["bills"])) - _NUMBERS
    return f"{shown} and {words.number(more)} more" if more > 0 else shown
