"""Puts the whole example together."""

from pathlib import Path

from .ams import write_tables
from .background import ordinary_bills
from .dice import Dice
from .expected import Expectation, write_expected
from .flat import write_flat
from .neighbours import NEIGHBOURS
from .planted_blocks import BLOCKS
from .planted_flat import FLAT_CASES
from .planted_gaps import GAPS
from .planted_goods import GOODS_CASES
from .planted_listed import SPELLINGS
from .planted_orders import ORDERS
from .planted_places import PLACES
from .planting import plant_bills
from .shape import Bill, Plant
from .suppliers import draw_suppliers, write_suppliers

AMS_CASES = (*SPELLINGS, *BLOCKS, *ORDERS, *PLACES, *GOODS_CASES, *GAPS, *NEIGHBOURS)
SEED = "supplyscreen example 1"


def write_example(folder: Path, *, seed: str = SEED) -> None:
    """Write manifest/, manifest.csv, suppliers.csv and expected.csv into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = [
        *_write_manifest(folder, seed),
        *_write_flat(folder, seed),
        *_write_suppliers(folder, seed),
    ]
    write_expected(expected, folder / "expected.csv")


def _write_manifest(folder: Path, seed: str) -> list[Expectation]:
    dice = Dice(f"{seed} manifest")
    bills, expected = _planted("manifest", AMS_CASES, dice)
    bills += ordinary_bills(dice, groups=72, regular=36)
    write_tables(bills, folder / "manifest", dice)
    return expected


def _write_flat(folder: Path, seed: str) -> list[Expectation]:
    dice = Dice(f"{seed} flat")
    bills, expected = _planted("manifest.csv", FLAT_CASES, dice)
    bills += ordinary_bills(dice, groups=6, regular=10)
    unique = {bill.number: bill for bill in bills if bill.status != "Deleted"}
    write_flat(unique.values(), folder / "manifest.csv")
    return expected


def _write_suppliers(folder: Path, seed: str) -> list[Expectation]:
    rows = draw_suppliers(Dice(f"{seed} suppliers"), ordinary=47)
    write_suppliers(rows, folder / "suppliers.csv")
    return [
        ("suppliers.csv", str(row), supplier.kind, check)
        for row, supplier in enumerate(rows, start=2)  # row 1 is the heading
        for check in supplier.checks
    ]


def _planted(
    file: str, cases: tuple[Plant, ...], dice: Dice
) -> tuple[list[Bill], list[Expectation]]:
    """The bills of the planted cases, and a line per check."""
    bills: list[Bill] = []
    expected: list[Expectation] = []
    for plant in cases:
        bill, others = plant_bills(plant, dice)
        bills += [bill, *others]
        expected += [(file, bill.number, plant.kind, check) for check in plant.checks]
    return bills, expected
