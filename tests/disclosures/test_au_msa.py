"""Australia: the seven mandatory criteria of section 16 of the Modern Slavery Act 2018."""

from pathlib import Path

from supplyscreen.disclosures import Disclosure, check_disclosure
from supplyscreen.disclosures.answers import BLANK
from supplyscreen.disclosures.au_msa import REGIME

from .regime_statements import EXAMPLE, NOTES, sections, text, written

CRITERIA = ("entity", "structure", "risks", "actions", "effectiveness", "consultation", "other")


def test_each_of_the_seven_criteria_is_a_heading_in_the_order_of_the_act() -> None:
    numbered = [x for x in sections(text("au-msa")) if x[:1].isdigit()]
    assert numbered == [REGIME.sections[key] for key in CRITERIA]
    assert [x.partition(". ")[0] for x in numbered] == list("1234567")


def test_no_criterion_can_be_left_without_an_answer_unnoticed() -> None:
    compulsory = {item.section for item in check_disclosure(Disclosure(), "au-msa").compulsory}
    assert set(CRITERIA) - {"other"} <= compulsory  # "other" is what the entity finds relevant


def test_effectiveness_and_consultation_are_asked_for(tmp_path: Path) -> None:
    found = sections(text("au-msa"))
    assert f"Is effectiveness assessed? {BLANK}" in found[REGIME.sections["effectiveness"]]
    consultation = REGIME.sections["consultation"]
    assert f"Were owned or controlled entities consulted? {BLANK}" in found[consultation]
    path = written(tmp_path, {"consultation.done": "no"})
    told = sections(text("au-msa", path))[consultation]
    assert "The entities that the reporting entity owns or controls were not consulted." in told
    assert BLANK not in told  # how they were consulted is not asked after a no


def test_approval_is_of_the_governing_body_and_signature_of_a_member() -> None:
    approval = sections(text("au-msa", EXAMPLE))[REGIME.sections["approval"]]
    assert "principal governing body" in approval
    assert "a responsible member" in approval
    assert "**Signature:** [SIGNATURE]" in approval


def test_register_and_reform_are_in_the_notes() -> None:
    notes = text("au-msa").partition(NOTES)[2]
    assert "public register" in notes
    assert "six months" in notes
    assert "whether the criteria have changed" in notes
