"""From ``supplyscreen demo`` to a decided queue, a sheet, and a report that shows the decisions."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from tests.cli.killed import COMMAND, ENVIRONMENT
from tests.web.checks import DESKTOP, Visit

pytestmark = pytest.mark.slow
DAY = ("--as-of", "2026-11-30")


def supplyscreen(home: Path, *words: str, ends: int = 0) -> str:
    """One command in ``home``; what it printed."""
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=home,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == ends, (words, done.stdout, done.stderr)
    return done.stdout


@contextmanager
def served(home: Path) -> Iterator[dict[str, str]]:
    """``review serve`` in a process of its own, ended as by Ctrl-C; the link of each person."""
    words = ("review", "serve", "demo/out", "--cases", "cases", "--by", "ann", "--by", "bob")
    with subprocess.Popen(
        [*COMMAND, *words],
        cwd=home,
        env=os.environ | ENVIRONMENT | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as server:
        assert server.stdout
        assert server.stderr
        links = dict(server.stdout.readline().strip().split(": ") for _ in range(2))
        try:
            yield links
        finally:
            server.send_signal(signal.SIGINT)
            told, wrong = server.communicate(timeout=60)
        assert "Every decision is in the case folder." in told
        assert wrong == ""
        assert server.returncode == 0


def come_in(browser: Any, link: str) -> Visit:
    context = browser.new_context(viewport={"width": DESKTOP.width, "height": DESKTOP.height})
    visit = Visit(context.new_page(), link.partition("/?")[0])
    visit.page.set_default_timeout(30_000)
    visit.page.on("console", lambda m: visit.wrong.append(m.text) if m.type != "log" else None)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    visit.page.on("request", lambda r: visit.asked.append(r.url))
    visit.page.goto(link)
    return visit


def decide_all(visit: Visit) -> int:
    """Every flag by keys, until none is left: the first is confirmed, the others false positives of
    the reason that fits their ground; how many decisions that took."""
    page, made = visit.page, 0
    page.locator("[data-row]").first.click()
    while page.locator("#decision").count():
        confirmed = made == 0
        goods = "Goods" in visit.text(".kicker")
        reason = "same_party" if confirmed else "other_goods" if goods else "other_party"
        page.select_option("#decision select[name=reason]", reason)
        page.locator("#decision select[name=reason]").press("Escape")
        before = page.url
        page.keyboard.press("c" if confirmed else "f")
        page.wait_for_url(lambda url, before=before: url != before)
        made += 1
        assert made < 120, "the queue does not end"
    return made


def agree_to_all(visit: Visit) -> int:
    """The second reviewer agrees to all that waits; how many that were."""
    page, made = visit.page, 0
    page.get_by_role("link", name="Second review", exact=True).click()
    page.locator("[data-row]").first.click()
    while page.get_by_role("button", name="Agree", exact=True).count():
        before = page.url
        page.get_by_role("button", name="Agree", exact=True).click()
        page.wait_for_url(lambda url, before=before: url != before)
        made += 1
    return made


def fill_in(sheet: Path, flag: str, **cells: str) -> None:
    """The row of ``flag`` of the sheet Review, filled in as a person does."""
    book = openpyxl.load_workbook(sheet)
    rows = book["Review"]
    at = {cell.value: cell.column for cell in rows[1]}
    row = next(n for n in range(2, rows.max_row + 1) if rows.cell(n, 1).value == flag)
    for heading, value in cells.items():
        rows.cell(row, at[heading.replace("_", " ")]).value = value
    book.save(sheet)


def test_from_the_demo_to_a_report_with_decisions(browser: Any, tmp_path: Path) -> None:
    supplyscreen(tmp_path, "demo", "demo", *DAY)
    with served(tmp_path) as links:
        ann = come_in(browser, links["ann"])
        flags = int(re.findall(r"\d+", ann.text(".parts"))[0])
        made = decide_all(ann)
        assert 0 < made <= flags
        assert "Every flag is decided, or waits" in ann.text(".empty")
        bob = come_in(browser, links["bob"])
        agreed = agree_to_all(bob)
        assert agreed > 1
        bob.page.goto(bob.url)
        assert f"agreed with {agreed} of {agreed}" in bob.text(".parts")
        assert ann.wrong == bob.wrong == []
        assert all(url.startswith(ann.url) for url in (*ann.asked, *bob.asked))

    supplyscreen(tmp_path, "review", "export", "--cases", "cases", "--out", "exported")
    names = {path.name for path in (tmp_path / "exported").iterdir()}
    assert {"cases.csv", "cases.parquet", "decisions.csv", "audit.jsonl"} <= names

    words = ("report", "demo/out", "--kind", "due-diligence", "--format", "xlsx", "--out", "sheet")
    supplyscreen(tmp_path, *words)
    sheet = tmp_path / "sheet" / "due-diligence.xlsx"
    first = openpyxl.load_workbook(sheet)["Review"].cell(2, 1).value
    other = {"Decision": "false_positive", "Reason": "other_party", "Reviewer": "Cy"}
    fill_in(sheet, str(first), **other)
    where = ("--run", "demo/out", "--by", "Cy", "--cases", "cases")
    told = supplyscreen(tmp_path, "review", "import", str(sheet), *where, ends=2)
    assert f"CONFLICT {first}: ann decided confirmed" in " ".join(told.split())

    manifest = ("demo/manifest", "--suppliers", "demo/suppliers.csv")
    by = ("--cases", "cases", "--by", "ann")
    supplyscreen(tmp_path, "screen", *manifest, "--out", "again", *by, *DAY)
    record = json.loads((tmp_path / "again" / "run.json").read_text(encoding="utf-8"))
    counted = record["review"]["flags_by_disposition"]
    assert sum(counted.values()) == flags
    assert counted["confirmed"] >= 1
    assert counted["false_positive"] >= made - 1
    assert "open" not in counted
    page = (tmp_path / "again" / "report.html").as_uri()
    report = browser.new_context(offline=True).new_page()
    report.goto(page)
    text = report.locator("body").text_content()
    assert "set aside: false positive" in text
    assert "confirmed by the review" in text
    supplyscreen(tmp_path, "review", "verify", "--cases", "cases")
