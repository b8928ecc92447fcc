"""The merchandise test: goods as filed against the scopes of real orders."""

import polars as pl
import pytest

from supplyscreen.flags.merchandise import with_merchandise

from .frames import lists

GLOVES, PALM, GARMENTS, ALL, UFLPA = "s307-040", "s307-053", "s307-046", "s307-033", "uflpa-tbea"
COLUMNS = pl.Schema(
    {
        "record_id": pl.String(),
        "entry_id": pl.String(),
        "goods_scope": pl.String(),
        "hts_codes": pl.List(pl.String()),
        "goods_description": pl.String(),
    }
)


def outcome(entry: str, codes: list[str], text: str | None, scope: str = "x") -> tuple[str, str]:
    frame = pl.DataFrame([("R1", entry, scope, codes, text)], schema=COLUMNS, orient="row")
    row = with_merchandise(frame, lists()).row(0, named=True)
    return row["merchandise"], row["merchandise_reason"]


@pytest.mark.parametrize(
    ("entry", "codes", "text", "merchandise", "reason"),
    [
        (GLOVES, ["401519"], None, "in_scope", "HTS code 401519"),
        (GLOVES, ["4015190550"], "CARGO", "in_scope", "begins with 401519"),
        (GLOVES, ["151190", "401519"], None, "in_scope", "begins with 401519"),
        (GLOVES, ["1511"], "PALM OIL", "out_of_scope", "HTS code 1511"),
        (
            GLOVES,
            ["1511"],
            "RUBBER GLOVES",
            "out_of_scope",
            "in the text: RUBBER GLOVES",
        ),
        (GLOVES, ["4015"], "CARGO", "unknown", "leaves it open"),
        (GLOVES, ["392620"], "FAK", "unknown", "leaves it open"),
        (GLOVES, ["3926"], "VINYL GLOVES", "in_scope", "VINYL GLOVES"),
        (GLOVES, ["3926"], "FAK", "unknown", "leaves it open"),
        (GLOVES, ["392690"], "VINYL GLOVES", "out_of_scope", "HTS code 392690"),
        (GLOVES, ["392620"], "VINYL GLOVES", "in_scope", "VINYL GLOVES"),
        (GLOVES, ["40"], "GENERAL CARGO", "unknown", "Two digits of a code only (40)"),
        (GLOVES, ["40"], "NITRILE GLO VES", "in_scope", "NITRILE GLOVES"),
        (GLOVES, ["85"], "LAPTOPS", "out_of_scope", "names other goods: LAPTOPS"),
        (GLOVES, ["7791"], "MODEL X200", "unknown", "No code and no informative text"),
        (GLOVES, [], "HS CODE: 151190", "out_of_scope", "HTS code 151190"),
        (GLOVES, [], "GLOVES", "unknown", "may or may not be covered"),
        (GLOVES, [], "LAPTOPS AND GLOVES", "unknown", "may or may not be covered"),
        (GLOVES, [], "FREIGHT ALL KINDS", "unknown", "no informative text"),
        (GLOVES, [], "GENERAL CARGO", "unknown", "no informative text"),
        (GLOVES, [], "STC 20 STEEL DRUMS ON PALLETS", "unknown", "no informative text"),
        (GLOVES, [], "1X40HC SHIPPERS LOAD AND COUNT SEAL 1", "unknown", "no informative text"),
        (GLOVES, [], "CONSOLIDATED CARGO AS PER ATTACHED LIST", "unknown", "no informative text"),
        (GLOVES, [], "", "unknown", "no goods description"),
        (GLOVES, [], None, "unknown", "no goods description"),
        (GLOVES, [], "GLOVE DIPPING LINE", "unknown", "GLOVE"),
        (PALM, ["1511"], None, "in_scope", "begins with 1511"),
        (PALM, ["15"], "FAK", "unknown", "Two digits"),
        (PALM, ["1517"], "MARGARINE", "unknown", "may or may not"),
        (PALM, [], "SOAP, PALM OIL FREE", "unknown", "SOAP"),
        (GARMENTS, [], "LADIES BLOUSES", "in_scope", "BLOUSES"),
        (GARMENTS, ["61"], "FAK", "unknown", "Two digits"),
        (GARMENTS, ["610910"], "FAK", "in_scope", "begins with 61"),
        (GARMENTS, [], "CLOTHES HANGERS", "unknown", "no informative text"),
        (GARMENTS, [], "BICYCLES", "out_of_scope", "BICYCLES"),
        (ALL, ["950300"], "TOYS", "all_goods", "all goods"),
    ],
)
def test_goods_against_an_order(
    entry: str, codes: list[str], text: str | None, merchandise: str, reason: str
) -> None:
    value, told = outcome(entry, codes, text)
    assert value == merchandise, told
    assert reason in told


def test_an_entry_without_goods_of_its_own_covers_all() -> None:
    assert outcome(UFLPA, [], None, scope="")[0] == "all_goods"


def test_a_list_that_names_goods_without_codes_or_words_is_unknown() -> None:
    value, told = outcome(UFLPA, ["1511"], "PALM OIL", scope="cotton")
    assert (value, told) == (
        "unknown",
        "The list names goods but no codes or words to test them by.",
    )


def test_no_rows_and_several_entries() -> None:
    assert with_merchandise(pl.DataFrame(schema=COLUMNS), lists()).height == 0
    rows = [("R1", GLOVES, "x", ["1511"], None), ("R1", PALM, "x", ["1511"], None)]
    frame = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    told = with_merchandise(frame, lists())["merchandise"].to_list()
    assert told == ["out_of_scope", "in_scope"]


def test_every_order_has_a_scope_and_every_reason_is_a_sentence() -> None:
    orders = lists().entries.filter(pl.col("watchlist_id") == "us_cbp_section307")
    rows = [(entry, entry, "x", ["851713"], "PHONES") for entry in orders["entry_id"]]
    told = with_merchandise(pl.DataFrame(rows, schema=COLUMNS, orient="row"), lists())
    outside = told.filter(pl.col("merchandise") == "out_of_scope")
    everything = told.filter(pl.col("merchandise") == "all_goods")["entry_id"].to_list()
    assert everything == ["s307-033", "s307-049"]
    assert outside.height == orders.height - 2
    assert told["merchandise_reason"].str.ends_with(".").all()
