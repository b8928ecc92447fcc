"""Known layouts: whole, in part, in any order, in other case and decoded wrongly."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.layouts.rows import ROWS, Row

from supplyscreen.layouts import is_field, recognise
from supplyscreen.layouts.fold import fold
from supplyscreen.layouts.layout_table import Layout, all_layouts, layout_of


def _each_row() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.layout} {len(row.headings)}")


@_each_row()
def test_whole_layouts(row: Row) -> None:
    found = recognise(row.headings, name="file")
    assert found.layout == row.layout
    assert len(found.headings) - len(found.kept) == row.used == len(found.columns)
    assert {field: found.mapping()[field] for field in row.some} == row.some
    assert set(found.why) == set(found.columns)


def test_panjiva_in_words() -> None:
    assert len(ROWS[0].headings) == 128
    told = recognise(ROWS[0].headings, name="file").words()
    assert told == "read as: Panjiva US imports, 29 of 128 columns used, 99 kept as extra"


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


def test_every_layout_has_a_row() -> None:
    assert {row.layout for row in ROWS} == {layout.name for layout in all_layouts()}
