"""``supplyscreen check``: the page, its files, ``--json`` and ``--strict``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
BUNDLED = Path(__file__).resolve().parents[2] / "examples" / "bundled"
GOOD = "Bill of Lading,Exporter,Arrival Date\nX1,EXAMPLE JSC,2024-02-28\n"
BAD = GOOD + "X2,EXAMPLE JSC,2024-02-30\n"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.csv"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_the_page_is_printed_and_nothing_written(run: Run, bad: Path) -> None:
    result = run("check", bad)
    assert result.exit_code == 0, result.stderr
    assert "2 rows = 2 used" in result.stdout
    assert "bad_date, 1: cells not used, their rows are" in result.stdout
    assert [path.name for path in bad.parent.iterdir()] == ["manifest.csv"]


def test_out_writes_three_files(run: Run, bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("check", bad, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert sorted(p.name for p in out.iterdir()) == ["check.html", "findings.csv", "rejects.csv"]
    assert "2024-02-30" in (out / "rejects.csv").read_text("utf-8")
    assert "2024-02-30" in (out / "check.html").read_text("utf-8")
    assert str(out / "check.html") in result.stdout


def test_json_is_the_page(run: Run, tmp_path: Path) -> None:
    inputs = (BUNDLED / "manifest", BUNDLED / "suppliers.csv")
    result = run("check", *inputs, "--json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    record = json.loads(result.stdout)
    assert [each["source"]["kind"] for each in record["inputs"]] == ["shipment", "supplier"]
    for each in record["inputs"]:
        total = each["total"]
        rows = total["used"] + total["superseded"] + total["rejected"] + total["merged"]
        assert rows == total["rows"] == each["source"]["rows"] > 0


def test_strict_prints_the_page_and_stops(run: Run, bad: Path) -> None:
    result = run("check", bad, "--strict")
    assert result.exit_code == 2
    assert "bad_date, 1" in result.stdout
    assert "manifest.csv, row 3, column Arrival Date [bad_date]" in result.stderr
    bad.write_text(GOOD, encoding="utf-8")
    assert run("check", bad, "--strict").exit_code == 0


def test_a_strict_screen_stops_before_it_writes(run: Run, bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("screen", bad, "--out", out, "--strict")
    assert (result.exit_code, result.stdout, out.exists()) == (2, "", False)
    assert "[bad_date]" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("colour,size\nred,2\n", "has no column that names a shipper or a consignee"),
        ("name\x00\n", "NUL"),
    ],
)
def test_wrong_input_is_one_line(run: Run, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    result = run("check", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_out_that_is_a_file_is_refused(run: Run, bad: Path) -> None:
    result = run("check", bad, "--out", bad)
    assert result.exit_code == 2
    assert "is a file, expected a folder" in result.stderr
