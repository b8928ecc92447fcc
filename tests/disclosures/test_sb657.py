"""The statement of California: golden files, traced numbers, blanks, words, hostile answers."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, product
from pathlib import Path

import polars as pl
import pytest
import yaml
from hypothesis import given, settings
from tests.disclosures.answers import answers, fed, word_of
from tests.disclosures.made import (
    EXAMPLE,
    GOLDEN,
    docx_text,
    filled,
    golden_files,
    made,
    text,
)
from tests.golden import first_difference
from tests.reports.builder import LISTED, Result, build, flag, small
from tests.test_words import forbidden_in

from supplyscreen import documents
from supplyscreen.disclosures import Disclosure, check_disclosure, disclosure_files
from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.company import field_names
from supplyscreen.disclosures.make import regime_of
from supplyscreen.disclosures.sb657 import audits_are, third_party
from supplyscreen.models import ReportOptions
from supplyscreen.runs.run_json import run_json

ANSWERS = (None, "yes", "no", "partly")
HOSTILE = (
    "<script>alert(1)</script>",
    "=1+1",
    "[x](javascript:alert(1))",
    "a | b | c",
    "`code` **bold** # heading",
    "\u202eright to left\u202c",
    "# not a heading",
    "1. not a list",
    "two\n\nparagraphs\n\n## not a heading",
    "{{ facts }} {% raw %}",
    "[TO BE COMPLETED BY THE COMPANY] really",
    "新疆和田 شركة Общество Công ty",
    "X" * 10_000,
)


def plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


def test_golden() -> None:
    """After an intended change: python tests/disclosures/regenerate.py, and read the difference."""
    for name, told in golden_files("sb657").items():
        assert first_difference(told, (GOLDEN / name).read_text(encoding="utf-8")) == "", name


def test_the_same_answers_and_run_give_the_same_bytes() -> None:
    assert made("sb657", "docx", EXAMPLE) == made("sb657", "docx", EXAMPLE)


@settings(max_examples=20)
@given(company=answers())
def test_every_answer_is_on_the_page_and_every_blank_is_shown(company: Disclosure) -> None:
    page = plain(text(company, "sb657"))
    check = check_disclosure(company, "sb657", result=small())
    for name in field_names():
        value = company.value(name)
        if isinstance(value, str) and value.startswith("Said"):
            wanted = name in fed("sb657")
            assert bool(re.search(rf"\b{word_of(name)}\b", page)) == wanted, name
    said, notes = page.split("## Notes to counsel")
    blanks = {item.name for item in check.missing} - {"company.website", "company.link_name"}
    assert said.count(BLANK) >= len(blanks)
    assert (BLANK in said) == bool(blanks)
    assert ("Draft, not for publication" in page) == bool(check.compulsory or check.doubts)
    for item in check.missing:
        assert f"| {item.name} |" in notes
    for item in check.compulsory:
        assert f"({item.name})" in said.split("Disclosure of")[0]


def test_a_page_without_any_answer_shows_every_blank() -> None:
    page = made("sb657", "html").decode("utf-8")
    assert "Draft, not for publication" in page
    assert page.count(f'<mark class="blank">{BLANK}</mark>') >= len(fed("sb657")) - 2


def test_a_page_with_all_answers_has_no_blank() -> None:
    for form in ("html", "md"):
        page = plain(made("sb657", form, EXAMPLE).decode("utf-8"))
        assert "TO BE COMPLETED" not in page
        assert "Draft" not in page


def verification(**answers: str | None) -> Disclosure:
    return Disclosure.model_validate({"verification": answers})


def audits(**answers: str | None) -> Disclosure:
    return Disclosure.model_validate({"audits": answers})


@pytest.mark.parametrize(
    ("company", "told"),
    [
        (verification(by_third_party="no"), "The verification is not conducted by a third party."),
        (verification(by_third_party="partly"), "The rest is not conducted by a third party."),
        (verification(by_third_party="yes"), "The verification is conducted by a third party."),
        (verification(done="no"), "No verification is conducted, by a third party or otherwise."),
        (audits(independent="yes", unannounced="yes"), "The audits are independent, unannounced"),
        (
            audits(independent="yes", unannounced="no"),
            "The audits are not independent, unannounced",
        ),
        (audits(independent="yes", unannounced="partly"), "Not all of the audits are independent"),
        (audits(done="no"), "No audits are made, independent and unannounced or otherwise."),
    ],
)
def test_the_two_statements_that_cannot_be_left_out(company: Disclosure, told: str) -> None:
    assert told in plain(text(company, "sb657"))


def test_they_are_blank_until_they_are_answered() -> None:
    """Never a statement that the company did not make, whatever else it answered."""
    for done, party in product(ANSWERS, ANSWERS):
        company = verification(done=done, by_third_party=party)
        named = {"verification.by_third_party"} & _compulsory(company)
        assert (third_party(company) == "blank") == bool(named)
    for done, independent, unannounced in product(ANSWERS, ANSWERS, ANSWERS):
        company = audits(done=done, independent=independent, unannounced=unannounced)
        named = {"audits.independent", "audits.unannounced"} & _compulsory(company)
        if done == "no" and {independent, unannounced} & {"yes", "partly"}:
            assert check_disclosure(company, "sb657").doubts
        else:
            assert (audits_are(company) == "blank") == bool(named)


def _compulsory(company: Disclosure) -> set[str]:
    return {item.name for item in check_disclosure(company, "sb657").compulsory}


def test_no_page_passes_a_verdict() -> None:
    for word in ANSWERS:
        parts = {part: {"done": word} for part in ("verification", "audits", "certification")}
        parts |= {part: {"done": word} for part in ("accountability", "training")}
        parts["screening"] = {"in_house": word if word != "partly" else "no"}
        for result in (small(), build([])):
            page = plain(text(Disclosure.model_validate(parts), "sb657", result))
            assert forbidden_in(page) == []
            assert "!" not in page
            assert not re.search(r"\bcompl(y|ies)\b", page)
            assert "It does not say that any law is met" in page


def numbers(page: str) -> Iterator[str]:
    """Every number of a page, without those of the law, of headings, lists and hashes."""
    page = re.sub(r"> \d+ answers that this statement", "", page)
    page = re.sub(r"as \d{4}-\d\d-\d\d\.|1714\.43|of 2010|19 CFR 103\.31|guide of 2015", "", page)
    page = re.sub(r"100 million|within 30 days|^\d+\. .*$|## \d\. ", "", page, flags=re.M)
    page = re.sub(r"\| \d\. ", "| ", page)
    page = re.sub(r"\(https?://[^)]*\)|[0-9a-f]{64}|\b5{12}\b|(\d+) of (\d+) fields", "", page)
    return (found.replace(",", "") for found in re.findall(r"\d[\d,]*(?:\.\d+)*", page))


def test_every_number_is_of_the_run() -> None:
    result = small()
    page = plain(text(Disclosure(), "sb657", result))
    record = json.loads(run_json(result))
    kinds = [*record["counts_by_kind"].values(), record["counts"]]
    looked_at = [x["rows_in"] - x["rejected"] - x["superseded"] - x["merged"] for x in kinds]
    shares = [round(100 * x["not_screenable"] / n) for x, n in zip(kinds, looked_at, strict=True)]
    real = result.flags.filter(pl.col("ground") != "not_screenable")
    counted = [
        real.height,
        *[
            n
            for by in ("ground", "band", "timing", "watchlist_id", "disposition")
            for n in _sizes(real, by)
        ],
        *_sizes(real, "party_name"),
        *real.group_by("party_name").agg(pl.col("record_id").n_unique())["record_id"],
    ]
    known = {*map(str, [*counted, *looked_at, *shares, 0]), *numbers(json.dumps(record))}
    found = set(numbers(page))
    assert len(found) > 20
    assert found <= known, sorted(found - known)


def _sizes(frame: pl.DataFrame, column: str) -> list[int]:
    return frame.group_by(column).len()["len"].to_list()


def test_each_table_with_numbers_names_the_run() -> None:
    page = text(filled(), "sb657")
    captions = [line for line in page.splitlines() if line.startswith("Table: ")]
    assert len(captions) == 7
    assert all("555555555555" in line for line in captions if "areas in short" not in line)


def test_the_table_of_records_adds_up() -> None:
    page = text(filled(), "sb657")
    lines = page.split("Table: What became")[1].split("\n\n")[1].splitlines()[2:]
    rows = [[int(cell) for cell in re.findall(r"\| ([\d,]+) (?=\|)", line)] for line in lines]
    assert len(rows) == 9
    for column in range(3):
        told = [row[column] for row in rows]
        assert sum(told[:4]) == told[4]
        assert sum(told[4:8]) == told[8]


def test_notes_and_suppliers_are_for_counsel_only() -> None:
    name = "HETIAN HAOLIN HAIR ACCESORIES"
    public = made("sb657", "html", EXAMPLE).decode("utf-8")
    assert name not in public
    assert "Notes to counsel" not in public
    assert name in made("sb657", "md", EXAMPLE).decode("utf-8")
    assert name in docx_text(made("sb657", "docx", EXAMPLE))


def test_what_is_made_says_what_is_missing() -> None:
    blank = disclosure_files(small(), "sb657", "md", ReportOptions())
    notes = blank.notes
    assert notes[0].startswith("Not fit for publication, answers that must be given are blank")
    assert "verification.by_third_party" in notes[0]
    full = disclosure_files(small(), "sb657", "md", ReportOptions(disclosure=EXAMPLE))
    assert not [note for note in full.notes if "blank" in note]


def hostile_answers(folder: Path) -> Path:
    """The filled example with a hostile text in every field of text, one after another."""
    told, values = yaml.safe_load(EXAMPLE.read_text("utf-8")), cycle(HOSTILE)
    for part in told.values():
        for name, found in part.items() if isinstance(part, dict) else ():
            if isinstance(found, list):
                part[name] = [next(values) for _ in found]
            elif isinstance(found, str) and found not in {"yes", "no", "partly"}:
                part[name] = next(values)
    path = folder / "hostile.yml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return path


def hostile_run(names: Sequence[str]) -> Result:
    return build([flag(LISTED, at, party_name=name) for at, name in enumerate(names, 1)])


def test_hostile_answers_and_names_break_nothing(tmp_path: Path) -> None:
    shape = r"<(?:h[1-6]|table|tr|td|th|ul|ol|li|blockquote|p)\b"
    usual = hostile_run(["NAME"] * len(HOSTILE))
    usual_page = made("sb657", "html", EXAMPLE, result=usual).decode("utf-8")
    answers, result = hostile_answers(tmp_path), hostile_run(HOSTILE)
    page = made("sb657", "html", answers, result=result).decode("utf-8")
    assert "<script" not in page
    assert not [url for url in re.findall(r'href="([^"]*)"', page) if "javascript" in url.lower()]
    assert re.findall(shape, page) == re.findall(shape, usual_page)
    unbroken = page.replace("<wbr>", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in unbroken
    assert HOSTILE[-1] in unbroken
    word = docx_text(made("sb657", "docx", answers, result=result))
    usual_word = docx_text(made("sb657", "docx", EXAMPLE, result=usual))
    styles = r"^\[[^\]]*\]"
    assert re.findall(styles, word, re.M)[:60] == re.findall(styles, usual_word, re.M)[:60]
    for value in ("=1+1", "a | b | c", "# not a heading", "{{ facts }} {% raw %}", HOSTILE[-1]):
        assert value in word
    assert "1. not a list" in plain(made("sb657", "md", answers, result=result).decode("utf-8"))


def test_a_template_of_the_user_goes_over_ours(tmp_path: Path) -> None:
    (tmp_path / "sb657.md.j2").write_text("Ours: {{ said.company.name }}, {{ facts.run }}\n")
    page = made("sb657", "md", EXAMPLE, templates=tmp_path).decode("utf-8")
    assert "Ours: Example Outfitters, Inc., 555555555555" in page


def test_the_blank_is_the_one_that_documents_show() -> None:
    assert f"[{documents.BLANK}]" == BLANK


def test_the_regime_is_named() -> None:
    regime = regime_of("sb657")
    assert (regime.kind, regime.link_name) == ("sb657", "California Supply Chains Act")
