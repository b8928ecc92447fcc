"""What became of each record, and what could be seen."""

from supplyscreen.flags import record_outcomes, role_coverage
from supplyscreen.models import Coverage

from .frames import bill, flags_of, parties, roles, shipments, suppliers

PARTIES = parties(
    {"party_id": "P1", "name": "AN EXAMPLE CO", "address": "KORLA, CHINA", "country": "CN"},
    {"party_id": "P2", "name": "ANOTHER EXAMPLE CO", "address": "OSAKA, JAPAN", "country": "JP"},
)
BILLS = shipments(
    bill("S1"),  # a place, and no consignee: flagged
    bill("S2"),  # no consignee
    bill("S3"),  # both parties, nothing found
    bill("S4", state="superseded", state_reason="deleted"),
)
ROLES = roles(
    ("S1", "shipper", "P1"),
    ("S2", "shipper", "P2"),
    ("S3", "shipper", "P2"),
    ("S3", "consignee", "P2"),
    ("S4", "consignee", "P1"),
    ("U1", "supplier", "P2"),
)
FIRMS = suppliers({"supplier_id": "U1"}, {"supplier_id": "U2"})


def test_every_record_has_one_outcome() -> None:
    flags = flags_of(BILLS, ROLES, PARTIES, supplier_rows=FIRMS)
    assert record_outcomes(BILLS, FIRMS, flags).rows() == [
        ("shipment", "S1", "flagged"),
        ("shipment", "S2", "not_screenable"),
        ("shipment", "S3", "no_flag"),
        ("shipment", "S4", "superseded"),
        ("supplier", "U1", "no_flag"),
        ("supplier", "U2", "not_screenable"),
    ]


def test_superseded_bills_are_not_flagged() -> None:
    flags = flags_of(BILLS, ROLES, PARTIES, supplier_rows=FIRMS)
    assert "S4" not in flags["record_id"]


def test_coverage_counts_bills_of_every_state() -> None:
    assert role_coverage(BILLS, ROLES) == (
        Coverage(role="shipper", bills=4, named=3, not_named=1, not_named_superseded=1),
        Coverage(role="consignee", bills=4, named=2, not_named=2, not_named_superseded=0),
        Coverage(role="notify_party", bills=4, named=0, not_named=4, not_named_superseded=1),
        Coverage(role="goods", bills=4, named=0, not_named=4, not_named_superseded=1),
    )


def test_goods_are_stated_by_a_description_or_a_code() -> None:
    stated = shipments(
        bill("S1", goods_description="BOXES"),
        bill("S2", goods_description=" ", hts_codes=["6109"]),
        bill("S3", goods_description=" ", hts_codes=[]),
    )
    assert role_coverage(stated, ROLES)[-1] == Coverage(
        role="goods", bills=3, named=2, not_named=1, not_named_superseded=0
    )
