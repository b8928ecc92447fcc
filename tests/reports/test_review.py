"""What the review says of a flag stands beside it, and is counted."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.documents.pdf_text import words
from tests.packages.builder import bill, options, with_rows
from tests.workbooks.books import opened, write

from supplyscreen.documents import FontSet
from supplyscreen.models import ReportKind, ReportOptions
from supplyscreen.reports.html import report_html
from supplyscreen.reports.kinds import report_files
from supplyscreen.reports.pdf import due_diligence_pdf
from supplyscreen.reports.view import report_view

from .builder import ALONE, GOODS, LISTED, OF_THE_PAIR, PLACE, flag, reviewed, reviewed_run, small
from .page import Page


def test_a_flag_that_was_set_aside_stays_in_the_page_and_says_so() -> None:
    flags = [
        flag(LISTED, 1, disposition="false_positive"),
        flag(LISTED, 2, disposition="suppressed"),
        flag(PLACE, 3, disposition="open"),
    ]
    result = reviewed(flags)
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


ASIDE = [
    flag(LISTED, 1, disposition="false_positive"),
    flag(LISTED, 2, disposition="suppressed"),
    flag(GOODS, 3, disposition="false_positive"),
    flag(PLACE, 4, disposition="open"),
]
TOLD = (
    "Decisions of reviewers were applied: of 4 flags on a party, place or goods, 3 are set aside "
    "by them, and 0 records with no other such flag count as suppressed. Nothing is left out of "
    f"the tables for it. The audit log had 4 lines then, the last with the hash {'2' * 64}."
)


def test_decisions_that_set_flags_aside_are_listed_with_reason_people_and_expiry() -> None:
    result = reviewed(ASIDE, OF_THE_PAIR, ALONE, more=3)
    html = report_html(result)
    assert "<b>EXAMPLE" not in html
    page = " ".join(Page(html).text.replace("\u200b", "").split())
    assert TOLD in page
    assert "<b>EXAMPLE</b> COExample Co.2other partyann, bob2026-11-202027-11-20" in page
    assert "no party: goodsuflpa-sector-cotton1origin shownann2026-11-20for these" in page
    assert "And 3 more decisions, in the case store." in page


def test_the_pdf_says_the_same() -> None:
    result = reviewed(ASIDE, OF_THE_PAIR, ALONE, more=3)
    data = due_diligence_pdf(result, "x.pdf", fonts=FontSet(system=False))["x.pdf"]
    assert isinstance(data, bytes)
    printed = words(data)
    assert TOLD[:200] in printed
    for told in (
        "Example Co. 2 other party ann, bob 2026-11-20 2027-11-20",
        "1 origin shown ann 2026-11-20 for these flags alone",
        "And 3 more decisions, in the case store.",
        "set aside: like one decided before 1",
        "set aside: false positive 2",
    ):
        assert told in printed
    assert "Listed party Strong 0.94 set aside: false positive" in printed


WITH_ROWS: dict[ReportKind, ReportOptions] = {
    "cbp-package": options("hetian-haolin-hair-accessories", "applicability-review"),
    "ngo-dossier": options("hetian-haolin-hair-accessories", None),
}
KINDS_OF_TEXT: tuple[ReportKind, ...] = (
    "sb657", "uk-msa", "au-msa", "ca-s211", "lksg", "cbp-package", "ngo-dossier",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS_OF_TEXT)
def test_every_report_counts_what_is_set_aside(kind: ReportKind) -> None:
    made = with_rows(ASIDE, [bill(place) for place in range(1, 5)])
    result = replace(made, run=reviewed_run(made))
    content = report_files(result, kind, "md", WITH_ROWS.get(kind, ReportOptions()))[f"{kind}.md"]
    assert isinstance(content, bytes)
    told = content.decode()
    if kind in WITH_ROWS:
        assert TOLD in told
    else:
        assert "| Review | Set aside like one decided before | 1 |" in told
        assert "| Set aside by an earlier review decision | 0 |" in told


def test_the_workbook_says_the_same(tmp_path: Path) -> None:
    book = opened(write(reviewed(ASIDE, OF_THE_PAIR, ALONE, more=3), tmp_path))
    rows = list(book["Summary"].iter_rows(values_only=True))
    start = rows.index(("What the review says of the flags", None, None, None, None))
    assert rows[start + 2 : start + 14] == [
        ("set aside: false positive", 2, None, None, "stays in every table"),
        ("not decided", 1, None, None, None),
        ("set aside: like one decided before", 1, None, None, "stays in every table"),
        ("All flags", 4, None, None, None),
        ("Audit log", None, None, None, TOLD[TOLD.index("The audit log") :]),
        (None,) * 5,
        ("Decisions that set flags aside", None, None, None, None),
        ("Party", "Flags", "Since", "Expires on", "Compared with, reason, decided by"),
        (
            "<b>EXAMPLE</b> CO", 2, "2026-11-20", "2027-11-20",
            "Example Co.; other party; ann, bob",
        ),
        (
            "no party: goods", 1, "2026-11-20", "for these flags alone",
            "uflpa-sector-cotton; origin shown; ann",
        ),
        ("And 3 more decisions, in the case store.", None, None, None, None),
        (None,) * 5,
    ]  # fmt: skip
