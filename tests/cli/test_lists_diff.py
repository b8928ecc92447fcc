"""``supplyscreen lists diff``: folders in, changes out in words, as JSON and as CSV."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.watchlists.lists import entry, write_list
from typer.testing import Result

from supplyscreen.watchlists.locate import data_folder

Run = Callable[..., Result]
UFLPA = "lists/us_dhs_uflpa"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the bundled folder in which one alias had another spelling."""
    target = tmp_path / "old"
    shutil.copytree(data_folder(), target)
    path = target / UFLPA / "aliases.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Hollin Hair", "Hollyn Hair"), encoding="utf-8")
    return target


@pytest.mark.parametrize(("left", "right"), [("", ""), (UFLPA, UFLPA), (UFLPA, ""), ("", UFLPA)])
def test_folders_and_single_lists_in_words(run: Run, old: Path, left: str, right: str) -> None:
    result = run("lists", "diff", old / left, data_folder() / right)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        "us_dhs_uflpa: entries: 1 changed.",
        "  changed: Hetian Haolin Hair Accessories Co. Ltd. (uflpa-hetian-haolin-hair-accessories)",
        "    name added (alias): Hollin Hair Accessories",
        "    name removed (alias): Hollyn Hair Accessories",
    ]


def test_json_and_csv_hold_the_same_rows(run: Run, old: Path, tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    result = run("lists", "diff", old, data_folder(), "--json", "--csv", path)
    told = json.loads(result.stdout)
    assert [row["change"] for row in told] == ["alias_added", "alias_removed"]
    assert pl.read_csv(path, infer_schema=False).to_dicts() == told
    assert sorted(p.name for p in tmp_path.iterdir()) == ["changes.csv", "old"]


def test_no_difference_is_said(run: Run) -> None:
    assert run("lists", "diff", data_folder(), data_folder()).stdout == "No difference.\n"


def test_other_files_that_differ_are_named(run: Run, old: Path) -> None:
    shutil.copytree(data_folder(), old, dirs_exist_ok=True)
    path = old / "programs" / "us-uflpa.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2022-06-21", "2022-06-22"), encoding="utf-8")
    result = run("lists", "diff", old, data_folder())
    assert result.stdout == "No difference in entries, names and facts of the lists.\n"
    assert "not told row by row:\n  programs/us-uflpa.yml\n" in result.stderr


def test_another_list_is_refused(run: Run, old: Path, tmp_path: Path) -> None:
    other = write_list(tmp_path / "other", [entry("a", "Alpha")])
    result = run("lists", "diff", other, old / UFLPA)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "holds the list 'us_dhs_uflpa', the other folder 'made_up'" in result.stderr
    result = run("lists", "diff", other, old)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "unknown watchlist 'made_up'" in result.stderr


def test_a_folder_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("lists", "diff", tmp_path / "nowhere", data_folder())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "does not exist" in result.stderr


def test_options_of_the_overview_before_a_subcommand_are_refused(run: Run) -> None:
    result = run("lists", "--json", "diff", "a", "b")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: --json stands before 'diff'")
