"""What is kept in memory of the queue is what the store holds, after every write."""

import random
import re
import socket
from pathlib import Path

import pytest
from tests.cases.flags import AT, goods, listed, opened, run_of

import supplyscreen as ss
from supplyscreen.cases import CaseStore, take_run
from supplyscreen.cli.serve import _listening
from supplyscreen.review.states import STATE
from supplyscreen.web.filters import SHOWN, Filters
from supplyscreen.web.ranking import KEPT, Ranked, Ranking

from .bench import Bench

CODES = tuple(STATE)
REASONS = {"false_positive": "other_party", "confirmed": "same_party", "in_review": None}


def told(ranked: Ranked) -> list[dict[str, object]]:
    """All rows with the part and the state that filters see."""
    rows = ranked.rows(range(len(ranked.part)))
    return [
        {name: value for name, value in row.items() if name != "text"}
        | {"part": int(ranked.part[at]), "code": int(ranked.state[at])}
        for at, row in enumerate(rows)
    ]


def change(store: CaseStore, draw: random.Random) -> None:
    """One step of a person, perhaps one that the rules refuse."""
    flags = [f"flag-{place:05d}" for place in range(12)]
    some = tuple(draw.sample(flags, draw.choice((1, 1, 1, 3))))
    who = draw.choice(("ann", "bob"))
    match draw.randrange(6):
        case 0:
            ss.undo_decision(store, store.head[0] - draw.randrange(2), reviewer=who, at=AT)
        case 1:
            agrees = draw.random() < 0.5
            review = ss.SecondReview(
                flags=some[:1], reviewer=who, at=AT, agrees=agrees, comment="why"
            )
            ss.second_decision(store, review)
        case 2:
            pair = store.rows("SELECT pair_key FROM cases WHERE flag_id = ?", [some[0]]).item()
            ss.lift_suppression(store, pair or "", reviewer=who, at=AT, comment="why")
        case _:
            state = draw.choice(list(REASONS))
            decision = ss.Decision(
                flags=some, state=state, reviewer=who, at=AT, reason_code=REASONS[state]
            )
            ss.decide_flags(store, decision)


@pytest.mark.parametrize("seed", range(3))
def test_after_each_step_it_is_what_a_new_reading_gives(tmp_path: Path, seed: int) -> None:
    same = [listed(place) for place in range(6)]
    others = [listed(place, party_name=f"PARTY {place % 2}", band="strong") for place in (6, 7, 8)]
    draw, done = random.Random(seed), 0
    with opened(
        tmp_path, run_of(*same, *others, *(goods(place) for place in (9, 10, 11)))
    ) as store:
        kept = Ranking(store, CODES)
        while done < 25:
            try:
                change(store, draw)
            except ss.DecisionError:
                continue
            done += 1
            if draw.random() < 0.6:  # else it must catch up with more than one line
                assert told(kept.now()) == told(Ranking(store, CODES).now()), store.head
        assert told(kept.now()) == told(Ranking(store, CODES).now())


def test_a_run_taken_in_later_is_seen(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(3))) as store:
        kept = Ranking(store, CODES)
        take_run(store, run_of(listed(1), listed(3), goods(4), run_id="2" * 64), actor="ann", at=AT)
        assert kept.now().counts()["all"] == 3
        assert told(kept.now()) == told(Ranking(store, CODES).now())


def test_counts_of_each_filter_are_those_of_the_store(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(*(listed(place) for place in range(5)), goods(5))) as store:
        kept = Ranking(store, CODES)
        for flag in ("flag-00000", "flag-00005"):
            ss.decide_flags(
                store,
                ss.Decision(
                    flags=(flag,),
                    state="false_positive",
                    reviewer="ann",
                    at=AT,
                    reason_code="other_party",
                ),
            )
        for name, (_, condition) in SHOWN.items():
            wanted = store.rows(f"SELECT count(*) FROM cases WHERE {condition}").item()
            assert kept.now().matching(Filters(show=name)).sum() == wanted, name
            assert kept.now().counts()[name] == wanted


def test_what_is_kept_of_words_is_bounded(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(0), listed(1))) as store:
        ranked = Ranking(store, CODES).now()
        for number in range(3 * KEPT):
            assert not ranked.matching(Filters(q=f"absent{number}")).any()
        assert ranked.matching(Filters(q="hetian")).all()
        assert ranked.mask.cache_info().currsize == KEPT  # type: ignore[attr-defined]


def shown(desk: Bench, query: str) -> tuple[int, list[str]]:
    text = desk.ann.text(f"/{query}")
    found = re.search(r"<caption>([\d,]+) flag", text)
    ids = re.findall(r'data-row href="/flag/([^"?]+)', text)
    return (int(found.group(1)) if found else 0), ids


def test_counts_and_search_after_a_decision_and_its_undo(desk: Bench) -> None:
    before = {query: shown(desk, query) for query in ("", "?q=accesories", "?list=us_dhs_uflpa")}
    assert before["?q=accesories"][0] == 4
    page = "/flag/flag-00001"
    answer = desk.ann.does(page, "decide", decision="false_positive", reason="other_party")
    assert answer.headers["location"] == "/flag/flag-00004"
    assert shown(desk, "") == (2, ["flag-00004", "flag-00005"])
    assert shown(desk, "?q=accesories") == (0, [])
    assert shown(desk, "?list=us_dhs_uflpa") == (1, ["flag-00004"])
    assert shown(desk, "?show=suppressed&q=accesories")[0] == 3
    assert shown(desk, "?show=done") == (1, ["flag-00001"])
    assert shown(desk, "?show=done&state=false_positive")[0] == 1
    fields = desk.ann.fields("/", "/undo")
    assert desk.ann.post("/undo", fields).status_code == 303
    assert {query: shown(desk, query) for query in before} == before
    assert shown(desk, "?show=suppressed") == (0, [])


def test_an_answer_does_not_wait_for_the_other_side() -> None:
    with (
        _listening("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as taken,
    ):
        assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
