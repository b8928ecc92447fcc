"""Everything that a dossier prints, as plain values for its template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from supplyscreen.dossiers.amounts import Amount, amount
from supplyscreen.dossiers.flows import flows_of, routes_of
from supplyscreen.dossiers.goods import codes_of, descriptions_of, naming_a_maker
from supplyscreen.dossiers.links import (
    NO_BAND,
    links_of,
    other_flags,
    shipments_by_band,
    shipments_by_merchandise,
)
from supplyscreen.dossiers.listings import (
    Listing,
    amounts_by_period,
    listings_of,
    marked,
)
from supplyscreen.dossiers.months import months_of
from supplyscreen.dossiers.printed import lines_of
from supplyscreen.dossiers.run_facts import files_of, list_of, lists_of, marks_of, source_of
from supplyscreen.dossiers.spellings import spellings_of
from supplyscreen.dossiers.unknown import not_stated, not_used
from supplyscreen.runs import Result, words
from supplyscreen.runs.decided import decided
from supplyscreen.schemas import PARTIES_BETWEEN
from supplyscreen.subjects.selection import COUNTED, MASTER, SUPERSEDED, Selection, is_code

SHIPMENTS_PRINTED = 500
"""The most shipments that a dossier prints; its CSV file holds all."""
_ROWS = 100  # of every other table
_FEW = 25
_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a table that are printed, and how many are ``left`` out."""

    rows: tuple[Any, ...]
    left: int

    @property
    def total(self) -> int:
        """All rows."""
        return len(self.rows) + self.left


def shown(rows: Iterable[Any], at_most: int = _ROWS) -> Shown:
    """The first rows, and how many are left out."""
    whole = tuple(rows)
    return Shown(whole[:at_most], max(len(whole) - at_most, 0))


def dossier_context(
    result: Result, selection: Selection, table: pl.DataFrame, *, csv_name: str
) -> dict[str, Any]:
    """The context of the template ``ngo-dossier``. ``table`` is the one that is written as CSV."""
    listings = listings_of(selection)
    files = files_of(result.run)
    marks = marks_of(files)
    counted = table.join(
        selection.shipments.select("no", "grams", "container_count"), on="no", maintain_order="left"
    ).filter(pl.col("counted") == COUNTED)
    flows, months = flows_of(counted), months_of(counted)
    return {
        "run": result.run,
        "run_id": result.run_id,
        "subject": selection.subject,
        "is_code": is_code(selection.subject),
        "csv_name": csv_name,
        "holds_all_rows": result.holds_all_rows,
        "lists": lists_of(result.run),
        "files": files,
        "goods_gaps": tuple(gap.text for gap in result.run.goods_gaps),
        "taken": _taken(selection),
        "sums": _sums(selection, counted),
        "flows": shown(flows),
        "every_flow": flows,
        "routes": shown(routes_of(counted), _FEW),
        "months": shown(months, _MONTHS),
        "every_month": months,
        "spellings": shown(spellings_of(selection)),
        "links": shown(links_of(selection, marks)),
        "others": shown(other_flags(selection), _FEW),
        "descriptions": shown(descriptions_of(counted), _FEW),
        "codes": shown(codes_of(counted), _FEW),
        "makers": naming_a_maker(counted),
        "lines": Shown(
            lines_of(table, marks, at_most=SHIPMENTS_PRINTED),
            max(table.height - SHIPMENTS_PRINTED, 0),
        ),
        "suppliers": _suppliers(selection, marks),
        "not_stated": not_stated(counted),
        "not_used": not_used(result.run),
        "decided": decided(result.run),
        "marks_used": _marks_used(table, selection, marks),
        **_about_listings(result, selection, listings, counted),
    }


def _about_listings(
    result: Result, selection: Selection, listings: tuple[Listing, ...], counted: pl.DataFrame
) -> dict[str, Any]:
    """What divides the shipments into before and after."""
    one = marked(listings)
    entry = listings[0] if selection.subject.kind == "entry" else None
    return {
        "listings": shown(listings),
        "marked": one,
        "periods": amounts_by_period(counted) if one else (),
        "entry": entry,
        "entry_list": list_of(result.run, entry.watchlist_id) if entry else "",
        "entry_status": words.word(entry.entry_status, {}) if entry else "",
    }


def _taken(selection: Selection) -> dict[str, int]:
    """How many rows were taken, and what became of them: ``all`` is the sum of the others."""
    status = selection.shipments["counted"].to_list()
    return {
        "all": len(status),
        "counted": status.count(COUNTED),
        "superseded": status.count(SUPERSEDED),
        "masters": status.count(MASTER),
    }


def _sums(selection: Selection, counted: pl.DataFrame) -> dict[str, Any]:
    """The counted shipments: their amount, and the ways in which they divide."""
    total: Amount = amount(counted)
    bands = shipments_by_band(selection)
    levels = counted["bill_level"].fill_null("unknown").value_counts(sort=True)
    return {
        "total": total,
        "bands": tuple(
            (words.BAND.get(band, "No flag on the subject itself"), count)
            for band, count in bands.items()
        ),
        "unflagged": bands.get(NO_BAND, 0),
        "merchandise": tuple(
            (words.MERCHANDISE[code], count)
            for code, count in shipments_by_merchandise(selection).items()
        ),
        "levels": tuple(sorted(levels.iter_rows(), key=lambda row: (-row[1], row[0]))),
        "shippers": _distinct(counted["shipper"], PARTIES_BETWEEN),
        "consignees": _distinct(counted["consignee"], PARTIES_BETWEEN),
        "container_numbers": _distinct(counted["containers"], ", "),
    }


def _distinct(texts: pl.Series, between: str) -> int:
    """How many different values there are in texts of several."""
    return texts.str.split(between).explode().drop_nulls().n_unique()


def _suppliers(selection: Selection, marks: Mapping[str, str]) -> Shown:
    rows = [
        {**row, "source": source_of(row, marks)}
        for row in selection.suppliers.head(_ROWS).iter_rows(named=True)
    ]
    return Shown(tuple(rows), max(selection.suppliers.height - _ROWS, 0))


def _marks_used(
    table: pl.DataFrame, selection: Selection, marks: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Short name -> file, of the files that the printed rows name."""
    names = {
        *table.head(SHIPMENTS_PRINTED)["source_file"],
        *selection.flags["source_file"],
        *selection.suppliers["source_file"],
    }
    return tuple((mark, name) for name, mark in marks.items() if name in names)
