"""Small tables for the tests of this room. Every name and address here is made up."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from supplyscreen.flags import FlagContext, flag_records
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import (
    ENTRIES,
    MATCHES,
    PARTIES,
    ROLES,
    SHIPMENTS,
    SUPPLIERS,
    conform,
    empty,
)
from supplyscreen.watchlists import load_watchlists
from supplyscreen.watchlists.catalog import Watchlists

AS_OF = date(2026, 3, 1)
Row = Mapping[str, Any]


@cache
def lists() -> Watchlists:
    return load_watchlists()


def context(*, as_of: date = AS_OF, **config: Any) -> FlagContext:
    return FlagContext(lists(), ScreenConfig(**config), as_of)


def table(rows: Sequence[Row], schema: pl.Schema) -> pl.DataFrame:
    """Rows with some of the columns of ``schema``; the others are null."""
    if not rows:
        return empty(schema)
    columns = {key for row in rows for key in row}
    kept = {name: kind for name, kind in schema.items() if name in columns}
    return conform(pl.DataFrame(list(rows), schema=kept), schema)


def bill(shipment_id: str, **values: Any) -> dict[str, Any]:
    """One current house bill that arrived on 2025-10-01, loaded in China, unless told otherwise."""
    usual: dict[str, Any] = {
        "shipment_id": shipment_id,
        "bill_of_lading": f"ABCD{shipment_id}",
        "bill_level": "house",
        "state": "current",
        "arrival_date": date(2025, 10, 1),
        "port_of_lading": "Shanghai ,China (Mainland)",
        "port_of_lading_country": "CN",
        "source_file": "manifest.csv",
        "source_row": 2,
    }
    return usual | values


def shipments(*rows: Row) -> pl.DataFrame:
    return table(rows, SHIPMENTS)


def suppliers(*rows: Row) -> pl.DataFrame:
    return table(rows, SUPPLIERS)


def roles(*rows: tuple[str, str, str]) -> pl.DataFrame:
    """(record, role, party) -> ROLES."""
    return table(
        [
            {
                "record_id": record,
                "role": role,
                "relation": "as_filed",
                "party_id": party,
                "source_file": f"{role}.csv",
                "source_row": 7,
            }
            for record, role, party in rows
        ],
        ROLES,
    )


def parties(*rows: Row) -> pl.DataFrame:
    return table([{"kind": "company", **row} for row in rows], PARTIES)


def matches(*rows: Row) -> pl.DataFrame:
    return table(rows, MATCHES)


def entries(*rows: Row) -> pl.DataFrame:
    return table(rows, ENTRIES)


def flags_of(
    shipment_rows: pl.DataFrame,
    role_rows: pl.DataFrame,
    party_rows: pl.DataFrame,
    given: FlagContext | None = None,
    *,
    supplier_rows: pl.DataFrame | None = None,
    match_rows: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """``flag_records`` with empty tables where none are given."""
    return flag_records(
        shipment_rows,
        empty(SUPPLIERS) if supplier_rows is None else supplier_rows,
        role_rows,
        party_rows,
        empty(MATCHES) if match_rows is None else match_rows,
        given or context(),
    )
