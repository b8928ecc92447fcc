"""Telling a supplier list from a manifest: by the form of the file, then by its headings."""

from collections.abc import Sequence
from pathlib import Path

from supplyscreen.files import open_tables, paths_of
from supplyscreen.files.source import STANDARD_INPUT, spool_standard_input
from supplyscreen.intake.ams_tables import ams_table_of
from supplyscreen.intake.edi_set import is_edi
from supplyscreen.layouts import Columns, Kind, OwnMapping, recognise


def detect_kind(
    source: str | Path | Sequence[str | Path], *, mapping: Columns | None = None
) -> Kind:
    """Whether ``source`` is a manifest or a supplier list; of several files the first decides.

    ``source`` and ``mapping`` are as for :func:`~supplyscreen.intake.manifest.read_manifest`. A
    folder, a table of the CBP AMS set and an EDI file are a manifest, a saved mapping says what it
    is. A table is what its layout is; without a known one it is a supplier list when it names a
    supplier and a country or an address, and has no heading of a bill of lading, a date of arrival
    or a consignee.
    Raises InputError when the path does not exist or holds no table, and when its headings name no
    party or fit both kinds.
    """
    first = source if isinstance(source, str | Path) else source[0]
    path = _path(str(first))
    if path is not None and path.is_dir():
        return "shipment"
    if isinstance(mapping, OwnMapping):
        return mapping.kind
    if path is not None and is_edi(path):
        return "shipment"
    table = open_tables(first)[0]
    if ams_table_of(table.name):
        return "shipment"
    return recognise(table.headings, name=str(first), mapping=mapping).kind


def _path(source: str) -> Path | None:
    """The first file, or the folder, of ``source``; None for a database."""
    if source.startswith("duckdb:"):
        return None
    return spool_standard_input() if source == STANDARD_INPUT else paths_of(source)[0]
