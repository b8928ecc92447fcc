"""``supplyscreen review sheet``: what it says of a filled sheet, and how it ends."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.reports.builder import LISTED, build, flag
from tests.review.sheets import BASE, as_csv, fill, result
from typer.testing import Result

from supplyscreen.reports import write_run

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(result(), tmp_path_factory.mktemp("run"))


@pytest.fixture
def sheet(run: Run, folder: Path, tmp_path: Path) -> Path:
    told = run("report", folder, "--kind", "due-diligence", "--format", "xlsx", "--out", tmp_path)
    assert (told.exit_code, told.stderr) == (0, "")
    return tmp_path / "due-diligence.xlsx"


def test_a_sheet_without_a_fault(run: Run, folder: Path, sheet: Path) -> None:
    fill(sheet, {2: BASE, 3: {**BASE, "Second reviewer": "B", "Decided on": date(2026, 11, 30)}})
    for path in (sheet, as_csv(sheet)):
        told = run("review", "sheet", path, "--run", folder)
        assert (told.exit_code, told.stderr) == (0, "")
        assert told.stdout.splitlines() == [
            "  decided                   2",
            "  undecided                 4",
            "  repeated                  0",
            "  faulty                    0",
            "  rows in the sheet         6",
            "    confirmed               2",
            "1 decided, but a second reviewer is needed and none is named.",
            "1 decided, but the day is not stated.",
        ]


def test_faults_end_with_2_and_are_told_by_row(run: Run, folder: Path, sheet: Path) -> None:
    fill(sheet, {2: {"Decision": "yes", "Reviewer": "A"}, 3: {**BASE, "Reviewer": None}})
    told = run("review", "sheet", sheet, "--run", folder)
    assert told.exit_code == 2
    lines = " ".join(told.stdout.split())
    assert "due-diligence.xlsx/Review, row 2, Decision: found 'yes', expected one of open," in lines
    assert "row 3, Reviewer: found nothing, expected who decided;" in lines
    assert "faulty 2" in lines


def test_many_faults_are_counted(run: Run, folder: Path, sheet: Path) -> None:
    fill(sheet, {row: {"Decision": "x", "Reason": "x", "Comment": "x", "Decided on": "x",
                       "Second decided on": "x"} for row in range(2, 8)})  # fmt: skip
    told = run("review", "sheet", sheet, "--run", folder)
    assert told.stdout.count("FAULT") == 20
    assert told.stdout.endswith("more faults; --json prints all.\n")


def test_json_has_decisions_and_faults(run: Run, folder: Path, sheet: Path) -> None:
    fill(sheet, {2: BASE, 3: {**BASE, "Reason": "because"}})
    told = run("review", "sheet", sheet, "--run", folder, "--json")
    record = json.loads(told.stdout)
    assert (told.exit_code, record["ok"]) == (2, False)
    parts = ("decided", "undecided", "repeated", "faulty")
    assert [record[part] for part in parts] == [1, 4, 0, 1]
    assert record["rows"] == sum(record[part] for part in parts)
    assert record["decisions"][0]["flag_id"] == "flag-00001"
    assert record["faults"][0]["code"] == "unknown_reason"


def test_what_is_no_sheet_or_no_run_is_one_line(
    run: Run, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    told = run("review", "sheet", folder / "flags.csv", "--run", folder)
    assert told.exit_code == 2
    assert told.stderr.startswith("error: flags.csv is not a review sheet: it has no column")
    told = run("review", "sheet", sheet, "--run", tmp_path)
    assert told.exit_code == 2
    assert "is not the folder of a finished run" in told.stderr


def test_flags_of_another_run_are_unknown(run: Run, sheet: Path, tmp_path: Path) -> None:
    other = write_run(build([flag(LISTED, 900)]), tmp_path / "other")
    told = run("review", "sheet", sheet, "--run", other)
    assert told.exit_code == 2
    assert "give the run that the sheet was written for" in " ".join(told.stdout.split())
