"""On paper: what is shown is told, and everything can be loaded and printed."""

import re
import zlib

import pytest
from tests.reports.builder import small
from tests.web.checks import Visit
from tests.web.conftest import Visitor

from supplyscreen.reports.html import report_html

from .made import report, view

pytestmark = pytest.mark.slow


def load_everything(seen: Visit) -> None:
    seen.page.click("#load-all")
    seen.page.locator("#load-status", has_text="can be printed").wait_for()


def test_the_print_view_hides_controls_and_says_what_is_printed(visit: Visitor) -> None:
    seen = visit(report())
    seen.page.emulate_media(media="print")
    for control in ("#flag-filter", ".pages", "#load-all", "nav"):
        assert seen.page.locator(f"{control}:visible").count() == 0, control
    assert seen.text("#flag-range").startswith("Flags 1 to 20 of 160")
    assert "To print all, press “Load everything for printing”" in seen.text(".on-paper")
    background = "() => getComputedStyle(document.body).backgroundColor"
    seen.page.emulate_media(media="print", color_scheme="dark")
    assert seen.page.evaluate(background) == "rgb(255, 255, 255)"


def test_everything_is_loaded_for_printing(visit: Visitor) -> None:
    seen = visit(report())
    load_everything(seen)
    assert seen.texts("#flag-rows td:first-child") == [str(row.place) for row in view().flags]
    ids = seen.page.locator("#evidence-list > article").evaluate_all("x => x.map(y => y.id)")
    assert ids == [item.anchor for item in view().evidence]
    assert seen.page.locator(".bills tbody tr").count() == len(view().flags)
    assert seen.page.locator(".pages:visible").count() == 0
    assert seen.text("#flag-range").startswith("Flags 1 to 160 of 160")
    assert pages_of(seen.page.pdf(format="A4")) > 30
    assert (seen.wrong, seen.asked) == ([], [])


def test_a_small_report_prints_whole_without_being_asked(visit: Visitor) -> None:
    seen = visit(report_html(small()))
    assert seen.page.locator("#load-all").count() == 0
    seen.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    closed = "x => x.filter(y => !y.open && !y.matches('.chooser')).length"
    assert seen.page.locator("details").evaluate_all(closed) == 0
    assert pages_of(seen.page.pdf(format="Letter")) >= 3


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has: its page objects, in streams or not."""
    found = len(re.findall(rb"/Type\s*/Page\b", pdf))
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, flags=re.DOTALL):
        try:
            found += len(re.findall(rb"/Type\s*/Page\b", zlib.decompress(stream)))
        except zlib.error:
            continue
    return found
