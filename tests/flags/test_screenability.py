"""What cannot be screened, and why."""

from typing import Any

import polars as pl
import pytest

from supplyscreen.flags import FlagContext
from supplyscreen.flags.screenability import SENTENCE
from supplyscreen.models import ScreenConfig

from .frames import AS_OF, bill, flags_of, lists, parties, roles, shipments, suppliers

FIRM = {"party_id": "F1", "name": "AN EXAMPLE CO"}
BUYER = ("S1", "consignee", "F1")
SELLER = ("S1", "shipper", "F1")


def reasons(
    role_rows: list[tuple[str, str, str]], *party_rows: dict[str, Any], **values: Any
) -> list[tuple[str, str]]:
    made = flags_of(shipments(bill("S1", **values)), roles(*role_rows), parties(FIRM, *party_rows))
    gaps = made.filter(pl.col("ground") == "not_screenable")
    assert set(gaps["timing"]) <= {"not_applicable"}
    assert set(gaps["program_key"]) <= {"us-19cfr103"}
    return gaps.select("role", "reason_code").sort("role").rows()


def party(kind: str, name: str = "A NAME") -> dict[str, Any]:
    return {"party_id": "X1", "name": name, "kind": kind}


@pytest.mark.parametrize(
    ("role_rows", "kind", "name", "level", "expected"),
    [
        ([SELLER, BUYER], "company", "A NAME", "house", []),
        ([BUYER], "company", "A NAME", "house", [("shipper", "shipper_not_stated")]),
        ([SELLER], "company", "A NAME", "house", [("consignee", "consignee_not_stated")]),
        (
            [],
            "company",
            "A NAME",
            "house",
            [("consignee", "consignee_not_stated"), ("shipper", "shipper_not_stated")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "placeholder",
            "UNKNOWN",
            "house",
            [("shipper", "shipper_placeholder")],
        ),
        (
            [SELLER, ("S1", "consignee", "X1")],
            "placeholder",
            "N/A",
            "house",
            [("consignee", "consignee_placeholder")],
        ),
        (
            [SELLER, ("S1", "consignee", "X1")],
            "to_order",
            "TO ORDER",
            "house",
            [("consignee", "consignee_to_order")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "person",
            "A PERSON",
            "house",
            [("shipper", "private_person")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "placeholder",
            "...",
            "house",
            [("shipper", "name_not_readable")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "company",
            "- -",
            "house",
            [("shipper", "name_not_readable")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "forwarder",
            "A LINE",
            "house",
            [("shipper", "forwarder_only")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "forwarder",
            "A LINE",
            "regular",
            [("shipper", "forwarder_only")],
        ),
        (
            [("S1", "shipper", "X1"), BUYER],
            "forwarder",
            "A LINE",
            "master",
            [("shipper", "forwarder_only")],
        ),
        # one party that can be compared is enough
        ([("S1", "shipper", "X1"), SELLER, BUYER], "forwarder", "A LINE", "house", []),
        ([SELLER, BUYER, ("S1", "consignee", "X1")], "to_order", "TO ORDER", "house", []),
        # a forwarder as buyer, or any notify party, is no gap
        ([SELLER, ("S1", "consignee", "X1")], "forwarder", "A LINE", "house", []),
        (
            [SELLER, BUYER, ("S1", "notify_party", "X1")],
            "same_as",
            "SAME AS CONSIGNEE",
            "house",
            [],
        ),
    ],
)
def test_reasons(
    role_rows: list[tuple[str, str, str]],
    kind: str,
    name: str,
    level: str,
    expected: list[tuple[str, str]],
) -> None:
    assert reasons(role_rows, party(kind, name), bill_level=level) == expected


def test_to_the_order_of_a_bank_names_no_buyer() -> None:
    bank = {"party_id": "B1", "name": "A BANK", "kind": "bank"}
    rows = [SELLER, ("S1", "consignee", "X1"), ("S1", "consignee", "B1")]
    assert reasons(rows, party("to_order"), bank) == [("consignee", "consignee_to_order")]
    assert reasons([SELLER, ("S1", "consignee", "B1")], bank) == []


def test_a_master_bill_may_show_its_forwarder_when_its_house_bill_is_here() -> None:
    made = flags_of(
        shipments(
            bill("S1", bill_level="master", bill_of_lading="M1"),
            bill("S2", master_bill_of_lading="M1"),
        ),
        roles(("S1", "shipper", "X1"), BUYER, ("S2", "shipper", "F1"), ("S2", "consignee", "F1")),
        parties(FIRM, party("forwarder")),
    )
    assert made.is_empty()


def test_a_missing_table_is_told_as_such() -> None:
    given = FlagContext(lists(), ScreenConfig(), AS_OF, frozenset({"shipper"}))
    made = flags_of(shipments(bill("S1")), roles(BUYER), parties(FIRM), given)
    assert made["reason_code"].to_list() == ["table_not_supplied"]


@pytest.mark.parametrize(
    ("role_rows", "kind", "name", "reason"),
    [
        ([], "company", "A NAME", "supplier_name_missing"),
        ([("U1", "supplier", "X1")], "placeholder", "UNKNOWN", "supplier_name_missing"),
        ([("U1", "supplier", "X1")], "company", "??", "name_not_readable"),
        ([("U1", "supplier", "X1")], "person", "A PERSON", "private_person"),
    ],
)
def test_suppliers(
    role_rows: list[tuple[str, str, str]], kind: str, name: str, reason: str
) -> None:
    made = flags_of(
        shipments(),
        roles(*role_rows),
        parties(party(kind, name)),
        supplier_rows=suppliers({"supplier_id": "U1", "source_file": "l.csv", "source_row": 3}),
    )
    row = made.row(0, named=True)
    assert (row["role"], row["reason_code"]) == ("supplier", reason)
    assert row["program_key"] == "us-section-307"
    assert row["evidence_for"] == SENTENCE[reason]


def test_names_of_private_persons_are_masked() -> None:
    hidden = party("person", "JANE EXAMPLE") | {"address": "1 EXAMPLE STREET"}
    made = flags_of(
        shipments(bill("S1")), roles(("S1", "shipper", "X1"), BUYER), parties(FIRM, hidden)
    )
    assert made["party_name"].to_list() == ["(private person)"]
    assert "EXAMPLE STREET" not in str(made.rows())
