"""Bill of lading and container numbers, and the days on which bills are published."""

from datetime import date, timedelta

from .carriers import CARRIERS, UNLADING, VESSELS
from .dice import Dice
from .origins import Origin
from .shape import Voyage

FIRST_DAY = date(2021, 1, 4)
LAST_DAY = date(2026, 10, 30)


def master_number(dice: Dice) -> str:
    """An invented carrier's code and its number."""
    return dice.pick(CARRIERS) + dice.digits(dice.pick((9, 10, 12)))


def house_number(prefix: str, origin: Origin, dice: Dice) -> str:
    """The forwarder's code, and its own number, often with a town or country in it."""
    return f"{prefix}{dice.pick((origin.country, '', 'LAX', 'S'))}{dice.digits(dice.pick((8, 10)))}"


def container_number(dice: Dice) -> str:
    """An owner code that no real owner has, and seven digits."""
    return dice.pick(("ZQVU", "XHLU", "QKTU")) + dice.digits(7)


def run_day(arrival: date, dice: Dice) -> date:
    """The day of publication: one to eighteen days after arrival, seldom months later."""
    late = dice.between(1, 18) if dice.chance(0.93) else dice.between(60, 300)
    return min(arrival + timedelta(days=late), date(2026, 11, 13))


def draw_voyage(origin: Origin, dice: Dice) -> Voyage:
    """A voyage from a port of ``origin`` on some day."""
    return Voyage(
        vessel=dice.pick(VESSELS),
        port_of_lading=dice.pick(origin.ports),
        port_of_unlading=dice.weighted(UNLADING),
        place_of_receipt=dice.pick(origin.receipts)[:17],
        arrival=dice.day(FIRST_DAY, LAST_DAY),
    )
