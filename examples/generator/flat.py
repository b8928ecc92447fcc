"""Writes bills as one flat CSV with plain headings, as many a vendor's export looks."""

import csv
from collections.abc import Iterable
from pathlib import Path

from .shape import Bill

HEADINGS = (
    "Bill of Lading", "Master Bill of Lading", "Bill Type", "Arrival Date", "Vessel",
    "Port of Lading", "Port of Unlading", "Place of Receipt", "Shipper", "Shipper Address",
    "Consignee", "Consignee Address", "Notify Party", "Notify Party Address", "HTS Code",
    "Goods Description", "Quantity", "Weight (kg)",
)  # fmt: skip


def write_flat(bills: Iterable[Bill], path: Path) -> None:
    """Write ``bills`` to ``path``, sorted by arrival date and number."""
    ordered = sorted(bills, key=lambda bill: (bill.voyage.arrival, bill.number))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADINGS, *map(_row, ordered)])


def _row(bill: Bill) -> list[str]:
    voyage = bill.voyage
    notify = bill.notify[0] if bill.notify else None
    parties = [
        cell
        for party in (bill.shipper, bill.consignee, notify)
        for cell in ([party.name, party.address()] if party else ["", ""])
    ]
    return [
        bill.number, bill.master if bill.house else "", bill.bill_type,
        f"{voyage.arrival:%Y-%m-%d}", voyage.vessel.name, voyage.port_of_lading,
        voyage.port_of_unlading, voyage.place_of_receipt, *parties, bill.goods.code,
        bill.goods.text, f"{bill.pieces} {bill.goods.unit}", str(bill.weight),
    ]  # fmt: skip
