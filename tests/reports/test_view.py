"""What the page says: head, steps, coverage, evidence, and what it leaves out."""

from datetime import date

import pytest

from supplyscreen.reports.html import report_html
from supplyscreen.reports.view import report_view
from supplyscreen.reports.view_evidence import Pair, alignment
from supplyscreen.reports.view_head import age_at
from supplyscreen.runs import words

from .builder import GAP, GOODS, LISTED, PLACE, Cell, build, flag, many, reject, small


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), "of the same day"),
        (date(2026, 11, 21), "1 day old"),
        (date(2026, 8, 3), "111 days old"),
        (date(2026, 12, 2), "10 days after the as-of date"),
    ],
)
def test_age(day: date, expected: str) -> None:
    assert age_at(day, date(2026, 11, 22)) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, "0%"), (1, 3, "33%"), (1, 900, "under 1%"), (899, 900, "over 99%"), (5, 5, "100%")],
)
def test_share(part: int, whole: int, expected: str) -> None:
    assert words.share(part, whole) == expected


def test_a_code_without_a_word_shows_itself() -> None:
    assert words.word("new_reason", words.REASON) == "new reason"
    assert words.word(None, words.REASON) == words.NOT_STATED


@pytest.mark.parametrize(
    ("flags", "no_flag", "expected"),
    [
        ([], 0, "Nothing was screened: the input holds no rows"),
        ([], 20, "No reason to review was found in 21 bills of lading"),
        ([flag(LISTED, 1)], 20, "1 of 22 bills of lading gives a reason to review"),
        (
            [flag(LISTED, 1), flag(PLACE, 2), flag(GAP, 3)],
            20,
            "2 of 24 bills of lading give a reason to review; 1 could not be screened",
        ),
        (
            [flag(GAP, 3)],
            20,
            "No reason to review was found in 22 bills of lading; 1 could not be screened",
        ),
    ],
)
def test_title(flags: list[dict[str, Cell]], no_flag: int, expected: str) -> None:
    assert report_view(build(flags, no_flag=no_flag)).head.title == expected


def test_known_gaps_are_sentences_at_the_top() -> None:
    page = report_html(small())
    gap = "35 of the 43 entities added on 3 August 2026 are missing"
    assert page.index(gap) < page.index("<nav")


def test_coverage_sentence() -> None:
    line = report_view(small()).coverage[0]
    assert line.sentence == (
        "2 of 30 bills of lading have no shipper row: "
        "party withheld or never filed (19 CFR 103.31)."
    )


def test_three_steps_in_the_order_of_use() -> None:
    steps = report_view(small()).steps
    assert [step.what.split()[0] for step in steps] == ["Compare", "Ask", "Find"]
    assert steps[0].why == "2 flags in all; 1 on cargo that arrived while the listing was in force."
    assert steps[2].why == (
        "Most frequent reason, 2 times: no shipper row: party withheld or never filed."
    )


@pytest.mark.parametrize("disposition", ["suppressed", "false_positive", "confirmed", "closed"])
def test_what_was_decided_asks_for_no_step(disposition: str) -> None:
    waiting = [flag(LISTED, 1), flag(GOODS, 2, disposition="in_review")]
    others = [flag(LISTED, 3, entry_id="other-entry"), flag(GOODS, 4), flag(PLACE, 5)]
    decided = [{**one, "disposition": disposition} for one in others]
    steps = report_view(build([*waiting, *decided])).steps
    assert steps == report_view(build(waiting)).steps
    assert steps != report_view(build([*waiting, *others])).steps


def test_a_broken_input_comes_first() -> None:
    rejected = [reject(n, None, "ragged_row", "", "3 cells") for n in range(5)]
    steps = report_view(build([flag(LISTED, 1)], rejected=rejected)).steps
    assert steps[0].what == "Mend 5 rows that could not be read; screen again."


def test_without_flags_the_lists_come_first() -> None:
    steps = report_view(build([])).steps
    assert [step.what.split()[0] for step in steps] == ["Look", "Keep"]
    assert "published on 2026-06-23. 35 entries are known to be missing." in steps[0].why


def test_evidence_is_grouped_by_pair_place_and_rule() -> None:
    flags = [
        flag(LISTED, 1),
        flag(LISTED, 2),
        flag(LISTED, 3, entry_id="other-entry"),
        flag(PLACE, 4),
        flag(PLACE, 5, party_id="p-other"),
        flag(GOODS, 6),
        flag(GOODS, 7),
    ]
    evidence = report_view(build(flags)).evidence
    assert [(e.ground, len(e.bills)) for e in evidence] == [
        ("listed_party", 2),
        ("listed_party", 1),
        ("place", 1),
        ("place", 1),
        ("goods", 2),
    ]


def test_sentences_that_differ_stand_beside_each_bill() -> None:
    flags = [flag(GOODS, 1), flag(GOODS, 2, evidence_for="Words: T-SHIRT.")]
    evidence = report_view(build(flags)).evidence[0]
    assert (evidence.one_reason, evidence.one_counter) == (False, True)
    assert "Words: T-SHIRT." in report_html(build(flags))


def test_dates_on_one_line() -> None:
    evidence = report_view(small()).evidence[0]
    assert evidence.dates == (
        "Listed 2022-06-21 · arrived 2022-03-02 to 2023-01-24 · in force on 2026-11-22 (as-of date)"
    )
    ended = flag(LISTED, 1, ended_on=date(2024, 1, 1), listed_today=False, arrival_date=None)
    assert report_view(build([ended])).evidence[0].dates == (
        "Listed 2022-06-21 · ended 2024-01-01 · not in force on 2026-11-22 (as-of date)"
    )


def test_alignment() -> None:
    steps = '[["A", "B", "near"], ["C", "", "only_here"], ["", "D", "only_there"]]'
    assert alignment(steps) == (
        Pair("A", "B", "near", "near"),
        Pair("C", "", "only_here", "only as filed"),
        Pair("", "D", "only_there", "only as listed"),
    )
    assert alignment(None) == ()


def test_a_place_of_receipt_without_a_party_shows_its_text() -> None:
    row = flag(PLACE, 1, role="place_of_receipt", party_id=None, party_name=None)
    evidence = report_view(build([row])).evidence[0]
    assert evidence.title == PLACE["party_address"]
    assert evidence.place_of_receipt


def test_flags_beyond_the_limit_are_counted_in_a_sentence() -> None:
    result = many(300, report_rows=100)
    view = report_view(result)
    assert len(view.flags) == 100
    assert sum(len(e.bills) for e in view.evidence) == 100
    assert view.left_out == 350
    assert "This page shows 100 of 450 flags; 350 are left out" in report_html(result)
    assert report_view(many(300)).left_out == 0


def test_gaps_fill_the_room_that_is_left() -> None:
    view = report_view(many(300, report_rows=310))
    assert len(view.flags) == 300
    assert [(reason.count, len(reason.rows)) for reason in view.reasons] == [(150, 10)]


def test_rejects_and_settings() -> None:
    view = report_view(small())
    assert [(group.code, group.count) for group in view.quality.rejects] == [
        ("bad_date", 1),
        ("ragged_row", 1),
    ]
    assert (
        view.quality.rejects[0].rows[0].where == "ams__header_2023.csv, row 7, column arrival_date"
    )
    settings = {setting.name: setting.value for setting in view.settings}
    assert settings["flag threshold"] == "0.7"
    assert settings["watchlists"] == "all that are loaded"


def test_the_number_of_entries_that_are_not_searched() -> None:
    assert report_view(small()).not_searched == 31
    assert "31 entries of the lists are of these kinds" in report_html(small())


def test_a_supplier_row_has_no_arrival_date() -> None:
    row = flag(LISTED, 1, record_kind="supplier", arrival_date=None, bill_of_lading=None)
    view = report_view(build([row]))
    assert view.flags[0].arrival == view.evidence[0].bills[0].arrival == "no date: a supplier row"
    assert view.flags[0].bill == row["record_id"]
    undated = report_view(build([flag(GAP, 1, arrival_date=None)])).reasons[0].rows[0]
    assert undated.arrival == words.NOT_STATED


def test_the_supply_path_stands_with_the_flag_and_its_row() -> None:
    path = "tier 2 MILL A (yarn) > tier 1 GARMENT C (shirts)"
    row = flag(LISTED, 1, record_kind="supplier", supply_path=path)
    view = report_view(build([row, flag(LISTED, 2)]))
    assert [shown.supply_path for shown in view.flags] == [path, ""]
    assert {bill.supply_path for bill in view.evidence[0].bills} == {path, ""}
    page = report_html(build([row]))
    told = "Supply path: <bdi>tier 2 MILL A (yarn) &gt; tier 1 GARMENT C (shirts)</bdi>"
    assert page.count(told) == 2
    assert "Supply path" not in report_html(build([flag(LISTED, 1)]))


def test_a_name_on_two_lists_is_told_apart() -> None:
    other = flag(LISTED, 1, watchlist_id="us_cbp_section307", entry_id="s307-052")
    view = report_view(build([flag(LISTED, 1), other]))
    titles = ["UFLPA Entity List", "Withhold release orders and findings"]
    assert [row.list_title for row in view.flags] == titles
    assert [item.list_title for item in view.evidence] == titles
