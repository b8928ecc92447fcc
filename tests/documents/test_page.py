"""The page of a document in a browser: accessible, narrow enough for a phone, silent."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.web.conftest import browser as browser  # noqa: PLC0414 - a fixture

from supplyscreen.documents import Chart, Document, document_files
from supplyscreen.documents.values import markdown

from .samples import HOSTILE, SMALL, TEXT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything in it, two charts of equal ids and hostile values among it."""
    rows = "\n".join(f"| {markdown(value)} | {markdown(value)} |" for value in HOSTILE)
    text = f"{TEXT}\n\n![chart:again]()\n\nTable: Hostile\n\n| A | B |\n|---|---|\n{rows}\n"
    charts = {
        "bars": Chart(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 6"><defs><clipPath id="c">'
            '<rect width="5" height="3"/></clipPath></defs>'
            '<rect clip-path="url(#c)" width="10" height="3" style="fill:var(--bar)"/></svg>',
            "Bars",
        )
    }
    charts["again"] = charts["bars"]
    document = Document(SMALL.title, text, charts, day=SMALL.day, footer=SMALL.footer)
    made = document_files("page", document, "html")["page.html"]
    assert isinstance(made, bytes)
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_bytes(made)
    return file


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_page_is_accessible_and_fits(
    browser: Browser, page_file: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url))
    page.goto(page_file.as_uri())
    faults = [
        (fault["id"], [node["target"] for node in fault["nodes"]])
        for fault in Axe().run(page).response["violations"]
    ]
    across = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert faults == []
    assert across <= width
    assert told == [page_file.as_uri()]
