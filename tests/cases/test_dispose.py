"""Decisions in a result: dispositions, counts that still add up, and the record of the review."""

from pathlib import Path

import polars as pl
import pytest
from tests.cases.flags import AT

import supplyscreen as ss
from supplyscreen.reports import write_run

BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"


@pytest.fixture(scope="module")
def result() -> ss.ScreenResult:
    return ss.screen(
        ss.read_manifest(BUNDLED / "manifest.csv"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
    )


def test_nothing_decided_changes_nothing_but_the_record(
    result: ss.ScreenResult, tmp_path: Path
) -> None:
    with ss.CaseStore(tmp_path, at=AT) as store:
        told = ss.apply_dispositions(result, store, actor="ann", at=AT)
    assert told.flags.equals(result.flags)
    assert told.run.counts == result.run.counts
    assert told.run.review is not None
    assert told.run.review.screened_run_id == result.run_id != told.run_id


def test_records_whose_flags_are_all_set_aside_are_suppressed(
    result: ss.ScreenResult, tmp_path: Path
) -> None:
    looked = result.flags.filter(pl.col("ground") != "not_screenable")
    alone = looked.filter(pl.len().over("record_kind", "record_id") == 1)
    chosen = alone.filter(ground=pl.lit("listed_party")).row(0, named=True)
    policy = ss.ReviewPolicy(second_for_released_bands=())
    with ss.CaseStore(tmp_path / "cases", at=AT, policy=policy) as store:
        ss.apply_dispositions(result, store, actor="ann", at=AT)
        decision = ss.Decision(
            flags=(chosen["flag_id"],),
            state="false_positive",
            reviewer="ann",
            at=AT,
            reason_code="other_party",
        )
        ss.decide_flags(store, decision)
        told = ss.apply_dispositions(result, store, actor="ann", at=AT)
    aside = told.flags.filter(pl.col("disposition").is_in(["false_positive", "suppressed"]))
    assert chosen["flag_id"] in aside["flag_id"].to_list()
    before, after = result.run.counts, told.run.counts
    assert after.suppressed > 0
    assert after.flagged + after.suppressed == before.flagged
    assert after.rows_in == before.rows_in
    written = ss.read_run(write_run(told, tmp_path / "out"))
    checked = ss.verify_run(tmp_path / "out")
    assert checked.of("differs") == ()
    outcomes = pl.concat(
        [
            written.scan_shipments().select("outcome").collect(),
            written.supplier_rows().select("outcome"),
        ]
    )["outcome"]
    assert (outcomes == "suppressed").sum() == after.suppressed
    assert (outcomes == "flagged").sum() == after.flagged
    assert told.run.review is not None
    assert sum(told.run.review.flags_by_disposition.values()) == looked.height
    (decided,) = told.run.review.set_aside
    assert (decided.party, decided.flags) == (chosen["party_name"], aside.height)
    assert (decided.approver, decided.second_approver) == ("ann", None)
    assert (decided.reason_code, str(decided.expires_on)) == ("other_party", "2027-11-30")
    found = ss.diff_runs(ss.read_run(write_run(result, tmp_path / "first")), written)
    assert set(found.changes["why"]) == {"review"}


def test_own_decisions_are_pairs_to_measure_on(result: ss.ScreenResult, tmp_path: Path) -> None:
    listed = result.flags.filter(pl.col("ground") == "listed_party", pl.col("role") != "vessel")
    policy = ss.ReviewPolicy(second_for_confirmed=False, second_for_released_bands=())
    with ss.CaseStore(tmp_path, at=AT, policy=policy) as store:
        ss.take_run(store, result, actor="ann", at=AT)
        with pytest.raises(ss.InputError, match="no decided match"):
            ss.review_pairs(store)
        for flag_id, state, reason in (
            (listed["flag_id"][0], "confirmed", "same_party"),
            (listed["flag_id"][-1], "false_positive", "other_party"),
        ):
            decision = ss.Decision(
                flags=(flag_id,), state=state, reviewer="ann", at=AT, reason_code=reason
            )
            ss.decide_flags(store, decision)
        pairs = ss.review_pairs(store)
    assert sorted(pairs["label"].to_list()) == [0, 1]
    found = ss.evaluate(pairs, mode="search")
    assert found.rows_used == 2


def test_export_holds_every_table_and_the_log(result: ss.ScreenResult, tmp_path: Path) -> None:
    with ss.CaseStore(tmp_path / "cases", at=AT) as store:
        ss.take_run(store, result, actor="ann", at=AT)
        tables = store.tables()
        ss.export_cases(store, tmp_path / "out")
    for name, rows in tables.items():
        assert pl.read_parquet(tmp_path / "out" / f"{name}.parquet").equals(rows)
        assert pl.read_csv(tmp_path / "out" / f"{name}.csv", infer_schema=False).height == len(rows)
    log = (tmp_path / "cases" / "audit.jsonl").read_bytes()
    assert (tmp_path / "out" / "audit.jsonl").read_bytes() == log
