"""Supply paths read back from the text of a flag."""

import polars as pl

from supplyscreen.flags.supply_path import supply_paths
from supplyscreen.reports.html import report_html
from supplyscreen.reports.view_paths import PATHS_AT_MOST, flagged_paths, supply_paths_view
from supplyscreen.schemas import LINKS, SUPPLIERS, conform

from .builder import LISTED, build, flag
from .drawn import PATH, supplier


def test_a_path_is_told_stage_by_stage() -> None:
    (path,) = supply_paths_view(PATH).paths
    assert [(s.tier, s.name, s.flagged, s.beyond) for s in path.stages] == [
        ("3", "MILL A (yarn)", True, False),
        ("2", "WEAVER B (fabric)", False, False),
        ("", "BRAND C", False, True),
    ]


def test_several_paths_and_how_many_more() -> None:
    told = supply_paths_view("A > B; A > C; and at least 1,195 more")
    assert [[s.name for s in path.stages] for path in told.paths] == [["A", "B"], ["A", "C"]]
    assert told.more == "and at least 1,195 more"
    assert supply_paths_view("A > B").more == ""


def test_what_the_flags_room_writes_is_read_back_whatever_the_names() -> None:
    names = {"M": "MILL > A; B", "W": "tier 9 (x) > y", "G": "and 3 more; z"}
    rows = [
        {"supplier_id": key, "name": name, "tier": tier, "product": "a; b > c"}
        for (key, name), tier in zip(names.items(), ("3", "2", "1"), strict=True)
    ]
    firms = conform(pl.DataFrame(rows), SUPPLIERS)
    steps = pl.DataFrame({"supplier_id": ["M", "W"], "customer_id": ["W", "G"]})
    written = supply_paths(pl.Series(["M"]), firms, conform(steps, LINKS))["supply_path"][0]
    (path,) = supply_paths_view(written).paths
    assert [stage.tier for stage in path.stages] == ["3", "2", "1"]
    assert path.stages[0].name == "MILL › A, B (a, b › c)"


def test_the_picture_holds_the_first_suppliers_and_counts_the_others() -> None:
    flags = [flag(LISTED, n) | supplier(n) for n in range(PATHS_AT_MOST + 3)]
    flags.append(flag(LISTED, 0, flag_id="twice", entry_id="other") | supplier(0))
    flags.append(flag(LISTED, 99))
    told = flagged_paths(build(flags).scan_flags())
    assert (told.suppliers, told.flags, told.left_out) == (13, 14, 3)
    assert len(told.shown) == PATHS_AT_MOST
    assert told.shown[0][0] == "Listed party: Hetian Haolin Hair Accessories Co. Ltd."


def test_the_page_draws_paths_only_where_there_are_any() -> None:
    page = report_html(build([flag(LISTED, 1) | supplier(1)]))
    assert page.count('class="path"') == 2  # in the pictures and with the evidence
    assert "tier 3 · flagged" in page
    assert "not in the list" in page
    assert 'class="path"' not in report_html(build([flag(LISTED, 1)]))
