"""Suppression by pair: what holds in the next run, and what opens it again, with the reason."""

from datetime import date
from pathlib import Path

import pytest
from tests.cases.flags import AT, goods, listed, opened, run_of, states
from tests.reports.builder import Cell

from supplyscreen.cases import CaseStore, Decision, decide_flags, take_run, verify_cases
from supplyscreen.models import ReviewPolicy

FIRST, NEXT = "flag-00001", "flag-00002"
LATER = "2" * 64


def release(store: CaseStore, flag: str = FIRST) -> None:
    decision = Decision(
        flags=(flag,), state="false_positive", reviewer="ann", at=AT, reason_code="other_party"
    )
    decide_flags(store, decision)


def reason(store: CaseStore, flag: str = NEXT) -> str | None:
    rows = store.rows("SELECT reopened_because FROM cases WHERE flag_id = ?", [flag])
    told: str | None = rows["reopened_because"][0]
    return told


def test_the_same_two_sides_are_set_aside_in_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        release(store)
        take_run(store, run_of(listed(1), listed(2), run_id=LATER), actor="ann", at=AT)
        assert states(store) == {
            FIRST: ("false_positive", False, False),
            NEXT: ("open", False, True),
        }
        runs = store.rows("SELECT flags, flags_new, suppressed, reopened FROM runs ORDER BY line")
        assert runs.rows() == [(1, 1, 0, 0), (2, 1, 1, 0)]


def test_ids_of_lists_and_entries_may_change(tmp_path: Path) -> None:
    renamed = listed(2, entry_id="another-id", watchlist_id="another_list")
    with opened(tmp_path, run_of(listed(1))) as store:
        release(store)
        take_run(store, run_of(renamed, run_id=LATER), actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"party_address": "ANOTHER STREET 1"}, "the party has another address"),
        ({"party_country": "VN"}, "the party has another address or country"),
        ({"entry_facts": "a new alias"}, "the list says something else of the entry"),
        ({"merchandise": "in_scope"}, "goods in the scope of the order"),
    ],
)
def test_a_changed_fact_opens_it_again(tmp_path: Path, changes: dict[str, Cell], told: str) -> None:
    first = listed(1, merchandise="out_of_scope")
    second = listed(2, **({"merchandise": "out_of_scope"} | changes))
    with opened(tmp_path, run_of(first)) as store:
        release(store)
        take_run(store, run_of(first, second, run_id=LATER), actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, False)
        because = reason(store)
        assert because is not None
        assert told in because
        assert store.rows("SELECT reopened FROM runs ORDER BY line")["reopened"].to_list() == [0, 1]


@pytest.mark.parametrize("changes", [{"party_address": "NEW"}, {"entry_facts": "changed"}])
def test_the_decided_flag_itself_is_asked_again(tmp_path: Path, changes: dict[str, Cell]) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        release(store)
        take_run(store, run_of(listed(1, **changes), run_id=LATER), actor="ann", at=AT)
        assert states(store)[FIRST] == ("open", False, False)
        assert reason(store, FIRST)


def test_an_expired_decision_is_asked_again(tmp_path: Path) -> None:
    policy = ReviewPolicy(suppress_days=30)
    with opened(tmp_path, run_of(listed(1)), policy=policy) as store:
        release(store)
        before = run_of(listed(2), run_id=LATER, as_of=date(2026, 12, 29))
        take_run(store, before, actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, True)
        after = run_of(listed(2), listed(3), run_id="3" * 64, as_of=date(2026, 12, 30))
        take_run(store, after, actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, False)
        assert reason(store) == "the decision on the pair has expired"


def test_what_has_expired_is_asked_again_though_no_input_holds_it_now(tmp_path: Path) -> None:
    policy = ReviewPolicy(suppress_days=30)
    with opened(tmp_path, run_of(listed(1), listed(2)), policy=policy) as store:
        release(store)
        assert states(store)[NEXT] == ("open", False, True)
        take_run(store, run_of(run_id=LATER, as_of=date(2026, 12, 29)), actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, True)
        take_run(store, run_of(run_id="3" * 64, as_of=date(2026, 12, 30)), actor="ann", at=AT)
        assert states(store)[NEXT] == ("open", False, False)
        assert reason(store) == "the decision on the pair has expired"
        runs = store.rows("SELECT flags, no_flag > 0 AS none, reopened FROM runs ORDER BY line")
        assert runs.rows() == [(2, True, 0), (0, True, 0), (0, True, 1)]
    assert verify_cases(tmp_path, at=AT).agrees


def test_a_decided_flag_that_comes_again_is_asked_again_once_the_decision_on_its_pair_has_expired(
    tmp_path: Path,
) -> None:
    policy = ReviewPolicy(suppress_days=30)
    with opened(tmp_path, run_of(listed(1), listed(5, party_name="B")), policy=policy) as store:
        release(store)
        of_one = Decision(
            flags=("flag-00005",),
            state="false_positive",
            reviewer="ann",
            at=AT,
            reason_code="origin_shown",
        )
        decide_flags(store, of_one)
        again = [listed(1), listed(5, party_name="B")]
        before = run_of(*again, run_id=LATER, as_of=date(2026, 12, 29))
        take_run(store, before, actor="ann", at=AT)
        assert states(store)[FIRST] == ("false_positive", False, False)
        after = run_of(*again, run_id="3" * 64, as_of=date(2026, 12, 30))
        take_run(store, after, actor="ann", at=AT)
        assert states(store)[FIRST] == ("open", False, False)
        assert reason(store, FIRST) == "the decision on the pair has expired"
        assert states(store)["flag-00005"] == ("false_positive", False, False)
        assert store.rows("SELECT reopened FROM runs ORDER BY line")["reopened"].to_list() == [
            *(0, 0),
            1,
        ]
        release(store)  # it can be decided anew, and holds for another 30 days
        assert states(store)[FIRST] == ("false_positive", False, False)
    assert verify_cases(tmp_path, at=AT).agrees


def test_a_decision_that_waits_for_its_second_reviewer_goes_on_waiting(tmp_path: Path) -> None:
    policy = ReviewPolicy(suppress_days=30)
    both = [listed(1), listed(2, band="strong")]
    with opened(tmp_path, run_of(*both), policy=policy) as store:
        release(store)
        release(store, NEXT)
        assert states(store)[NEXT] == ("false_positive", True, False)
        after = run_of(*both, run_id=LATER, as_of=date(2026, 12, 30))
        take_run(store, after, actor="ann", at=AT)
        assert states(store)[FIRST] == ("open", False, False)
        assert states(store)[NEXT] == ("false_positive", True, False)


@pytest.mark.parametrize("code", ["outside_dates", "origin_shown", "data_error", "other_goods"])
def test_a_reason_of_one_shipment_sets_no_other_aside(tmp_path: Path, code: str) -> None:
    with opened(tmp_path, run_of(listed(1), listed(2))) as store:
        decision = Decision(
            flags=(FIRST,), state="false_positive", reviewer="ann", at=AT, reason_code=code
        )
        decide_flags(store, decision)
        assert states(store)[NEXT] == ("open", False, False)
        assert store.rows("SELECT * FROM suppressions").is_empty()


def test_another_party_of_the_same_entry_is_not_set_aside(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1), listed(2, party_name="ANOTHER MAKER LTD"))) as store:
        release(store)
        assert states(store)[NEXT] == ("open", False, False)


def test_goods_are_about_no_party_and_set_nothing_aside(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(goods(1), goods(2))) as store:
        decision = Decision(
            flags=(FIRST,), state="false_positive", reviewer="ann", at=AT, reason_code="other_goods"
        )
        decide_flags(store, decision)
        assert states(store)[NEXT] == ("open", False, False)
        assert store.rows("SELECT * FROM suppressions").is_empty()


def test_a_run_without_a_flag_is_recorded_too(tmp_path: Path) -> None:
    with opened(tmp_path, run_of()) as store:
        runs = store.rows("SELECT run_id, flags, rows_in, no_flag FROM runs")
        assert runs["flags"].to_list() == [0]
        assert (runs["no_flag"][0], runs["rows_in"][0]) == (20, 21)
        assert take_run(store, run_of(), actor="ann", at=AT) is None
