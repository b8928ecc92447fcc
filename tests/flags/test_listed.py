"""Flags from matches: which entry counts, what law is quoted, what the dates say."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from supplyscreen.errors import WatchlistError
from supplyscreen.flags import FlagContext
from supplyscreen.models import ScreenConfig

from .frames import (
    AS_OF,
    bill,
    entries,
    flags_of,
    lists,
    matches,
    parties,
    roles,
    shipments,
    suppliers,
)

THRESHOLD = ScreenConfig().flag_threshold
PARTY = {"party_id": "P1", "name": "AN EXAMPLE CO LTD", "address": "NINGBO", "country": "CN"}
ENTRY: dict[str, Any] = {
    "entry_id": "E1",
    "watchlist_id": "us_dhs_uflpa",
    "kind": "party",
    "name": "An Example Company Limited",
    "listed_on": date(2024, 5, 17),
    "status": "listed",
    "program_key": "us-uflpa",
    "provision": "2(d)(2)(B)(v)",
    "citation": "89 FR 43417",
    "source_url": "https://www.federalregister.gov/d/2024-10544",
}
MATCH: dict[str, Any] = {
    "party_id": "P1",
    "entry_id": "E1",
    "alias_id": "A1",
    "matched_name": "An Example Company Limited",
    "score": 0.93,
    "band": "strong",
    "evidence_for": "Possible match: all words of the name agree.",
    "evidence_against": "",
}


def made(
    entry: dict[str, Any] | None = None,
    match: dict[str, Any] | None = None,
    *,
    as_of: date = AS_OF,
    **config: Any,
) -> pl.DataFrame:
    watchlists = replace(lists(), entries=entries(ENTRY | (entry or {})))
    found = flags_of(
        shipments(bill("S1")),
        roles(("S1", "shipper", "P1"), ("S1", "consignee", "P1")),
        parties(PARTY),
        FlagContext(watchlists, ScreenConfig(**config), as_of),
        match_rows=matches(MATCH | (match or {})),
    )
    return found.filter(pl.col("ground") == "listed_party")


def test_one_flag_per_role_with_its_law_and_source() -> None:
    flags = made()
    assert flags["role"].to_list() == ["consignee", "shipper"]
    row = flags.row(1, named=True)
    assert row["entry_name"] == "An Example Company Limited"
    assert (row["score"], row["band"]) == (0.93, "strong")
    assert row["citation"] == "89 FR 43417"
    assert row["official_url"] == "https://www.federalregister.gov/d/2024-10544"
    assert row["legal_basis"].startswith(
        "Uyghur Forced Labor Prevention Act (UFLPA), Pub. L. 117-78"
    )
    assert row["timing"] == "in_force_when_shipped"
    assert (row["source_file"], row["source_row"]) == ("shipper.csv", 7)
    assert row["disposition"] == "open"
    assert row["evidence_for"] == MATCH["evidence_for"]


def test_an_entry_without_citation_quotes_the_program_and_says_so() -> None:
    row = made({"citation": None, "source_url": ""}).row(0, named=True)
    program = lists().programs["us-uflpa"]
    assert row["citation"] == (
        f"{program.citation} (citation of the order: not stated in the source)"
    )
    assert row["official_url"] == program.official_url


@pytest.mark.parametrize(
    ("entry", "match", "settings", "count"),
    [
        ({}, {"score": THRESHOLD}, {}, 2),
        ({}, {"score": THRESHOLD - 0.01}, {}, 0),
        ({}, {"score": THRESHOLD - 0.01}, {"flag_threshold": 0.5}, 2),
        ({"listed_on": date(2026, 3, 1)}, {}, {}, 2),
        ({"listed_on": date(2026, 3, 2)}, {}, {}, 0),
        ({}, {"entry_id": "E9"}, {}, 0),
        ({}, {}, {"watchlists": ("us_cbp_section307",)}, 0),
        ({}, {}, {"grounds": ("place", "goods")}, 0),
    ],
)
def test_which_matches_count(
    entry: dict[str, Any], match: dict[str, Any], settings: dict[str, Any], count: int
) -> None:
    assert made(entry, match, **settings).height == count


def test_dates_and_scope_speak_against() -> None:
    later = made({"listed_on": date(2026, 1, 1), "goods_scope": "disposable gloves"})
    against = later["evidence_against"][0]
    assert "The order covers only: disposable gloves." in against
    assert "before the listing applied (2026-01-01): history, not a bar." in against
    ended = made({"ended_on": date(2025, 1, 1)})
    assert "The listing had ended on 2025-01-01" in ended["evidence_against"][0]
    assert ended["timing"].to_list() == ["ended_before_shipment"] * 2


def test_a_match_without_words_gets_a_plain_sentence() -> None:
    flags = made(match={"evidence_for": None})
    assert flags["evidence_for"][0].startswith("Possible match: the name as filed is like")


def test_an_unknown_program_stops_the_run() -> None:
    with pytest.raises(WatchlistError, match="us-unknown is named by a list or rule"):
        made({"program_key": "us-unknown"})


def test_the_publishers_words_on_who_else_is_covered_are_shown() -> None:
    told = made({"extends_to": "and its subsidiaries"})["evidence_for"].unique().to_list()
    assert told == [f"{MATCH['evidence_for']} The listing adds: and its subsidiaries."]
    assert made()["evidence_for"].unique().to_list() == [MATCH["evidence_for"]]


ORDER = {
    "entry_id": "s307-040",
    "goods_scope": "Disposable rubber gloves",
    "program_key": "us-section-307",
}


def with_goods(text: str | None, codes: list[str] | None = None) -> dict[str, Any]:
    watchlists = replace(lists(), entries=entries(ENTRY | ORDER))
    found = flags_of(
        shipments(bill("S1", goods_description=text, hts_codes=codes)),
        roles(("S1", "shipper", "P1")),
        parties(PARTY),
        FlagContext(watchlists, ScreenConfig(), AS_OF),
        match_rows=matches(MATCH | {"entry_id": "s307-040"}),
    )
    return found.filter(pl.col("ground") == "listed_party").row(0, named=True)


def test_goods_out_of_scope_lower_the_flag_and_never_hide_it() -> None:
    inside, outside = with_goods("NITRILE GLOVES"), with_goods("PALM OLEIN", ["1511"])
    assert (inside["merchandise"], inside["band"]) == ("in_scope", "strong")
    assert (outside["merchandise"], outside["band"]) == ("out_of_scope", "possible")
    assert inside["score"] == outside["score"] == 0.93
    assert "The goods are within the scope of the order." in inside["evidence_for"]
    assert "scope" not in inside["evidence_against"]
    assert "These goods are out of its scope. HTS code 1511" in outside["evidence_against"]


def test_an_unknown_scope_is_said_and_lowers_nothing() -> None:
    row = with_goods("GENERAL CARGO")
    assert (row["merchandise"], row["band"]) == ("unknown", "strong")
    assert "is unknown. No code and no informative text." in row["evidence_against"]


def test_the_product_of_a_supplier_is_tested() -> None:
    watchlists = replace(lists(), entries=entries(ENTRY | ORDER))
    supplier = {"supplier_id": "U1", "name": "X", "product": "Bicycles", "source_file": "l.csv"}
    found = flags_of(
        shipments(),
        roles(("U1", "supplier", "P1")),
        parties(PARTY),
        FlagContext(watchlists, ScreenConfig(), AS_OF),
        supplier_rows=suppliers(supplier),
        match_rows=matches(MATCH | {"entry_id": "s307-040"}),
    ).row(0, named=True)
    assert (found["merchandise"], found["timing"]) == ("out_of_scope", "no_shipment_date")
    assert found["days_listed_before_shipment"] is None


def test_the_listing_and_the_shipment_in_days_and_words() -> None:
    row = made().row(0, named=True)
    assert row["days_listed_before_shipment"] == 502
    assert row["timing_reason"] == (
        "Listed on 2024-05-17, 502 days before arrival on 2025-10-01. "
        "Still listed on 2026-03-01 (as-of date)."
    )
    assert row["provision_when_shipped"] == "2(d)(2)(B)(v)"
    assert (row["merchandise"], row["merchandise_reason"]) == (
        "all_goods",
        "The entry covers all goods of the party.",
    )
