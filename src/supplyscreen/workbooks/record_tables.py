"""The tables of records: flagged shipments with their parties, and flagged suppliers."""

import polars as pl

from supplyscreen.runs import words
from supplyscreen.runs.result import Result
from supplyscreen.workbooks.table import Column, Table

_SOURCE = (
    Column("source_file", "Source file", "the file to look up", "long", 34),
    Column("source_row", "Source row", "its row as in a spreadsheet", "whole", 9),
)
_EXTRA = Column("extra", "Other columns", "of the row, kept and not used, as JSON", width=40)
_FLAGS = Column("flags", "Flags", "how many flags it has, those not screenable too", "whole", 8)


def _party(role: str, heading: str) -> tuple[Column, ...]:
    return (
        Column(role, heading, "as filed; several are parted by |", "long", 34),
        Column(f"{role}_address", f"{heading}: address", "as filed", "long", 36),
        Column(f"{role}_country", f"{heading}: country", "as stated or in the address", width=10),
    )


_SHIPMENTS = (
    Column("bill_of_lading", "Bill of lading", "house number, else master number", width=20),
    _FLAGS,
    Column("arrival_date", "Arrived", "empty where the source states no date", "date", 11),
    *_party("shipper", "Shipper"),
    *_party("consignee", "Consignee"),
    Column("goods_description", "Goods", "as filed, lines parted by a bar", "long", 44),
    Column("hts_codes", "HTS codes", "digits as filed", width=16),
    Column("weight_kg", "Weight in kg", "empty where not stated", "number", 12),
    Column("country_of_origin", "Country of origin", "only as stated, never inferred", width=10),
    Column("port_of_lading", "Port of lading", "not the origin of the goods", width=26),
    Column("port_of_lading_country", "Port of lading: country", "as the port list has it", width=8),
    Column("port_of_unlading", "Port of unlading", "as filed", width=26),
    Column("place_of_receipt", "Place of receipt", "where the carrier took the goods", width=20),
    Column("vessel_name", "Vessel", "as filed", width=20),
    *_party("notify_party", "Notify party"),
    *_party("manufacturer", "Manufacturer"),
    Column("containers", "Containers", "numbers as filed", width=24),
    Column("master_bill_of_lading", "Master bill", "number of the master bill", width=20),
    Column("bill_type", "Bill type", "as filed", width=14),
    Column("bill_level", "Bill level", "house, regular, master, empty or unknown", width=10),
    Column("run_date", "Run date", "of the manifest", "date", 11),
    Column("row_count", "Rows", "input rows that say this bill", "whole", 7),
    Column("shipment_id", "Record id", "as in the other tables", width=22),
    *_SOURCE,
    _EXTRA,
)
_SUPPLIERS = (
    Column("name", "Supplier", "as filed", "long", 36),
    _FLAGS,
    Column("local_name", "Local name", "as filed", "long", 28),
    Column("address", "Address", "as filed", "long", 40),
    Column("country", "Country", "as stated", width=10),
    Column("product", "Product", "as filed", "long", 32),
    Column("tier", "Tier", "as filed", width=8),
    Column("supplies_to", "Supplies to", "ids or names, as filed", width=28),
    Column("parent_id", "Parent", "id of the supplier above it", width=16),
    Column("supplier_id", "Record id", "as in the other tables", width=22),
    *_SOURCE,
    _EXTRA,
)


def shipments_table(result: Result) -> Table:
    """Flagged shipments (SHIPMENT_ROWS). A shipper or consignee that is not stated is told."""
    rows = result.scan_flagged_shipments().select(column.name for column in _SHIPMENTS)
    return Table(
        "Shipments",
        "Every shipment with a flag on a party, place or goods, as it was read.",
        "one bill of lading",
        _SHIPMENTS,
        rows.with_columns(pl.col("shipper", "consignee").fill_null(words.NOT_STATED)),
        held_in="shipments.parquet and shipments.csv",
    )


def suppliers_table(result: Result) -> Table:
    """Flagged suppliers (SUPPLIER_ROWS)."""
    rows = result.supplier_rows().lazy().filter(pl.col("outcome") == "flagged")
    return Table(
        "Suppliers",
        "Every supplier with a flag, as it was read.",
        "one row of a supplier list",
        _SUPPLIERS,
        rows.select(column.name for column in _SUPPLIERS),
        held_in="suppliers.parquet and suppliers.csv",
    )
