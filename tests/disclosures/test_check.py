"""The check lists precisely the blanks; answers that do not agree are told."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.disclosures.answers import answers, fed
from tests.disclosures.made import filled
from tests.reports.builder import small

from supplyscreen.disclosures import Disclosure, check_disclosure
from supplyscreen.disclosures.check import checked
from supplyscreen.disclosures.facts import run_facts


def asked(company: Disclosure, name: str) -> bool:
    """Whether a blank at ``name`` of sb657 is asked for, said once more in other words."""
    part, _, field = name.partition(".")
    done = getattr(getattr(company, part), "done", None)
    if field != "done" and done == "no":
        return False
    return not (name == "verification.third_party" and company.verification.by_third_party == "no")


@settings(max_examples=30)
@given(company=answers())
def test_the_check_lists_precisely_the_blanks(company: Disclosure) -> None:
    found = check_disclosure(company, "sb657")
    blank = {name for name in fed("sb657") if company.value(name) is None}
    assert {item.name for item in found.missing} == {x for x in blank if asked(company, x)}
    assert found.filled + len(found.missing) == found.asked
    assert set(found.compulsory) <= set(found.missing)


def test_nothing_is_missing_of_the_filled_example() -> None:
    found = check_disclosure(filled(), "sb657")
    assert (found.missing, found.doubts, found.notes) == ((), (), ())
    assert found.asked == found.filled == len(fed("sb657"))


def test_what_must_be_answered() -> None:
    found = check_disclosure(Disclosure(), "sb657")
    assert [item.name for item in found.compulsory] == [
        "company.name",
        "verification.done",
        "verification.by_third_party",
        "audits.done",
        "audits.independent",
        "audits.unannounced",
        "certification.done",
        "accountability.done",
        "training.done",
    ]


def test_a_company_that_does_nothing_has_answered() -> None:
    nothing = {"done": "no"}
    parts = ("verification", "audits", "certification", "accountability", "training")
    company = Disclosure.model_validate(
        {"company": {"name": "Example"}, **dict.fromkeys(parts, nothing)}
    )
    found = check_disclosure(company, "sb657")
    assert (found.compulsory, found.doubts) == ((), ())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"audits": {"done": "no", "unannounced": "yes"}}, "audits.done is no, but"),
        ({"audits": {"done": "no", "announced_count": 4}}, "audits.announced_count is 4"),
        ({"training": {"done": "no", "mandatory": "yes"}}, "training.mandatory is yes"),
        (
            {"verification": {"by_third_party": "no", "third_party": "Firm LLP"}},
            "verification.third_party names one",
        ),
        (
            {"verification": {"by_third_party": "no"}, "screening": {"in_house": "no"}},
            "the one who ran the screening is a third party",
        ),
        ({"audits": {"unannounced": "yes", "announced_count": 1}}, "announced_count is above 0"),
        ({"audits": {"unannounced": "no", "unannounced_count": 1}}, "unannounced_count is above"),
    ],
)
def test_answers_that_do_not_agree_are_told(given: dict[str, Any], told: str) -> None:
    found = check_disclosure(Disclosure.model_validate(given), "sb657").doubts
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    "given",
    [
        {"audits": {"done": "no", "unannounced": "no", "announced_count": 0}},
        {"audits": {"done": "no", "extent": "Audits are planned for next year."}},
        {"verification": {"by_third_party": "no", "third_party": "None."}},
        {"audits": {"unannounced": "partly", "announced_count": 3, "unannounced_count": 3}},
        {"risks": {"done": "no", "extent": "none"}},
    ],
)
def test_answers_that_agree_are_not_doubted(given: dict[str, Any]) -> None:
    assert check_disclosure(Disclosure.model_validate(given), "sb657").doubts == ()


def test_the_run_is_checked_too() -> None:
    result = small()
    company = Disclosure.model_validate({"verification": {"done": "no"}})
    found = check_disclosure(company, "sb657", result=result)
    assert found == checked(company, "sb657", run_facts(result))
    assert "quotes run 555555555555, a screening of 39 records" in found.doubts[0]
    assert found.notes[0] == "4 flags of run 555555555555 not decided yet."
    assert found.notes[1].startswith("3 records (8%) could not be screened")
    assert "Old edition" in found.notes[2]
