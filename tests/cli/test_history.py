"""``screen --history`` and ``history``: days added, what is new told, errors."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.history.days import ONE, TWO, contents, day
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
LISTS = ("--list", "us_dhs_uflpa", "--as-of", "2026-01-31")


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
