"""Canada: the report of Bill S-211, and the questionnaire that has to agree with it."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from tests.reports.builder import many

from supplyscreen.disclosures import Disclosure, read_disclosure
from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.ca_questionnaire import CHOOSE, LIMIT, Box, FormPart, questionnaire
from supplyscreen.disclosures.ca_s211 import REGIME, TERMS
from supplyscreen.disclosures.facts import run_facts
from supplyscreen.disclosures.passages import passages
from supplyscreen.disclosures.sentences import decided, flagged, screened
from supplyscreen.documents import Document, document_files

from .regime_statements import (
    EXAMPLE,
    NOTES,
    files,
    marked,
    plain,
    sections,
    small_run,
    text,
    written,
)

POINTS = (
    "structure",
    "policies",
    "risks",
    "remediation",
    "income",
    "training",
    "effectiveness",
)
# Text boxes of part 2 of the form -> the section of the report that they repeat.
BOXES = {"2": "steps"} | dict(zip(("5", "7", "10", "12", "14", "16", "18"), POINTS, strict=True))


def form(company: Disclosure) -> tuple[FormPart, ...]:
    told = passages(company, "ca-s211", TERMS)
    return questionnaire(company, told, run_facts(small_run()))


def box(company: Disclosure, number: str, part: int = 1) -> Box:
    return next(x for x in form(company)[part].boxes if x.number == number)


def paper(path: Path | None = None) -> str:
    """The questionnaire as a document."""
    return plain(files("ca-s211", "md", path)["ca-s211-questionnaire.md"].decode())


def test_the_seven_points_stand_in_the_order_of_the_act() -> None:
    found = list(sections(text("ca-s211")))
    lettered = [x for x in found if x.startswith("(")]
    assert lettered == [REGIME.sections[key] for key in POINTS]
    assert [x[1] for x in lettered] == list("abcdefg")
    assert REGIME.sections["steps"] in found


@pytest.mark.parametrize("case", ["full", "blank", "marked", "no"])
def test_the_questionnaire_says_what_the_report_says(case: str, tmp_path: Path) -> None:
    """Every sentence and every answer of a text box is found in the section of the report, and
    every sentence and answer of the section in the box."""
    no = {f"{part}.done": "no" for part in ("remediation", "loss_of_income", "training")}
    path = {
        "full": EXAMPLE,
        "blank": None,
        "marked": written(tmp_path, {name: value for name, value, _ in marked()}),
    }.get(case, written(tmp_path, no) if case == "no" else None)
    company = read_disclosure(path) if path else Disclosure()
    report, answers = sections(text("ca-s211", path)), form(company)[1].boxes
    assert {x.number for x in answers if x.is_text} == set(BOXES)
    for number, section in BOXES.items():
        body, answer = report[REGIME.sections[section]], box(company, number).answer
        assert f"| {answer} |" in paper(path)
        for passage in passages(company, "ca-s211", TERMS)[section]:
            for lead in passage.leads:
                assert lead in body
                assert lead in answer
            for detail in passage.details:
                assert f"- **{detail.label}:** {detail.text}\n" in body
                assert f"{detail.label}: {detail.text}" in answer
        printed = re.findall(r"^- \*\*(.+?):\*\* (.+)$", body, re.MULTILINE)
        for label, told in printed:
            assert f"{label}: {told}" in answer


def test_the_sentences_on_the_run_are_the_same_in_both() -> None:
    facts = run_facts(small_run())
    risks = sections(text("ca-s211"))[REGIME.sections["risks"]]
    effectiveness = sections(text("ca-s211"))[REGIME.sections["effectiveness"]]
    for sentence in (screened(facts), flagged(facts)):
        assert sentence in risks
        assert sentence in box(Disclosure(), "10").answer
    assert decided(facts) in effectiveness
    assert decided(facts) in box(Disclosure(), "18").answer


@pytest.mark.parametrize("length", [LIMIT, LIMIT + 1])
def test_an_answer_that_is_too_long_for_its_box_is_told(length: int, tmp_path: Path) -> None:
    around = len(box(_steps(tmp_path, "x"), "2").answer) - 1
    company = _steps(tmp_path, "x" * (length - around))
    made = box(company, "2")
    assert made.length == len(made.answer) == length
    assert made.is_long == (length > LIMIT)
    told = paper(tmp_path / "disclosure.yml")
    assert ("- Question 2: 1,501 characters, 1 too many." in told) == made.is_long
    assert ("No answer is longer than the 1,500 characters" in told) != made.is_long
    assert made.answer in told  # it is told whole, never cut


def _steps(folder: Path, value: str) -> Disclosure:
    return read_disclosure(written(folder, {"risks.steps_taken": value}))


def test_choices_are_answered_as_the_company_said_or_left_to_a_person(tmp_path: Path) -> None:
    said = {"yes": "Yes", "no": "No", "partly": f"Partly: {CHOOSE}", "": BLANK}
    names = {"11": "remediation", "13": "loss_of_income", "15": "training", "17": "effectiveness"}
    for number, part in names.items():
        for value, told in said.items():
            company = read_disclosure(written(tmp_path, {f"{part}.done": value}))
            assert box(company, number).answer == told
    company = read_disclosure(written(tmp_path, {"training.done": "no"}))
    assert box(company, "15.1").answer == "not asked"
    assert all(box(company, number).answer == CHOOSE for number in ("1", "3", "4", "8", "9"))


def test_all_28_questions_are_there_in_order() -> None:
    first, second = form(Disclosure())
    whole = [x.number for x in (*first.boxes, *second.boxes) if "." not in x.number]
    assert whole == [*map(str, range(1, 11)), *map(str, range(1, 19))]


def test_a_revision_is_declared_with_its_day_and_what_changed(tmp_path: Path) -> None:
    revision = {"revised_on": "2026-05-20", "what_changed": "Audits corrected from 11 to 9."}
    path = written(tmp_path, {"revisions": [revision]})
    told = sections(text("ca-s211", path))[REGIME.sections["revisions"]]
    assert "**Revised on 2026-05-20:** Audits corrected from 11 to 9." in told
    company = read_disclosure(path)
    assert box(company, "4", 0).answer == "Yes"
    assert box(company, "4.1", 0).answer == "[DAY THE FIRST REPORT WAS HANDED IN]"
    assert box(company, "4.2", 0).answer == "2026-05-20: Audits corrected from 11 to 9."
    assert box(company, "4.2", 0).is_text
    assert box(Disclosure(), "4", 0).answer == "No"
    assert REGIME.sections["revisions"] not in sections(text("ca-s211"))
    assert "It is a revised report." not in text("ca-s211")


@pytest.mark.parametrize(
    ("covered", "joint"), [([], BLANK), (["One Inc."], "No"), (["One Inc.", "Two Ltd."], "Yes")]
)
def test_a_joint_report_names_each_entity(covered: list[str], joint: str, tmp_path: Path) -> None:
    company = read_disclosure(written(tmp_path, {"company.entities_covered": covered}))
    assert box(company, "6", 0).answer == joint
    named = [x.answer for x in form(company)[0].boxes if x.number == "6.1"]
    assert named == (["One Inc.; Two Ltd."] if joint == "Yes" else [])


def test_contact_of_the_company_is_not_printed() -> None:
    """Reports with addresses, telephone numbers or e-mail addresses are sent back."""
    body = text("ca-s211", EXAMPLE).partition(NOTES)[0]
    assert "@" not in body
    assert "@" not in paper(EXAMPLE)


def test_what_was_not_read_in_a_source_is_said() -> None:
    assert "lists of choices were not read in a source" in paper()
    notes = text("ca-s211").partition(NOTES)[2]
    assert "31 May" in notes
    assert "at most 10 pages" in notes
    assert "the questions of the form as it is now" in notes


@pytest.mark.parametrize("many_flags", [False, True])
def test_the_example_is_a_report_of_at_most_ten_pages(many_flags: bool) -> None:
    """The length that the guidance of December 2023 asked for, without the notes to counsel."""
    pytest.importorskip("typst")
    body = text_as_markdown(many_flags).partition("---\n\n" + NOTES)[0]
    content = document_files("report", Document("Report", body), "pdf")["report.pdf"]
    assert isinstance(content, bytes)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 10


def text_as_markdown(many_flags: bool) -> str:
    run = many(300) if many_flags else small_run()
    return files("ca-s211", "md", EXAMPLE, run)["ca-s211.md"].decode()


def test_the_questionnaire_is_a_document_of_its_own_with_a_table_for_each_part() -> None:
    docx = pytest.importorskip("docx")
    made = files("ca-s211", "docx", EXAMPLE)
    read = docx.Document(BytesIO(made["ca-s211-questionnaire.docx"]))
    assert [len(table.rows) - 1 for table in read.tables] == [
        len(part.boxes) for part in form(read_disclosure(EXAMPLE))
    ]
    assert [cell.text for cell in read.tables[0].rows[2].cells] == [
        "2 Legal name",
        "Example Outfitters, Inc.",
        "short field",
    ]
