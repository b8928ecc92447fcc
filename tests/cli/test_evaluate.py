"""``supplyscreen evaluate``: text, JSON, page, and wrong arguments."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]

FILE = """Label,Query,Target,Pattern
1,HETIAN HAOLIN HAIR ACCESSORIES CO LT,Hetian Haolin Hair Accessories Co. Ltd.,cut
no,EXAMPLE GARMENT JSC,Hetian Haolin Hair Accessories Co. Ltd.,other
perhaps,EXAMPLE SHOES JSC,Hetian Haolin Hair Accessories Co. Ltd.,other
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "reviewed.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_text_tells_rows_and_both_modes(run: Run, pairs: Path) -> None:
    result = run("evaluate", pairs)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Evaluation of reviewed.csv\nRows in 3 = used 2 + rejected 1.\n"
    )
    assert "row 4: expected 1 or 0" in result.stdout
    assert "SEARCH MODE: 2 names, each against 1 company with" in result.stdout
    assert "PAIR MODE: 2 pairs" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_json_is_the_whole_evaluation(run: Run, pairs: Path) -> None:
    result = run("evaluate", pairs, "--json", "--mode", "pair", "--names-only")
    told = ss.Evaluation.model_validate_json(result.stdout)
    assert told == ss.evaluate(pairs, mode="pair", bundled_aliases=False)
    assert len(json.loads(result.stdout)["pair"]["curve"]) == 101
    assert json.loads(result.stdout)["search"] is None


def test_a_page_and_a_configuration(run: Run, pairs: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.yml"
    settings.write_text("flag_threshold: 0.75\n", encoding="utf-8")
    page = tmp_path / "page.html"
    result = run("evaluate", pairs, "--config", settings, "--html", page, "--lists", "us_dhs_uflpa")
    assert result.exit_code == 0
    assert result.stdout.endswith(f"Page: {page}\n")
    assert "flag threshold 0.75" in result.stdout
    assert "Section 307" not in result.stdout
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("query,target\na,b\n", "has no column label; found: query, target."),
        ("query,target,label\na,b,?\n", "none of 1 rows can be used; row 2: expected 1 or 0"),
        ("", "is empty."),
    ],
)
def test_wrong_files_exit_2_with_one_line(run: Run, pairs: Path, content: str, told: str) -> None:
    pairs.write_text(content, encoding="utf-8")
    result = run("evaluate", pairs)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr.splitlines()[0]
    assert result.stderr.splitlines()[1].startswith("hint: ")


@pytest.mark.parametrize("options", [["--mode", "all"], ["--errors", "-1"], ["--lists", "nowhere"]])
def test_wrong_options_exit_2(run: Run, pairs: Path, options: list[str]) -> None:
    assert run("evaluate", pairs, *options).exit_code == 2
