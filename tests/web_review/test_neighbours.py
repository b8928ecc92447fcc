"""What the page of a flag takes from the queue in memory is what queries over the store give."""

import random
from pathlib import Path

from tests.cases.flags import AT, goods, listed, opened, run_of

import supplyscreen as ss
from supplyscreen.cases import CaseStore
from supplyscreen.web import Access
from supplyscreen.web.desk import Desk
from supplyscreen.web.neighbours import MOST, earlier_decisions, same_party

FLAGS = 30
_OTHERS = """
    SELECT flag_id, state, waits_for_second, suppressed FROM cases
    WHERE party_id = ? AND flag_id <> ? ORDER BY place, flag_id
"""
_OPEN = """
    SELECT count(*) FROM cases WHERE party_id = ? AND NOT suppressed AND NOT waits_for_second
    AND state IN ('open', 'in_review', 'needs_info')
"""
_ARRIVALS = """
    SELECT arrival_date, count(DISTINCT record_id) FROM cases
    WHERE party_id = ? AND record_kind = 'shipment' AND record_id <> ?
    GROUP BY arrival_date ORDER BY arrival_date NULLS FIRST
"""
_EARLIER = """
    SELECT d.line, d.flag_id, d.action, c.party_name, coalesce(c.entry_name, c.rule_id) AS against
    FROM decisions d JOIN cases c USING (flag_id) WHERE c.flag_id = ? OR c.pair_key = ?
    ORDER BY d.line DESC, d.flag_id LIMIT ?
"""


def decided(store: CaseStore, draw: random.Random) -> None:
    """Some decisions of which the rules refuse a few."""
    done = 0
    while done < 45:
        flags = tuple(f"flag-{draw.randrange(FLAGS):05d}" for _ in range(draw.choice((1, 1, 2))))
        state, reason = draw.choice(
            (("in_review", None), ("escalated", None), ("confirmed", "same_party"))
        )
        decision = ss.Decision(
            flags=flags, state=state, reviewer="ann", at=AT, reason_code=reason, comment="why"
        )
        try:
            ss.decide_flags(store, decision)
        except ss.DecisionError:
            continue
        done += 1


def test_they_are_those_of_the_store(tmp_path: Path) -> None:
    parties = [
        listed(place, party_id=f"p-{place % 2}", party_name=f"PARTY {place % 2}")
        for place in range(FLAGS - 2)
    ]
    run = run_of(*parties, goods(FLAGS - 2), goods(FLAGS - 1))
    told = 0
    with opened(tmp_path, run) as store:
        desk = Desk(store, run, Access({}, b"", ()), lambda: AT)  # type: ignore[arg-type]
        decided(store, random.Random(8))
        for case in desk.all("SELECT * FROM cases", {}):
            party, flag = case["party_id"], case["flag_id"]
            found = same_party(desk, case)
            others = store.rows(_OTHERS, [party, flag])
            assert found.in_all == others.height
            assert [
                tuple(row[name] for name in others.columns) for row in found.others
            ] == others.rows()[:MOST]
            assert found.open == (store.rows(_OPEN, [party]).item() if party else 0)
            assert found.arrivals == store.rows(_ARRIVALS, [party, case["record_id"]]).rows()
            earlier = store.rows(_EARLIER, [flag, case["pair_key"], MOST])
            assert [
                tuple(row[name] for name in earlier.columns)
                for row in earlier_decisions(desk, case)
            ] == earlier.rows()
            told += earlier.height
    assert told > FLAGS
