"""The page as a whole: golden copy, words, safety, accessibility, and numbers that agree."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.golden import first_difference

from supplyscreen.reports import write_report
from supplyscreen.reports.html import report_html, shown

from .builder import GAP, GOODS, LISTED, PLACE, Result, build, flag, many, small
from .page import Page

GOLDEN = Path(__file__).parent / "golden" / "report.html"
TEMPLATES = Path(__file__).parents[2] / "src/supplyscreen/reports/templates"
FORBIDDEN = re.compile(
    r"\b(violations?|guilty|clear|clean|compliant|blacklist|suspicious|hits?|alerts?|high risk)\b",
    re.IGNORECASE,
)
RESULTS = {
    "small": small(),
    "many": many(300),
    "no_flags": build([]),
    "empty": build([], no_flag=0),
    "only_gaps": build([flag(GAP, n) for n in range(1, 4)]),
}


@pytest.fixture(params=RESULTS)
def page(request: pytest.FixtureRequest) -> Page:
    return page_of(request.param)


@cache
def page_of(case: str) -> Page:
    return Page(report_html(RESULTS[case]))


def test_golden() -> None:
    """After an intended change run ``python tests/reports/regenerate.py`` and read the diff."""
    assert first_difference(report_html(small()), GOLDEN.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_the_same_result_gives_the_same_bytes(result: Result, tmp_path: Path) -> None:
    write_report(result, tmp_path / "a")
    write_report(result, tmp_path / "b")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_words_of_the_page(page: Page) -> None:
    assert FORBIDDEN.findall(page.text) == []


def test_words_of_the_templates() -> None:
    files = sorted(TEMPLATES.glob("*.j2"))
    assert len(files) > 10
    for path in files:
        assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("case", RESULTS)
def test_every_number_of_the_summary_is_in_the_run_record(case: str) -> None:
    result, page = RESULTS[case], page_of(case)
    counts = result.run.counts.model_dump()
    figures = [e for e in page.all("dd") if "data-count" in e.attributes]
    assert [int(e.attributes["data-count"]) for e in figures] == [
        counts[key] for key in ("flagged", "not_screenable", "no_flag", "rejected")
    ]
    told = _integers(page.inside("p", "class", "sum").text)
    assert told.pop() == sum(told) == counts["rows_in"]
    known = set(_numbers(result.run.model_dump(mode="json")))
    assert set(_integers(page.all("h1")[0].text)) <= known
    lists = page.inside("section", "class", "gaps").text
    published = {n for x in result.run.lists for n in _integers(str(x.published_on))}
    ages = {(result.run.as_of - x.published_on).days for x in result.run.lists}
    stated = {n for x in result.run.lists for gap in x.known_gaps for n in _integers(gap.text)}
    assert set(_integers(lists)) <= known | published | ages | stated


def test_the_reconciliation_adds_up_column_by_column(page: Page) -> None:
    table = next(e for e in page.all("table") if "Reconciliation" in e.text)
    rows = [
        [
            int(e.text.replace(",", ""))
            for e in page.all("td")
            if e.parent is row and "%" not in e.text
        ]
        for row in page.all("tr")
        if row.within_element(table)
    ]
    heads, *parts, total = rows
    assert heads == []
    assert len(parts) == 7
    assert [sum(column) for column in zip(*parts, strict=True)] == total


def test_structure(page: Page) -> None:
    assert page.unbalanced == []
    assert len(page.all("h1")) == 1
    for tag in ("header", "nav", "main", "footer"):
        assert len(page.all(tag)) == 1
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    links = [e.attributes["href"] for e in page.all("a")]
    assert {x[1:] for x in links if x.startswith("#")} <= set(ids)
    levels = [int(e.tag[1]) for e in page.elements if re.fullmatch(r"h\d", e.tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_are_named_and_their_heads_scoped(page: Page) -> None:
    captions = [e for e in page.all("caption") if e.text.strip()]
    assert len(captions) == len(page.all("table"))
    assert all(e.attributes.get("scope") in {"col", "row"} for e in page.all("th"))


def test_every_input_has_a_label(page: Page) -> None:
    labelled = {e.attributes.get("for") for e in page.all("label")}
    inputs = [e for e in page.elements if e.tag in {"input", "select", "textarea"}]
    assert {e.attributes["id"] for e in inputs} <= labelled


def test_nothing_is_loaded(page: Page) -> None:
    loading = [e for e in page.elements if {"src", "srcset", "data", "poster"} & set(e.attributes)]
    assert loading == []
    assert not {e.tag for e in page.elements} & {"img", "iframe", "object", "embed", "link"}
    assert "url(" not in page.source
    assert "@import" not in page.source
    policy = page.inside("meta", "http-equiv", "Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'")
    assert [e for e in page.elements if any(name.startswith("on") for name in e.attributes)] == []


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"' onmouseover=alert(1) x='",
    "close": "</td></table><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}",
    "entity": "&lt;b&gt; & Co.",
    "chinese": "新疆和田示例纺织有限公司",
    "arabic": "شركة المثال لتجارة المنسوجات المحدودة",
    "long": "W" * 10_000,
    "formula": "=HYPERLINK(1)",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_is_inert_and_readable(name: str) -> None:
    column = ("party_name", "party_address", "goods_description", "matched_name", "source_file")
    cells = dict.fromkeys((*column, "bill_of_lading", "evidence_for", "citation"), name)
    steps = json.dumps([[name, name, "same"]])
    flags = [
        flag(LISTED, 1, **cells, alignment=steps, entry_name=name),
        flag(PLACE, 2, **cells),
        flag(GOODS, 3, **cells),
        flag(GAP, 4, **cells),
    ]
    page = Page(report_html(build(flags)))
    assert page.unbalanced == []
    assert page.scripts_that_run() == 1
    assert page.all("img") == []
    assert [e for e in page.elements if any(key.startswith("on") for key in e.attributes)] == []
    assert page.text.count(name) >= 10
    isolated = [e for e in page.all("bdi") if name in e.text]
    assert len(isolated) >= 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u202eb", "<bdi>a[U+202E]b</bdi>"),
        ("a\u2066b\u2069", "<bdi>a[U+2066]b[U+2069]</bdi>"),
        ("a\x00b\x1b", "<bdi>a[U+0000]b[U+001B]</bdi>"),
        ("line\none", "<bdi>line\none</bdi>"),
        ("<b>", "<bdi>&lt;b&gt;</bdi>"),
    ],
)
def test_marks_that_cannot_be_seen_are_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    page = Page(report_html(build([flag(LISTED, 1, official_url=url)])))
    article = next(e for e in page.all("article"))
    links = [e.attributes["href"] for e in page.all("a") if e.within("article")]
    assert [address for address in links if not address.startswith("#")] == []
    assert "87 FR 47777" in article.text


def _integers(text: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text)]


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _numbers(part)
