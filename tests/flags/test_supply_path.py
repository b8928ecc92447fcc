"""The way from a flagged supplier up to the first tier."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.flags.supply_path import MOST_STEPS, supply_paths
from supplyscreen.schemas import LINKS

from .frames import context, flags_of, parties, roles, shipments, suppliers, table


def links(*pairs: tuple[str, str]) -> pl.DataFrame:
    return table([{"supplier_id": a, "customer_id": b} for a, b in pairs], LINKS)


def firm(supplier_id: str, name: str, tier: str | None, product: str | None) -> dict[str, object]:
    return {"supplier_id": supplier_id, "name": name, "tier": tier, "product": product}


CHAIN = suppliers(
    firm("M", "MILL A", "Tier 3", "yarn"),
    firm("W", "WEAVER B", "2", "fabric"),
    firm("G", "GARMENT C", "1", "shirts"),
    firm("H", "HEMMER D", "1", None),
    firm("X", "OTHER", None, "buttons"),
)


def paths(firms: pl.DataFrame, *pairs: tuple[str, str]) -> dict[str, str]:
    return dict(supply_paths(firms["supplier_id"], firms, links(*pairs)).iter_rows())


def test_a_path_names_tiers_and_products() -> None:
    found = paths(CHAIN, ("M", "W"), ("W", "G"))
    assert found == {
        "M": "tier 3 MILL A (yarn) > tier 2 WEAVER B (fabric) > tier 1 GARMENT C (shirts)",
        "W": "tier 2 WEAVER B (fabric) > tier 1 GARMENT C (shirts)",
    }


def test_several_paths_the_shorter_first() -> None:
    found = paths(CHAIN, ("M", "W"), ("W", "G"), ("W", "H"), ("M", "X"), ("M", "H"))
    mill = "tier 3 MILL A (yarn)"
    assert found["M"].split("; ") == [
        f"{mill} > tier 1 HEMMER D",
        f"{mill} > OTHER (buttons)",
        f"{mill} > tier 2 WEAVER B (fabric) > tier 1 GARMENT C (shirts)",
        f"{mill} > tier 2 WEAVER B (fabric) > tier 1 HEMMER D",
    ]


def test_customers_as_filed_end_a_path_where_they_have_no_row() -> None:
    firms = suppliers(
        firm("P", "PRODUCER", None, "beans") | {"supplies_to": "TRADER; OTHER TRADER"},
        firm("G", "GROWER", None, None) | {"supplies_to": "P"},
        firm("T", "FIRST", "1", None) | {"supplies_to": "SOME BRAND"},
        firm("N", "NOBODY'S", None, None) | {"supplies_to": " "},
    )
    end = "PRODUCER (beans) > TRADER, OTHER TRADER (not in the list)"
    assert paths(firms, ("G", "P")) == {"P": end, "G": f"GROWER > {end}"}


def test_marks_of_a_path_in_a_name_are_written_otherwise() -> None:
    firms = suppliers(firm("M", "MILL > A", None, "shirts; trousers"), firm("G", "G;H", "1", None))
    assert paths(firms, ("M", "G")) == {"M": "MILL › A (shirts, trousers) > tier 1 G, H"}


def test_a_path_ends_at_the_first_tier_and_before_a_name_it_has() -> None:
    found = paths(CHAIN, ("G", "H"), ("M", "X"), ("X", "M"), ("W", "W"))
    assert found == {
        "M": "tier 3 MILL A (yarn) > OTHER (buttons)",
        "X": "OTHER (buttons) > tier 3 MILL A (yarn)",
    }


def test_two_suppliers_that_are_written_alike_are_two() -> None:
    twins = suppliers(firm("A", "TWIN", "2", None), firm("B", "TWIN", "2", None))
    firms = pl.concat([twins, CHAIN])
    assert paths(firms, ("A", "G"), ("X", "B"), ("X", "A")) == {
        "A": "tier 2 TWIN > tier 1 GARMENT C (shirts)",
        "X": "OTHER (buttons) > tier 2 TWIN; "
        "OTHER (buttons) > tier 2 TWIN > tier 1 GARMENT C (shirts)",
    }


def test_more_paths_than_are_written_are_counted() -> None:
    buyers = [firm(f"B{n}", f"BUYER {n}", "1", None) for n in range(8)]
    firms = pl.concat([CHAIN, suppliers(*buyers)])
    found = paths(firms, *(("M", str(buyer["supplier_id"])) for buyer in buyers))
    assert found["M"].count(" > ") == 5
    assert found["M"].endswith("BUYER 4; and 3 more")


def test_wide_and_long_chains_come_to_an_end() -> None:
    layers, width = 8, 10
    firms = [
        firm(f"{a}-{b}", f"F {a} {b}", None, None) for a in range(layers) for b in range(width)
    ]
    steps = [
        (f"{a}-{b}", f"{a + 1}-{c}")
        for a in range(layers - 1)
        for b in range(width)
        for c in range(width)
    ]
    made = suppliers(*firms)
    wide = supply_paths(pl.Series(["0-0"]), made, links(*steps))["supply_path"][0]
    assert "; and at least 195 more" in wide
    line = suppliers(*(firm(f"{n}", f"F {n}", None, None) for n in range(40)))
    long = supply_paths(pl.Series(["0"]), line, links(*((str(n), str(n + 1)) for n in range(39))))
    assert long["supply_path"][0].endswith(" > ...")
    assert long["supply_path"][0].count(" > ") == MOST_STEPS + 2


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("MWGHX"), st.sampled_from("MWGHX")), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_changes_nothing(pairs: list[tuple[str, str]], random: object) -> None:
    given_order = paths(CHAIN, *pairs)
    mixed = list(pairs)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert paths(CHAIN[::-1], *mixed) == given_order
    for path in given_order.values():
        for one in path.split("; "):
            names = one.split(" > ")
            assert len(names) == len(set(names))


def test_flags_of_suppliers_carry_their_path() -> None:
    firms = suppliers(firm("M", "", "3", "cotton yarn"), firm("G", "GARMENT C", "1", "shirts"))
    given_context = context()
    told = type(given_context)(
        given_context.watchlists, given_context.config, given_context.as_of, links=links(("M", "G"))
    )
    party = {"party_id": "P", "name": "", "name_key": "", "kind": "placeholder"}
    flags = flags_of(
        shipments(), roles(("M", "supplier", "P")), parties(party), told, supplier_rows=firms
    )
    mine = flags.filter(record_id="M")
    assert mine.height > 0
    assert set(mine["supply_path"]) == {"tier 3 M (cotton yarn) > tier 1 GARMENT C (shirts)"}
    assert flags.filter(pl.col("record_id") != "M")["supply_path"].null_count() == (
        flags.height - mine.height
    )
