"""The fields that a column may be read as: ``data/fields.csv``, one row each with its meaning."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["shipment", "supplier"]

BILL_ROLES = ("shipper", "consignee", "notify_party")
"""The roles of a bill of lading; their columns are called ``shipper_name`` and so on."""

ROLES = (*BILL_ROLES, "manufacturer")
"""The roles of any manifest: a customs report names the manufacturer too."""


@cache
def meanings(kind: str) -> dict[str, str]:
    """Field -> what it means, for ``kind`` shipment or supplier, in the order of the table.

    A field of a party stands in the table as ``{role}_name``; here it is there for each role.
    Numbered fields (``address_2``) are not listed one by one: see ``NUMBERED``.
    """
    found: dict[str, str] = {}
    for row in _rows():
        if row["kind"] != kind:
            continue
        for role in ROLES if "{role}" in row["field"] else ("",):
            words = row["meaning"].replace("{role}", role.replace("_", " "))
            found[row["field"].replace("{role}", role)] = words
    return found


def is_field(field: str, *, kind: str) -> bool:
    """Whether ``kind`` has ``field``; the fields of NUMBERED with a number from 1 to 9 too."""
    stem, _, number = field.rpartition("_")
    known = meanings(kind)
    numbered = len(number) == 1 and number in "123456789" and stem in NUMBERED and stem in known
    return field in known or numbered


def _rows() -> list[dict[str, str]]:
    text = files("supplyscreen.layouts").joinpath("data/fields.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _numbered() -> frozenset[str]:
    rows = [row for row in _rows() if row["numbered"] == "yes"]
    names = {row["field"].replace("{role}", role) for row in rows for role in ROLES}
    return frozenset(names)


NUMBERED = _numbered()
"""Fields that may come in several columns, called ``address_1``, ``address_2`` and so on."""
