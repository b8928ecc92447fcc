"""The UFLPA Entity List page of DHS, as saved from a browser, into a :class:`Publication`.

The page (https://www.dhs.gov/uflpa-entity-list) holds one table per sub-list under a heading that
ends in "Section 2(d)(2)(B)(v)", with the columns "Name of Entity" or "Entity Name" and "Effective
Date", and "Last Updated: 01/14/2025" at its foot. Read on the page saved on 9 July 2026. An entity
in several tables is one entity with several dates.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from supplyscreen.errors import WatchlistError
from supplyscreen.watchlists.name_cell import NameCell, read_name_cell
from supplyscreen.watchlists.publication import (
    Publication,
    PublicationFile,
    Published,
    name_key,
)
from supplyscreen.watchlists.published_day import EXPECTED, read_day
from supplyscreen.watchlists.sheets import raise_faults

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LIST_ID = "us_dhs_uflpa"
TITLE = "UFLPA Entity List"
NAME_HEADINGS = ("name of entity", "entity name")
DATE_HEADING = "effective date"
SECTIONS = ("i", "ii", "iv", "v")  # sub-lists of UFLPA sec. 2(d)(2)(B) that an entry can be on
LEAST_SECTIONS = 3  # (i), (ii) and (v) are the tables of the page of July 2026
HINT = (
    "open https://www.dhs.gov/uflpa-entity-list in a browser, save the whole page as HTML and try "
    "again; if it says the same, the page has changed and supplyscreen must learn it"
)
_BREAKS = ("br", "p", "div", "li", "tr", "td", "th", "h1", "h2")
_SECTION = re.compile(r"2\(d\)\(2\)\(B\)\(([ivx]+)\)")
_UPDATED = re.compile(r"Last Updated:\s*(\d{1,2}/\d{1,2}/\d{4})")


@dataclass(frozen=True)
class _Row:
    where: str
    section: str
    cell: NameCell
    day: date


def read_dhs_page(file: PublicationFile) -> Publication:
    """Every entity of the page, in the page's order, with its date on each sub-list.

    Raises WatchlistError when it is another page, is cut off, has another layout, gives no date of
    its own, names an entity twice in one table, or has a row that is not understood.
    """
    page = _parse(file)
    tables = _tables(page, file.name)
    rows: list[_Row] = []
    faults: list[str] = []
    for section, number, table in tables:
        found, wrong = _rows(table, section, number)
        rows += found
        faults += [*wrong, *_repeated(found)]
    raise_faults(Path(file.name), faults, hint=HINT)
    day = file.published_on or _updated(page, file.name)
    return Publication(LIST_ID, day, tuple(_merged(rows)))


def _parse(file: PublicationFile) -> "BeautifulSoup":
    from bs4 import BeautifulSoup  # noqa: PLC0415 (only an update needs it)

    lower = file.content.lower()
    if b"<table" not in lower and b"<html" not in lower:
        raise WatchlistError(f"{file.name} is not an HTML page.", hint=HINT)
    page = BeautifulSoup(file.content, "html.parser")
    title = _text(page.title) if page.title else ""
    heading = _text(page.h1) if page.h1 else ""
    if TITLE.casefold() not in f"{title} {heading}".casefold():
        raise WatchlistError(
            f"{file.name}: found the page {(title or heading)[:80]!r}, expected {TITLE!r}.",
            hint=HINT,
        )
    if b"</html>" not in lower:
        raise WatchlistError(f"{file.name} is cut off: the end of the page is missing.", hint=HINT)
    return page


def _tables(page: "BeautifulSoup", source: str) -> list[tuple[str, int, "Tag"]]:
    """Each table with its sub-list and its number on the page; the layout is checked."""
    found, faults = [], []
    for number, table in enumerate(page.find_all("table"), 1):
        section = _section(table)
        headings = [_text(cell).casefold() for cell in _cells(table.find("tr"))]
        if len(headings) != 2 or headings[0] not in NAME_HEADINGS or headings[1] != DATE_HEADING:
            told = ", ".join(headings)[:100] or "no heading"
            faults.append(
                f"table {number}: found the columns {told!r}, "
                "expected Name of Entity and Effective Date"
            )
        if section not in SECTIONS:
            faults.append(f"table {number}: no heading with its sub-list, Section 2(d)(2)(B)(...)")
        found.append((section, number, table))
    counted = Counter(section for section, _, _ in found if section in SECTIONS)
    faults += [f"{n} tables of sub-list ({key})" for key, n in counted.items() if n > 1]
    if len(counted) < LEAST_SECTIONS:
        faults.append(f"{len(counted)} tables of sub-lists, expected at least {LEAST_SECTIONS}")
    raise_faults(Path(source), faults, hint=HINT)
    return found


def _section(table: "Tag") -> str:
    """The sub-list named last above the table, not above the table before it."""
    for text in table.find_all_previous(string=True):
        if text.find_parent("table") is not None:
            return ""
        if found := _SECTION.findall(text):
            return str(found[-1])
    return ""


def _rows(table: "Tag", section: str, number: int) -> tuple[list[_Row], list[str]]:
    rows, faults = [], []
    for at, line in enumerate(table.find_all("tr")[1:], 2):
        where = f"table {number}, row {at}"
        texts = [_text(cell) for cell in _cells(line)]
        if len(texts) != 2:
            faults.append(f"{where}: found {len(texts)} cells, expected a name and a date")
            continue
        day = read_day(texts[1])
        if day is None:
            faults.append(
                f"{where}, column Effective Date: found {texts[1]!r}, expected {EXPECTED}"
            )
            continue
        try:
            rows.append(_Row(where, section, read_name_cell(texts[0]), day))
        except ValueError as error:
            faults.append(f"{where}, column Name of Entity: {error}")
    if not rows and not faults:
        faults.append(f"table {number}: it has no row")
    return rows, faults


def _repeated(rows: Sequence[_Row]) -> list[str]:
    counted = Counter(name_key(row.cell.name) for row in rows)
    return [
        f"{row.where}: {row.cell.name!r} is in the table {counted[name_key(row.cell.name)]} times"
        for row in rows
        if counted[name_key(row.cell.name)] > 1
    ]


def _updated(page: "BeautifulSoup", source: str) -> date:
    found = {read_day(day) for day in _UPDATED.findall(_text(page))} - {None}
    if len(found) != 1:
        told = f"{len(found)} days" if found else "no day"
        raise WatchlistError(
            f"{source}: found {told} after 'Last Updated:', expected one.", hint=HINT
        )
    return next(day for day in found if day)


def _merged(rows: Sequence[_Row]) -> Iterable[Published]:
    """One :class:`Published` for the rows that name one entity, in the order of its first row."""
    together: dict[str, list[_Row]] = {}
    for row in rows:
        together.setdefault(name_key(row.cell.name), []).append(row)
    for own in together.values():
        cells = [row.cell for row in own]
        order = sorted(own, key=lambda row: SECTIONS.index(row.section))
        yield Published(
            where=own[0].where,
            written=_once(cell.name for cell in cells),
            aliases=_once(name for cell in cells for name in cell.aliases),
            former=_once(name for cell in cells for name in cell.former),
            dates={row.section: row.day for row in order},
            extends_to=next((cell.extends_to for cell in cells if cell.extends_to), ""),
        )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _cells(line: "Tag | None") -> list["Tag"]:
    return line.find_all(["td", "th"]) if line is not None else []


def _text(tag: "Tag") -> str:
    """The text as a reader sees it: a new line or paragraph is a blank, and blanks are single."""
    from bs4 import Tag  # noqa: PLC0415

    parts = (
        (" " if node.name in _BREAKS else "") if isinstance(node, Tag) else str(node)
        for node in tag.descendants
    )
    return " ".join("".join(parts).split())
