"""Telling a supplier list from a manifest: by the form of the file, then by its headings."""

from collections.abc import Sequence
from pathlib import Path

from supplyscreen.errors import InputError
from supplyscreen.files import Table, open_tables, paths_of
from supplyscreen.files.source import STANDARD_INPUT, spool_standard_input
from supplyscreen.intake.ams_tables import ams_table_of
from supplyscreen.intake.edi_set import is_edi
from supplyscreen.intake.manifest import files_of
from supplyscreen.layouts import Columns, Kind, OwnMapping, recognise


def detect_kind(
    source: str | Path | Sequence[str | Path], *, mapping: Columns | None = None
) -> Kind:
    """Whether ``source`` is a manifest or a supplier list.

    ``source`` and ``mapping`` are as for :func:`~supplyscreen.intake.manifest.read_manifest`. A
    table of the CBP AMS set and an EDI file are a manifest, a saved mapping says what it
    is. A table is what its layout is; without a known one it is a supplier list when it names a
    supplier and a country or an address, and has no heading of a bill of lading, a date of arrival
    or a consignee. Of the files of a folder, a glob or an archive the first table decides, and
    the others have to be of the same kind.
    Raises InputError when the path does not exist or holds no table, when its headings name no
    party or fit both kinds, and when it holds tables of both kinds.
    """
    first = source if isinstance(source, str | Path) else source[0]
    if isinstance(mapping, OwnMapping):
        return mapping.kind
    files = files_of(first)
    path = _path(str(files if isinstance(files, str | Path) else files[0]))
    if path is not None and is_edi(path):
        return "shipment"
    tables = open_tables(files)
    if any(ams_table_of(table.name) for table in tables):
        return "shipment"
    kind = recognise(tables[0].headings, name=str(first), mapping=mapping).kind
    for table in tables[1:]:
        _refuse_other_kind(table, kind, tables[0].name, mapping)
    return kind


def _refuse_other_kind(table: Table, kind: Kind, name: str, mapping: Columns | None) -> None:
    """Raise InputError where ``table`` says of itself that it is not of ``kind``, as ``name`` is;
    one that fits neither or both is left to the reader."""
    try:
        other = recognise(table.headings, name=table.name, mapping=mapping).kind
    except InputError:
        return
    if other != kind:
        words = {"shipment": "a manifest", "supplier": "a supplier list"}
        raise InputError(
            f"{name} is {words[kind]} and {table.name} is {words[other]}; expected one kind.",
            hint="name the files of each kind by themselves; both may be given in one run",
        )


def _path(source: str) -> Path | None:
    """The first file of ``source``; None for a database."""
    if source.startswith("duckdb:"):
        return None
    return spool_standard_input() if source == STANDARD_INPUT else paths_of(source)[0]
