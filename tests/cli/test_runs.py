"""report, verify, diff and stats on the command line."""

import json
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from tests.runs.finished import flat_run

from .conftest import Run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flat_run(tmp_path_factory.mktemp("run"))


def test_verify_agrees_and_then_differs(run: Run, folder: Path, tmp_path: Path) -> None:
    found = run("verify", folder)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.splitlines()[-1].endswith(" agree, 0 differ, 0 could not be checked here.")
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "flags.csv").write_text("flag_id\n", "utf-8")
    found = run("verify", tmp_path, "--json")
    assert found.exit_code == 4
    told = json.loads(found.stdout)
    wrong = [check["what"] for check in told["checks"] if check["state"] == "differs"]
    assert told["agrees"] is False
    assert "flags.csv: SHA-256" in wrong


def test_diff_of_a_run_with_itself(run: Run, folder: Path, tmp_path: Path) -> None:
    found = run("diff", folder, folder, "--csv", tmp_path / "changes.csv")
    assert found.exit_code == 0
    assert "Both were made of the same." in found.stdout
    assert pl.read_csv(tmp_path / "changes.csv").is_empty()
    assert json.loads(run("diff", folder, folder, "--json").stdout)["changes"] == []


def test_stats_print_the_summary_again(run: Run, folder: Path) -> None:
    found = run("stats", folder)
    assert found.stdout.startswith("Screened ")
    assert "Against:" in found.stdout
    counts = json.loads(run("stats", folder, "--json").stdout)["counts"]
    assert counts == json.loads((folder / "run.json").read_text("utf-8"))["counts"]


@pytest.mark.parametrize("command", ["verify", "stats", "report"])
def test_a_folder_that_is_no_run_is_one_line(run: Run, tmp_path: Path, command: str) -> None:
    found = run(command, tmp_path)
    assert found.exit_code == 2
    assert found.stderr.startswith(f"error: {tmp_path} is not the folder of a finished run")


def test_report_is_written_beside_the_run_or_elsewhere(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    found = run("report", folder, "--out", tmp_path)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == f"Report: {tmp_path / 'due-diligence.html'}\n"
    assert (tmp_path / "due-diligence.html").read_bytes() == (folder / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--kind", "nothing"], "there is no report of the kind 'nothing'"),
        (["--format", "docx"], "cannot be made as docx"),
        (["--entry", "a", "--shipper", "b"], "--entry and --shipper were given"),
        (["--entry", " "], "--entry is empty"),
        (["--procedure", "both"], "there is no procedure 'both'"),
    ],
)
def test_wrong_options_are_one_line(
    run: Run, folder: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    found = run("report", folder, "--out", tmp_path / "new", *options)
    assert found.exit_code == 2
    assert told in found.stderr
    assert not (tmp_path / "new").exists()


def test_a_workbook_holds_as_many_rows_as_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    flags = pl.read_parquet(folder / "flags.parquet").height
    assert flags > 1
    options = ["--format", "xlsx", "--out", tmp_path, "--workbook-rows"]
    assert run("report", folder, *options, "1").exit_code == 0
    sheet = load_workbook(tmp_path / "due-diligence.xlsx", read_only=True)["Flags"]
    ids = [row[0] for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("F")]
    assert len(ids) == 2, "the heading, and one flag"
    assert run("report", folder, *options, "0").exit_code == 2
