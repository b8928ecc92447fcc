"""The pictures on the page: hostile values, text alternatives, tables, many flags."""

import re
import time

import polars as pl
import pytest

from supplyscreen.reports.html import report_html
from supplyscreen.reports.view_pictures import pictures_view
from supplyscreen.schemas import FLAGS, SHIPMENT_ROWS

from .builder import GAP, GOODS, LISTED, Result, build, flag, many, small
from .drawn import supplier, varied
from .page import Element, Page

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"' onmouseover=alert(1) style='width:9999px",
    "close": "</td></table></ol></figure><img src=x onerror=alert(1)>",
    "formula": "=HYPERLINK(1)",
    "bars": "a|b `c` [x](javascript:alert(1))",
    "template": "{{ 7 * 7 }}{% raw %}",
    "right_to_left": "abc\u202egnp.exe",
    "long": "W" * 10_000,
    "scripts": "新疆和田 شركة المثال Хлопок Đường",
}
EMPTY = {"no_flags": build([]), "only_gaps": build([flag(GAP, 1)])}


def of_pictures(page: Page) -> Element:
    return next(e for e in page.all("section") if e.attributes.get("aria-labelledby") == "pictures")


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_value_is_inert_in_every_picture(name: str) -> None:
    cells = dict.fromkeys(
        ("port_of_lading", "port_of_unlading", "entry_name", "provision", "goods_scope"), name
    )
    reason = f"Changed after the shipment: 2024-11-25 {name[:50]} ({name}); 2024-12-01 a ({name})."
    flags = [
        flag(LISTED, 1, **cells, timing_reason=reason, merchandise_reason=name),
        flag(GOODS, 2, **cells),
        flag(LISTED, 3, **cells) | supplier(3, supply_path=f"tier 2 {name} > {name}; {name} > B"),
    ]
    source = report_html(build(flags))
    page = Page(source)
    assert page.unbalanced == []
    assert {e.tag for e in page.all("script") if e.within_element(of_pictures(page))} == set()
    assert page.all("img") == []
    assert [e for e in page.elements if any(key.startswith("on") for key in e.attributes)] == []
    styles = {s for e in page.elements for s in [e.attributes.get("style", "")] if s}
    assert all(re.fullmatch(r"(\w+:-?[\d.]+(%|rem);?)+", style) for style in styles)
    shown = name.replace("\u202e", "[U+202E]")
    told = of_pictures(page).text
    assert told.count(shown) >= 6
    assert len([e for e in page.all("bdi") if shown in e.text]) >= 10


def test_every_drawing_has_words_and_a_table() -> None:
    page = Page(report_html(varied(60)))
    drawn = [e for e in page.all("div") if e.attributes.get("role") == "img"]
    plots = [e for e in drawn if "plot" in e.attributes["class"]]
    assert len(plots) == 2
    for plot in plots:
        figure = plot.parent
        assert figure is not None
        assert figure.tag == "figure"
        assert len(plot.attributes["aria-label"]) > 60
        tables = [e for e in page.all("table") if e.within_element(figure)]
        assert len(tables) == 1
        numbers = re.findall(
            r"[\d,]+", " ".join(e.text for e in page.all("b") if e.within_element(plot))
        )
        assert all(number in tables[0].text for number in numbers)
    lines = [e for e in drawn if "line" in e.attributes["class"].split()]
    assert len(lines) == len(page.all("article"))
    for line in lines:
        assert line.parent is not None
        assert any(
            e.parent is line.parent and "as-of date" in e.text for e in page.all("figcaption")
        )


@pytest.mark.parametrize("result", EMPTY.values(), ids=EMPTY)
def test_without_flags_each_picture_says_what_would_be_here(result: Result) -> None:
    page = Page(report_html(result))
    told = of_pictures(page).text
    assert "No flag with an arrival date to draw." in told
    assert "No match to draw." in told
    assert "no route to draw" in told
    assert "All 0 flags on a listed party, a place or goods are drawn" in told


def test_the_numbers_of_the_page_are_those_of_the_flags_left_out_too() -> None:
    result = many(60, report_rows=5)
    page = Page(report_html(result))
    told = of_pictures(page).text
    assert "All 60 flags on a listed party, a place or goods are drawn" in told
    table = page.inside("table", "id", "picture-lading")
    numbers = [e.text for e in page.all("td") if e.within_element(table) and e.text]
    real = result.flags.filter(pl.col("ground") != "not_screenable")
    now = real.filter(timing=pl.lit("in_force_when_shipped")).height
    assert numbers == [str(real.height), str(now)]


def test_goods_in_scope_stand_once_or_beside_each_bill() -> None:
    (one,) = [Page(report_html(build([flag(LISTED, 1), flag(LISTED, 2)])))]
    assert one.text.count("The entry covers all goods of the party.") == 0
    scoped = {
        "goods_scope": "Gloves",
        "merchandise": "in_scope",
        "merchandise_reason": "Code 6116.",
    }
    same = Page(report_html(build([flag(LISTED, n, **scoped) for n in (1, 2)])))
    assert same.text.count("Code 6116.") == 1
    other = scoped | {"merchandise": "out_of_scope", "merchandise_reason": "Code 0901."}
    differ = Page(report_html(build([flag(LISTED, 1, **scoped), flag(LISTED, 2, **other)])))
    assert (differ.text.count("Code 6116."), differ.text.count("Code 0901.")) == (1, 1)
    assert "differs from bill to bill" in differ.text


def test_the_same_result_gives_the_same_pictures() -> None:
    assert pictures_view(varied()) == pictures_view(varied())
    mixed = varied()
    turned = Result(
        mixed.flags.sample(fraction=1, shuffle=True, seed=7),
        mixed.rejects,
        mixed.findings,
        mixed.run,
    )
    one, other = pictures_view(mixed), pictures_view(turned)
    assert (one.bars, one.months, one.routes, one.scores) == (
        other.bars,
        other.months,
        other.routes,
        other.scores,
    )


class Large(Result):
    """Many flags, held as a lazy table would be."""

    def scan_flagged_shipments(self) -> pl.LazyFrame:
        bills = self.scan_flags().filter(
            pl.col("ground") != "not_screenable", record_kind=pl.lit("shipment")
        )
        kept = bills.select(
            "port_of_lading", "port_of_unlading", shipment_id="record_id", country_of_origin=None
        )
        return kept.with_columns(
            pl.lit(None, dtype=kind).alias(name)
            for name, kind in SHIPMENT_ROWS.items()
            if name not in ("port_of_lading", "port_of_unlading", "shipment_id")
        )


def test_pictures_of_many_flags_take_little_time() -> None:
    """100,000 flags in under a second and a half of CPU; a million were measured (decision 23)."""
    small_one = small()
    frame = pl.concat([varied(500).flags] * 200).with_columns(
        record_id=pl.format("s-{}", pl.int_range(pl.len()))
    )
    large = Large(frame.select(FLAGS.names()), small_one.rejects, small_one.findings, small_one.run)
    begun = time.process_time()
    shown = pictures_view(large)
    spent = time.process_time() - begun
    assert shown.flags == 80_000
    assert sum(bar.total for bar in shown.bars[2].bars) == shown.routes.total > 50_000
    assert spent < 1.5
