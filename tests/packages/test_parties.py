"""The table of parties: every party with its role, and no fact lost or invented."""

import pytest
from tests.packages.builder import bill, with_rows
from tests.packages.golden_cases import golden_result
from tests.reports.builder import GAP, LISTED, PLACE, flag

from supplyscreen.models import Subject
from supplyscreen.packages.parties import nobody_named, parties_of
from supplyscreen.packages.selection import select_rows

SUBJECT = Subject(kind="consignee", value="sample")


def test_roles_and_counts() -> None:
    found = parties_of(select_rows(golden_result(), SUBJECT))
    told = found.select("role", "name", "records", "bill").rows()
    assert told[:3] == [
        ("shipper", "HETIAN HAOLIN HAIR ACCESORIES CO LT EXPORT", 3, "TEST00000003"),
        ("shipper", "EXAMPLE TEXTILE TRADING CO", 2, "TEST00000004"),
        ("consignee", "SAMPLE BRAIDS INC", 6, "TEST00000003"),
    ]


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        ("1 FIRST ST | 2 SECOND ST", ["1 FIRST ST", "2 SECOND ST"]),
        ("1 FIRST ST", ["1 FIRST ST", "1 FIRST ST"]),
        ("1 FIRST ST | 2 SECOND ST | 3", ["1 FIRST ST | 2 SECOND ST | 3"] * 2),
        (None, [None, None]),
    ],
)
def test_an_address_is_never_lost(addresses: str | None, expected: list[str | None]) -> None:
    row = bill(1, notify_party="FIRST LLC | SECOND LLC", notify_party_address=addresses)
    found = parties_of(select_rows(with_rows([flag(LISTED, 1)], [row]), SUBJECT))
    told = found.filter(role="notify_party").sort("name")["address"].to_list()
    assert told == expected


def test_flags_stand_beside_the_party_they_are_on() -> None:
    changes = {"party_name": "SAMPLE BRAIDS INC", "role": "consignee"}
    flags = [flag(LISTED, 1, entry_name=f"Entry {n}", **changes) for n in range(5)]
    flags += [flag(PLACE, 1), flag(GAP, 1, reason_code="forwarder_only", **changes)]
    found = parties_of(select_rows(with_rows(flags, [bill(1)]), SUBJECT))
    told = dict(found.select("role", "flagged").rows())
    assert told["shipper"] is None
    assert told["consignee"] == (
        "Listed party: Entry 0 (strong); Listed party: Entry 1 (strong); "
        "Listed party: Entry 2 (strong); and 3 more"
    )


def test_who_could_not_be_screened_is_counted_by_record() -> None:
    flags = [flag(GAP, 1), flag(GAP, 2), flag(GAP, 2, flag_id="again"), flag(LISTED, 3)]
    found = select_rows(with_rows(flags, [bill(1), bill(2), bill(3)]), SUBJECT)
    assert nobody_named(found.flags) == [
        ("shipper", "No shipper row: party withheld or never filed", 2)
    ]
