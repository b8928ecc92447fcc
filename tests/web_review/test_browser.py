"""The whole way in a browser: come in, decide by keys, undo, a second reviewer, an empty queue."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from tests.cases.flags import AT, opened
from tests.reports.builder import Result
from tests.web.checks import DARK, DESKTOP, PHONE, Look, Visit

from supplyscreen.cases import CaseStore, verify_cases
from supplyscreen.cli.serve import _hosts, _listening, _server
from supplyscreen.web import Access, workbench

from .bench import LINKS, small_run

SHOTS = os.environ.get("SUPPLYSCREEN_SHOTS")
"""A folder for pictures of the pages, to look at."""


@contextmanager
def served(folder: Path, run: Result | None = None) -> Iterator[tuple[str, CaseStore]]:
    """The workbench of ``run``, or of the small one, behind a real server; its address."""
    run = run or small_run()
    with opened(folder, run) as store, _listening("127.0.0.1", 0) as listening:
        hosts = _hosts("127.0.0.1", listening.getsockname()[1])
        access = Access(links=LINKS, secret=b"secret", hosts=hosts)
        app = workbench(store, run, access=access, clock=lambda: AT)  # type: ignore[arg-type]
        server = _server(uvicorn, app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://{hosts[0]}", store
        finally:
            server.should_exit = True
            thread.join(20)


def person(browser: Any, address: str, name: str, look: Look = DESKTOP) -> Visit:
    """A window of one person who has come in by their link."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height}, color_scheme=look.scheme
    )
    made = Visit(context.new_page(), address)
    page = made.page
    page.set_default_timeout(20_000)
    page.on("console", lambda m: made.wrong.append(m.text) if m.type != "log" else None)
    page.on("pageerror", lambda error: made.wrong.append(str(error)))
    page.on("request", lambda r: made.asked.append(r.url))
    token = next(token for token, told in LINKS.items() if told == name)
    page.goto(f"{address}/?token={token}")
    return made


def sound(visit: Visit, name: str, look: Look) -> None:
    """What every page must stand."""
    assert visit.grave_faults(look) == [], name
    assert visit.too_wide() == [], name
    if SHOTS:
        visit.page.screenshot(path=f"{SHOTS}/{name}-{look.name}.png", full_page=True)


def test_from_the_queue_to_the_last_decision(browser: Any, tmp_path: Path) -> None:
    with served(tmp_path) as (address, store):
        ann = person(browser, address, "ann")
        page = ann.page
        assert page.url == f"{address}/"
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == "flag-00001"
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        page.wait_for_url("**/flag/flag-00000")
        page.keyboard.press("f")
        assert "needs a reason" in ann.text("#hint")
        page.select_option("select[name=reason]", "other_party")
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/flag/flag-00004")
        page.keyboard.press("u")
        page.wait_for_url("**/flag/flag-00000")
        assert store.rows("SELECT count(*) AS n FROM cases WHERE state = 'open'").item() == 6
        page.select_option("select[name=reason]", "other_party")
        page.locator("select[name=reason]").press("Escape")
        page.keyboard.press("f")
        page.wait_for_url("**/flag/flag-00004")
        page.select_option("select[name=reason]", "same_party")
        page.get_by_role("button", name="Confirmed").click()
        page.wait_for_url("**/flag/flag-00005")
        page.select_option("select[name=reason]", "other_goods")
        page.get_by_role("button", name="False positive").click()
        page.wait_for_url(f"{address}/")
        assert "waits for a second reviewer" in ann.text(".empty") or "wait for" in ann.text(
            ".empty"
        )
        bob = person(browser, address, "bob")
        bob.page.get_by_role("link", name="Second review", exact=True).click()
        bob.page.locator("[data-row]").click()
        bob.page.get_by_role("button", name="Agree", exact=True).click()
        bob.page.wait_for_url("**/?show=second")
        case = store.rows("SELECT * FROM cases WHERE flag_id = 'flag-00004'").row(0, named=True)
        assert (case["state"], case["reviewer"], case["second_reviewer"]) == (
            "confirmed",
            "ann",
            "bob",
        )
        assert ann.wrong == bob.wrong == []
        assert all(url.startswith(address) for url in (*ann.asked, *bob.asked))


@pytest.mark.slow
def test_evidence_is_attached_by_keys_listed_and_given_back(browser: Any, tmp_path: Path) -> None:
    content = b"<script>document.title = 'ran'</script>" * 50_000
    letter = tmp_path / "供应商 letter.html"
    letter.write_bytes(content)
    with served(tmp_path / "cases") as (address, store):
        ann = person(browser, address, "ann")
        page = ann.page
        page.goto(f"{address}/flag/flag-00000")
        files = page.locator("#decision input[type=file]")
        files.set_input_files([letter] * 6)
        page.select_option("select[name=reason]", "other_party")
        page.locator("select[name=reason]").press("Escape")
        page.keyboard.press("f")
        assert files.evaluate("one => one.validationMessage") == "At most 5 files."
        assert store.head[0] == 1
        files.set_input_files([letter])
        files.focus()
        page.keyboard.press("f")
        page.wait_for_url("**/flag/flag-00004")
        page.goto(f"{address}/flag/flag-00000")
        sound(ann, "attached", DESKTOP)
        assert letter.name in ann.text("[aria-labelledby=attached]")
        with page.expect_download() as saved:
            page.get_by_role("link", name=letter.name).click()
        assert saved.value.suggested_filename == letter.name
        assert Path(saved.value.path()).read_bytes() == content
        assert page.title() != "ran"
        page.keyboard.press("u")
        page.wait_for_url("**/flag/flag-00000")
        assert "taken back" in ann.text("[aria-labelledby=attached]")
        assert store.rows("SELECT count(*) AS n FROM cases WHERE state = 'open'").item() == 6
        assert ann.wrong == []
    assert verify_cases(tmp_path / "cases", at=AT).agrees


@pytest.mark.slow
def test_evidence_is_attached_without_a_script(browser: Any, tmp_path: Path) -> None:
    """Two for all flags of a party, on a phone."""
    with served(tmp_path / "cases") as (address, store):
        context = browser.new_context(
            viewport={"width": PHONE.width, "height": PHONE.height}, java_script_enabled=False
        )
        page = context.new_page()
        page.goto(f"{address}/?token=link-of-ann")
        page.goto(f"{address}/party/p-haolin")
        page.set_input_files(
            "input[type=file]",
            [{"name": f"answer {n}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF" * n}
             for n in (1, 2)],
        )  # fmt: skip
        page.select_option("select[name=reason]", "documents_asked")
        page.get_by_role("button", name="Needs information").click()
        assert store.head[0] == 2
        page.goto(f"{address}/flag/flag-00002")
        assert "answer 2.pdf, 8 bytes" in page.inner_text("[aria-labelledby=attached]")
        with page.expect_download() as saved:
            page.get_by_role("link", name="answer 2.pdf").click()
        assert Path(saved.value.path()).read_bytes() == b"%PDF" * 2


@pytest.mark.slow
@pytest.mark.parametrize(("name", "look"), [("ann", PHONE), ("bob", DARK)])
def test_how_pages_look(browser: Any, tmp_path: Path, name: str, look: Look) -> None:
    with served(tmp_path) as (address, _):
        visit = person(browser, address, name, look)
        sound(visit, "queue", look)
        page = visit.page
        page.goto(f"{address}/flag/flag-00000")
        letters = {"name": "Answer of the supplier, 2026-11-30.pdf", "buffer": b"%PDF" * 9999}
        photo = {"name": "gate_of_the_factory_" * 8 + ".jpeg", "buffer": b"JFIF"}
        files = [one | {"mimeType": "application/octet-stream"} for one in (letters, photo)]
        page.set_input_files("#decision input[type=file]", files)
        page.get_by_role("button", name="In review").click()
        page.wait_for_url("**/flag/flag-00001")
        for path in ("flag/flag-00000", "party/p-haolin", "log", "keys"):
            visit.page.goto(f"{address}/{path}")
            sound(visit, path.partition("/")[0], look)
        assert visit.wrong == []
