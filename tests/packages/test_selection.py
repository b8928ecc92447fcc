"""Which bills and suppliers are of a subject."""

import pytest
from tests.packages.builder import bill, with_rows
from tests.packages.golden_cases import golden_result
from tests.reports.builder import LISTED, flag

import supplyscreen as ss
from supplyscreen.errors import InputError
from supplyscreen.models import Subject, SubjectKind
from supplyscreen.packages.selection import select_rows


def numbers(kind: SubjectKind, value: str) -> list[int]:
    found = select_rows(golden_result(), Subject(kind=kind, value=value))
    return sorted(int(each[-1]) for each in found.shipments["bill_of_lading"])


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("entry", "hetian-haolin-hair-accessories", [1, 3]),
        ("entry", " s307-042 ", [2]),
        ("shipper", "hétian  haolin".replace("  ", " "), [1, 2, 3]),
        ("shipper", "TEXTILE TRADING", [4, 5]),
        ("consignee", "sample braids", [1, 2, 3, 4, 5, 6]),
        ("product", "shirts", [5]),
        ("product", "hair cartons", [1, 2, 3, 4, 6]),
        ("product", "6109", [5]),
        ("product", "6704.11", [1, 2, 3, 4, 6]),
        ("product", "99", []),
    ],
)
def test_the_bills_of_a_subject(kind: SubjectKind, value: str, expected: list[int]) -> None:
    if expected:
        assert numbers(kind, value) == expected
    else:
        with pytest.raises(InputError, match="has an HTS code that begins"):
            numbers(kind, value)


def test_superseded_bills_are_left_out_and_counted() -> None:
    found = select_rows(golden_result(), Subject(kind="consignee", value="sample"))
    assert (found.shipments.height, found.superseded) == (6, 1)


def test_suppliers_come_with_their_flags() -> None:
    found = select_rows(golden_result(), Subject(kind="shipper", value="cotton mill"))
    assert found.shipments.is_empty()
    assert found.suppliers["supplier_id"].to_list() == ["S7"]
    assert found.flags["record_kind"].to_list() == ["supplier"]


def test_flags_of_one_id_in_two_kinds_stay_apart() -> None:
    flags = [flag(LISTED, 1), flag(LISTED, 1, record_kind="supplier", role="supplier")]
    found = select_rows(with_rows(flags, [bill(1)]), Subject(kind="shipper", value="haolin"))
    assert found.flags["record_kind"].to_list() == ["shipment"]


@pytest.mark.parametrize("value", ["a.b*[", "(", "\\d", "<script>"])
def test_a_subject_is_text_and_no_pattern(value: str) -> None:
    found = with_rows([flag(LISTED, 1)], [bill(1, shipper=f"X {value} Y", goods_description=value)])
    assert select_rows(found, Subject(kind="shipper", value=value)).shipments.height == 1
    if any(letter.isalnum() for letter in value):
        assert select_rows(found, Subject(kind="product", value=value)).shipments.height == 1


def test_the_flags_of_the_example_are_in_triage_order(bundled_run: ss.Run) -> None:
    found = select_rows(bundled_run, Subject(kind="product", value="61"))
    order = bundled_run.scan_flags().collect()["flag_id"].to_list()
    places = [order.index(each) for each in found.flags["flag_id"]]
    assert places == sorted(places)
    assert len(places) > 5
