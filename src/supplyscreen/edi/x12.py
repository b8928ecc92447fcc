"""ANSI X12 309, the customs manifest: segments -> tables.

Where each value stands (element of segment) and what codes mean, by source:

- stedi.com/edi/x12-004010/segment/M11: 01 bill number, 02 port of lading (Schedule K), 05 weight,
  06 its unit, 09 type of bill, 10 place of receipt, 12 issuer of the bill (SCAC). M11-11 is
  left out: releases up to 003050 call it the number of the house bill, other papers the master's.
- .../segment/M10: 05 vessel, 09 type of manifest (element 256); /P4: 01 US port, 02 estimated
  arrival; /VID: 02 and 03 container; /N10: 01 quantity, 02 description, 04 and 05 commodity code.
- x12-003050/segment/M13: 03 amendment type (element 580), 04 bill, 07 action (306), 09 issuer.
- x12-004010/309: which loop stands in which; SE counts the segments from ST to SE.
- x12-003040/element/23: commodity codes of list A (HTSUS) and J (Schedule B) are harmonized ones.
Roles SH, CN and N1 as in CBP's own tables, made of N1, N2, N3, N4 and PER.
"""

from dataclasses import dataclass
from typing import ClassVar

from supplyscreen.edi.reader import BillReader, at
from supplyscreen.edi.segments import Syntax
from supplyscreen.edi.tables import Party, blank, iso_date

_ROLES = {"SH": "shipper", "CN": "consignee", "N1": "notifyparty"}
_MANIFEST_STATUS = dict.fromkeys("AEPW", "New") | dict.fromkeys("BCDFVXY", "Amended")
_BILL_TYPES = {
    "00": "Neither space charter nor in-bond",
    "01": "Space charter",
    "10": "Master In-Bond",
    "11": "Master In-Bond, space charter",
    "12": "Empty Equipment",
}
_HARMONIZED = frozenset("AJ")
_MAX_PIECES = 20  # of name and address; X12 allows two N2 and four lines of N3
_OF_PARTY = frozenset(("N2", "N3", "N4", "PER", "DTM"))
_UNUSED = frozenset(
    ("GE", "IEA", "TA1", "REF", "N9", "M12", "P5", "R4", "M7", "H1", "H2", "V9", "VC", "X1", "X2")
)
_TEXT_OF_SET = frozenset(("M10", "P4", "LX", "M13", "M11"))


@dataclass(slots=True)
class _Amendment:
    row: int
    number: str
    issuer: str
    status: str


@dataclass(slots=True)
class X12Reader(BillReader):
    """Reads the segments of X12 transaction sets 309 into ``out``."""

    kind: ClassVar[str] = "X12 309"
    bill_tag: ClassVar[str] = "M11"
    end_tags: ClassVar[tuple[str, ...]] = ("IEA", "GE", "SE")
    second_numbers: int = 0
    _status: str | None = None
    _port: str | None = None
    _eta: str | None = None
    _amendment: _Amendment | None = None

    def take(self, row: int, syntax: Syntax, segment: str) -> None:
        """One segment, in the order of the file."""
        elements = syntax.elements(segment)
        tag = elements[0]
        if self.foreign and tag not in ("ST", "ISA", "GS", "SE"):
            return
        if not self.begun and tag in _TEXT_OF_SET:
            self._begin(row, "309")
            self.note(f"the manifest at segment {row} has no ST before it")
        if tag not in _OF_PARTY:
            self.end_party()
        handler = self._HANDLERS.get(tag)
        if handler:
            handler(self, row, elements)
        elif tag not in _UNUSED:
            self.unknown(row, tag, segment)

    def finish(self) -> None:
        """After the last segment."""
        self.leave("the file ends")
        if self.second_numbers:
            self.note(
                f"the second bill number (M11-11) of {self.second_numbers:,} bills of lading is "
                "not used: sources differ on whether it is the house bill or the master bill"
            )

    def _isa(self, row: int, e: list[str]) -> None:
        self.leave(f"the interchange of segment {row} begins")
        self.run_date = iso_date(at(e, 9))

    def _gs(self, row: int, e: list[str]) -> None:
        self.leave(f"the group of segment {row} begins")
        self.run_date = iso_date(at(e, 4)) or self.run_date

    def _st(self, row: int, e: list[str]) -> None:
        self.leave(f"ST of segment {row} begins another")
        self._begin(row, at(e, 1).strip())

    def _begin(self, row: int, which: str) -> None:
        self.begin(row, which, wanted="309")
        self.vessel = self._status = self._port = self._eta = None

    def _se(self, row: int, e: list[str]) -> None:
        self.end_bill()
        self.check_count(row, "SE", at(e, 1))

    def _m10(self, row: int, e: list[str]) -> None:
        self.end_bill()
        self.vessel = blank(at(e, 5))
        self._status = _MANIFEST_STATUS.get(at(e, 9).strip())

    def _p4(self, row: int, e: list[str]) -> None:
        self.end_bill()
        self._port, given = blank(at(e, 1)), blank(at(e, 2))
        self._eta = iso_date(given or "")
        if given and not self._eta:
            told = f"'{given}' is not a date; expected CCYYMMDD"
            self.out.reject(row, "cell", told, code="bad_date", column="P4-02", value=given)

    def _lx(self, row: int, e: list[str]) -> None:
        self.end_bill()

    def _m13(self, row: int, e: list[str]) -> None:
        self.end_bill()
        kinds = {at(e, 3).strip(), at(e, 7).strip()}
        status = "Deleted" if "D" in kinds else "New" if "A" in kinds else "Amended"
        self._amendment = _Amendment(row, at(e, 4).strip(), at(e, 9), status)

    def _m11(self, row: int, e: list[str]) -> None:
        amendment = self._amendment
        if amendment and amendment.number in ("", at(e, 1).strip()):
            self._amendment = None
        else:
            amendment = None
        self.end_bill()
        number = _bill_number(at(e, 1), at(e, 12))
        if not number:
            told = "the bill of lading has no number (M11-01), so nothing can be joined to it"
            self.out.lost_bill(row, told, code="no_identifier")
            return
        self._open_bill(row, number, amendment.status if amendment else self._status, e)

    def _open_bill(self, row: int, number: str, status: str | None, e: list[str]) -> None:
        self.bill = self.out.identifier(number)
        self.out.rows += 1
        self.second_numbers += bool(at(e, 11).strip())
        kind = at(e, 9).strip()
        head = {
            "vessel_name": self.vessel,
            "port_of_unlading": self._port,
            "estimated_arrival_date": self._eta,
            "foreign_port_of_lading": blank(at(e, 2)),
            "weight": blank(at(e, 5)),
            "weight_unit": blank(at(e, 6)),
            "record_status_indicator": status,
            "place_of_receipt": blank(at(e, 10)),
        }
        numbers = {
            "master_bol_number": number,
            "bill_type_code": _BILL_TYPES.get(kind, f"Type {kind}") if kind else None,
            "run_date": self.run_date,
        }
        self.out.add("header", row, {"identifier": self.bill, **head})
        self.out.add("billgen", row, {"identifier": self.bill, **numbers})

    def _n1(self, row: int, e: list[str]) -> None:
        if not self.bill:
            self.misplaced(row, "N1", at(e, 2))
            return
        role = at(e, 1).strip()
        if role in _ROLES:
            self.party = Party(_ROLES[role], row, at(e, 4).strip(), [at(e, 2)])
        else:
            self.out.skipped[f"N1*{role[:3]}"] += 1

    def _of_party(self, row: int, e: list[str]) -> None:
        party = self.party
        if not party:
            return
        if len(party.names) + len(party.lines) > _MAX_PIECES:
            self.out.skipped[e[0]] += 1
            return
        match e[0]:
            case "N2":
                party.names += e[1:3]
            case "N3":
                party.lines += e[1:3]
            case "N4":
                party.city, party.state = at(e, 1), at(e, 2)
                party.postcode, party.country = at(e, 3), at(e, 4)
            case "PER":
                party.phone = party.phone or at(e, 4)

    def _vid(self, row: int, e: list[str]) -> None:
        if not self.bill:
            self.misplaced(row, "VID", at(e, 3))
            return
        self.put_container(row, at(e, 2).strip() + at(e, 3).strip())

    def _n10(self, row: int, e: list[str]) -> None:
        """A line of goods. One without quantity and code goes on the line before it, glued by a
        blank as CBP does in its own tables; that is our reading of how descriptions are cut."""
        text, code = at(e, 2).strip(), at(e, 5).strip()
        if not self.bill:
            self.misplaced(row, "N10", text)
            return
        if at(e, 1).strip() or code:
            self.end_line()
        self.put_text(row, text)
        listed = at(e, 4).strip()
        if code and listed in _HARMONIZED:
            self.out.add("tariff", row, {"identifier": self.bill, "harmonized_number": code})
        elif code:
            self.out.skipped[f"code of list {listed[:1] or '(none)'}"] += 1

    def end_bill(self) -> None:
        """The bill ends. Of an M13 that no M11 follows only a deletion makes a bill: a change
        without the bill's parties must not take the place of the bill that has them."""
        BillReader.end_bill(self)
        amendment, self._amendment = self._amendment, None
        if not amendment:
            return
        number = _bill_number(amendment.number, amendment.issuer)
        if number and amendment.status == "Deleted":
            self._open_bill(amendment.row, number, amendment.status, [])
            self.bill = None
            return
        told = "the amendment (M13) stands without the bill of lading (M11) that it changes"
        self.out.reject(amendment.row, "detail", told, code="amendment_only", value=number or None)

    _HANDLERS: ClassVar = {
        "ISA": _isa,
        "GS": _gs,
        "ST": _st,
        "SE": _se,
        "M10": _m10,
        "P4": _p4,
        "LX": _lx,
        "M13": _m13,
        "M11": _m11,
        "N1": _n1,
        **dict.fromkeys(sorted(_OF_PARTY), _of_party),
        "VID": _vid,
        "N10": _n10,
    }


def _bill_number(number: str, issuer: str) -> str:
    """SCAC of the issuer and number, as CBP's tables write it; the number alone may have it."""
    number, issuer = number.strip(), issuer.strip()
    return number if not number or number.startswith(issuer) else issuer + number
