"""The shipments as a dossier prints them, one line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.dossiers.amounts import kilograms
from supplyscreen.dossiers.run_facts import source_of
from supplyscreen.runs import words
from supplyscreen.subjects.selection import COUNTED


@dataclass(frozen=True, slots=True)
class Line:
    """One shipment in the list of all."""

    no: int
    arrival: str
    bill: str
    goods: str
    quantity: str
    shipper: str
    consignee: str
    notify: str
    route: str
    flag: str
    source: str


def lines_of(table: pl.DataFrame, marks: Mapping[str, str], *, at_most: int) -> tuple[Line, ...]:
    """The first ``at_most`` rows of the table behind the dossier; ``marks`` are short names of the
    files."""
    return tuple(_line(row, marks) for row in table.head(at_most).iter_rows(named=True))


def _line(row: Mapping[str, Any], marks: Mapping[str, str]) -> Line:
    level = row["bill_level"] or "unknown"
    return Line(
        no=row["no"],
        arrival=str(row["arrival_date"] or words.NOT_STATED),
        bill=f"{row['bill_of_lading'] or row['shipment_id']} ({level})",
        goods=_goods(row),
        quantity=_quantity(row),
        shipper=_party(row, "shipper"),
        consignee=_party(row, "consignee"),
        notify=row["notify_party"] or words.NOT_STATED,
        route=_route(row),
        flag=_flag(row),
        source=source_of(row, marks),
    )


def _goods(row: Mapping[str, Any]) -> str:
    text = row["goods_description"] or words.NOT_STATED
    return f"{text}; HTS {row['hts_codes']}" if row["hts_codes"] else text


def _quantity(row: Mapping[str, Any]) -> str:
    grams = row["weight_kg"]
    weight = f"{kilograms(round(grams * 1000))} kg" if grams is not None else "weight not stated"
    boxes = row["containers"]
    return f"{weight}; {words.count(boxes.count(', ') + 1, 'container')}" if boxes else weight


def _party(row: Mapping[str, Any], role: str) -> str:
    if not row[role]:
        return words.WITHHELD
    country = row[f"{role}_country"]
    return f"{row[role]} ({country})" if country else row[role]


def _route(row: Mapping[str, Any]) -> str:
    way = (row["place_of_receipt"], row["port_of_lading"], row["port_of_unlading"])
    told = " → ".join(place for place in way if place) or words.NOT_STATED
    return f"{told}; vessel {row['vessel_name']}" if row["vessel_name"] else told


def _flag(row: Mapping[str, Any]) -> str:
    if row["counted"] != COUNTED:
        return f"not counted ({row['counted'].removeprefix('no: ')})"
    if not row["band"]:
        return "no flag"
    band = words.word(row["band"], words.BAND).lower()
    return f"{band}, {words.score(row['score'])}" if row["score"] is not None else band
