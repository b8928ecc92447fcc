"""What the example is made of: parties, goods, bills, and what is expected of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

WIDTH = 35  # X12 309 segments N1, N2 and N3 carry at most 35 characters

Drawn = Literal["drawn", "withheld"]  # drawn at random, or a party without a row
Form = Literal["house", "regular", "lone_house", "lone_master"]


@dataclass(frozen=True, slots=True)
class Party:
    """One row of a party table, in the words of the AMS columns."""

    name: str
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    contact: str = ""
    comm: str = ""

    def __post_init__(self) -> None:
        for text in (self.name, *self.lines, self.city, self.comm):
            if len(text) > WIDTH:
                raise ValueError(f"{text!r} is {len(text)} characters, at most {WIDTH} fit")
        if len(self.lines) > 4:
            raise ValueError(f"{self.name!r} has {len(self.lines)} address lines, at most 4 fit")

    def cells(self) -> list[str]:
        """The 12 cells after the identifier."""
        lines = [*self.lines, "", "", "", ""][:4]
        qualifier = "Telephone Number" if self.comm else ""
        place = [self.city, self.state, self.postcode, self.country]
        return [self.name, *lines, *place, self.contact, qualifier, self.comm]

    def address(self) -> str:
        """The address in one cell, as a flat file has it."""
        parts = (*self.lines, self.city, self.state, self.postcode, self.country, self.comm)
        return ", ".join(part.strip(" ,") for part in parts if part.strip(" ,."))


@dataclass(frozen=True, slots=True)
class Goods:
    """A cargo line: description, tariff number as filed (may be empty), unit of the manifest."""

    text: str
    code: str = ""
    unit: str = "CTN"


@dataclass(frozen=True, slots=True)
class Vessel:
    """An invented vessel. The check digit of its IMO number is wrong: no real one can have it."""

    name: str
    flag: str
    imo: str


@dataclass(frozen=True, slots=True)
class Voyage:
    """Where and when a bill moves."""

    vessel: Vessel
    port_of_lading: str
    port_of_unlading: str
    place_of_receipt: str
    arrival: date


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill of lading as filed once; an amendment is another ``Bill`` of the same number."""

    bill_type: str
    status: str
    master: str
    house: str
    voyage: Voyage
    run_date: date
    shipper: Party | None
    consignee: Party | None
    notify: tuple[Party, ...]
    goods: Goods
    container: str
    pieces: int
    weight: int

    @property
    def number(self) -> str:
        """The number by which people call the bill: house number, else master number."""
        return self.house or self.master


@dataclass(frozen=True, slots=True)
class Check:
    """What a screen must say of one record, or (``must_not``) must not say.

    ``ground`` is a ground of a flag, or "superseded" for a bill that is not screened. ``entry`` is
    the entry id (listed_party), the place, the id of the goods rule or the reason code.
    """

    ground: str
    entry: str
    why: str
    timing: str = ""
    must_not: bool = False


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted bill: what is fixed; all else is drawn like any other bill."""

    kind: str
    checks: tuple[Check, ...]
    arrival: date
    port: str
    shipper: Party | Drawn = "drawn"
    consignee: Party | Drawn = "drawn"
    notify: tuple[Party, ...] = ()
    goods: Goods | None = None
    receipt: str = ""
    form: Form = "house"
    status: str = "New"
    earlier: Party | None = None  # the shipper of an earlier copy, amended by this one
    country: str = field(default="CN")  # whose goods and forwarders are drawn
