"""Pages in the layout of the DHS page, and files in that of CBP, written by the tests.

``listed_rows`` is the UFLPA Entity List as bundled, in the rows that the page of January 2025 had:
list entries are public law. Everything else is made up.
"""

import csv
import html
import io
from collections.abc import Sequence
from datetime import date

from supplyscreen.watchlists.entries import ALIAS_COLUMNS, ENTRY_COLUMNS
from supplyscreen.watchlists.locate import data_folder
from supplyscreen.watchlists.publication import PublicationFile
from supplyscreen.watchlists.sheets import read_sheet

Row = tuple[str, str, str]  # sub-list, name cell, date cell
SUBLISTS = {"i": "in Xinjiang", "ii": "recruit", "v": "source material"}
RENAMED = "uflpa-xinjiang-goens-energy-technology"  # by a notice after that page
HEADINGS = "Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,"
HEADING = (HEADINGS + "Status,Press Release,Entity,Remarks").split(",")
CBP_STATUS = {
    "active": "Active",
    "superseded_in_enforcement": "Active",  # CBP shows such orders as active
    "partially_active": "Partially Active",
    "inactive_pending_litigation": "Inactive - Pending Litigation",
}
MADE_UP: list[Row] = [
    ("i", "Example Cotton Co., Ltd. (and one alias: Example Yarn)", "June 21, 2022"),
    ("i", "Sample Silicon (Aksu) Co., Ltd", "June 21, 2022"),
    ("ii", "Sample Silicon (Aksu) Co. Ltd. (also known as Model Silicon)", "August 2, 2023"),
    ("v", "Specimen & Sons Ltd. (formerly known as Old Specimen) and subsidiaries", "May 17, 2024"),
]


def page(
    rows: Sequence[Row], *, updated: str = "01/14/2025", heading: str = "Name of Entity"
) -> str:
    """A page with one table per sub-list of ``rows``, in the order in which they first come."""
    tables = []
    for key in dict.fromkeys(section for section, _, _ in rows):
        cells = "".join(
            f"<tr><td>{html.escape(name)}</td><td>{day}</td></tr>"
            for section, name, day in rows
            if section == key
        )
        tables.append(
            f"<p><strong>A list of entities: {SUBLISTS.get(key, key)}</strong><br>"
            f"<a href='/law'>Section 2(d)(2)(B)({key})</a></p>"
            f"<table><thead><tr><th>{heading}</th><th>Effective Date</th></tr></thead>"
            f"<tbody>{cells}</tbody></table>"
        )
    return (
        "<!DOCTYPE html><html lang='en'><head><title>UFLPA Entity List | Homeland Security</title>"
        f"</head><body><h1>UFLPA Entity List</h1>{''.join(tables)}"
        f"<div><span>Last Updated:</span> {updated}</div></body></html>"
    )


def page_file(text: str, name: str = "page.html") -> PublicationFile:
    return PublicationFile(name, text.encode())


def listed_rows() -> list[Row]:
    """The bundled UFLPA entries up to January 2025 as rows of the page."""
    folder = data_folder() / "lists" / "us_dhs_uflpa"
    entries = read_sheet(folder / "entries.csv", ENTRY_COLUMNS).to_dicts()
    aliases = read_sheet(folder / "aliases.csv", ALIAS_COLUMNS).to_dicts()
    rows = []
    for entry in entries:
        if entry["entry_id"] == RENAMED:
            old = "Xinjiang GCL New Energy Material Technology, Co. Ltd"
            rows.append(("i", old, "June 21, 2022"))
        elif entry["listed_on"] < "2026":
            own = [a for a in aliases if a["entry_id"] == entry["entry_id"] and _on_page(a)]
            cell = _cell(entry, own)
            for part in entry["provision_dates"].split(" | "):
                key, day = part.split(": ")
                rows.append((key, cell, _american(day)))
    return sorted(rows, key=lambda row: row[0])


def _american(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found:%B} {found.day}, {found.year}"


def _numbers(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.month}/{found.day}/{found.year}"


def _on_page(alias: dict[str, str]) -> bool:
    return alias["source"].startswith("DHS UFLPA Entity List page") and not alias["note"]


def _cell(entry: dict[str, str], aliases: Sequence[dict[str, str]]) -> str:
    parts = []
    for kind, words in (("alias", "also known as"), ("former", "formerly known as")):
        names = [alias["name"] for alias in aliases if alias["alias_kind"] == kind]
        if names:
            parts.append(f"{words} {'; '.join(names)}")
    notes = f" ({'; and '.join(parts)})" if parts else ""
    tail = f" {entry['extends_to']}" if entry["extends_to"] else ""
    return f"{entry['name']}{notes}{tail}"


def order_rows() -> list[dict[str, str]]:
    """The bundled orders that were on CBP's file of June 2026 as rows of such a file."""
    folder = data_folder() / "lists" / "us_cbp_section307"
    entries = read_sheet(folder / "entries.csv", ENTRY_COLUMNS).to_dicts()
    return [
        {
            "Effective Date": _numbers(e["listed_on"]),
            "Calendar Year": e["listed_on"][:4],
            "Country": "" if e["kind"] == "vessel" else (e["country"] or ""),
            "Merchandise": e["goods_scope"].split(" (")[0].split("; HTS")[0],
            "WRO/Finding": "Finding" if e["provision"] == "Finding" else "WRO",
            "Industry": e["sectors"] or "",
            "Status": CBP_STATUS[e["status"]],
            "Entity": e["name"],
            "Remarks": e["citation"],
        }
        for e in entries
        if e["status"] in CBP_STATUS
    ]


def orders(rows: Sequence[dict[str, str]], heading: Sequence[str] = HEADING) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, heading, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def order_file(
    text: str, *, name: str = "withhold-release-orders-2026-06-23.csv", encoding: str = "cp1252"
) -> PublicationFile:
    return PublicationFile(name, text.encode(encoding))
