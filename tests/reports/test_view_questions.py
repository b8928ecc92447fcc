"""What to ask and to collect: own things in the article, common ones once in their section."""

import re

import polars as pl
import pytest

from supplyscreen.reports.html import report_html
from supplyscreen.reports.view import report_view
from supplyscreen.reports.view_questions import _LABEL
from supplyscreen.watchlists import read_inquiries, situation_of

from .builder import GAP, GOODS, LISTED, PLACE, build, flag, many
from .page import Page

COTTON = flag(GOODS, 1, rule_id="uflpa-cotton")


def test_an_article_asks_what_its_situation_asks() -> None:
    (item,) = report_view(build([COTTON])).evidence
    told = situation_of(COTTON)
    asked = item.asking
    assert {x.question for x in (*asked.own_questions, *asked.questions)} == {
        x.question for x in told.questions
    }
    papers = [*asked.own_papers, *(x for part in asked.papers for x in part.papers)]
    assert {x.document for x in papers} == {x.document for x in told.documents}
    assert [x.question[:40] for x in asked.own_questions] == [
        "From which country and gin is the cotton"
    ]
    assert len(asked.own_papers) >= 5
    assert all(paper.sources for paper in papers)


def test_procedures_are_never_mixed() -> None:
    (item,) = report_view(build([COTTON])).evidence
    assert [part.procedure for part in item.asking.papers] == [
        "UFLPA applicability review",
        "UFLPA exception",
    ]


def test_flags_of_one_article_that_differ_ask_each_question_once() -> None:
    early = flag(LISTED, 2, timing="shipped_before")
    (item,) = report_view(build([flag(LISTED, 1), early])).evidence
    labels = [x.label for x in item.asking.questions]
    assert "deliveries since the listing" in labels
    assert len(labels) == len(set(labels))


def test_common_texts_stand_once_on_the_page_however_many_flags() -> None:
    page = Page(report_html(many(150))).text
    common = report_view(many(150)).asking
    assert len(common.questions) > 8
    for item in common.questions:
        assert page.count(item.question) == 1
    for part in common.papers:
        for paper in part.papers:
            assert page.count(paper.document) == 1


@pytest.mark.parametrize("result", [many(60), build([COTTON, flag(PLACE, 2), flag(LISTED, 3)])])
def test_every_link_of_an_article_has_its_place(result: object) -> None:
    page = Page(report_html(result))  # type: ignore[arg-type]
    ids = {e.attributes.get("id") for e in page.elements}
    linked = {e.attributes["href"][1:] for e in page.all("a") if "#" in e.attributes["href"]}
    assert {x for x in linked if x.startswith(("ask-", "collect-"))}
    assert linked <= ids


def test_gaps_ask_for_the_missing_names() -> None:
    told = report_view(build([flag(GAP, 1)])).asking
    assert [x.question for x in told.gaps] == [
        x.question for x in situation_of(flag(GAP, 1)).questions
    ]
    assert told.questions == ()
    assert "nothing to ask" in report_html(build([]))


def test_goods_without_a_source_say_so() -> None:
    (item,) = report_view(build([flag(GOODS, 1, rule_id="uflpa-seafood")])).evidence
    assert "No source that was read names documents for" in item.asking.gap
    assert item.asking.gap in report_html(build([flag(GOODS, 1, rule_id="uflpa-seafood")]))


def test_labels_are_of_questions_that_exist() -> None:
    questions = read_inquiries().questions
    assert set(_LABEL) <= set(questions["question_id"])
    common = questions.filter(pl.col("commodity") == "", pl.col("reason_code") == "")
    labels = [_LABEL.get(x, x.replace("-", " ")) for x in common["question_id"]]
    assert len(labels) == len(set(labels))
    assert all(re.fullmatch(r"[a-z ]{4,40}", label) for label in labels)
