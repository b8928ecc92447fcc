"""Every page in every look: quiet, offline, accessible, never wider than the window."""

import pytest

from .checks import LOOKS, PAGES, Look
from .conftest import Visitor


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_accessible_and_fits(name: str, look: Look, visit: Visitor) -> None:
    seen = visit(PAGES[name](), look)
    assert seen.too_wide() == []
    assert seen.grave_faults() == []
    assert (seen.wrong, seen.asked) == ([], [])
