"""Ordinary bills: masters with their house bills, regular bills, and the rarer types."""

from dataclasses import replace
from datetime import timedelta

from .buyers import draw_buyer
from .dice import Dice
from .goods import GOODS
from .numbers import (
    container_number,
    draw_voyage,
    house_number,
    master_number,
    run_day,
)
from .origins import ORIGINS, Origin
from .sellers import draw_forwarder, draw_seller, forwarder_office
from .shape import Bill, Goods, Party, Voyage
from .width import cut_words

SAME = Party("SAME AS CONSIGNEE")
STATUSES = (("New", 72.0), ("Amended", 24.5), ("Deleted", 3.5))
RARE_TYPES = (("House FROB", 8), ("Master BOL w/in-bond", 6), ("Simple BOL FROB", 5),
              ("In-bond Automated", 2), ("Master FROB", 1), ("Empty Equipment IIT", 1))  # fmt: skip


def ordinary_bills(dice: Dice, *, groups: int, regular: int) -> list[Bill]:
    """``groups`` master bills with their house bills, ``regular`` bills, and the rare types."""
    bills: list[Bill] = []
    for _ in range(groups):
        bills += draw_group(draw_origin(dice), dice)
    bills += [draw_regular(draw_origin(dice), dice) for _ in range(regular)]
    for bill_type, count in RARE_TYPES:
        bills += [draw_rare(bill_type, dice) for _ in range(count)]
    return [copy for bill in bills for copy in with_earlier_copy(bill, dice)]


def draw_origin(dice: Dice) -> Origin:
    """A country by its share."""
    return dice.weighted([(origin, origin.share) for origin in ORIGINS])


def draw_group(origin: Origin, dice: Dice) -> list[Bill]:
    """One master bill and one to four house bills; now and then only one side is in the file."""
    voyage, master = draw_voyage(origin, dice), master_number(dice)
    prefix, forwarder = draw_forwarder(origin, dice)
    houses = [
        draw_house(origin, voyage, (master, prefix), dice)
        for _ in range(dice.weighted([(1, 40), (2, 32), (3, 18), (4, 10)]))
    ]
    top = master_bill(master, (prefix, forwarder), houses, dice)
    missing = dice.chance(0.16)
    return houses if missing else [top, *houses]


def master_bill(number: str, forwarder: tuple[str, Party], houses: list[Bill], dice: Dice) -> Bill:
    """The carrier's bill to the forwarder for ``houses`` together."""
    prefix, party = forwarder
    first = houses[0]
    withheld = dice.chance(0.13)
    office = forwarder_office(prefix, dice)
    return replace(
        first,
        bill_type="Master Bill",
        master=number,
        house="",
        status=dice.weighted(STATUSES[:2]),
        shipper=None if withheld else party,
        consignee=None if withheld else office,
        notify=() if withheld else (office,),
        goods=Goods("CONSOLIDATED CARGO SAID TO CONTAIN AS PER HOUSE BILLS"),
        pieces=sum(house.pieces for house in houses),
        weight=sum(house.weight for house in houses),
    )


def draw_house(origin: Origin, voyage: Voyage, keys: tuple[str, str], dice: Dice) -> Bill:
    """A house bill of ``keys`` (master number, forwarder's prefix)."""
    master, prefix = keys
    bill = draw_regular(origin, dice, withheld=0.31)
    number = house_number(prefix, origin, dice)
    return replace(bill, bill_type="House Bill", master=master, house=number, voyage=voyage,
                   run_date=run_day(voyage.arrival, dice))  # fmt: skip


def draw_regular(origin: Origin, dice: Dice, *, withheld: float = 0.37) -> Bill:
    """A bill of an exporter to an importer without a forwarder's bill between."""
    voyage = draw_voyage(origin, dice)
    buyer = draw_buyer(dice)
    pieces = dice.between(4, 980)
    bill = Bill(
        "Regular Bill", dice.weighted(STATUSES), master_number(dice), "", voyage,
        run_day(voyage.arrival, dice), draw_seller(origin, dice), buyer,
        draw_notify(buyer, dice), draw_goods(origin, dice), container_number(dice),
        pieces, pieces * dice.between(6, 40),
    )  # fmt: skip
    return hide_parties(bill, dice) if dice.chance(withheld) else bill


def draw_rare(bill_type: str, dice: Dice) -> Bill:
    """A bill of one of the types that are seldom seen."""
    origin = draw_origin(dice)
    bill = replace(draw_regular(origin, dice), bill_type=bill_type)
    if bill_type.startswith("House"):
        prefix, _ = draw_forwarder(origin, dice)
        return replace(bill, house=house_number(prefix, origin, dice))
    if bill_type.startswith("Master"):
        _, forwarder = draw_forwarder(origin, dice)
        return replace(bill, shipper=forwarder)
    if bill_type.startswith("Empty"):
        empty = Goods("EMPTY CONTAINER RETURNED", "", "UNT")
        return replace(bill, shipper=None, consignee=None, notify=(), goods=empty)
    return bill


def draw_goods(origin: Origin, dice: Dice) -> Goods:
    """Harmless goods; some descriptions cut by an EDI line, some without tariff number."""
    goods = dice.pick(GOODS[origin.country])
    text = cut_words(goods.text, dice) if dice.chance(0.2) else goods.text
    return replace(goods, text=text, code=goods.code if dice.chance(0.6) else "")


def draw_notify(buyer: Party, dice: Dice) -> tuple[Party, ...]:
    """No, one or two notify parties."""
    way = dice.weighted([("none", 40), ("same", 3), ("buyer", 42), ("two", 15)])
    if way == "none":
        return ()
    if way == "same":
        return (SAME,)
    return (buyer,) if way == "buyer" else (buyer, draw_buyer(dice))


def hide_parties(bill: Bill, dice: Dice) -> Bill:
    """Withheld: no shipper, four times in five no consignee and notify party either."""
    if dice.chance(0.2):
        return replace(bill, shipper=None)
    return replace(bill, shipper=None, consignee=None, notify=())


def with_earlier_copy(bill: Bill, dice: Dice) -> list[Bill]:
    """An amended bill, and for three in ten the copy that it amends."""
    if bill.status != "Amended" or not dice.chance(0.3):
        return [bill]
    day = bill.run_date - timedelta(days=dice.between(5, 40))
    return [replace(bill, status="New", run_date=day, pieces=bill.pieces + 1), bill]
