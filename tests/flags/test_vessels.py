"""Listed fishing vessels: where their names are found, what supports them, what is left alone.

Vessels are those of the bundled list (public law); parties, ships and goods are made up.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from supplyscreen.flags import FlagContext, searched_vessels
from supplyscreen.flags.vessel_names import vessels_in_texts
from supplyscreen.models import ScreenConfig

from .frames import bill, context, flags_of, lists, parties, roles, shipments, suppliers

DA_WANG = ["s307-047", "s307-067"]  # the order and the Finding
GOODS_FOUND = [  # goods description, entries, band
    ("FROZEN TUNA HARVESTED BY F/V DA WANG", DA_WANG, "probable"),
    ("FROZEN TUNA CAUGHT BY FV DA WANG, 2 CTNS", DA_WANG, "probable"),
    ("frozen tuna, f.v. da wang", DA_WANG, "probable"),
    ("SQUID ABOARD FISHING VESSEL DAWANG", DA_WANG, "probable"),
    ("SQUID CAUGHT ON THE VESSEL DA WANG", DA_WANG, "probable"),
    ("TUNA HARVESTED BY M/V DA WANG", DA_WANG, "probable"),
    ("1200 CTNS FROZEN SQUID | HARVESTED BY F/V DA | WANG", DA_WANG, "probable"),
    ("F/V DA WANG 300 CTNS FROZEN TUNA", DA_WANG, "probable"),
    ("F/V DA WANG 2021-05-03 FROZEN TUNA", DA_WANG, "probable"),
    ("FROZEN TUNA DA WANG", DA_WANG, "possible"),
    ("FROZEN FISH MV DA WANG", DA_WANG, "possible"),
    ("VESSEL: YU LONG NO 2", ["s307-043"], "possible"),
    ("VESSEL NAME: YU LONG NO. 2", ["s307-043"], "possible"),
    ("FROZEN TUNA YU LONG NO.2", ["s307-043"], "possible"),
    ("FROZEN TUNA F/V YU LONG 2", ["s307-043"], "probable"),
    ("F/V YU LONG NO. 2 CARTONS 500 FROZEN TUNA", ["s307-043"], "probable"),
    ("FROZEN TUNA F/V YULONG NO.02", ["s307-043"], "probable"),
    ("TUNA LOINS, YU LONG #2 (FISHING VESSEL)", ["s307-043"], "probable"),
    ("FROZEN TUNA TUNAGO NO61", ["s307-035"], "possible"),
    ("FROZEN TUNA, LONGLINER TUNAGO NO. 61", ["s307-035"], "probable"),
    ("FROZEN ALBACORE TUNA F/V LIEN YI HSING NO 12", ["s307-057"], "probable"),
    ("TUNA HARVESTED BY HANGTON NO. 112", ["s307-062"], "probable"),
    ("TUNA HARVESTED BY HANGTON 112", ["s307-062"], "probable"),
    ("FROZEN SQUID EX ZHEN FA 7", ["s307-076"], "possible"),
    ("GENERAL CARGO LANDED FROM F/V ZHENFA7", ["s307-076"], "possible"),
    ("WOODEN FURNITURE, F/V DA WANG", DA_WANG, "possible"),
]
GOODS_LEFT = [
    "FROZEN TUNA",
    "WOODEN FURNITURE DA WANG",  # nothing supports it
    "GENERAL CARGO DA WANG",
    "GENERAL CARGO YU LONG NO 2",
    "WOODEN FURNITURE, OCEAN VESSEL: DA WANG V.012E",  # the ship, and other goods
    "WOODEN FURNITURE MV YU LONG NO 2",
    "FROZEN TUNA SUPPLIED BY DA WANG TRADING CO LTD",
    "FROZEN TUNA DA WANG SEAFOOD",
    "FROZEN TUNA FROM DA WANG FISHING CO",
    "FROZEN TUNA BRAND: DA WANG",
    "FROZEN TUNA FROM DA WANG VILLAGE",
    "FROZEN TUNA DAWANG",  # one word, and no word for a vessel
    "FROZEN TUNA DA WANGS",
    "FROZEN TUNA PANDA WANG",
    "FROZEN TUNA DA, WANG",
    "FROZEN TUNA F/V DA WANG 168",  # another vessel
    "FROZEN TUNA F/V DA WANG NO. 8",
    "FROZEN TUNA F/V YU LONG",
    "FROZEN TUNA F/V YU LONG NO 21",
    "FROZEN TUNA F/V YU LONG NO 3",
    "FROZEN TUNA F/V YU LONG NO 102",
    "FROZEN SQUID ZHEN FA 7 CTNS",  # a quantity
    "FROZEN SQUID F/V ZHEN FA 77",
    "FROZEN TUNA F/V HANGTON NO 11",
]


def vessels(
    goods: str | None = None, *, named: str = "", given: FlagContext | None = None, **values: Any
) -> pl.DataFrame:
    """The vessel flags of one bill of lading, whose shipper is ``named``."""
    found = flags_of(
        shipments(bill("S1", goods_description=goods, **values)),
        roles(("S1", "shipper", "P1")),
        parties({"party_id": "P1", "name": named or "AN EXAMPLE CO LTD", "country": "CN"}),
        given or context(),
    )
    return found.filter(pl.col("role") == "vessel")


@pytest.mark.parametrize(("goods", "entries", "band"), GOODS_FOUND)
def test_a_name_with_support_in_the_goods_is_flagged(
    goods: str, entries: list[str], band: str
) -> None:
    flags = vessels(goods)
    assert flags["entry_id"].to_list() == entries
    assert set(flags["band"]) == {band}
    assert set(flags["ground"]) == {"listed_party"}


@pytest.mark.parametrize("goods", GOODS_LEFT)
def test_another_thing_or_a_name_without_support_is_left_alone(goods: str) -> None:
    assert vessels(goods).is_empty()


@pytest.mark.parametrize(
    ("named", "values", "found"),
    [
        ("F/V DA WANG", {}, True),
        ("OWNER OF FISHING VESSEL DA WANG", {}, True),
        ("DA WANG", {"goods_description": "FROZEN TUNA"}, True),
        ("DA WANG", {"hts_codes": ["030342"]}, True),
        ("DA WANG", {"hts_codes": ["160414"]}, True),
        ("DA WANG", {"hts_codes": ["160521"]}, True),
        ("DA WANG", {"hts_codes": ["940360"]}, False),
        ("DA WANG", {}, False),
        ("DA WANG TRADING", {"goods_description": "FROZEN TUNA"}, False),
        ("DA WANG EXAMPLE", {"goods_description": "FROZEN TUNA"}, False),
        ("SHANDONG DA WANG", {"goods_description": "FROZEN TUNA"}, False),
        ("", {"vessel_name": "DA WANG", "goods_description": "FROZEN TUNA"}, True),
        ("", {"vessel_name": "MV DA WANG", "goods_description": "FROZEN TUNA"}, True),
        ("", {"vessel_name": "F/V DA WANG", "goods_description": "GENERAL CARGO"}, True),
        ("", {"vessel_name": "DA WANG", "goods_description": "GENERAL CARGO"}, False),
        ("", {"vessel_name": "DA WANG", "goods_description": "GENERAL CARGO MV DA WANG"}, False),
        ("", {"vessel_name": "MV DA WANG", "goods_description": "OFFICE CHAIRS"}, False),
        ("", {"vessel_name": "MV DA WANG HAI", "goods_description": "FROZEN TUNA"}, False),
        ("", {"vessel_name": "DA WANG 8", "goods_description": "FROZEN TUNA"}, False),
        ("", {"vessel_name": "YU LONG", "goods_description": "FROZEN TUNA"}, False),
    ],
)
def test_names_of_parties_and_of_the_ship(named: str, values: dict[str, Any], found: bool) -> None:
    goods = values.pop("goods_description", None)
    assert vessels(goods, named=named, **values).height == (2 if found else 0)


@pytest.mark.parametrize(
    ("arrived", "as_of", "timing", "status"),
    [
        (date(2020, 5, 10), date(2026, 3, 1), "shipped_before", "modified"),
        (date(2020, 5, 11), date(2026, 3, 1), "in_force_when_shipped", "modified"),
        (date(2024, 8, 13), date(2026, 3, 1), "in_force_when_shipped", "modified"),
        (date(2024, 8, 14), date(2026, 3, 1), "ended_before_shipment", "modified"),
        (date(2024, 8, 13), date(2024, 8, 13), "in_force_when_shipped", "active"),
        (date(2020, 4, 1), date(2020, 5, 10), None, None),
    ],
)
def test_dates_are_those_of_the_order_as_of_the_day(
    arrived: date, as_of: date, timing: str | None, status: str | None
) -> None:
    """The order on Yu Long No. 2 is of 2020-05-11 and was modified on 2024-08-14."""
    flags = vessels("TUNA F/V YU LONG 2", arrival_date=arrived, given=context(as_of=as_of))
    told = flags.select("timing", "entry_status").rows()
    assert told == ([(timing, status)] if timing else [])


def test_a_flag_says_where_it_stands_and_quotes_the_order() -> None:
    flags = vessels("FROZEN TUNA HARVESTED BY F/V DA WANG", vessel_name="DA WANG")
    order, finding = flags.iter_rows(named=True)
    assert (order["provision"], finding["provision"]) == ("Withhold release order", "Finding")
    assert finding["citation"].startswith("87 FR 4634")
    assert (order["matched_name"], order["party_name"]) == (
        "Da Wang",
        "HARVESTED BY F V DA WANG",
    )
    assert order["score"] is None
    assert order["party_id"] is None
    assert order["decided_by"].endswith("in the goods description and the vessel name")
    assert order["evidence_for"].startswith("Possible match: HARVESTED BY F V DA WANG in the goods")
    assert "A word for a fishing vessel" in order["evidence_for"]
    assert order["merchandise"] == "in_scope"
    assert order["evidence_against"] == (
        "The ship that carried the cargo has this name. "
        "Vessels share names; neither flag nor IMO number was compared."
    )
    assert (order["source_file"], order["source_row"]) == ("manifest.csv", 2)


def test_goods_out_of_scope_are_told_and_the_flag_stays() -> None:
    flags = vessels("WOODEN FURNITURE, F/V DA WANG", hts_codes=["940360"])
    assert flags["merchandise"].to_list() == ["out_of_scope"] * 2
    assert "out of its scope" in flags["evidence_against"][0]


def test_a_name_that_stands_alone_is_told_so() -> None:
    row = vessels("FROZEN TUNA YU LONG NO. 2").row(0, named=True)
    assert row["evidence_against"].startswith("No word for a vessel stands beside it.")
    assert "The text has: TUNA." in row["evidence_for"]


def test_the_product_of_a_supplier_is_read() -> None:
    row = {"supplier_id": "V1", "name": "AN EXAMPLE", "product": "Tuna (F/V Hangton No. 112)"}
    flags = flags_of(shipments(), roles(), parties(), supplier_rows=suppliers(row))
    found = flags.filter(pl.col("role") == "vessel")
    assert found.select("record_kind", "entry_id", "timing").rows() == [
        ("supplier", "s307-062", "no_shipment_date")
    ]
    assert found["decided_by"][0].endswith("in the product")


def test_a_name_of_a_private_person_is_not_read() -> None:
    found = flags_of(
        shipments(bill("S1", goods_description="FROZEN TUNA")),
        roles(("S1", "shipper", "P1")),
        parties({"party_id": "P1", "name": "DA WANG", "kind": "person"}),
    )
    assert found.filter(pl.col("role") == "vessel").is_empty()


def test_grounds_and_lists_of_the_settings_hold() -> None:
    goods = "FROZEN TUNA F/V DA WANG"
    assert vessels(goods, given=context(grounds=("place",))).is_empty()
    assert vessels(goods, given=context(watchlists=("us_dhs_uflpa",))).is_empty()
    assert vessels(goods, given=context(watchlists=("us_cbp_section307",))).height == 2


def test_aliases_of_a_vessel_are_looked_for() -> None:
    given = context()
    alias = {
        "entry_id": "s307-062",
        "alias_kind": "former",
        "name": "Example Star No. 5",
        "source": "made up",
        "note": None,
    }
    row = pl.DataFrame([alias], schema=given.watchlists.aliases.schema)
    more = pl.concat([given.watchlists.aliases, row])
    wider = replace(given, watchlists=replace(given.watchlists, aliases=more))
    flags = vessels("TUNA F/V EXAMPLE STAR 5", given=wider)
    assert flags.select("entry_id", "matched_name").rows() == [("s307-062", "Example Star No. 5")]


def test_lists_without_such_vessels_give_no_flag() -> None:
    bare = lists().entries.filter(~searched_vessels())
    given = FlagContext(replace(lists(), entries=bare), ScreenConfig(), date(2026, 3, 1))
    assert vessels("FROZEN TUNA F/V DA WANG", given=given).is_empty()


def test_every_vessel_order_of_the_bundled_list_is_looked_for() -> None:
    entries = lists().entries.filter(pl.col("kind") == "vessel")
    assert entries.filter(searched_vessels()).height == entries.height == 7


def test_the_order_of_rows_changes_nothing() -> None:
    goods = [text for text, _, _ in GOODS_FOUND]
    bills = [bill(f"S{n}", goods_description=text) for n, text in enumerate(goods)]
    once = flags_of(shipments(*bills), roles(), parties())
    again = flags_of(shipments(*reversed(bills)), roles(), parties())
    assert once.filter(pl.col("role") == "vessel").height > len(goods)
    assert once.equals(again)


def test_a_name_in_another_script_is_not_looked_for() -> None:
    texts = pl.DataFrame({"text": ["F/V 大旺"], "place": ["goods"]})
    names = pl.DataFrame({"entry_id": ["x"], "matched_name": ["大旺"]})
    assert vessels_in_texts(texts, names).is_empty()
