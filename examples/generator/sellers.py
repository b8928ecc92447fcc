"""Invented shippers and forwarders at origin."""

from .carriers import FORWARDERS, US_OFFICES
from .dice import Dice
from .origins import Origin
from .shape import Party
from .width import fold, squeeze

FORWARDER_TAILS = {
    "CN": "(CHINA) CO.,LTD",
    "IN": "INDIA PVT LTD",
    "TW": "(TAIWAN) CO., LTD",
    "MY": "(M) SDN BHD",
    "HK": "(HK) LIMITED",
    "TH": "(THAILAND) CO., LTD.",
    "VN": "(VIETNAM) CO., LTD",
    "TR": "LOJISTIK A.S.",
    "DE": "GMBH",
    "IT": "SRL",
    "ES": "S.L.",
}


def draw_seller(origin: Origin, dice: Dice) -> Party:
    """A company of ``origin`` with the name and address as its filer would squeeze them."""
    words = [dice.pick(origin.brands), dice.pick(origin.trades), dice.pick(origin.forms)]
    town = dice.pick(origin.towns)
    if origin.place_first:
        words.insert(0, town.split()[0].strip(","))
    name, lines = squeeze(" ".join(w for w in words if w), _address(origin, town, dice), dice)
    return _mess(Party(name, lines), origin, dice)


def draw_forwarder(origin: Origin, dice: Dice) -> tuple[str, Party]:
    """House bill prefix and the forwarder's office at origin."""
    prefix, name = dice.pick(FORWARDERS)
    full = f"{name} {FORWARDER_TAILS[origin.country]}"
    name, lines = squeeze(full, _address(origin, dice.pick(origin.towns), dice), dice)
    return prefix, Party(name, lines)


def forwarder_office(prefix: str, dice: Dice) -> Party:
    """The same forwarder in the United States: consignee of the master bill."""
    name = dict(FORWARDERS)[prefix]
    name, lines = squeeze(f"{name} (USA) INC.", dice.pick(US_OFFICES), dice)
    return Party(name, lines)


def _address(origin: Origin, town: str, dice: Dice) -> str:
    street = dice.pick(origin.streets).format(n=dice.between(2, 990))
    return f"{street} {town} {dice.pick(origin.country_words)}"


def _mess(party: Party, origin: Origin, dice: Dice) -> Party:
    """Cells in the wrong columns, in about the shares of real rows."""
    way = dice.weighted([("none", 72), ("code", 11), ("phone", 4), ("comm", 8), ("dot", 5)])
    name, lines = party.name, party.lines
    if way == "code":
        return Party(name, lines, country=origin.country)
    if way == "phone":
        number = f"{dice.between(60, 90)}-555{dice.digits(7)}"
        return Party(name, lines, f"{number} TEL", "EX", number[:8], dice.digits(2))
    if way == "comm":
        return Party(name, lines, comm=fold(origin.country_words[0])[0])
    if way == "dot":
        return Party(name, lines, contact=".", comm=".")
    return party
