"""Telling a supplier list from a manifest by its headings."""

from pathlib import Path
from typing import Literal

from supplyscreen.files.open import open_tables
from supplyscreen.files.source import existing
from supplyscreen.layouts import map_headings

_BILL = {
    "bill_of_lading",
    "house_bill_of_lading",
    "master_bill_of_lading",
    "arrival_date",
    "estimated_arrival_date",
    "port_of_lading",
    "port_of_unlading",
    "vessel_name",
    "consignee_name",
    "consignee_block",
    "notify_party_name",
}
_PLACE = {"address", "country", "city"}


def detect_kind(path: str | Path) -> Literal["shipment", "supplier"]:
    """Whether ``path`` is a manifest or a supplier list.

    A folder is a manifest. A CSV is a supplier list when it names a supplier and a country or an
    address, and has no heading of a bill of lading, a date of arrival or a consignee.
    Raises InputError when the path does not exist or is not text.
    """
    where = existing(path)
    if where.is_dir():
        return "shipment"
    headings = open_tables(where)[0].headings
    if _BILL & set(map_headings(headings, kind="manifest")):
        return "shipment"
    supplier = set(map_headings(headings, kind="supplier"))
    named = {"name", "local_name"} & supplier
    return "supplier" if named and _PLACE & supplier else "shipment"
