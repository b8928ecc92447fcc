"""Cases of the real files that lie beside the checkout: read by us and, to compare, by ``csv``."""

import csv
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl
from benchmarks.format_case import Case, Wanted

import supplyscreen as ss
from supplyscreen.names.party_kind import party_kinds

AMS = "cbp_ams_2018_head"
LISTS = "supplier_lists_oar"
_TEMPLATE = "Open Supply Hub upload template, 3 of 3 columns used"
_DOWNLOAD = "Open Supply Hub download, 4 of 7 columns used, 3 kept as extra"
_API = "Open Supply Hub download, 5 of 50 columns used, 43 kept as extra, "
_API += "2 with contact persons or their numbers left out"
_PARTIES = {
    "shipper": ("shipper", "shipper_party_name"),
    "consignee": ("consignee", "consignee_name"),
    "notifyparty": ("notify_party", "notify_party_name"),
}
# What stands between the names of two parties in one cell.
_TWO = re.compile(r"(?i)\bC/O\b|\bAS AGENTS? (?:FOR|OF)\b")
_OWN_EFFECTS = re.compile(r"(?i)HOUSEHOLD (?:GOODS|EFFECTS)|PERSONAL (?:EFFECTS|BELONGINGS)")


def cases(folder: Path) -> Iterator[Case]:
    """One case for each real manifest or supplier list in ``folder``."""
    if (ams := folder / AMS).is_dir():
        yield _ams(ams)
    for path in sorted((folder / LISTS).glob("*.*")):
        yield _list(path)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _table(folder: Path, table: str) -> list[dict[str, str]]:
    return [row for path in folder.glob(f"ams__{table}_*") for row in _rows(path)]


def _ams(folder: Path) -> Case:
    header, billgen = _table(folder, "header"), _table(folder, "billgen")
    deleted = sum(row["record_status_indicator"] == "Deleted" for row in header)
    number = {row["identifier"]: row for row in billgen}
    identifiers = [row["identifier"] for row in header]
    numbers = ("house_bol_number", "master_bol_number")
    bills = [next(filter(None, map(number[each].get, numbers)), None) for each in identifiers]
    wanted = Wanted(
        layout="CBP AMS tables, 9 of 11 used",
        rows=len(header),
        records=len(header),
        superseded=deleted,
        names=None,
        ids=identifiers,
        cells=[(at, "bill_of_lading", bill) for at, bill in zip(identifiers, bills, strict=True)],
        codes=("no_header_row",),
    )
    more = partial(_ams_parties, folder)
    return Case("CBP AMS tables of 2018, head", lambda _: folder, wanted, run="real", more=more)


def _ams_parties(folder: Path, read: "ss.Manifest | ss.SupplierList") -> Iterator[str]:
    """Every party row of a bill must be a role, and every name a party but for private persons
    and cells with two parties."""
    assert isinstance(read, ss.Manifest)
    goods = _table(folder, "cargodesc")
    private = {row["identifier"] for row in goods if _OWN_EFFECTS.search(row["description_text"])}
    bills = {row["identifier"] for row in _table(folder, "header")}
    names = set(read.parties["name"])
    roles = set(read.roles.collect().select("record_id", "role").iter_rows())
    for table, (role, column) in _PARTIES.items():
        for row in _table(folder, table):
            name, bill = row[column].strip(), row["identifier"]
            if bill not in bills or not name:
                continue
            if (bill, role) not in roles:
                yield f"{table}: no {role} for {bill}"
            if name not in names and bill not in private and not _TWO.search(name):
                yield from _unless_private(name)


def _unless_private(name: str) -> Iterator[str]:
    if party_kinds(pl.Series([name]))[0] != "person":
        yield f"name lost: {name}"


def _list(path: Path) -> Case:
    if path.suffix == ".json":
        found = json.loads(path.read_text(encoding="utf-8"))
        rows = [found["properties"]]
        layout = _API
    else:
        rows = _rows(path)
        layout = _DOWNLOAD if "os_id" in rows[0] else _TEMPLATE
    wanted = Wanted(
        layout=layout,
        rows=len(rows),
        records=len(rows),
        names=None,
        ids=[row.get("os_id") or f"#{at}" for at, row in enumerate(rows, start=2)],
    )
    more = partial(_list_names, [row["name"].strip() for row in rows])
    return Case(path.name, lambda _: path, wanted, kind="supplier", run="real", more=more)


def _list_names(names: list[str], read: "ss.Manifest | ss.SupplierList") -> Iterator[str]:
    """Every name must be a supplier's, but for private persons."""
    assert isinstance(read, ss.SupplierList)
    found = set(read.suppliers["name"])
    for name in sorted({name for name in names if name} - found):
        yield from _unless_private(name)
