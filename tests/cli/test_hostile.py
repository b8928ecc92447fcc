"""Names that are no names, on the command line: no crash, no match, bounded time."""

import csv
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.matching.test_hostile import HOSTILE
from typer.testing import Result

Run = Callable[..., Result]
SECONDS = 20  # of the processors, for the whole file, generous
DAQO = "XINJIANG DAQO NEW ENERGY CO.,LTD"
IN_A_FILE = [name for name in HOSTILE.values() if "\x00" not in name]
EXPLAINED = ["one letter", "only punctuation", "only a legal form", "emoji", "right to left mark"]
EXPLAINED += ["control characters", "NUL", "numbers only", "a pattern", "10,000 letters"]
EXPLAINED += ["an address in the name", "500 parties", "500 times on behalf of", "invisible"]


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A CSV file of hostile names, and a listed one at the end."""
    path = tmp_path / "names.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(
            [["name"], *([name] for name in IN_A_FILE), [DAQO]]
        )
    return path


def test_match_reads_them_all_and_matches_none(run: Run, names: Path) -> None:
    began = time.process_time()
    result = run("match", names, "--column", "name", "--json")
    assert time.process_time() - began < SECONDS
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)
    assert [row["query"] for row in rows if row["entry_id"]] == [DAQO]
    assert f"{len(IN_A_FILE) + 1} rows = 1 with a match + " in result.stderr
    assert "Traceback" not in result.stderr


def test_the_table_shows_no_control_characters(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f'name\n"{DAQO}\x1b[31m\x07"\n', encoding="utf-8")
    result = run("match", path, "--column", "name")
    assert result.exit_code == 0
    assert DAQO[:20] in result.stdout
    assert not set("\x1b\x07") & set(result.stdout)


def test_a_nul_byte_costs_its_own_row_and_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f'name\n"{DAQO}"\nACME\x00 CO\n', encoding="utf-8")
    result = run("match", path, "--column", "name")
    assert result.exit_code == 0
    assert "1 rejected" in result.stderr
    assert "NUL byte" in result.stderr


def test_bytes_that_are_no_utf_8_are_read_or_refused_in_words(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(b"name\nCAF\xe9 GARMENT\n\xff\xfe\x00\n")
    result = run("match", path, "--column", "name")
    assert result.exit_code in (0, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("kind", EXPLAINED)
def test_explain_finds_no_match(run: Run, kind: str) -> None:
    began = time.process_time()
    result = run("explain", "--json", "--", HOSTILE[kind])
    assert time.process_time() - began < SECONDS
    assert result.exit_code == 0, result.stderr
    assert [item for item in json.loads(result.stdout) if item["above_threshold"]] == []


@pytest.mark.parametrize("kind", ["empty", "blank"])
def test_explain_refuses_no_name(run: Run, kind: str) -> None:
    result = run("explain", HOSTILE[kind])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: NAME is empty")
