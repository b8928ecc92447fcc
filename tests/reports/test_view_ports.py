"""Ports, origins and routes: recomputed from the flags and the shipments."""

from collections import Counter
from typing import Any

import pytest

from supplyscreen.reports.view_pictures import pictures_view
from supplyscreen.reports.view_ports import SHOWN
from supplyscreen.reports.view_routes import LADING, UNLADING, Routes, routes_view
from supplyscreen.runs.words import NOT_STATED

from .builder import GAP, LISTED, Result, build, flag
from .drawn import supplier, varied

RESULT = varied()
BILLS: list[dict[str, Any]] = [
    row
    for row in RESULT.flags.rows(named=True)
    if row["ground"] != "not_screenable" and row["record_kind"] == "shipment"
]
ORIGIN = dict(RESULT.scan_shipments().select("shipment_id", "country_of_origin").collect().rows())


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("lading", [row["port_of_lading"] for row in BILLS]),
        ("unlading", [row["port_of_unlading"] for row in BILLS]),
        ("origin", [ORIGIN[row["record_id"]] for row in BILLS]),
    ],
)
def test_bars_are_those_of_the_flags(key: str, values: list[str | None]) -> None:
    picture = next(p for p in pictures_view(RESULT).bars if p.key == key)
    counts = Counter(value or NOT_STATED for value in values)
    blank = counts.pop(NOT_STATED)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    wanted = [(name, counts[name]) for name in order[:SHOWN]]
    if order[SHOWN:]:
        wanted.append((f"{len(order) - SHOWN} others", sum(counts[x] for x in order[SHOWN:])))
    assert [(bar.label, bar.total) for bar in picture.bars] == [*wanted, (NOT_STATED, blank)]


def test_origin_is_never_inferred() -> None:
    picture = next(p for p in pictures_view(build([flag(LISTED, 1)])).bars if p.key == "origin")
    assert [(bar.label, bar.total) for bar in picture.bars] == [(NOT_STATED, 1)]
    assert picture.notes == ("Only what the source states; it is never inferred from a port.",)


def test_the_matrix_adds_up_and_is_that_of_the_bills() -> None:
    routes = routes_view(RESULT.scan_flagged_shipments())
    bills = {row["record_id"]: row for row in BILLS}
    assert routes.total == len(bills) == RESULT.scan_flagged_shipments().collect().height
    assert [row.total for row in routes.rows] == [
        sum(cell.bills for cell in row.cells) for row in routes.rows
    ]
    columns = zip(*([cell.bills for cell in row.cells] for row in routes.rows), strict=True)
    assert routes.sums == tuple(sum(column) for column in columns)
    assert (len(routes.rows), len(routes.heads)) == (LADING + 2, UNLADING + 2)
    told = Counter(
        (row["port_of_lading"] or NOT_STATED, row["port_of_unlading"] or NOT_STATED)
        for row in bills.values()
    )
    named = {row.label for row in routes.rows if not row.label.endswith("others")}
    for row in routes.rows:
        for head, cell in zip(routes.heads, row.cells, strict=True):
            if row.label in named and not head.endswith("others"):
                assert cell.bills == told[row.label, head]


def test_no_other_ports_where_all_are_named() -> None:
    routes = routes_view(build([flag(LISTED, 1), flag(LISTED, 2)]).scan_flagged_shipments())
    assert routes.heads == ("Los Angeles, CA",)
    assert [(row.label, row.total) for row in routes.rows] == [("Shanghai", 2)]
    assert routes.rows[0].cells[0].width == 100


def test_a_bill_with_two_flags_is_one_bill() -> None:
    twice = [flag(LISTED, 1), flag(LISTED, 1, flag_id="again", entry_id="other")]
    assert routes_view(build(twice).scan_flagged_shipments()).total == 1


@pytest.mark.parametrize(
    "result", [build([]), build([flag(GAP, 1)]), build([flag(LISTED, 1) | supplier(1)])]
)
def test_without_flagged_bills_there_is_no_route(result: Result) -> None:
    assert routes_view(result.scan_flagged_shipments()) == Routes((), (), (), 0)
