"""Invented CBP AMS tables, seeded: eight of the eleven, with the columns of the real files.

The same parties, goods and shares as the flat rows of ``manifest_rows.py``. A withheld party has no
row, names and addresses stand in lines of 35, three bills in ten have a second line of cargo; a
quarter is amended, one in thirty deleted; house bills are 55%, master bills 28% (CBP AMS 2018).
"""

from pathlib import Path

import polars as pl
from benchmarks.manifest_pool import make_pool
from benchmarks.manifest_rows import SEED, parts

_LINE = 35
_SECOND = "cargodesc, second lines"
_NAMED = ("city", "state_province", "zip_code", "country_code", "contact_name")
_ROW, _BILL = pl.col("row"), pl.col("Bill of Lading Number")
_BLANK = pl.lit("")
Columns = dict[str, pl.Expr]


def ams_tables(folder: Path, bills: int, *, seed: int = SEED) -> Path:
    """Write the tables of ``bills`` bills into ``folder``: ``ams__header_2025__1.csv`` and more."""
    pool = make_pool(bills, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for name in _tables() if name != _SECOND]
    files = {name: (folder / f"ams__{name}_2025__1.csv").open("wb") for name in names}
    files[_SECOND] = files["cargodesc"]
    start = 0
    for part in parts(pool, seed=seed):
        keyed = part.with_row_index("row", offset=start).with_columns(
            identifier=pl.format("{}{}", pl.col("Arrival Date").dt.to_string("%Y%m%d"), "row"),
            other=pl.col("Consignee").shift(1),
            more=pl.col("Goods Shipped").shift(1),
        )
        for name, (rows, columns) in _tables().items():
            table = keyed.filter(rows).select("identifier", **columns)
            table.write_csv(files[name], include_header=start == 0 and name != _SECOND)
        start += part.height
    for file in files.values():
        file.close()
    return folder


def _tables() -> dict[str, tuple[pl.Expr, Columns]]:
    """Table -> which bills have a row in it, and its columns after the identifier."""
    every, second = pl.lit(value=True), (_ROW % 10 < 3) & pl.col("more").is_not_null()
    buyer = pl.col("Consignee").is_not_null()
    return {
        "header": (every, _header()),
        "billgen": (every, _billgen()),
        "shipper": (pl.col("Shipper").is_not_null(), _party("shipper_party", "Shipper")),
        "consignee": (buyer, _party("consignee", "Consignee")),
        "notifyparty": (
            buyer,
            _party("notify_party", "Consignee") | {"notify_party_name": _notify()},
        ),
        "cargodesc": (every, _cargo("Goods Shipped", 1)),
        _SECOND: (second, _cargo("more", 2)),
        "tariff": (every, _tariff()),
        "container": (every, _container()),
    }


def _party(prefix: str, role: str) -> Columns:
    """Name, four lines of address, and the fields that filers seldom fill."""
    name = {f"{prefix}_name": pl.col(role)}
    lines = {
        f"{prefix}_address_{at + 1}": pl.col(f"{role} Address").str.slice(at * _LINE, _LINE)
        for at in range(4)
    }
    rest = dict.fromkeys((*_NAMED, "comm_number_qualifier", "comm_number"), _BLANK)
    return {**name, **lines, **rest}


def _notify() -> pl.Expr:
    same = pl.when(_ROW % 50 == 0).then(pl.lit("SAME AS CONSIGNEE"))
    return same.when(_ROW % 5 < 3).then("Consignee").otherwise(pl.coalesce("other", "Consignee"))


def _cargo(goods: str, line: int) -> Columns:
    return {
        "container_number": pl.col("Container Numbers"),
        "description_sequence_number": pl.lit(line),
        "piece_count": _ROW % 1_200 + 1,
        "description_text": pl.col(goods),
    }


def _header() -> Columns:
    """The 33 columns of the header table after the identifier, in order."""
    day = pl.col("Arrival Date")
    deleted = pl.when(_ROW % 30 == 7).then(pl.lit("Deleted"))
    status = deleted.when(_ROW % 4 == 1).then(pl.lit("Amended")).otherwise(pl.lit("New"))
    notified = {f"secondary_notify_party_{at}": _BLANK for at in range(2, 11)}
    return {
        "carrier_code": _BILL.str.head(4),
        "vessel_country_code": pl.lit("PA"),
        "vessel_name": pl.col("Vessel"),
        "port_of_unlading": pl.col("Port of Unlading"),
        "estimated_arrival_date": day,
        "foreign_port_of_lading_qualifier": pl.lit("Schedule K Foreign Port"),
        "foreign_port_of_lading": pl.col("Port of Lading"),
        "manifest_quantity": _ROW % 1_200 + 1,
        "manifest_unit": pl.lit("CTN"),
        "weight": pl.col("Weight (kg)"),
        "weight_unit": pl.lit("Kilograms"),
        "measurement": pl.lit(0),
        "measurement_unit": _BLANK,
        "record_status_indicator": status,
        "place_of_receipt": pl.col("Port of Lading").str.head(8).str.to_uppercase(),
        "port_of_destination": _BLANK,
        "foreign_port_of_destination_qualifier": _BLANK,
        "foreign_port_of_destination": _BLANK,
        "conveyance_id_qualifier": pl.lit("IMO Number/Lloyds Number"),
        "conveyance_id": 9_100_000 + _ROW % 240,
        "in_bond_entry_type": _BLANK,
        "mode_of_transportation": pl.lit("Vessel, containerized"),
        "secondary_notify_party_1": _BILL.str.head(4),
        **notified,
        "actual_arrival_date": day,
    }


def _billgen() -> Columns:
    """The numbers of a bill: a house bill has one of its own and that of its master."""
    lot = _ROW * 7_919 % 100
    house, master = lot < 55, lot < 83
    kind = pl.when(house).then(pl.lit("House Bill")).when(master).then(pl.lit("Master Bill"))
    return {
        "master_bol_number": pl.when(house).then("MAEU" + _BILL.str.slice(4)).otherwise(_BILL),
        "house_bol_number": pl.when(house).then(_BILL).otherwise(_BLANK),
        "sub_house_bol_number": _BLANK,
        "voyage_number": pl.format("{}W", _ROW % 90 + 10),
        "bill_type_code": kind.otherwise(pl.lit("Regular Bill")),
        "manifest_number": _ROW % 5_000 + 100_000,
        "trade_update_date": pl.col("Arrival Date"),
        "run_date": pl.col("Arrival Date"),
    }


def _tariff() -> Columns:
    """A code where the description has one, else a chapter, a heading or nothing."""
    told = pl.col("Goods Shipped").str.extract(r"(?:HS|HTS|H\.S)[^0-9]*(\d{4,10})")
    else_ = pl.when(_ROW % 3 == 0).then(_BLANK).when(_ROW % 3 == 1).then(pl.lit("84"))
    return {
        "container_number": pl.col("Container Numbers"),
        "description_sequence_number": pl.lit(1),
        "harmonized_number": pl.coalesce(told, else_.otherwise(pl.lit("9403"))),
        "harmonized_value": pl.lit(0),
        "harmonized_weight": pl.lit(0),
        "harmonized_weight_unit": _BLANK,
    }


def _container() -> Columns:
    return {
        "container_number": pl.col("Container Numbers"),
        "seal_number_1": pl.format("SL{}", _ROW % 900_000 + 100_000),
        "seal_number_2": _BLANK,
        "equipment_description_code": pl.lit("45G1"),
        "container_length": pl.lit(4_000),
        "container_height": pl.lit(906),
        "container_width": pl.lit(800),
        "container_type": pl.lit("General purpose"),
        "load_status": pl.lit("Loaded"),
        "type_of_service": pl.lit("Door-to-Door"),
    }
