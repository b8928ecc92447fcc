"""What an EDI manifest says, as the tables of the CBP AMS release that intake reads already.

``source_row`` is the number of the segment (1 = first of the file) that begins the bill of lading,
names the party or opens the line of goods.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import polars as pl

from supplyscreen.layouts.ams_columns import HEADER, SIDE_TABLES
from supplyscreen.names.forms import form_classes
from supplyscreen.schemas import REJECTS, conform

COLUMNS: dict[str, tuple[str, ...]] = {"header": HEADER, **SIDE_TABLES}
"""Table -> its columns, all String; ``source_file`` and ``source_row`` (Int64) follow."""

MAX_DETAILS = 1000
"""As many unusable segments are listed one by one; the others are counted in a note."""

_FLUSH = 20_000
_SHOWN = 60
_WIDTHS = frozenset((35, 60, 70))  # of a name in X12 and EDIFACT, by release
_ADDRESS_LINES = 4

Value = str | None


@dataclass(frozen=True, slots=True)
class EdiTables:
    """The tables of one EDI file. ``rows`` counts the bills found, those rejected included."""

    tables: dict[str, pl.DataFrame]
    rejects: pl.DataFrame
    rows: int
    sha256: str
    notes: tuple[str, ...]
    form: str


@dataclass(slots=True)
class Builder:
    """Collects rows and reject lines of one file as columns, 20,000 rows at a time."""

    name: str
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    unlisted: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    _open: dict[str, list[tuple[Value | int, ...]]] = field(default_factory=dict)
    _done: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    _told: list[tuple[Value | int, ...]] = field(default_factory=list)
    _details: int = 0
    _copies: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, row: int, values: Mapping[str, Value]) -> None:
        """One row of ``table``; columns without a value become null."""
        self._put(table, (*map(values.get, COLUMNS[table]), row))

    def _put(self, table: str, row: tuple[Value | int, ...]) -> None:
        rows = self._open.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _FLUSH:
            self._flush(table)

    def reject(self, row: int, scope: str, message: str, *, code: str, **cell: Value) -> None:
        """A reject line; ``cell`` may give ``column`` and ``value``. Details are listed up to
        MAX_DETAILS."""
        if scope == "detail":
            self._details += 1
            if self._details > MAX_DETAILS:
                self.unlisted += 1
                return
        value = cell.get("value")
        short = value if value is None or len(value) <= _SHOWN else value[:_SHOWN] + "..."
        self._told.append((row, cell.get("column"), scope, code, short, message))

    def lost_bill(self, row: int, message: str, *, code: str, value: Value = None) -> None:
        """A bill of lading that is counted and cannot be used."""
        self.rows += 1
        self.reject(row, "row", message, code=code, value=value)

    def identifier(self, number: str) -> str:
        """The bill number, with ``/2``, ``/3`` ... where the file holds the bill again."""
        found = number
        while found in self._copies:
            self._copies[number] += 1
            found = f"{number}/{self._copies[number]}"
        self._copies[found] = 1
        return found

    def party(self, table: str, identifier: str, party: "Party") -> None:
        """One row of a party table, or a reject line where the party has no name."""
        name = join_name(party.names)
        if name is None:
            told = "gives a code for the party and no name" if party.code else "gives no name"
            message = f"the segment {told}, so this party of bill {identifier} cannot be screened"
            self.reject(
                party.row, "detail", message, code="nameless_party", value=party.code or None
            )
            return
        lines = [line for line in map(str.strip, party.lines) if line]
        if len(lines) > _ADDRESS_LINES:
            lines[3:] = [", ".join(lines[3:])]
        place = (party.city, party.state, party.postcode, party.country, party.phone)
        filled = [cell.strip() or None for cell in place]
        gap = [None] * (_ADDRESS_LINES - len(lines))
        self._put(table, (identifier, name, *lines, *gap, *filled, party.row))

    def table(self, name: str) -> pl.DataFrame:
        """The rows of one table so far, in the order of the file."""
        self._flush(name)
        schema = _schema(name)
        frame = pl.concat([pl.DataFrame(schema=schema), *self._done.get(name, [])])
        return frame.with_columns(source_file=pl.lit(self.name)).select(
            *COLUMNS[name], "source_file", "source_row"
        )

    def rejects(self) -> pl.DataFrame:
        """The reject lines so far."""
        names = ("source_row", "column", "scope", "code", "value", "message")
        lines = pl.DataFrame(self._told, schema={n: REJECTS[n] for n in names}, orient="row")
        return conform(lines.with_columns(source_file=pl.lit(self.name)), REJECTS)

    def _flush(self, table: str) -> None:
        rows = self._open.pop(table, [])
        if rows:
            columns = zip(_schema(table).items(), zip(*rows, strict=True), strict=True)
            data = [pl.Series(name, values, dtype=dtype) for (name, dtype), values in columns]
            self._done.setdefault(table, []).append(pl.DataFrame(data))


@dataclass(slots=True)
class Party:
    """A party while its segments are read; pieces of its name and address as filed."""

    table: str
    row: int
    code: str = ""
    names: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""


def _schema(table: str) -> dict[str, pl.DataType]:
    return {**dict.fromkeys(COLUMNS[table], pl.String()), "source_row": pl.Int64()}


def join_name(pieces: Sequence[str]) -> str | None:
    """One name of the pieces that it was cut into; None where all are blank.

    A piece that fills its field (35 characters, 60 or 70 in later releases) was cut by the width:
    the next is put on without a blank, unless that begins with a blank or a legal form. Others
    are parted by a blank. Source: widths of X12 93, EDIFACT 3036; NAME1 to NAME4 of SAP, 35 each.
    """
    name, last = "", ""
    for piece in pieces:
        if not piece.strip():
            continue
        cut = len(last) in _WIDTHS and not piece.startswith(" ") and not _begins_form(piece)
        name = name + piece if cut else f"{name.rstrip()} {piece.lstrip()}"
        last = piece
    return name.strip() or None


def _begins_form(piece: str) -> bool:
    return piece.split(maxsplit=1)[0].strip(".,()").upper() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    """The first words of legal forms."""
    return frozenset(form.split(maxsplit=1)[0] for form in form_classes())


def iso_date(text: str) -> str | None:
    """CCYYMMDD or YYMMDD, a time after it or not, as YYYY-MM-DD; None where it is no date.

    Years 70 to 99 of two digits are of the 20th century.
    """
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit():
        return None
    if len(digits) in (6, 10):
        digits = ("19" if digits[:2] >= "70" else "20") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None


def blank(text: str) -> str | None:
    """The text without blanks around it, or None."""
    return text.strip() or None
