"""One browser for all tests of pages: Debian's Chromium, driven by Playwright.

``scripts/install_browser.sh`` installs it; ``SUPPLYSCREEN_CHROMIUM`` names another one. Where
there is none, these tests are skipped, and say why.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.web.checks import DESKTOP, RUNNING, Look, Visit

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: tests may run as root in a container. The rest keeps the browser itself quiet.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """The browser, started once for each process of the tests, whichever folder asks first."""
    if RUNNING:
        yield RUNNING[0]
        return
    found = os.environ.get("SUPPLYSCREEN_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if found is None:
        pytest.skip("no Chromium was found: see scripts/install_browser.sh")
    with playwright.sync_playwright() as run:
        started = run.chromium.launch(executable_path=found, args=ARGUMENTS)
        RUNNING.append(started)
        yield started
        RUNNING.remove(started)
        started.close()


@pytest.fixture
def visit(browser: object, tmp_path: Path) -> Iterator[Visitor]:
    """``visit(html)`` opens a page (HTML text) in a window of its own, from a file, offline."""
    contexts: list[object] = []

    def open_page(html: str, look: Look = DESKTOP, *, at: str = "", **options: object) -> Visit:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        made = Visit.begin(browser, path, look, at=at, **options)
        contexts.append(made.page.context)
        return made

    yield open_page
    for context in contexts:
        context.close()  # type: ignore[attr-defined]
