"""``supplyscreen lists check``: what it prints and how it ends."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from supplyscreen.watchlists.locate import data_folder

Run = Callable[..., Result]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The bundled data with one wrong cell."""
    target = tmp_path / "watchlists"
    shutil.copytree(data_folder(), target)
    path = target / "lists" / "us_cbp_section307" / "entries.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",MX,", ",Mexico,", 1), encoding="utf-8")
    return target


def test_the_bundled_lists_are_ok(run: Run) -> None:
    result = run("lists", "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "OK     us_dhs_uflpa: 152 entries (2 facility, 150 party)" in result.stdout
    assert result.stdout.endswith("\nEvery check passed.\n")


def test_a_fault_is_told_with_file_row_and_column(run: Run, damaged: Path) -> None:
    result = run("lists", "check", damaged)
    assert result.exit_code == 2
    assert (
        "FAULT  us_cbp_section307: 1 found\n"
        "       entries.csv, row 2, column country: found 'Mexico', expected an ISO 3166-1 alpha-2"
    ) in result.stdout
    assert "OK     us_dhs_uflpa" in result.stdout
    assert "1 fault. Mend the rows" in result.stdout


def test_json_has_every_part_and_fault(run: Run, damaged: Path) -> None:
    result = run("lists", "check", damaged, "--json")
    record = json.loads(result.stdout)
    assert (result.exit_code, record["ok"]) == (2, False)
    faults = [fault for part in record["parts"] for fault in part["faults"]]
    assert [(f["file"], f["row"], f["column"]) for f in faults] == [("entries.csv", 2, "country")]
    whole = run("lists", "check", "--json")
    assert (whole.exit_code, json.loads(whole.stdout)["ok"]) == (0, True)


def test_a_single_list_folder(run: Run, damaged: Path) -> None:
    assert run("lists", "check", damaged / "lists" / "us_dhs_uflpa").exit_code == 0
    assert run("lists", "check", damaged / "lists" / "us_cbp_section307").exit_code == 2


def test_no_data_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run("lists", "check", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has no programs/ and no lists/" in result.stderr
