"""A package is for one procedure, about one subject; what is missing is told in one line."""

import pytest
from tests.packages.builder import named, options, text_of, with_rows
from tests.packages.golden_cases import golden_result
from tests.reports.builder import LISTED, flag

from supplyscreen.errors import ConfigError
from supplyscreen.models import Procedure, ReportOptions, Subject


def told(asked: ReportOptions) -> str:
    with pytest.raises(ConfigError) as caught:
        text_of(golden_result(), asked)
    return str(caught.value)


def test_without_a_procedure_the_hint_says_how_they_differ() -> None:
    text = told(ReportOptions(subject=Subject(kind="entry", value="x")))
    for words in ("applicability-review: The importer shows that the UFLPA does not apply",):
        assert words in text
    assert "exception: The importer takes the UFLPA to apply" in text
    assert "admissibility: The importer of goods under an order of section 307" in text


def test_without_a_subject_it_says_what_a_subject_is() -> None:
    assert "needs a subject" in told(ReportOptions(procedure="exception"))


@pytest.mark.parametrize(
    ("entry", "procedure", "fit"),
    [
        ("s307-042", "applicability-review", "for this entry: admissibility"),
        ("s307-042", "exception", "for this entry: admissibility"),
        (
            "hetian-haolin-hair-accessories",
            "admissibility",
            "for this entry: applicability-review, exception",
        ),
    ],
)
def test_an_entry_of_another_law_is_refused(entry: str, procedure: Procedure, fit: str) -> None:
    text = told(options(entry, procedure))
    assert f"does not answer a listing of {entry}" in text
    assert fit in text


def test_an_order_in_whose_place_the_uflpa_is_enforced_is_answered_under_it() -> None:
    changes = {"program_key": "us-section-307", "entry_status": "superseded_in_enforcement"}
    result = named("HAOLIN HAIR", entry_id="s307-042", **changes)
    assert "HAOLIN HAIR" in text_of(result, options("s307-042", "applicability-review"))


def test_a_list_of_the_user_has_no_procedure() -> None:
    result = with_rows([flag(LISTED, 1, entry_id="own-1", program_key="own")], [])
    result = named("A", entry_id="own-1", program_key="own")
    with pytest.raises(ConfigError, match="no procedure here is for its law"):
        text_of(result, options("own-1", "exception"))


def test_flags_of_another_law_are_told_and_not_answered() -> None:
    text = text_of(golden_result(), options("haolin", "applicability-review", "shipper"))
    assert "1 record here has a flag that rests on another law or list." in text
    assert "not answered by this submission" in text
