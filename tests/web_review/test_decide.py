"""Forms: what they write, and what they refuse."""

import pytest
from tests.cases.flags import AT

from supplyscreen.cases import verify_cases

from .bench import Bench

FLAG = "/flag/flag-00000"
LET_GO = {"decision": "false_positive", "reason": "other_party", "comment": "another province"}


def test_a_decision_is_written_and_the_next_flag_shown(desk: Bench) -> None:
    answer = desk.ann.does(FLAG, "decide", **LET_GO)
    assert (answer.status_code, answer.headers["location"]) == (303, "/flag/flag-00004")
    case = desk.case(0)
    assert (case["state"], case["reviewer"], case["comment"], case["decided_at"]) == (
        "false_positive",
        "ann",
        "another province",
        AT,
    )
    assert desk.case(1)["suppressed"]
    text = desk.ann.text("/flag/flag-00001")
    assert "another province" in text
    assert "approved by <bdi>ann</bdi>" in text


def test_the_next_flag_is_one_of_what_was_asked_for(desk: Bench) -> None:
    page = "/flag/flag-00002?show=all&ground=listed_party"
    fields = desk.ann.fields(page, "/flag/flag-00002/decide")
    answer = desk.ann.post("/flag/flag-00002/decide", fields | {"decision": "in_review"})
    assert answer.headers["location"] == "/flag/flag-00003?show=all&ground=listed_party"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"decision": "confirmed"}, "needs a reason"),
        ({"decision": "closed", "reason": "other_party"}, "closed cannot follow"),
        ({"decision": "false_positive", "reason": "same_party"}, "does not belong to"),
        ({"decision": "false_positive", "reason": "other"}, "needs a comment"),
        ({"decision": "nonsense"}, "There is no decision"),
        ({}, "There is no decision"),
        ({"decision": "in_review", "seen": "999"}, "was changed since this page was made"),
    ],
)
def test_what_the_rules_refuse_is_told_and_kept(
    desk: Bench, fields: dict[str, str], told: str
) -> None:
    answer = desk.ann.does(FLAG, "decide", **{"comment": "", **fields})
    assert answer.status_code == 422
    assert told in answer.text
    assert desk.case(0)["state"] == "open"
    assert desk.store.head[0] == 1


def test_what_was_typed_stands_in_the_form_again(desk: Bench) -> None:
    answer = desk.ann.does(FLAG, "decide", decision="confirmed", comment="my <long> comment")
    assert ">my &lt;long&gt; comment</textarea>" in answer.text


def test_two_people_on_one_flag(desk: Bench) -> None:
    """Who saw the flag before the other one decided is told, and overwrites nothing."""
    fields = desk.bob.fields(FLAG, f"{FLAG}/decide")
    desk.ann.does(FLAG, "decide", **LET_GO)
    answer = desk.bob.post(f"{FLAG}/decide", fields | {"decision": "in_review"})
    assert answer.status_code == 422
    assert "last decided by ann" in answer.text
    assert desk.case(0)["state"] == "false_positive"


def test_a_form_that_is_sent_twice_counts_once(desk: Bench) -> None:
    fields = desk.ann.fields(FLAG, f"{FLAG}/decide") | LET_GO
    assert desk.ann.post(f"{FLAG}/decide", fields).status_code == 303
    assert desk.ann.post(f"{FLAG}/decide", fields).status_code == 422
    assert desk.store.head[0] == 2


def test_undo(desk: Bench) -> None:
    desk.ann.does(FLAG, "decide", **LET_GO)
    fields = desk.ann.fields("/", "/undo")
    assert fields["line"] == "2"
    answer = desk.ann.post("/undo", fields)
    assert answer.headers["location"] == "/flag/flag-00000"
    assert desk.case(0)["state"] == "open"
    assert not desk.case(1)["suppressed"]
    assert 'action="/undo"' not in desk.ann.text("/")
    assert desk.ann.post("/undo", fields).status_code == 409


def test_nobody_takes_back_what_another_decided(desk: Bench) -> None:
    desk.ann.does(FLAG, "decide", **LET_GO)
    assert 'action="/undo"' not in desk.bob.text(FLAG)
    csrf = desk.bob.fields(FLAG, f"{FLAG}/decide")["csrf"]
    answer = desk.bob.post("/undo", {"csrf": csrf, "line": "2"})
    assert answer.status_code == 409
    assert "only they can take it back" in answer.text


def test_a_second_and_different_reviewer(desk: Bench) -> None:
    page = "/flag/flag-00004"
    desk.ann.does(page, "decide", **LET_GO)
    assert desk.case(4)["waits_for_second"]
    assert "flag-00004" in desk.bob.text("/?show=second")
    assert f'action="{page}/second"' not in desk.ann.text(page)
    fields = desk.bob.fields(page, f"{page}/second")
    mine = fields | {"csrf": desk.ann.fields(FLAG, f"{FLAG}/decide")["csrf"], "answer": "agree"}
    assert "cannot be its second reviewer" in desk.ann.post(f"{page}/second", mine).text
    unsaid = desk.bob.does(page, "second", answer="disagree", comment=" ")
    assert "says why" in unsaid.text
    assert desk.bob.does(page, "second", answer="agree").status_code == 303
    assert (desk.case(4)["second_reviewer"], desk.case(4)["waits_for_second"]) == ("bob", False)
    assert "second reviewers agreed with 1 of 1" in desk.ann.text("/")


def test_a_second_reviewer_who_does_not_agree(desk: Bench) -> None:
    page = "/flag/flag-00004"
    desk.ann.does(page, "decide", **LET_GO)
    desk.bob.does(page, "second", answer="disagree", comment="the address agrees")
    assert desk.case(4)["state"] == "in_review"
    assert "agreed with 0 of 1" in desk.ann.text("/")
    assert "does not agree" in desk.ann.text(page)


def test_all_open_flags_of_a_party_with_one_line(desk: Bench) -> None:
    page = "/party/p-haolin"
    without = desk.ann.does(page, "decide", decision="needs_info")
    assert "needs a reason" in without.text
    answer = desk.ann.does(page, "decide", decision="needs_info", reason="documents_asked")
    assert answer.status_code == 303
    assert [desk.case(place)["state"] for place in range(5)] == ["needs_info"] * 4 + ["open"]
    assert desk.store.head[0] == 2
    assert "4 flags" in desk.ann.text("/")


def test_flags_of_a_party_that_changed_meanwhile_are_not_decided(desk: Bench) -> None:
    page = "/party/p-haolin"
    fields = desk.ann.fields(page, f"{page}/decide")
    desk.bob.does(FLAG, "decide", decision="in_review")
    told = fields | {"decision": "needs_info", "reason": "documents_asked"}
    assert "have changed since" in desk.ann.post(f"{page}/decide", told).text


def test_a_suppression_is_lifted_with_a_reason(desk: Bench) -> None:
    desk.ann.does(FLAG, "decide", **LET_GO)
    page = "/flag/flag-00001"
    assert "says why" in desk.bob.does(page, "lift", comment="").text
    desk.bob.does(page, "lift", comment="a new document")
    assert not desk.case(1)["suppressed"]
    assert "the suppression of this pair was lifted" in desk.ann.text(page)


def test_the_log_of_all_this_verifies(desk: Bench) -> None:
    desk.ann.does(FLAG, "decide", **LET_GO)
    desk.ann.post("/undo", desk.ann.fields("/", "/undo"))
    folder = desk.store.folder
    desk.store.__exit__(None, None, None)
    assert verify_cases(folder, at=AT).agrees
    desk.store.__enter__()
