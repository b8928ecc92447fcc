"""Every page in every look: quiet, offline, accessible, never wider than the window."""

import pytest
from tests.web.checks import LOOKS, PAGES, Look
from tests.web.conftest import Visitor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_accessible_and_fits(name: str, look: Look, visit: Visitor) -> None:
    seen = visit(PAGES[name](), look)
    assert seen.too_wide() == []
    assert seen.grave_faults(look) == []
    assert (seen.wrong, seen.asked) == ([], [])


def test_a_grave_fault_is_found(visit: Visitor) -> None:
    """The check itself: a page with a field without a label, grey on grey, too wide, and loud."""
    page = """<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><input>
        <p style="color:#888;background:#999">grey</p><div style="width:3000px">wide</div>
        <img src="https://example.org/x.png" alt="x"><script>console.error("wrong")</script>"""
    seen = visit(page)
    faults = {fault.partition(":")[0] for fault in seen.grave_faults(LOOKS[0])}
    assert {"label", "color-contrast"} <= faults
    assert seen.too_wide() != []
    assert "wrong" in seen.wrong
    assert seen.asked == ["https://example.org/x.png"]
