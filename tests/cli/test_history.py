"""``screen --history`` and ``history``: days added, what is new told, errors."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.history.days import ONE, TWO, contents, day
from typer.testing import Result

import supplyscreen as ss
from supplyscreen.schemas import LOOK_BACK

Run = Callable[..., Result]
LISTS = ("--list", "us_dhs_uflpa", "--as-of", "2026-01-31")
CHANGED = "the list says something else of the entry"


@pytest.fixture
def added(run: Run, tmp_path: Path) -> Run:
    """Add a file to the history; its report goes into a folder of its name."""

    def add(path: Path, *more: str | Path) -> Result:
        out = tmp_path / "reports" / path.stem
        return run("screen", path, "--out", out, "--history", tmp_path / "history", *LISTS, *more)

    return add


def flags(tmp_path: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(tmp_path / "reports" / name / "flags.parquet")


def test_days_are_added_and_shown(added: Run, run: Run, tmp_path: Path) -> None:
    first = added(day(tmp_path, "one", ONE))
    assert first.exit_code == 0
    assert "day 1 of the history" in first.stderr
    second = added(day(tmp_path, "two", (*ONE, *TWO)), "--fail-on-flags")
    assert second.exit_code == 3
    assert "were told on an earlier day and are left out" in second.stderr
    assert set(flags(tmp_path, "one")["flag_id"]).isdisjoint(flags(tmp_path, "two")["flag_id"])
    counts = json.loads((tmp_path / "reports" / "two" / "run.json").read_text("utf-8"))["counts"]
    assert (counts["rows_in"], counts["flagged"]) == (4, 2)
    page = (tmp_path / "reports" / "two" / "report.html").read_text("utf-8")
    assert "were told on an earlier day and are left out" in page
    shown = run("history", tmp_path / "history")
    assert shown.stdout.splitlines()[-1] == "2 days, 6 rows."
    days = json.loads(run("history", tmp_path / "history", "--json").stdout)
    assert [one["rows"] for one in days] == [2, 4]


def test_a_day_that_is_added_twice_changes_nothing(added: Run, tmp_path: Path) -> None:
    path = day(tmp_path, "one", ONE)
    added(path)
    before = contents(tmp_path / "history"), contents(tmp_path / "reports")
    again = added(path, "--fail-on-flags")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "is day 1 of the history already" in again.stderr
    assert (contents(tmp_path / "history"), contents(tmp_path / "reports")) == before


def test_flags_of_earlier_days_are_written_beside(added: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name\nSOME OTHER FIRM\n", "utf-8")
    added(day(tmp_path, "one", ONE), "--list", own)
    own.write_text("name\nSOME OTHER FIRM\nEXAMPLE GARMENT JSC\n", "utf-8")
    two = added(day(tmp_path, "two", TWO), "--list", own)
    assert "new flags of earlier days are in" in two.stderr
    earlier = pl.read_parquet(tmp_path / "reports" / "two" / "earlier_days" / "flags.parquet")
    assert earlier["record_id"].to_list() == ["B2"]
    back = pl.read_csv(tmp_path / "reports" / "two" / "earlier_days" / "look_back.csv")
    assert back.columns == LOOK_BACK.names()
    assert back["shipments"].to_list() == [1]
    assert "Look-back: 1 shipment of day 1 was flagged for EXAMPLE GARMENT JSC" in two.stdout
    page = (tmp_path / "reports" / "two" / "report.html").read_text("utf-8")
    assert back["told"][0] in page
    assert flags(tmp_path, "two").filter(record_id="B4", ground="listed_party").height == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--stages", "s"), "--history and --stages were both given"),
        (("--fresh",), "--history and --fresh were both given"),
        (("--suppliers", "s.csv"), "--history and --suppliers were both given"),
    ],
)
def test_what_does_not_go_together_is_refused(
    more: tuple[str, ...], told: str, added: Run, tmp_path: Path
) -> None:
    result = added(day(tmp_path, "one", ONE), *more)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "history").exists()


def test_a_supplier_list_is_refused(added: Run, tmp_path: Path) -> None:
    path = tmp_path / "suppliers.csv"
    path.write_text("country,name,address\nVN,Example Garment JSC,Hanoi\n", "utf-8")
    result = added(path)
    assert result.exit_code == 2
    assert "a history is of manifests" in result.stderr
    assert not (tmp_path / "history").exists()


def test_where_no_history_is(run: Run, tmp_path: Path) -> None:
    result = run("history", tmp_path)
    assert result.exit_code == 2
    assert "is no history" in result.stderr


def test_a_report_that_cannot_be_written_adds_nothing(added: Run, tmp_path: Path) -> None:
    added(day(tmp_path, "one", ONE))
    (tmp_path / "reports" / "two" / "flags.csv").mkdir(parents=True)
    result = added(day(tmp_path, "two", TWO))
    assert result.exit_code == 2
    assert len(ss.read_days(tmp_path / "history")) == 1


def test_earlier_days_go_into_the_case_folder(added: Run, run: Run, tmp_path: Path) -> None:
    """New flags of earlier days are asked, decided ones whose entry changed are asked again, and
    a day without a flag is there, too."""
    own, cases = tmp_path / "own.csv", tmp_path / "cases"
    more = ("--list", own, "--cases", cases, "--by", "ann", "--config", tmp_path / "config.yml")
    (tmp_path / "config.yml").write_text("grounds: [listed_party]\n", "utf-8")
    own.write_text("name,alias\nEXAMPLE GARMENT JSC,\n", "utf-8")
    added(day(tmp_path, "one", ("B1,2024-05-01,EXAMPLE GARMENT JSC,ACME LLC,SHIRTS",)), *more)
    with ss.CaseStore(cases, at="2026-11-30T09:00:00+00:00") as store:
        (first,) = store.rows("SELECT flag_id FROM cases")["flag_id"]
        decided = ss.Decision(
            flags=(first,),
            state="false_positive",
            reviewer="ann",
            at="2026-11-30T09:00:00+00:00",
            reason_code="other_party",
        )
        assert ss.decide_flags(store, decided).body["waits"] == [first]
        agreed = ss.SecondReview(
            flags=(first,), reviewer="bob", at="2026-11-30T10:00:00+00:00", agrees=True
        )
        ss.second_decision(store, agreed)
    added(day(tmp_path, "two", ("B2,2024-05-02,SOME OTHER FIRM,ACME LLC,SHIRTS",)), *more)
    own.write_text("name,alias\nEXAMPLE GARMENT JSC,EGJ TRADING\nSOME OTHER FIRM,\n", "utf-8")
    added(day(tmp_path, "three", ("B3,2024-05-03,A THIRD FIRM,ACME LLC,SHIRTS",)), *more)
    with ss.CaseStore(cases, at="2026-11-30T11:00:00+00:00") as store:
        told = store.rows("SELECT record_id, state, reopened_because FROM cases ORDER BY ALL")
        runs = store.rows("SELECT flags, no_flag, flags_new, reopened FROM runs ORDER BY line")
    assert told.rows() == [
        ("B1", "open", f"{CHANGED} than when the pair was decided"),
        ("B2", "open", None),
    ]
    assert runs.rows() == [(1, 0, 1, 0), (0, 1, 0, 0), (2, 1, 1, 1)]
    assert run("review", "verify", "--cases", cases).exit_code == 0
