"""The evidence: one article per pair of party and entry, per place, or per goods rule."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.reports.view_flags import Row, against, evidence_key, role, subject
from supplyscreen.reports.view_paths import SupplyPaths, supply_paths_view
from supplyscreen.reports.view_questions import Asking, Desk
from supplyscreen.reports.view_timeline import Timeline, timeline_view
from supplyscreen.runs import words

PATHS_AT_MOST = 5  # suppliers of one article whose paths are drawn


@dataclass(frozen=True, slots=True)
class Pair:
    """One step of two names told word by word; ``how`` is a code, ``label`` its word."""

    theirs: str
    ours: str
    how: str
    label: str


@dataclass(frozen=True, slots=True)
class BillRow:
    """One bill (or supplier row) that the evidence touches."""

    record: str
    level: str
    role: str
    arrival: str
    timing: str
    timing_reason: str
    merchandise: str
    merchandise_reason: str
    route: str
    goods: str
    hts_codes: str
    evidence_for: str
    evidence_against: str
    source: str
    supply_path: str  # of a supplier with customers in the list, else empty


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article: what was found, for and against, the law, the dates, the bills.

    Where the sentences for (``one_reason`` is False) or against (``one_counter`` is False) differ
    from bill to bill they stand beside each bill; so do ``merchandise`` and its reason, which are
    empty then. ``paths`` are the supply paths of its first suppliers.
    """

    anchor: str
    ground: str
    ground_word: str
    shape: str
    band: str
    score: str
    title: str
    party_name: str
    party_address: str
    party_place: str | None
    party_country: str
    listed_name: str
    matched_name: str
    list_title: str
    pairs: tuple[Pair, ...]
    evidence_for: str
    evidence_against: str
    legal_basis: str
    provision: str
    citation: str
    url: str
    dates: str
    timeline: Timeline | None
    status: str
    goods_scope: str
    bills: tuple[BillRow, ...]
    place_of_receipt: bool
    one_reason: bool
    one_counter: bool
    merchandise: str
    merchandise_reason: str
    paths: tuple[SupplyPaths, ...]
    paths_left_out: int
    asking: Asking


def evidence_view(
    shown: pl.DataFrame,
    ids: Mapping[tuple[Any, ...], str],
    titles: Mapping[str, str],
    *,
    as_of: date,
    desk: Desk,
) -> tuple[Evidence, ...]:
    """The articles in triage order for the part of FLAGS that is printed.

    ``ids`` is evidence key -> html id, ``titles`` list id -> title; ``desk`` knows what to ask.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {key: [] for key in ids}
    for row in desk.situations(shown).iter_rows(named=True):
        groups[evidence_key(row)].append(row)
    return tuple(
        _article(ids[key], rows, titles, as_of, desk.asking(row["situation"] for row in rows))
        for key, rows in groups.items()
    )


def alignment(text: str | None) -> tuple[Pair, ...]:
    """The steps of an ``alignment`` cell: a JSON list of [theirs, ours, how]."""
    steps = json.loads(text) if text else []
    return tuple(
        Pair(theirs or "", ours or "", how, words.word(how, words.ALIGNMENT))
        for theirs, ours, how in steps
    )


def _article(
    anchor: str, rows: list[Row], titles: Mapping[str, str], as_of: date, asking: Asking
) -> Evidence:
    first = rows[0]
    paths = list(dict.fromkeys(row["supply_path"] for row in rows if row["supply_path"]))
    return Evidence(
        anchor=anchor,
        ground=first["ground"],
        ground_word=words.word(first["ground"], words.GROUND),
        shape=words.SHAPE.get(first["ground"], "○"),
        band=words.BAND.get(first["band"] or "", first["band"] or ""),
        score=words.score(first["score"]),
        title=against(first) if first["ground"] == "goods" else subject(first),
        party_name=first["party_name"] or words.NOT_STATED,
        party_address=first["party_address"] or words.NOT_STATED,
        party_place=first["party_place"],
        party_country=first["party_country"] or words.NOT_STATED,
        listed_name=against(first),
        matched_name=first["matched_name"] or "",
        list_title=titles.get(first["watchlist_id"], ""),
        pairs=alignment(first["alignment"]),
        evidence_for=first["evidence_for"] or words.NOT_STATED,
        evidence_against=first["evidence_against"] or "nothing was found that speaks against it",
        legal_basis=first["legal_basis"] or words.NOT_STATED,
        provision=first["provision"] or "",
        citation=first["citation"] or words.NOT_STATED,
        url=first["official_url"] or "",
        dates=_dates(rows, as_of),
        timeline=timeline_view(rows, as_of),
        status=(first["entry_status"] or "").replace("_", " "),
        goods_scope=first["goods_scope"] or "",
        bills=tuple(_bill(row) for row in rows),
        place_of_receipt=first["role"] == "place_of_receipt",
        one_reason=len({row["evidence_for"] for row in rows}) == 1,
        one_counter=len({row["evidence_against"] for row in rows}) == 1,
        merchandise=_same(rows, _merchandise),
        merchandise_reason=_same(rows, _merchandise_reason),
        paths=tuple(supply_paths_view(path) for path in paths[:PATHS_AT_MOST]),
        paths_left_out=len(paths[PATHS_AT_MOST:]),
        asking=asking,
    )


def _bill(row: Row) -> BillRow:
    ports = [row["port_of_lading"], row["port_of_unlading"]]
    return BillRow(
        record=row["bill_of_lading"] or row["record_id"],
        level=row["bill_level"] or "",
        role=role(row),
        arrival=words.arrival(row),
        timing=words.word(row["timing"], words.TIMING),
        timing_reason=row["timing_reason"] or "",
        merchandise=_merchandise(row),
        merchandise_reason=_merchandise_reason(row),
        route=" to ".join(port or words.NOT_STATED for port in ports) if any(ports) else "",
        goods=row["goods_description"] or words.NOT_STATED,
        hts_codes=row["hts_codes"] or "",
        evidence_for=row["evidence_for"] or "",
        evidence_against=row["evidence_against"] or "",
        source=f"{row['source_file']}, row {row['source_row']}",
        supply_path=row["supply_path"] or "",
    )


def _merchandise(row: Row) -> str:
    return words.MERCHANDISE.get(row["merchandise"] or "", "")


def _merchandise_reason(row: Row) -> str:
    return row["merchandise_reason"] or ""


def _same(rows: list[Row], told: Callable[[Row], str]) -> str:
    """What all rows tell alike; empty where they differ in merchandise or its reason."""
    whole = {(_merchandise(row), _merchandise_reason(row)) for row in rows}
    return told(rows[0]) if len(whole) == 1 else ""


def _dates(rows: list[Row], as_of: date) -> str:
    """Listing, shipment and as-of date on one line."""
    first = rows[0]
    verb = "Listed" if first["ground"] == "listed_party" else "Rule in force since"
    told = [f"{verb} {first['listed_on']}" if first["listed_on"] else f"{verb}: not stated"]
    if first["ended_on"]:
        told.append(f"ended {first['ended_on']}")
    days = sorted(row["arrival_date"] for row in rows if row["arrival_date"])
    if days:
        span = f"{days[0]}" if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
        told.append(f"arrived {span}")
    state = {True: "in force", False: "not in force"}.get(first["listed_today"], "state unknown")
    told.append(f"{state} on {as_of} (as-of date)")
    return " · ".join(told)
