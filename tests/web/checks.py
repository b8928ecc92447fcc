"""What every HTML page of ours must stand, whoever makes it.

Add a page to PAGES (name -> function that makes its HTML); ``test_pages.py`` then opens it in each
of LOOKS and asks: nothing wrong in the console, nothing asked of a network, no serious fault found
by axe-core, nothing wider than the window.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from tests.reports.builder import GAP, GOODS, LISTED, PLACE, Cell, build, flag, many, small

from supplyscreen.reports.html import report_html

GRAVE = ("serious", "critical")
RUNNING: list[Any] = []
"""The browser of this process: two would not start side by side."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at: ``width`` and ``height`` in CSS pixels, ``zoom`` as of a reader who
    enlarges a window of ``zoom`` times that size."""

    name: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    zoom: int = 1


DESKTOP = Look("light")
DARK = Look("dark", scheme="dark")
PHONE = Look("phone", width=390, height=844)
ZOOMED = Look("zoom 200 %", width=640, height=450, zoom=2)
LOOKS = (DESKTOP, DARK, PHONE, ZOOMED)


@dataclass
class Visit:
    """An open page with what it asked of the network and what went wrong in it."""

    page: Any
    url: str
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def begin(
        cls, browser: Any, path: Path, look: Look, *, at: str = "", **options: Any
    ) -> "Visit":
        """Open the file ``path`` at the anchor ``at`` in a new window without a network."""
        context = browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.scheme,
            device_scale_factor=look.zoom,
            offline=True,
            **options,
        )
        made = cls(context.new_page(), path.as_uri())
        page = made.page
        page.set_default_timeout(20_000)
        context.route("**/*", made._route)
        page.on("console", lambda m: made.wrong.append(m.text) if m.type != "log" else None)
        page.on("pageerror", lambda error: made.wrong.append(str(error)))
        page.goto(made.url + at)
        return made

    def _route(self, route: Any) -> None:
        if route.request.url.partition("#")[0] == self.url:
            route.continue_()
            return
        self.asked.append(route.request.url)
        route.abort()

    def text(self, selector: str) -> str:
        """The text of the first element of ``selector``, on the screen or not."""
        return " ".join(self.page.locator(selector).first.text_content().split())

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements of ``selector`` in one call."""
        script = """found => found.map(
            (x) => [...x.children].map((y) => y.textContent).join(" ") || x.textContent)"""
        return [" ".join(text.split()) for text in self.page.locator(selector).evaluate_all(script)]

    def grave_faults(self, look: Look) -> list[str]:
        """What axe-core finds that is serious or critical, each with where it is: by all rules in
        the light, contrast in the dark, all but contrast on a phone; a zoomed page is laid out as
        on a phone."""
        if look == ZOOMED:
            return []
        self.page.evaluate(AXE_SCRIPT)
        told: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False}
        if look == DARK:
            told["runOnly"] = {"type": "rule", "values": ["color-contrast"]}
        if look == PHONE:
            told["rules"] = {"color-contrast": {"enabled": False}}
        options = json.dumps(told)
        found = self.page.evaluate(f"axe.run({options})")["violations"]
        return [
            f"{fault['id']}: {node['target']} {node['html'][:200]}"
            for fault in found
            if fault["impact"] in GRAVE
            for node in fault["nodes"][:3]
        ]

    def too_wide(self) -> list[str]:
        """The elements that reach beyond the window where the page scrolls sideways."""
        return list(
            self.page.evaluate(
                """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
                [...document.body.querySelectorAll("*")]
                .filter((x) => x.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 5).map((x) => x.outerHTML.slice(0, 200))"""
            )
        )


HOSTILE = (
    "<script>alert(1)</script>",
    "\"' onmouseover=alert(1) x='",
    "</td></table><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "=HYPERLINK(1)",
    "新疆和田示例纺织有限公司",
    "شركة المثال لتجارة المنسوجات المحدودة",
    "Общество с ограниченной ответственностью «Пример»",
    "CÔNG TY TNHH DỆT MAY VÍ DỤ",
    "A\u202eB\u2066C",
    "W" * 700,
    "two words " * 20,
)


def hostile_flags() -> list[dict[str, Cell]]:
    """A flag of each ground and a gap for each name that could break a page."""
    columns = ("party_name", "party_address", "goods_description", "matched_name", "source_file")
    flags: list[dict[str, Cell]] = []
    for at, name in enumerate(HOSTILE):
        cells = dict.fromkeys((*columns, "bill_of_lading", "evidence_for", "citation"), name)
        own = {"party_id": f"p-{at}", "rule_id": f"r-{at}"}
        steps = json.dumps([[name, name, "same"]])
        flags.append(flag(LISTED, 3 * at, **cells | own, alignment=steps, entry_name=name))
        flags += [flag(PLACE, 3 * at + 1, **cells | own), flag(GOODS, 3 * at + 2, **cells | own)]
    gaps = [flag(GAP, 900 + at, party_name=name) for at, name in enumerate(HOSTILE)]
    return [*flags, *gaps]


@cache
def hostile() -> str:
    """The page of the hostile names, most of them waiting packed."""
    return report_html(build(hostile_flags()), at_once=6)


@cache
def a_few() -> str:
    """16 flags and 8 gaps, most of them waiting packed."""
    return report_html(many(16), at_once=4)


PAGES: dict[str, Callable[[], str]] = {
    "three flags": lambda: report_html(small()),
    "16 flags": a_few,
    "hostile names": hostile,
    "no flag": lambda: report_html(build([])),
    "nothing": lambda: report_html(build([], no_flag=0)),
}
