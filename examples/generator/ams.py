"""Writes bills as the CBP AMS table folder: the tables' real columns in their real order."""

import csv
from collections.abc import Iterable
from pathlib import Path

from .dice import Dice
from .shape import Bill

YEAR, RELEASE = "2026", "202611150000"

_PARTY = ("address_1", "address_2", "address_3", "address_4")
_REST = (
    "city", "state_province", "zip_code", "country_code", "contact_name",
    "comm_number_qualifier", "comm_number",
)  # fmt: skip


def _party_columns(stem: str, name: str) -> tuple[str, ...]:
    return ("identifier", name, *(f"{stem}_{line}" for line in _PARTY), *_REST)


COLUMNS: dict[str, tuple[str, ...]] = {
    "header": (
        "identifier", "carrier_code", "vessel_country_code", "vessel_name", "port_of_unlading",
        "estimated_arrival_date", "foreign_port_of_lading_qualifier", "foreign_port_of_lading",
        "manifest_quantity", "manifest_unit", "weight", "weight_unit", "measurement",
        "measurement_unit", "record_status_indicator", "place_of_receipt", "port_of_destination",
        "foreign_port_of_destination_qualifier", "foreign_port_of_destination",
        "conveyance_id_qualifier", "conveyance_id", "in_bond_entry_type",
        "mode_of_transportation", *(f"secondary_notify_party_{n}" for n in range(1, 11)),
        "actual_arrival_date",
    ),
    "billgen": (
        "identifier", "master_bol_number", "house_bol_number", "sub_house_bol_number",
        "voyage_number", "bill_type_code", "manifest_number", "trade_update_date", "run_date",
    ),
    "shipper": _party_columns("shipper_party", "shipper_party_name"),
    "consignee": _party_columns("consignee", "consignee_name"),
    "notifyparty": _party_columns("notify_party", "notify_party_name"),
    "cargodesc": (
        "identifier", "container_number", "description_sequence_number", "piece_count",
        "description_text",
    ),
    "tariff": (
        "identifier", "container_number", "description_sequence_number", "harmonized_number",
        "harmonized_value", "harmonized_weight", "harmonized_weight_unit",
    ),
    "container": (
        "identifier", "container_number", "seal_number_1", "seal_number_2",
        "equipment_description_code", "container_length", "container_height", "container_width",
        "container_type", "load_status", "type_of_service",
    ),
}  # fmt: skip


def file_name(table: str) -> str:
    """``ams__<table>_<year>__<release>.csv``"""
    return f"ams__{table}_{YEAR}__{RELEASE}.csv"


def write_tables(bills: Iterable[Bill], folder: Path, dice: Dice) -> None:
    """Write the eight tables of ``bills``, sorted by run date and running number."""
    rows: dict[str, list[list[str]]] = {table: [] for table in COLUMNS}
    for identifier, bill in number_bills(bills, dice):
        for table, found in bill_rows(identifier, bill, dice).items():
            rows[table] += [[identifier, *row] for row in found]
    folder.mkdir(parents=True, exist_ok=True)
    for table, columns in COLUMNS.items():
        with (folder / file_name(table)).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([list(columns), *rows[table]])


def number_bills(bills: Iterable[Bill], dice: Dice) -> list[tuple[str, Bill]]:
    """Give each bill its identifier: the run date and a running number without padding.

    The example is a sample of each day's bills, so the running numbers have gaps.
    """
    numbered: list[tuple[str, Bill]] = []
    day, number = "", 0
    for bill in sorted(bills, key=lambda b: (b.run_date, b.master, b.house, b.status)):
        today = f"{bill.run_date:%Y%m%d}"
        number = dice.weighted([(dice.between(0, 9), 2), (dice.between(10, 40000), 8)]) + (
            number + 1 if today == day else 0
        )
        day = today
        numbered.append((f"{today}{number}", bill))
    return numbered


def bill_rows(identifier: str, bill: Bill, dice: Dice) -> dict[str, list[list[str]]]:
    """The rows of one bill by table, without the identifier. A withheld party has no row."""
    box, goods = bill.container, bill.goods
    loose = goods.unit in ("BLK", "LBK")
    cargo = ["NC" if loose else box, "1"]
    return {
        "header": [_header(bill, dice, loose=loose)],
        "billgen": [_billgen(bill, dice)],
        "shipper": [bill.shipper.cells()] if bill.shipper else [],
        "consignee": [bill.consignee.cells()] if bill.consignee else [],
        "notifyparty": [party.cells() for party in bill.notify],
        "cargodesc": [[*cargo, str(bill.pieces), goods.text]],
        "tariff": _tariff(bill, cargo, dice),
        "container": [] if loose else [_container(box, dice, empty="Empty" in bill.bill_type)],
    }


def _header(bill: Bill, dice: Dice, *, loose: bool) -> list[str]:
    voyage, vessel = bill.voyage, bill.voyage.vessel
    named = dice.chance(0.17)
    volume = dice.between(1, 68) if dice.chance(0.6) else 0
    in_bond = "Immediate Transportation (IT)" if "in-bond" in bill.bill_type else ""
    notify = bill.master[:4] if dice.chance(0.66) else ""
    return [
        (bill.house or bill.master)[:4], vessel.flag, vessel.name, voyage.port_of_unlading,
        f"{voyage.arrival:%Y-%m-%d}", "Schedule K Foreign Port", voyage.port_of_lading,
        str(bill.pieces), bill.goods.unit, str(bill.weight),
        "Pounds" if dice.chance(0.04) else "Kilograms", str(volume),
        "Cubic Meters" if volume else "", bill.status, voyage.place_of_receipt,
        "Chicago, Illinois" if in_bond else "", "", "",
        "Conveyance Name" if named else "IMO Number/Lloyds Number",
        vessel.name if named else vessel.imo, in_bond,
        "Vessel, non-container" if loose else "Vessel, containerized",
        notify, *[""] * 9, f"{voyage.arrival:%Y-%m-%d}",
    ]  # fmt: skip


def _billgen(bill: Bill, dice: Dice) -> list[str]:
    voyage = f"{dice.between(1, 899):03d}{dice.pick(('E', 'W', 'N', ''))}"
    return [
        bill.master, bill.house, "", voyage, bill.bill_type, str(dice.pick((1, 1, 1, 70, 878864))),
        f"{bill.voyage.arrival:%Y-%m-%d}", f"{bill.run_date:%Y-%m-%d}",
    ]  # fmt: skip


def _tariff(bill: Bill, cargo: list[str], dice: Dice) -> list[list[str]]:
    """A row where goods have a number; else often none, or one with a blank number."""
    if not bill.goods.code and not dice.chance(0.35):
        return []
    value = str(dice.between(500, 9000)) if dice.chance(0.4) else "0"
    return [[*cargo, bill.goods.code, value, str(bill.weight), "Kilograms"]]


def _container(number: str, dice: Dice, *, empty: bool) -> list[str]:
    length, height, code = dice.pick((("2000", "806", "2200"), ("4000", "906", "4500")))
    service = dice.weighted([("Pier to Pier", 46), ("Container Yard", 36), ("House to House", 18)])
    seal = "" if empty else f"SL{dice.digits(6)}"
    return [
        number, seal, "", "Container", length, height, "800", code,
        "Empty" if empty else "Loaded", service,
    ]  # fmt: skip
