"""The facts of a run are those of run.json and flags.parquet, counted again here."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.reports.builder import GAP, LISTED, PLACE, build, flag, small

import supplyscreen as ss
from supplyscreen.disclosures.facts import CountFact, RunFacts, run_facts
from supplyscreen.disclosures.to_audit import suppliers_to_audit
from supplyscreen.review.states import STATES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run in its folder, to be read back."""
    return ss.write_run(small(), tmp_path_factory.mktemp("facts") / "out")


@pytest.fixture(scope="module")
def facts(folder: Path) -> RunFacts:
    return run_facts(ss.read_run(folder))


@pytest.fixture(scope="module")
def record(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "run.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def flags(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "flags.parquet")


def sums(frame: pl.DataFrame, column: str) -> list[int]:
    return sorted(frame.group_by(column).len()["len"].to_list())


def counts(facts: tuple[CountFact, ...]) -> list[int]:
    return sorted(fact.count for fact in facts)


def test_records_add_up_to_the_rows_of_the_run(facts: RunFacts, record: dict[str, Any]) -> None:
    for kind, told in (("shipment", facts.shipments), ("supplier", facts.suppliers)):
        filed = record["counts_by_kind"][kind]
        assert told is not None
        assert told.read == filed["rows_in"]
        assert told.flagged == filed["flagged"]
        assert told.considered == told.flagged + told.not_screenable + told.no_flag + told.set_aside
        assert told.read == told.considered + told.rejected + told.superseded + told.merged
        assert told.compared == told.considered - filed["not_screenable"]
    assert facts.total.read == record["counts"]["rows_in"] > facts.total.flagged > 0
    assert facts.total.considered == sum(kind.considered for kind in facts.kinds)
    assert [kind.kind for kind in facts.columns] == ["bills of lading", "supplier rows", "together"]


def test_flags_are_those_of_the_table(facts: RunFacts, flags: pl.DataFrame) -> None:
    real = flags.filter(pl.col("ground") != "not_screenable")
    assert facts.flags_total == real.height == facts.reviewed + facts.pending
    assert counts(facts.flags_by_ground) == sums(real, "ground")
    assert counts(facts.flags_by_band) == sums(real, "band")
    assert counts(facts.flags_by_timing) == sums(real, "timing")
    assert counts(facts.flags_by_list) == sums(real, "watchlist_id")
    assert facts.flags_by_list[-1].label.endswith("without a list")


def test_the_rest_is_of_the_record(facts: RunFacts, record: dict[str, Any]) -> None:
    assert facts.run_id == record["run_id"]
    assert facts.run == record["run_id"][:12]
    assert facts.as_of == record["as_of"]
    assert [told.entries for told in facts.lists] == [x["entries"] for x in record["lists"]]
    assert [len(told.known_gaps) for told in facts.lists] == [
        len(x["known_gaps"]) for x in record["lists"]
    ]
    assert counts(facts.gaps_by_reason) == sorted(record["not_screenable_by_reason"].values())
    assert [fact.count for fact in facts.not_named] == [
        x["not_named"] for x in record["coverage"] if x["not_named"]
    ]


def test_a_decision_is_counted_and_a_look_is_not() -> None:
    decided = ["confirmed", "false_positive", "closed", "suppressed"]
    undecided = ["open", "in_review", "needs_info", "escalated", None]
    rows = [flag(LISTED, at, disposition=x) for at, x in enumerate([*decided, *undecided], 1)]
    found = run_facts(build([*rows, flag(GAP, 20, disposition="confirmed")]))
    assert (found.flags_total, found.reviewed, found.pending) == (9, 4, 5)
    told = {fact.label: fact.count for fact in found.flags_by_review}
    assert told["False positive"] == told["Set aside like one decided before"] == 1
    assert sum(told.values()) == 9
    assert found.log_entries is None


def test_states_are_those_of_the_review() -> None:
    """A new state of the review must be counted as decided or not, here and in facts.py."""
    assert {state.code for state in STATES} == {
        *("open", "in_review", "needs_info", "escalated"),
        *("confirmed", "false_positive", "closed"),
    }


def test_limits_are_those_of_what_was_read() -> None:
    with_both, bills = run_facts(small()).limits, run_facts(build([])).limits
    assert any("own list" in limit for limit in with_both)
    assert not any("own list" in limit for limit in bills)
    assert any("came by sea" in limit for limit in bills)
    for limits in (with_both, bills):
        assert any("Labor brokers" in limit for limit in limits)
        assert any("eleven indicators" in limit for limit in limits)


def test_suppliers_are_ranked_by_their_strongest_flag() -> None:
    rows = [
        flag(LISTED, 1, party_name="WEAK LTD", band="possible"),
        flag(LISTED, 2, party_name="WEAK LTD", band="possible"),
        flag(LISTED, 3, party_name="STRONG LTD"),
        flag(PLACE, 3, flag_id="again", party_name="STRONG LTD"),
        flag(LISTED, 4, party_name="BUYER INC", role="consignee"),
        flag(GAP, 5, party_name="UNREADABLE"),
    ]
    found = suppliers_to_audit(build(rows).scan_flags())
    told = [(x.name, x.grounds, x.band, x.flags, x.records) for x in found.shown]
    assert told == [
        ("STRONG LTD", "Listed party, Place", "Strong", 2, 1),
        ("WEAK LTD", "Listed party", "Possible", 2, 2),
    ]
    many = [flag(LISTED, place, party_name=f"FIRM {place:02}") for place in range(1, 24)]
    cut = suppliers_to_audit(build(many).scan_flags())
    assert (len(cut.shown), cut.more) == (20, 3)
