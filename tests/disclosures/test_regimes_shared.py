"""What holds for the statements of the United Kingdom, Australia, Canada and Germany alike."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.golden import first_difference
from tests.reports.builder import GAP, GOODS, LISTED, PLACE, build, flag, many
from tests.test_words import forbidden_in

from supplyscreen.disclosures import Disclosure, check_disclosure, read_disclosure
from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.company import field_names
from supplyscreen.disclosures.labels import LABELS, LEADS
from supplyscreen.disclosures.make import regime_of
from supplyscreen.disclosures.regimes import feeds
from supplyscreen.models import ReportFormat, ReportKind
from supplyscreen.runs.run_json import run_json

from .regime_statements import (
    EXAMPLE,
    GOLDEN,
    KINDS,
    NOTES,
    files,
    kind_of_field,
    marked,
    plain,
    sections,
    small_run,
    text,
    written,
)

FORMS: tuple[ReportFormat, ...] = ("html", "docx", "md")
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> =1+1 | `code` **bold** "
    "[x](javascript:alert(1)) ![y](https://evil.example/z.png) {{ 7*7 }} \u202eleft\u2066 "
    "和田浩林 محمد Київ Đồng\n\n# heading\n\n| a | b |\n|---|---|\n- item"
)


@pytest.mark.parametrize("kind", KINDS)
def test_golden(kind: ReportKind) -> None:
    made = files(kind, "md", EXAMPLE)
    assert made
    for name, content in made.items():
        kept = (GOLDEN / name).read_text(encoding="utf-8")
        assert not first_difference(content.decode(), kept), (
            "if the change is meant: python tests/disclosures/regenerate.py"
        )


@pytest.mark.parametrize("form", FORMS)
def test_the_same_run_and_answers_give_the_same_bytes(form: ReportFormat) -> None:
    made = files("ca-s211", form, EXAMPLE)
    assert set(made) == {f"ca-s211.{form}", f"ca-s211-questionnaire.{form}"}
    assert made == files("ca-s211", form, EXAMPLE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_printed_in_its_own_section(kind: ReportKind, tmp_path: Path) -> None:
    """Each field is answered by a text of its own, which is found below the heading that the table
    of regimes names, and nowhere else in the statement."""
    answers = {name: (value, shown) for name, value, shown in marked()}
    path = written(tmp_path, {name: value for name, (value, _) in answers.items()})
    body = text(kind, path).partition(NOTES)[0]
    found = sections(body)
    headings = regime_of(kind).sections
    fed = {feed.name: feed.section for feed in feeds(kind) if not feed.is_fact}
    assert set(headings.values()) <= set(found)
    for name, (_, shown) in answers.items():
        if kind_of_field(name) in {"answer", "yes-no"} or kind_of_field(name) == "date":
            continue
        if name not in fed:
            assert shown not in body, name
        else:
            assert shown in found[headings[fed[name]]], name


@pytest.mark.parametrize("kind", KINDS)
def test_sections_of_the_table_have_a_heading_and_every_heading_is_printed(
    kind: ReportKind,
) -> None:
    headings = regime_of(kind).sections
    assert {feed.section for feed in feeds(kind)} <= set(headings)
    printed = list(sections(text(kind).partition(NOTES)[0]))
    wanted = [heading for key, heading in headings.items() if key != "revisions"]
    assert printed == wanted


def test_every_field_has_a_label_and_every_label_a_field() -> None:
    fed = {feed.name for kind in KINDS for feed in feeds(kind) if not feed.is_fact}
    assert fed <= set(LABELS)
    assert set(LABELS) <= set(field_names())
    assert set(LEADS) <= set(LABELS)


@pytest.mark.parametrize("name", LEADS)
def test_an_answer_opens_its_part_with_a_sentence_of_its_own(name: str, tmp_path: Path) -> None:
    kind = next(kind for kind in KINDS if name in {feed.name for feed in feeds(kind)})
    values = ["yes", "no"] + ["partly"] * (kind_of_field(name) == "answer")
    bodies = {value: text(kind, written(tmp_path, {name: value})) for value in values}
    blank = f"{LABELS[name]}? {BLANK}"
    assert blank in text(kind)
    assert len(set(bodies.values())) == len(values)
    assert set(LEADS[name]) == set(values)
    assert all(blank not in body for body in bodies.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_company_that_has_said_nothing_is_left_blanks_to_fill_in(kind: ReportKind) -> None:
    check = check_disclosure(Disclosure(), kind)
    assert check.compulsory
    found = sections(text(kind).partition(NOTES)[0])
    for missing in check.missing:
        if missing.name == "revisions":
            continue
        sign = "? " if missing.name in LEADS else ":** "
        assert (
            f"{LABELS[missing.name]}{sign}{BLANK}"
            in found[regime_of(kind).sections[missing.section]]
        ), missing.name


@pytest.mark.parametrize("kind", KINDS)
def test_the_full_example_leaves_only_what_no_file_can_say(kind: ReportKind) -> None:
    assert not check_disclosure(read_disclosure(EXAMPLE), kind, result=small_run()).missing
    body = text(kind, EXAMPLE).partition(NOTES)[0]
    assert BLANK not in body


@pytest.mark.parametrize("kind", KINDS)
def test_notes_to_counsel_are_for_counsel_only(kind: ReportKind) -> None:
    page = files(kind, "html", EXAMPLE)[f"{kind}.html"].decode()
    assert "Notes to counsel" not in page
    assert "To be checked by counsel" not in page
    for name in small_run().scan_flags().collect()["party_name"].drop_nulls().unique():
        assert name not in page  # names of parties are not for publication
    notes = text(kind, EXAMPLE).partition(NOTES)[2]
    regime = regime_of(kind)
    for point in regime.counsel_points:
        assert point in notes
        assert point.startswith("To be checked by counsel: ")
    law = regime.context(Disclosure(), _facts())["law"]
    assert isinstance(law, tuple)
    for point in law:
        assert f"| {point.text} | {point.source} |" in notes


def _facts() -> Any:
    from supplyscreen.disclosures.facts import run_facts  # noqa: PLC0415 - one test needs it

    return run_facts(small_run())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("disclosure", [EXAMPLE, None], ids=["full", "blank"])
def test_words(kind: ReportKind, disclosure: Path | None) -> None:
    for content in files(kind, "md", disclosure).values():
        told = content.decode()
        assert forbidden_in(told) == []
        assert "!" not in plain(told)
        assert not re.search(
            r"\b(compl(y|ies|ied|iance)|legal advice is)\b",
            told.replace("Trade compliance department", ""),
        )
    assert "It does not say that any law is met." in text(kind, disclosure)


RUNS = {
    "small": small_run(),
    "many": many(1303),
    "none": build([]),
    "one": build([flag(LISTED, 1)], no_flag=3),
    "decided": build(
        [
            flag(LISTED, 1, disposition="false_positive"),
            flag(PLACE, 2),
            flag(GOODS, 3),
            flag(GAP, 4),
        ]
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", RUNS)
def test_every_number_comes_from_the_run(kind: ReportKind, case: str) -> None:
    """The company says nothing, so a number is of the run (run.json, or counted from the flags), or
    it stands in our own text. Our own text is what two runs have in common."""
    run = RUNS[case]
    body = text(kind, None, run).partition(NOTES)[0]
    known = set(_numbers_of_run(run)) | _numbers_of_our_text(kind)
    told = set(_numbers(body))
    assert told <= known, sorted(told - known)
    counts = run.run.counts
    considered = counts.rows_in - counts.rejected - counts.superseded - counts.merged
    assert f"{considered:,}" in told
    assert run.run_id[:12] in body


def _numbers(body: str) -> list[str]:
    """Numbers of a text as printed; days, hashes and versions are looked at apart."""
    body = re.sub(r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b|\d{4}-\d\d-\d\d|https?://\S+", " ", body)
    return re.findall(r"\d[\d,]*\d|\d", body)


def _numbers_of_run(run: Any) -> Iterator[str]:
    record = json.loads(run_json(run))
    yield from (f"{value:,}" for value in _ints(record))
    for written_text in _texts(record):
        yield from _numbers(written_text)
    flags = run.scan_flags().collect()
    real = flags.filter(flags["ground"] != "not_screenable")
    yield f"{real.height:,}"
    for column in ("ground", "band", "timing", "watchlist_id", "disposition"):
        counted = real[column].value_counts()["count"].to_list()
        yield from (f"{value:,}" for value in counted)
        yield from (f"{real.height - value:,}" for value in counted)
    yield f"{len(run.run.lists):,}"
    for counts in (run.run.counts, *run.run.counts_by_kind.values()):
        considered = counts.rows_in - counts.rejected - counts.superseded - counts.merged
        yield f"{considered:,}"
        if considered:
            yield f"{round(100 * counts.not_screenable / considered)}"


def _ints(data: Any) -> Iterator[int]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _ints(value)
    elif isinstance(data, list):
        for value in data:
            yield from _ints(value)
    elif isinstance(data, int) and not isinstance(data, bool):
        yield data


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield data


def _numbers_of_our_text(kind: ReportKind) -> set[str]:
    """Numbers in the templates, headings and questions, and in the sentences on coverage."""
    folder = Path(__file__).parents[2] / "src/supplyscreen/disclosures/templates"
    template = (folder / f"{kind}.md.j2").read_text(encoding="utf-8")
    ours = [re.sub(r"\{[{%#].*?[}%#]\}", " ", template), *regime_of(kind).sections.values()]
    ours += [item.question for item in check_disclosure(Disclosure(), kind).missing]
    ours += list(_facts().limits)
    compulsory = str(len(check_disclosure(Disclosure(), kind).compulsory))
    return {compulsory, *(number for told in ours for number in _numbers(told))}


def test_sentences_of_the_run_agree_with_its_flags() -> None:
    told = {case: text("uk-msa", None, run) for case, run in RUNS.items()}
    assert "The screening raised 1,303 flags (run 555555555555)." in told["many"]
    assert "The screening raised 1 flag (run 555555555555). It is a possible" in told["one"]
    assert "The screening raised no flag (run 555555555555). That is not a" in told["none"]
    assert "Run 555555555555 has no flag to decide on." in told["none"]
    assert "Of 3 flags in run 555555555555, 1 has a decision of a reviewer" in told["decided"]
    assert "; 2 are not decided yet." in told["decided"]
    assert "1 flag of run 555555555555 is open" in told["one"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_answer_or_name_breaks_nothing(
    kind: ReportKind, form: ReportFormat, tmp_path: Path
) -> None:
    answers: dict[str, Any] = {}
    for name, value, _ in marked():
        hostile = {"text": HOSTILE, "list": [HOSTILE, HOSTILE]}.get(kind_of_field(name), value)
        answers[name] = hostile
    answers["structure.business"] = answers["policies.responsible"] = HOSTILE + "A" * 10_000
    answers["revisions"] = [{"revised_on": "2032-02-03", "what_changed": HOSTILE}]
    run = build([flag(LISTED, 1, party_name=HOSTILE + "B" * 10_000, party_country="|")])
    made = files(kind, form, written(tmp_path, answers), run)
    plain_run = files(kind, form, EXAMPLE, run)
    for name, content in made.items():
        if form == "html":
            _page_holds_only_text(content.decode())
        elif form == "docx":
            _same_shape(content, plain_run[name])
        else:
            assert _table_cells(content.decode()) == _table_cells(plain_run[name].decode())
            assert "\n# heading" not in content.decode()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _page_holds_only_text(page: str) -> None:
    tags = _Tags()
    tags.feed(page)
    assert not {tag for tag, _ in tags.found} & {"script", "img", "iframe", "form", "object"}
    for _, attributes in tags.found:
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("href") or "").startswith("javascript")
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "和田浩林" in page
    assert "\u202e" not in page


def _same_shape(content: bytes, other: bytes) -> None:
    docx = pytest.importorskip("docx")
    read, plain_one = docx.Document(BytesIO(content)), docx.Document(BytesIO(other))
    assert [len(table.columns) for table in read.tables] == [
        len(table.columns) for table in plain_one.tables
    ]
    told = "\n".join(
        [paragraph.text for paragraph in read.paragraphs]
        + [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    )
    assert "<script>alert(1)</script>" in told
    assert "和田浩林" in told


def _table_cells(markdown: str) -> list[int]:
    """The number of cells of every row of a table."""
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    return [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
