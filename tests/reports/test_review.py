"""What the review says of a flag stands beside it, and is counted."""

from dataclasses import replace

from supplyscreen.models import ReviewRecord
from supplyscreen.reports.html import report_html
from supplyscreen.reports.view import report_view

from .builder import LISTED, PLACE, build, flag, small
from .page import Page


def test_a_flag_that_was_set_aside_stays_in_the_page_and_says_so() -> None:
    flags = [
        flag(LISTED, 1, disposition="false_positive"),
        flag(LISTED, 2, disposition="suppressed"),
        flag(PLACE, 3, disposition="open"),
    ]
    made = build(flags)
    review = ReviewRecord(
        screened_run_id="1" * 64,
        log_lines=4,
        log_sha256="2" * 64,
        flags_by_disposition={"false_positive": 1, "open": 1, "suppressed": 1},
    )
    result = replace(made, run=made.run.model_copy(update={"review": review}))
    view = report_view(result)
    assert [row.review for row in view.flags] == [
        "set aside: false positive",
        "set aside: like one decided before",
        "",
    ]
    told = report_html(result)
    for state in ("set aside: false positive", "set aside: like one decided before", "not decided"):
        assert f'<th scope="row">{state}</th><td class="n">1</td>' in told
    assert told.count("<small>set aside: false positive</small>") == 1


def test_without_a_review_nothing_is_said_of_one() -> None:
    assert report_view(small()).review == ()
    assert "what the review says" not in Page(report_html(small())).text
