"""UN/EDIFACT CUSCAR, the customs cargo report (D.95B): segments -> tables.

Source of segments, elements and groups: the D.95B directory as held in
github.com/chrishumphreys/edifact-cuscar-tools (cuscar-d95b.json; code lists 1153, 1225 and 3227);
CNI numbers the master bill, each RFF after it with a bill number begins a bill of lading, GID a
line of its goods. Elements used: BGM 1225; DTM C507; TDT 8051, C222 8212 (vessel);
LOC 3227, C517; NAD 3035, C082, C058, C080, C059, 3164, 3229, 3251, 3207; CNT C270;
FTX 4451, C108; MEA 6313, C174; SGP C237; CST C246 (as on stedi.com/edi/edifact/D98A/segments).
Numbers may have a decimal comma (ISO 9735). HTS codes are the C246 of six digits and more: shorter
ones are procedures.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from supplyscreen.edi.reader import BillReader, at
from supplyscreen.edi.segments import Syntax
from supplyscreen.edi.tables import Party, blank, iso_date

_ROLES = {"CZ": "shipper", "SH": "shipper", "CN": "consignee"}
_ROLES |= {"NI": "notifyparty", "N1": "notifyparty"}
_FUNCTIONS = {"1": "Deleted", "3": "Deleted", "2": "New", "9": "New", "4": "Amended"}
_FUNCTIONS |= {"5": "Amended"}
_BILL_NUMBERS = {"BM": None, "BH": "House Bill", "HWB": "House Bill"}
_DATES = {"132": "estimated_arrival_date", "178": "actual_arrival_date"}
_PORTS = {"9": "foreign_port_of_lading", "11": "port_of_unlading", "88": "place_of_receipt"}
_WEIGHT_TOTAL = "7"  # control total of gross weight
_GROSS = "G"
_LEAST_HTS_DIGITS = 6
_MAIN_CARRIAGE = "20"
_UNUSED = frozenset(
    ("UNA", "UNG", "UNE", "UNZ", "GIS", "EQD", "SEL", "MOA", "CTA", "COM", "PAC", "HAN", "PCI")
)


@dataclass(slots=True)
class CuscarReader(BillReader):
    """Reads the segments of CUSCAR messages into ``out``."""

    kind: ClassVar[str] = "EDIFACT CUSCAR"
    bill_tag: ClassVar[str] = "CNI"
    end_tags: ClassVar[tuple[str, ...]] = ("UNZ", "UNE", "UNT")
    _status: str | None = None
    _sent: str | None = None  # date of the interchange
    _voyage: dict[str, str | None] = field(default_factory=dict)  # what holds for all bills
    _head: dict[str, str | None] = field(default_factory=dict)  # of the bill now open
    _master: str | None = None  # number in CNI
    _number: str | None = None
    _bill_type: str | None = None
    _row: int = 0
    _weights: list[tuple[str, str]] = field(default_factory=list)  # of its goods: value, unit
    _codes: list[tuple[int, str]] = field(default_factory=list)
    _in_goods: bool = False

    def take(self, row: int, syntax: Syntax, segment: str) -> None:
        """One segment, in the order of the file."""
        tag = segment[:3]
        if self.foreign and tag not in ("UNH", "UNB", "UNG", "UNT"):
            return
        handler = self._HANDLERS.get(tag)
        if handler and segment[3:4] == syntax.element:
            handler(self, row, syntax.composites(segment))
        elif tag not in _UNUSED:
            self.unknown(row, segment.partition(syntax.element)[0], segment)

    def finish(self) -> None:
        """After the last segment."""
        self.leave("the file ends")

    def _unb(self, row: int, e: list[list[str]]) -> None:
        self.leave(f"the interchange of segment {row} begins")
        self._sent = iso_date(at(_of(e, 4), 0))

    def _unh(self, row: int, e: list[list[str]]) -> None:
        self.leave(f"UNH of segment {row} begins another")
        self.begin(row, at(_of(e, 2), 0).strip(), wanted="CUSCAR")
        self.run_date, self._status, self._voyage = self._sent, None, {}
        release = ".".join(part.strip() for part in _of(e, 2)[1:3])
        if not self.foreign and release != "D.95B":
            self.note(f"segment {row}: CUSCAR {release[:10]}, read by the positions of D.95B")

    def _unt(self, row: int, e: list[list[str]]) -> None:
        self.end_bill()
        self.check_count(row, "UNT", at(_of(e, 1), 0))

    def _bgm(self, row: int, e: list[list[str]]) -> None:
        self._status = _FUNCTIONS.get(at(_of(e, 3), 0).strip())

    def _dtm(self, row: int, e: list[list[str]]) -> None:
        which, given = at(_of(e, 1), 0).strip(), at(_of(e, 1), 1).strip()
        if which not in _DATES and which != "137":
            return
        day = iso_date(given)
        if given and day is None:
            told = f"'{given}' is not a date; expected CCYYMMDD or YYMMDD"
            self.out.reject(row, "cell", told, code="bad_date", column=f"DTM+{which}", value=given)
        elif which == "137":
            self.run_date = day or self.run_date
        else:
            self._heads()[_DATES[which]] = day

    def _tdt(self, row: int, e: list[list[str]]) -> None:
        if at(_of(e, 1), 0).strip() == _MAIN_CARRIAGE:
            self._heads()["vessel_name"] = blank(at(_of(e, 8), 3))

    def _loc(self, row: int, e: list[list[str]]) -> None:
        column = _PORTS.get(at(_of(e, 1), 0).strip())
        place = blank(at(_of(e, 2), 3)) or blank(at(_of(e, 2), 0))
        if column and place and not self._in_goods:
            self._heads()[column] = place

    def _heads(self) -> dict[str, str | None]:
        return self._head if self._row else self._voyage

    def _cni(self, row: int, e: list[list[str]]) -> None:
        self.end_bill()
        self._row, self._number = row, None
        self._master = blank(at(_of(e, 2), 0))

    def _rff(self, row: int, e: list[list[str]]) -> None:
        """The number of the bill; a second one under the same CNI begins the next bill."""
        which, number = at(_of(e, 1), 0).strip(), blank(at(_of(e, 1), 1))
        if not self._row or not number or number == self._number:
            return
        if which == "MB":
            if self.bill:
                self.end_bill()
                self._row = row
            self._master = number
            self._bill_type = self._bill_type if self._number else "Master Bill"
        elif which in _BILL_NUMBERS:
            if self._number:
                master = self._master
                self.end_bill()
                self._row, self._master = row, master
            self._number, self._bill_type = number, _BILL_NUMBERS[which]

    def _nad(self, row: int, e: list[list[str]]) -> None:
        self.end_party()
        role = at(_of(e, 1), 0).strip()
        if not self._row:
            if role in _ROLES:
                self.misplaced(row, "NAD", at(_of(e, 3), 0) or at(_of(e, 4), 0))
            return
        if role not in _ROLES:
            self.out.skipped[f"NAD+{role[:3]}"] += 1
            return
        if not self._named(row):
            return
        block, names = _of(e, 3)[:5], [name for name in _of(e, 4)[:5] if name.strip()]
        lines = block + _of(e, 5)[:4] if names else block[1:] + _of(e, 5)[:4]
        place = [at(_of(e, index), 0) for index in (6, 7, 8, 9)]
        code = at(_of(e, 2), 0).strip()
        self.party = Party(_ROLES[role], row, code, names or block[:1], lines, *place)
        self.end_party()

    def _gid(self, row: int, e: list[list[str]]) -> None:
        self.end_line()
        self._in_goods, self.container = True, None
        if not self._named(row):
            self.misplaced(row, "GID", "")

    def _ftx(self, row: int, e: list[list[str]]) -> None:
        if at(_of(e, 1), 0).strip() != "AAA":
            return
        text = " ".join(part.strip() for part in _of(e, 4)[:5] if part.strip())
        if self._row and self._named(row):
            self.put_text(row, text)
        else:
            self.misplaced(row, "FTX", text)

    def _cnt(self, row: int, e: list[list[str]]) -> None:
        total = _of(e, 1)
        if self._row and at(total, 0).strip() == _WEIGHT_TOTAL and at(total, 1).strip():
            self._head["weight"] = at(total, 1).strip().replace(",", ".")
            self._head["weight_unit"] = blank(at(total, 2))

    def _mea(self, row: int, e: list[list[str]]) -> None:
        if self._in_goods and at(_of(e, 2), 0).strip() == _GROSS:
            unit, value = at(_of(e, 3), 0).strip(), at(_of(e, 3), 1).strip()
            self._weights.append((value.replace(",", "."), unit))

    def _sgp(self, row: int, e: list[list[str]]) -> None:
        """The container of the line of goods now open, which it does not end."""
        number = at(_of(e, 1), 0).strip()
        if not self._row or not self._named(row):
            self.misplaced(row, "SGP", number)
        elif number:
            self.container = number
            cells = {"identifier": self.bill, "container_number": number}
            self.out.add("container", row, cells)

    def _cst(self, row: int, e: list[list[str]]) -> None:
        if not self._row or not self._named(row):
            return
        for code in (at(part, 0).strip() for part in e[2:7]):
            digits = code.replace(".", "").replace(" ", "")
            if digits.isascii() and digits.isdigit() and len(digits) >= _LEAST_HTS_DIGITS:
                cells = {"identifier": self.bill, "harmonized_number": code}
                self.out.add("tariff", row, cells)

    def _named(self, row: int) -> bool:
        """Whether the bill has a number; its identifier is given at its first party or goods."""
        if self.bill is None and self._row:
            number = self._number or self._master
            self.bill = self.out.identifier(number) if number else None
        return self.bill is not None

    def end_bill(self) -> None:
        """The bill is complete: only now are its ports and its weight known."""
        if self._row and not self._named(self._row):
            told = "the consignment has no bill number (CNI, RFF), so nothing can be joined to it"
            self.out.lost_bill(self._row, told, code="no_identifier")
        if self.bill:
            self.out.rows += 1
            house = self._number if self._bill_type == "House Bill" else None
            numbers = {
                "master_bol_number": (self._master if house else None) or self._number,
                "house_bol_number": house,
                "bill_type_code": self._bill_type,
                "run_date": self.run_date,
            }
            if not self._number:
                numbers["master_bol_number"] = self._master
            head = {**self._voyage, **self._sum_of_weights(), **self._head}
            head["record_status_indicator"] = self._status
            self.out.add("header", self._row, {"identifier": self.bill, **head})
            self.out.add("billgen", self._row, {"identifier": self.bill, **numbers})
        BillReader.end_bill(self)
        self._row, self._head, self._weights, self._in_goods = 0, {}, [], False
        self._number = self._master = self._bill_type = None

    def _sum_of_weights(self) -> dict[str, str | None]:
        """The gross weights of the goods together, where all are numbers in one unit."""
        units = {unit for _, unit in self._weights}
        try:
            total = sum(float(value) for value, _ in self._weights)
        except ValueError:
            return {}
        return {"weight": f"{total:.10g}", "weight_unit": units.pop()} if len(units) == 1 else {}

    _HANDLERS: ClassVar = {
        "UNB": _unb,
        "UNH": _unh,
        "UNT": _unt,
        "BGM": _bgm,
        "DTM": _dtm,
        "TDT": _tdt,
        "LOC": _loc,
        "CNI": _cni,
        "RFF": _rff,
        "NAD": _nad,
        "GID": _gid,
        "FTX": _ftx,
        "CNT": _cnt,
        "MEA": _mea,
        "SGP": _sgp,
        "CST": _cst,
    }


def _of(elements: list[list[str]], index: int) -> list[str]:
    """The components of an element; none where the segment is shorter."""
    return elements[index] if len(elements) > index else []
