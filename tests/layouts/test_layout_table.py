"""Known layouts: whole, in part, in any order, in other case and decoded wrongly."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.intake.files import AMS, SUPPLIER_LISTS, needs_samples
from tests.layouts.rows import ROWS, Row

from supplyscreen.layouts import is_field, recognise
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.layout_table import Layout, all_layouts, layout_of

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "supplyscreen" / "layouts" / "data"


def _each_row() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.layout} {len(row.headings)}")


@_each_row()
def test_whole_layouts(row: Row) -> None:
    found = recognise(row.headings, name="file")
    assert found.layout == row.layout
    assert row.used == len(found.columns) == len(set(found.columns.values()))
    assert not set(found.kept) & set(found.columns.values())
    assert {field: found.mapping()[field] for field in row.some} == row.some
    assert set(found.why) == set(found.columns)


def test_panjiva_in_words() -> None:
    assert len(ROWS[0].headings) == 128
    told = recognise(ROWS[0].headings, name="file").words()
    assert told == (
        "read as: Panjiva US imports, 29 of 128 columns used, 85 kept as extra, "
        "14 with contact persons or their numbers left out"
    )


@_each_row()
@pytest.mark.parametrize("written", [str.upper, str.lower, lambda text: f" {text} "])
def test_case_and_blanks_do_not_count(row: Row, written: Callable[[str], str]) -> None:
    plain = recognise(row.headings, name="file")
    changed = recognise([written(each) for each in row.headings], name="file")
    assert (changed.layout, changed.columns) == (row.layout, plain.columns)


def test_text_decoded_wrongly_is_met() -> None:
    wrong = [each.encode().decode("cp1252") for each in ROWS[0].headings]
    assert "Shipper D-U-N-SÂ®" in wrong
    found = recognise(wrong, name="file")
    assert found.columns == recognise(ROWS[0].headings, name="file").columns
    assert found.doubts == ()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_part_in_any_order_reads_the_same_headings(data: st.DataObject) -> None:
    """A part that still gives the layout away is that layout, and no field changes its meaning."""
    row = data.draw(st.sampled_from(ROWS))
    whole = recognise(row.headings, name="file")
    needed = tuple(each for field, each in whole.mapping().items() if field.endswith("name"))
    few = data.draw(st.lists(st.sampled_from(row.headings), unique=True))
    part = data.draw(st.permutations(list(dict.fromkeys((*few, *needed)))))
    layout = layout_of(frozenset(map(fold, part)), kind=None)
    assume(layout and layout.name == row.layout)
    found = recognise(part, name="file")
    assert found.layout == row.layout
    held = set(whole.mapping().items())
    assert {pair for pair in held if pair[1] in part} <= set(found.mapping().items())


@pytest.mark.parametrize("layout", all_layouts(), ids=lambda layout: layout.name)
def test_layout_files_hold_together(layout: Layout) -> None:
    assert [field for field in layout.fields if not is_field(field, kind=layout.kind)] == []
    held = [heading for each in layout.fields.values() for heading in each]
    assert len(held) == len(set(held))
    assert not layout.kept & set(held)
    for told in layout.telltales:
        assert told.headings <= layout.known, layout.name
        assert told.least <= len(told.headings)
    assert layout_of(layout.known, kind=None) == layout


@pytest.mark.parametrize(
    ("headings", "layout"),
    [
        # a vendor's file of exports shares most headings with its imports
        (
            "Bill of Lading Number|Shipper|Shipper Full Address|Shipper Profile|Vessel SCAC"
            "|Container Quantities|Goods Shipped|Carrier|Matching Fields|Notify Party",
            "Panjiva US exports",
        ),
        # nor are a few shared words a table of CBP
        (
            "Seal Number 1|Seal Number 2|Shipper|Consignee|Goods|Weight|Vessel|Carrier",
            "manifest by its headings",
        ),
        ("Name|Address|Country|Phone", "supplier list by its headings"),
        ("Vendor Name|Address Line1|Country", "supplier list by its headings"),
    ],
)
def test_look_alikes(headings: str, layout: str) -> None:
    assert recognise(headings.split("|"), name="file").layout == layout


@needs_samples
@pytest.mark.parametrize("path", sorted(AMS.glob("*.csv")), ids=lambda path: str(path.stem))
def test_real_cbp_tables(path: Path) -> None:
    headings = path.read_text(encoding="utf-8").splitlines()[0].replace('"', "").split(",")
    table = path.stem.split("_")[2]
    found = recognise(headings, name=path.name)
    assert found.layout == f"CBP AMS {table} table"
    assert found.part
    known = next(each for each in all_layouts() if each.name == found.layout).known
    assert known == set(map(fold, headings))


@needs_samples
@pytest.mark.parametrize(
    "path", sorted(SUPPLIER_LISTS.glob("*.csv")), ids=lambda path: str(path.stem)
)
def test_real_supplier_lists(path: Path) -> None:
    headings = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    layout = "download" if "os_id" in headings else "upload template"
    assert recognise(headings, name=path.name).layout == f"Open Supply Hub {layout}"


def test_the_page_on_layouts_names_all_layouts_and_fields() -> None:
    page = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
    assert [layout.name for layout in all_layouts() if f"| {layout.name} |" not in page] == []
    fields = csv.DictReader((DATA / "fields.csv").read_text(encoding="utf-8").splitlines())
    assert [row for row in fields if f"| `{row['field']}` | {row['meaning']} |" not in page] == []


def test_every_layout_has_a_row() -> None:
    assert {row.layout for row in ROWS} == {layout.name for layout in all_layouts()}
