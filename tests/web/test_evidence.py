"""Opening a flag: its evidence is shown, wherever it waits, and its own bill is marked."""

import pytest
from tests.web.checks import Visit
from tests.web.conftest import Visitor

from .made import report, view

pytestmark = pytest.mark.slow

FLAGS = view().flags
ARTICLES = {item.anchor: item for item in view().evidence}
GOODS = [row for row in FLAGS if row.ground == "goods"]


@pytest.fixture
def seen(visit: Visitor) -> Visit:
    return visit(report())


def show(seen: Visit, place: int) -> None:
    """Make the table show flag ``place`` alone or among few: by the row of its source."""
    seen.page.fill("#by-text", FLAGS[place - 1].source)
    seen.page.locator(f"#flag-rows a[data-flag='{place}']").wait_for()


def opened(seen: Visit, place: int) -> str:
    """The marked bill of the article of flag ``place``, which has the focus and is in sight."""
    anchor = FLAGS[place - 1].evidence
    bill = seen.page.locator(f"#{anchor} tr[aria-current]")
    bill.wait_for()
    assert seen.page.url.endswith(f"#{anchor}")
    assert seen.page.evaluate("() => document.activeElement.closest('article').id") == anchor
    top = seen.page.locator(f"#{anchor} h3").bounding_box()["y"]
    assert 0 <= top < seen.page.viewport_size["height"]
    return str(bill.locator("th bdi").inner_text())


def test_a_click_opens_a_flag_that_stands_there(seen: Visit) -> None:
    seen.page.locator("#flag-rows a").nth(2).click()
    assert opened(seen, 3) == FLAGS[2].bill
    assert (seen.wrong, seen.asked) == ([], [])


@pytest.mark.parametrize("place", [101, 157])
def test_the_evidence_of_a_flag_that_waits_is_unpacked(place: int, seen: Visit) -> None:
    anchor = FLAGS[place - 1].evidence
    assert seen.page.locator(f"#{anchor}").count() == 0
    show(seen, place)
    seen.page.locator(f"#flag-rows a[data-flag='{place}']").focus()
    seen.page.keyboard.press("Enter")
    assert opened(seen, place) == FLAGS[place - 1].bill
    item = ARTICLES[anchor]
    told = seen.text(f"#{anchor}")
    assert all(text in told for text in (item.party_name, item.listed_name, item.citation))
    assert (seen.wrong, seen.asked) == ([], [])


def test_the_last_bill_of_a_long_article_is_unpacked_and_marked(seen: Visit) -> None:
    place = GOODS[-1].place
    assert len(GOODS) == len(ARTICLES[GOODS[0].evidence].bills) > 30
    show(seen, place)
    seen.page.locator(f"#flag-rows a[data-flag='{place}']").click()
    assert opened(seen, place) == GOODS[-1].bill
    list_id = f"{GOODS[0].evidence}-bills"
    assert seen.text(f"[data-range='{list_id}']") == f"Flags 26 to 32 of {len(GOODS)}."
    seen.page.locator(f"[data-pages='{list_id}'] [data-go=first]").click()
    seen.page.locator(f"[data-range='{list_id}']", has_text="Flags 1 to 25").wait_for()
    assert seen.page.locator(f"#{list_id} tr").count() == 25


def test_every_article_is_reached_page_by_page(seen: Visit) -> None:
    found = seen.page.locator("#evidence-list > article").evaluate_all("x => x.map(y => y.id)")
    following = seen.page.locator("[data-pages=evidence-list] [data-go=next]").first
    while following.get_attribute("aria-disabled") != "true":
        following.click()
        start = f"Evidence {len(found) + 1} to"
        seen.page.locator("[data-range=evidence-list]", has_text=start).wait_for()
        found += seen.page.locator("#evidence-list > article").evaluate_all("x => x.map(y => y.id)")
    assert found == list(ARTICLES)


def test_a_deep_link_opens_an_article_that_waits(visit: Visitor) -> None:
    last = list(ARTICLES)[-1]
    seen = visit(report(), at=f"#{last}")
    seen.page.locator(f"#{last}").wait_for()
    box = seen.page.locator(f"#{last} h3").bounding_box()
    assert 0 <= box["y"] < 900
    seen.page.evaluate("() => { location.hash = '#evidence-1'; }")
    seen.page.locator("#evidence-1").wait_for()
    seen.page.go_back()
    seen.page.locator(f"#{last}").wait_for()
    assert (seen.wrong, seen.asked) == ([], [])


@pytest.mark.parametrize("at", ["#evidence-99999", "#evidence-0", "#evidence-x", "#nothing"])
def test_a_link_to_nothing_breaks_nothing(at: str, visit: Visitor) -> None:
    seen = visit(report(), at=at)
    seen.page.locator("#flag-rows a").first.click()
    opened(seen, 1)
    assert seen.wrong == []
