"""One flat CSV manifest: one row per bill of lading (or line of it), parties in its columns."""

from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.intake.cargo import are_own_effects
from supplyscreen.intake.csv_table import CsvTable, read_table
from supplyscreen.intake.flat_bills import bills_of
from supplyscreen.intake.flat_parties import blocks_of
from supplyscreen.intake.headings import ROLES, map_headings, named, shown
from supplyscreen.intake.parties import build_parties
from supplyscreen.intake.result import Manifest, Teller
from supplyscreen.models import InputSource
from supplyscreen.schemas import SHIPMENTS, conform


def read_flat(path: Path, *, given: str, tell: Teller) -> Manifest:
    """Read a flat manifest by its headings: FEIII / Enigma, Panjiva US imports, Snowflake names
    and obvious ones, in any order and any subset, further columns left aside.

    Each row is one record; its id is the bill number, made unique by ``#row`` where repeated.
    Raises InputError when no column names a shipper or a consignee.
    """
    tell("reading rows")
    table = read_table(path)
    columns = map_headings(table.headings, kind="manifest")
    present = [role for role in ROLES if _party_columns(columns, role)]
    if not {"shipper", "consignee"} & set(present):
        raise InputError(
            f"{path} has no column that names a shipper or a consignee; "
            f"found: {shown(table.headings)}.",
            hint="name one of them shipper, exporter, consignee or importer; "
            "a supplier list needs name and country or address",
        )
    rows = table.pick(columns)
    bills, cell_rejects = bills_of(rows, table.headings, columns)
    tell("reading parties")
    blocks = pl.concat([blocks_of(bills, columns, role) for role in present])
    own = bills.filter(are_own_effects(pl.col("goods_description")))["shipment_id"]
    roles, parties = build_parties(blocks, column_first=True, effects=own)
    return Manifest(
        shipments=conform(bills, SHIPMENTS).sort("source_file", "source_row").lazy(),
        roles=roles,
        parties=parties,
        rejects=join_rejects([table.rejects, *cell_rejects]),
        source=_source(table, columns, given),
        missing_roles=tuple(role for role in ROLES if role not in present),
    )


def _party_columns(columns: dict[str, int], role: str) -> bool:
    return f"{role}_name" in columns or f"{role}_block" in columns


def _source(table: CsvTable, columns: dict[str, int], given: str) -> InputSource:
    used = len(set(columns.values()))
    return InputSource(
        kind="shipment",
        path=given,
        sha256=table.sha256,
        rows=table.rows,
        layout=f"flat manifest, {used} of {len(table.headings)} columns used",
        mapping=named(columns, table.headings),
        files=(table.input_file(table.frame.height),),
        notes=table.notes,
    )
