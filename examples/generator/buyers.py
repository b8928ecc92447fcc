"""Invented consignees in the United States."""

from .dice import Dice
from .shape import Party
from .width import fold, squeeze

FIRST = (
    "BRIARMOOR", "TALLOWICK", "QUENSHAW", "PINDLEBROOK", "OAKENVALE", "HARROWFEN", "LARKENDALE",
    "MERRIVANE", "STONEQUILL", "CINDERWOLD", "FENNIMARK", "GORSELAND", "DUNMARROW", "WESTERLYN",
    "ASHQUARRY", "BELLCOMBER", "THISTLEBAY", "RAVENSTILE", "COPSEFIELD", "NETTLECREEK",
)  # fmt: skip
LINES = (
    "HOME GOODS", "TOOL SUPPLY", "FURNITURE", "LIGHTING", "TILE & STONE", "PET SUPPLY", "IMPORTS",
    "SPORTING GOODS", "KITCHENWARE", "AUTO PARTS", "BRANDS", "INDUSTRIAL SUPPLY", "FOODS",
    "GARDEN CENTER SUPPLY", "OFFICE PRODUCTS", "TOYS",
)  # fmt: skip
FORMS = ("LLC", "INC.", "INC", "CORP.", "CO.", "USA INC", "HOLDINGS LLC", "DISTRIBUTION, INC.")
STREETS = (
    "TANNERS MILL RD", "COOPERAGE WAY", "LOADSTONE BLVD", "WEAVERS LANE", "INDUSTRIAL PARK DR",
    "COMMERCE CENTER CT", "DRUMLIN AVENUE", "OLD FERRY STREET", "CANNERY ROW EXT",
)  # fmt: skip
TOWNS = (
    ("ONTARIO", "CA", "91761"), ("CITY OF INDUSTRY", "CA", "91748"), ("EDISON", "NJ", "08817"),
    ("DAYTON", "NJ", "08810"), ("GREER", "SC", "29650"), ("MEMPHIS", "TN", "38118"),
    ("FORT WORTH", "TX", "76177"), ("HOUSTON", "TX", "77041"), ("TAUNTON", "MA", "02780"),
    ("LAKELAND", "FL", "33815"), ("KENT", "WA", "98032"), ("GROVE CITY", "OH", "43123"),
    ("KALAMAZOO", "MI", "49005"), ("SAVANNAH", "GA", "31408"), ("HIGH POINT", "NC", "27260"),
)  # fmt: skip


def draw_buyer(dice: Dice) -> Party:
    """An importer, its address in lines, or in the columns as a fifth of filers do."""
    name = f"{dice.pick(FIRST)} {dice.pick(LINES)} {dice.pick(FORMS)}"
    street = f"{dice.between(10, 9900)} {dice.pick(STREETS)}"
    town, state, postcode = dice.pick(TOWNS)
    if dice.chance(0.2):
        name, lines = squeeze(name, street, dice)
        return Party(name, lines, town, state, postcode, "US")
    name, lines = squeeze(name, street, dice)
    country = dice.pick(("USA", "UNITED STATES", "US", "U.S.A."))
    tail = fold(f"{town}, {state} {postcode} {country}", lines=2)
    return _with_phone(Party(name, (*lines, *tail)[:4]), dice)


def _with_phone(party: Party, dice: Dice) -> Party:
    """On some rows a telephone number sits in city, state, postcode and country code."""
    if not dice.chance(0.08):
        return party
    phone = f"1-{dice.pick(('209', '614', '732', '912'))}55501{dice.digits(2)}"
    return Party(
        party.name, party.lines, f"{phone} TEL", "EX", phone[:8], dice.digits(2), party.contact
    )
