"""Who delivers to whom: ids and names in cells, what is in no list, circles."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.files import write

from supplyscreen.intake.links import Linked, make_links
from supplyscreen.intake.suppliers import read_suppliers
from supplyscreen.schemas import FINDINGS, LINKS, REJECTS

COLUMNS = ("given_id", "name", "local_name", "tier", "parent_id", "supplies_to")


def linked(*rows: tuple[str | None, ...], headings: dict[str, str] | None = None) -> Linked:
    """Rows of (id, name, tier, parent, supplies to)."""
    wide = [(row[0], row[1], None, *row[2:]) for row in rows]
    frame = pl.DataFrame(wide, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    placed = frame.with_columns(
        source_file=pl.lit("list.csv"), source_row=pl.int_range(pl.len(), dtype=pl.Int64) + 2
    )
    ids = pl.coalesce("given_id", pl.lit("#")) + pl.when(
        pl.col("given_id").is_duplicated() | pl.col("given_id").is_null()
    ).then(pl.format("#{}", "source_row")).otherwise(pl.lit(""))
    return make_links(placed.with_columns(supplier_id=ids), headings)


def pairs(found: Linked) -> list[tuple[str, str]]:
    return [(a, b) for a, b in found.links.select("supplier_id", "customer_id").iter_rows()]


def codes(found: Linked) -> list[tuple[str, str, int]]:
    return list(found.findings.select("code", "value", "count").iter_rows())


@pytest.mark.parametrize(
    ("cell", "customers"),
    [
        ("A1", ["A1"]),
        ("a1", ["A1"]),
        ("A1; 007", ["A1", "007"]),
        ("A1|7", ["A1", "007"]),
        ("7.0", ["007"]),
        ("ALPHA GARMENTS CO LTD", ["A1"]),
        ("Alpha Garments Co., Ltd.; Beta Sewing", ["A1", "007"]),
        ("A1, Beta Sewing", ["A1", "007"]),
        ("A1\nA1", ["A1"]),
        ("-", []),
        ("n/a", []),
        (None, []),
    ],
)
def test_ids_and_names_in_a_cell(cell: str | None, customers: list[str]) -> None:
    found = linked(
        ("A1", "Alpha Garments Co., Ltd.", "1", None, None),
        ("007", "Beta Sewing", "1", None, None),
        ("M", "Mill", "2", None, cell),
    )
    assert sorted(pairs(found)) == sorted(("M", customer) for customer in customers)
    assert found.rejects.is_empty()


def test_a_customer_without_a_row_is_a_reject_of_its_cell() -> None:
    found = linked(
        ("A", "Alpha", "1", None, "Some Brand Inc"),
        ("B", "Beta", "2", "Nobody", "A; Z9"),
        headings={"parent_id": "Parent", "supplies_to": "Ships to"},
    )
    assert pairs(found) == [("B", "A")]
    assert found.rejects.select("source_row", "column", "scope", "code", "value").rows() == [
        (3, "Parent", "cell", "unknown_customer", "Nobody"),
        (3, "Ships to", "cell", "unknown_customer", "Z9"),
    ]
    # Who buys from the first tier is seldom in the list.
    assert codes(found) == [("customer_not_in_list", "Some Brand Inc", 1)]


def test_a_first_tier_that_the_heading_names_needs_no_row() -> None:
    found = linked(
        ("P", "Producer", None, None, "Trader"), headings={"supplies_to": "Tier 1 Suppliers"}
    )
    assert found.rejects.is_empty()
    assert codes(found) == [("customer_not_in_list", "Trader", 1)]


def test_a_parent_company_that_owns_is_no_reject() -> None:
    found = linked(
        ("A", "Alpha", None, "Big Holding", None), headings={"parent_id": "Parent Company"}
    )
    assert found.rejects.is_empty()
    assert codes(found) == [("owner_not_in_list", "Big Holding", 1)]


def test_rows_of_one_id_are_one_supplier() -> None:
    found = linked(
        ("A", "Alpha", "1", None, None),
        ("A", "Alpha", "1", None, None),
        ("B", "Beta", "2", None, "A"),
        ("C", "Gamma", "3", None, "B"),
        ("B", "Beta", "2", None, None),
    )
    assert pairs(found) == [("B#4", "A#2"), ("B#6", "A#2"), ("C", "B#4")]


def test_names_of_several_suppliers_mean_all_of_them() -> None:
    found = linked(
        (None, "Alpha", "1", None, None),
        (None, "ALPHA", "1", None, None),
        ("M", "Mill", "2", None, "alpha"),
    )
    assert pairs(found) == [("M", "##2"), ("M", "##3")]


def test_circles_self_links_and_tiers_that_go_the_wrong_way_are_told() -> None:
    found = linked(
        ("A", "Alpha", "1", None, "B"),
        ("B", "Beta", "2", None, "A"),
        ("C", "Gamma", "3", None, "C; B"),
        ("D", "Delta", "2", None, "C"),
    )
    assert ("C", "C") not in pairs(found)
    assert codes(found) == [
        ("self_link", "C", 1),
        ("supply_cycle", "B", 2),
        ("tier_order", "B", 2),
    ]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B", "C", "0A", None]),
            st.sampled_from(["Alpha", "Beta Ltd", "", None]),
            st.sampled_from(["1", "2", "T3", "x", None]),
            st.sampled_from(["A", "b", "Q", "Alpha; B", "A, B", None]),
            st.sampled_from(["C|A", "Beta Limited", "-", "Q; A", ";", None]),
        ),
        max_size=7,
    )
)
def test_every_part_is_a_link_or_is_told(rows: list[tuple[str | None, ...]]) -> None:
    found = linked(*rows)
    assert found.links.schema == LINKS
    assert found.rejects.schema == REJECTS
    assert found.findings.schema == FINDINGS
    assert all(a != b for a, b in pairs(found))
    assert len(set(pairs(found))) == len(pairs(found))
    told = {value for _, value, _ in codes(found)} | set(found.rejects["value"].to_list())
    asked = any("Q" in (cell or "") for row in rows for cell in row[3:])
    assert asked == ("Q" in told)


def test_a_parent_that_stands_in_another_file(tmp_path: Path) -> None:
    first = write(tmp_path, "id,name,tier\nA,Alpha,1\n", "a.csv")
    second = write(tmp_path, "id,name,tier,supplies to\nB,Beta,2,A\n,Gamma,3,B\n", "b.csv")
    found = read_suppliers([first, second])
    assert found.links.select("supplier_id", "customer_id", "source_file").rows() == [
        ("#2.3", "B", "b.csv"),
        ("B", "A", "b.csv"),
    ]
    assert found.source.rows == found.suppliers.height == 3


def test_private_persons_among_the_customers_are_masked(tmp_path: Path) -> None:
    text = "id,name,tier,supplies to\nA,Alpha,2,Mrs Jane Secretname; Mr John Hiddenname\n"
    found = read_suppliers(write(tmp_path, text))
    every = f"{found.suppliers.rows()} {found.rejects.rows()} {found.findings.rows()}"
    assert "Secretname" not in every
    assert "Hiddenname" not in every
    assert found.suppliers["supplies_to"].to_list() == ["(private person); (private person)"]
