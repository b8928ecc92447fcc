"""United Kingdom: the statement of section 54 of the Modern Slavery Act 2015."""

from pathlib import Path

import pytest

from supplyscreen.disclosures import check_disclosure, read_disclosure
from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.uk_msa import REGIME

from .regime_statements import EXAMPLE, NOTES, files, sections, small_run, text, written


def test_the_six_areas_stand_in_the_order_of_the_act() -> None:
    numbered = [x for x in sections(text("uk-msa", EXAMPLE)) if x[:1].isdigit()]
    assert [x.partition(". ")[0] for x in numbered] == list("123456")
    told = " ".join(numbered).lower()
    areas = ["structure", "policies", "due diligence", "risks", "effectiveness", "training"]
    assert sorted(areas, key=told.index) == areas


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("yes", "It tells the steps that the organisation took in that year"),
        ("no", "The organisation took no steps in that year"),
        ("", f"Were steps taken in the year? {BLANK}"),
    ],
)
def test_it_tells_the_steps_or_that_there_were_none(answer: str, said: str, tmp_path: Path) -> None:
    body = text("uk-msa", written(tmp_path, {"risks.any_steps": answer}))
    opening = body.partition("## ")[0]
    assert said in opening
    assert ("**Steps taken in the year:**" in body) == (answer != "no")


def test_no_steps_beside_audits_is_told_as_a_doubt(tmp_path: Path) -> None:
    answers = {"risks.any_steps": "no", "audits.done": "partly"}
    path = written(tmp_path, answers)
    doubts = check_disclosure(read_disclosure(path), "uk-msa", result=small_run()).doubts
    assert any(doubt.startswith("risks.any_steps is no, but") for doubt in doubts)
    assert doubts[0] in text("uk-msa", path)
    path = written(tmp_path, answers | {"audits.done": "no"})
    assert check_disclosure(read_disclosure(path), "uk-msa", result=small_run()).doubts == ()


def test_no_cases_found_beside_open_flags_is_told_as_a_doubt(tmp_path: Path) -> None:
    path = written(tmp_path, {"breaches.found": "no"})
    told = check_disclosure(read_disclosure(path), "uk-msa", result=small_run()).doubts
    assert told == ("breaches.found is no, but 4 flags of run 555555555555 are not decided on yet",)
    assert check_disclosure(read_disclosure(path), "uk-msa").doubts == ()


def test_the_board_approves_and_a_director_signs_by_hand() -> None:
    approval = sections(text("uk-msa"))[REGIME.sections["approval"]]
    for label in ("Approved by", "Day of approval", "Signed by", "Office", "Day of signature"):
        assert f"**{label}:** {BLANK}" in approval
    assert "board of directors" in approval
    full = sections(text("uk-msa", EXAMPLE))[REGIME.sections["approval"]]
    assert "**Signature:** [SIGNATURE]" in full  # no file can sign
    assert BLANK not in full.partition(NOTES)[0]


def test_the_web_page_marks_blanks_and_says_draft() -> None:
    page = files("uk-msa", "html")["uk-msa.html"].decode()
    assert page.count(f'<mark class="blank">{BLANK}</mark>') > 20
    assert "Draft, not for publication." in page
    full = files("uk-msa", "html", EXAMPLE)["uk-msa.html"].decode()
    assert "Draft, not for publication." not in full
    assert full.count('<mark class="blank">') == 1  # the signature


def test_the_guidance_is_told_as_guidance() -> None:
    notes = text("uk-msa").partition(NOTES)[2]
    assert "Level 1" in notes
    assert "It is guidance; the Act itself has not changed." in notes
    assert "the list of the guidance is not reproduced here" in notes
