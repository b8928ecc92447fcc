"""The workbench in a browser where there is nothing, much, and names of every kind."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.cases.flags import listed, run_of
from tests.reports.builder import Result, build
from tests.web.checks import DARK, DESKTOP, HOSTILE, PHONE, Look, Visit

from .test_browser import person, served, sound

pytestmark = pytest.mark.slow

CHINESE, ARABIC = "新疆和田示例纺织有限公司", "شركة المثال لتجارة المنسوجات المحدودة"
CYRILLIC = "Общество с ограниченной ответственностью «Пример»"
VIETNAMESE = "CÔNG TY TNHH DỆT MAY VÍ DỤ"
SCRIPTS = (CHINESE, ARABIC, CYRILLIC, VIETNAMESE, "HETIAN EXAMPLE TEXTILE CO LTD")
LONG = "EXAMPLE " * 1250
ONE_WORD = "W" * 10_000


def of_names(*names: str, total: int) -> Result:
    """``total`` flags, one party for each name and number, the names in turn."""
    made = [names[place % len(names)] for place in range(total)]
    numbered = [
        name if place < len(names) else f"{name} {place}" for place, name in enumerate(made)
    ]
    return run_of(
        *(
            listed(
                place,
                party_id=f"p-{place}",
                party_name=name,
                party_address=name,
                goods_description=name,
                bill_of_lading=name[:30],
            )
            for place, name in enumerate(numbered)
        )
    )


def finish(visit: Visit, address: str) -> None:
    """Nothing went wrong, and nothing was asked of anybody else."""
    assert visit.wrong == []
    assert all(url.startswith(address) for url in visit.asked)


@pytest.mark.parametrize("look", [DESKTOP, PHONE])
def test_without_a_flag(browser: Any, tmp_path: Path, look: Look) -> None:
    with served(tmp_path, build([])) as (address, _):
        visit = person(browser, address, "ann", look)
        assert "No flag was taken in" in visit.text(".empty")
        for name, path in (
            ("nothing", ""),
            ("nothing-second", "?show=second"),
            ("nothing-suppressed", "?show=suppressed"),
            ("nothing-found", "?show=all&q=nobody"),
            ("nothing-log", "log"),
        ):
            visit.page.goto(f"{address}/{path}")
            sound(visit, name, look)
        visit.page.keyboard.press("j")
        visit.page.keyboard.press("f")
        finish(visit, address)


@pytest.mark.parametrize("look", [DESKTOP, PHONE])
def test_three_hundred_flags_in_five_scripts(browser: Any, tmp_path: Path, look: Look) -> None:
    with served(tmp_path, of_names(*SCRIPTS, total=300)) as (address, _):
        visit = person(browser, address, "ann", look)
        page = visit.page
        sound(visit, "many", look)
        seen = []
        while True:
            seen += page.locator("[data-row]").all_text_contents()
            following = page.get_by_role("link", name="Next page")
            if not following.count():
                break
            before = page.url
            following.click()
            page.wait_for_url(lambda url, before=before: url != before)
        assert seen == [f"flag-{place:05d}" for place in range(300)]
        page.get_by_role("link", name="Page before").click()
        assert page.locator("[data-row]").first.text_content() == "flag-00200"
        for at, word in enumerate(("示例纺织", "المنسوجات", "«Пример»", "Dệt May")):
            page.goto(address)
            page.locator("#search").fill(word)
            page.get_by_role("button", name="Search").click()
            assert "60 flags" in visit.text("caption")
            page.locator("[data-row]").nth(1).click()
            page.wait_for_url(f"**/flag/flag-{at + 5:05d}**")
            assert visit.text("h1") == f"{SCRIPTS[at]} {at + 5}"
            sound(visit, f"script-{at}", look)
            page.get_by_role("link", name="Next").click()
            page.wait_for_url(f"**/flag/flag-{at + 10:05d}?show=all&q={quote(word.split()[0])}**")
            page.get_by_role("link", name="Previous").click()
            page.wait_for_url(f"**/flag/flag-{at + 5:05d}**")
        finish(visit, address)


@pytest.mark.parametrize("look", [DESKTOP, PHONE, DARK])
def test_names_that_could_break_a_page(browser: Any, tmp_path: Path, look: Look) -> None:
    names = (LONG, ONE_WORD, *HOSTILE)
    with served(tmp_path, of_names(*names, total=len(names))) as (address, _):
        visit = person(browser, address, "bob", look)
        sound(visit, "hostile", look)
        for at in range(len(names)):
            visit.page.goto(f"{address}/flag/flag-{at:05d}")
            assert visit.page.get_by_role("heading", level=1).count() == 1
            assert visit.too_wide() == [], at
        for at, path in ((0, "flag"), (1, "flag"), (2, "flag"), (0, "party"), (1, "party")):
            told = f"flag/flag-{at:05d}" if path == "flag" else f"party/p-{at}"
            visit.page.goto(f"{address}/{told}")
            sound(visit, f"hostile-{path}-{at}", look)
        finish(visit, address)


def test_the_decision_stays_in_sight_beside_the_evidence(browser: Any, tmp_path: Path) -> None:
    """On a wide window the buttons, on a phone the way to them, wherever the page is scrolled."""
    with served(tmp_path, of_names(*SCRIPTS, total=40)) as (address, store):
        for look, button in ((DESKTOP, "False positive"), (PHONE, "Decide")):
            visit = person(browser, address, "ann" if look is DESKTOP else "bob", look)
            visit.page.goto(f"{address}/flag/flag-00000")
            kind = "button" if look is DESKTOP else "link"
            target = visit.page.get_by_role(kind, name=re.compile(f"^{button}")).first
            for part in (0, 0.5, 1):
                visit.page.evaluate(f"scrollTo(0, {part} * document.body.scrollHeight)")
                box = target.bounding_box()
                assert box
                assert 0 <= box["y"] <= look.height - box["height"], (look.name, part, box)
        visit.page.get_by_role("link", name="Decide", exact=True).click()
        box = visit.page.get_by_role("heading", name="Decide").bounding_box()
        assert box
        assert -1 <= box["y"] < PHONE.height
        assert store.head[0] == 1
