"""Telling a supplier list from a manifest by its headings."""

from pathlib import Path

from supplyscreen.files.open import open_tables
from supplyscreen.files.source import existing
from supplyscreen.layouts import Kind, recognise


def detect_kind(path: str | Path) -> Kind:
    """Whether ``path`` is a manifest or a supplier list.

    A folder is a manifest. A CSV is what its layout is; without a known one it is a supplier list
    when it names a supplier and a country or an address, and has no heading of a bill of lading,
    a date of arrival or a consignee.
    Raises InputError when the path does not exist or is not text, and when its headings name no
    party or fit both kinds.
    """
    where = existing(path)
    if where.is_dir():
        return "shipment"
    return recognise(open_tables(where)[0].headings, name=str(path)).kind
