"""Turns a planted case into bills: what the case does not fix is drawn like any other."""

from dataclasses import replace
from datetime import timedelta

from .background import draw_house, draw_regular, master_bill
from .dice import Dice
from .goods import GOODS
from .numbers import master_number, run_day
from .origins import BY_COUNTRY, Origin
from .sellers import draw_forwarder
from .shape import Bill, Drawn, Party, Plant


def plant_bills(plant: Plant, dice: Dice) -> tuple[Bill, list[Bill]]:
    """The planted bill itself, and the other bills that come with it (master, earlier copy)."""
    origin = BY_COUNTRY[plant.country]
    bill = _fill(_blank(plant, origin, dice), plant, origin, dice)
    others = _earlier(bill, plant)
    if plant.form == "house" and dice.chance(0.4):
        others.append(_master_of(bill, origin, dice))
    return bill, others


def _blank(plant: Plant, origin: Origin, dice: Dice) -> Bill:
    """A drawn bill of the wanted form with all its parties."""
    bill = draw_regular(origin, dice, withheld=0)
    if plant.form == "lone_master":
        return replace(bill, bill_type="Master Bill")
    if plant.form == "regular":
        return bill
    prefix, _ = draw_forwarder(origin, dice)
    return draw_house_of(bill, origin, prefix, dice)


def draw_house_of(bill: Bill, origin: Origin, prefix: str, dice: Dice) -> Bill:
    """A house bill with the parties of ``bill``."""
    house = draw_house(origin, bill.voyage, (master_number(dice), prefix), dice)
    return replace(bill, bill_type="House Bill", master=house.master, house=house.house)


def _fill(bill: Bill, plant: Plant, origin: Origin, dice: Dice) -> Bill:
    """Put what the case fixes into the bill."""
    receipt = plant.receipt or dice.pick(origin.receipts)
    voyage = replace(
        bill.voyage,
        port_of_lading=plant.port,
        place_of_receipt=receipt if plant.port in origin.ports or plant.receipt else "",
        arrival=plant.arrival,
    )
    consignee = _party(plant.consignee, bill.consignee)
    drawn_notify = bill.notify if plant.consignee == "drawn" else ()
    return replace(
        bill,
        status=plant.status,
        voyage=voyage,
        run_date=run_day(plant.arrival, dice),
        shipper=_party(plant.shipper, bill.shipper),
        consignee=consignee,
        notify=plant.notify or drawn_notify,
        goods=plant.goods or GOODS[origin.country][0],
    )


def _party(wanted: Party | Drawn, drawn: Party | None) -> Party | None:
    if isinstance(wanted, Party):
        return wanted
    return drawn if wanted == "drawn" else None


def _earlier(bill: Bill, plant: Plant) -> list[Bill]:
    """The copy that the planted bill amends."""
    if plant.earlier is None:
        return []
    day = bill.run_date - timedelta(days=12)
    return [replace(bill, status="New", shipper=plant.earlier, run_date=day)]


def _master_of(bill: Bill, origin: Origin, dice: Dice) -> Bill:
    top = master_bill(bill.master, draw_forwarder(origin, dice), [bill], dice)
    voyage = replace(bill.voyage, place_of_receipt="")  # so the case stands on one bill only
    return replace(top, run_date=bill.run_date, voyage=voyage)
