"""``supplyscreen check``: the page, its files, ``--json`` and ``--strict``."""

import json
import subprocess
import sys
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
        ("colour,size\nred,2\n", "has no column that names a party; found: colour, size"),
        ("name\x00\n", "a heading line and no rows"),
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


GUESSED = "No,Maker of it,Buyer,Colour\nX1,EXAMPLE JSC,BUYER INC,red\n"


@pytest.fixture
def guessed(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(GUESSED, encoding="utf-8")
    return path


def test_a_column_is_named_with_map_and_the_page_says_why(run: Run, guessed: Path) -> None:
    result = run("check", guessed, "--map", "shipper_name=Maker of it")
    assert result.exit_code == 0, result.stderr
    assert "shipper_name    Maker of it  (so mapped)" in result.stdout
    assert "consignee_name  Buyer  (buyer is another word for consignee" in result.stdout
    assert "kept as extra: No, Colour" in result.stdout
    assert "shipper                 1 stated" in result.stdout


def test_a_saved_mapping_is_corrected_and_read_again(run: Run, guessed: Path) -> None:
    saved = guessed.with_name("columns.yml")
    result = run("check", guessed, "--map", "shipper_name=Maker of it", "--save-mapping", saved)
    assert result.exit_code == 0, result.stderr
    assert f"Mapping: {saved}" in result.stdout
    text = saved.read_text("utf-8")
    saved.write_text(text.replace("consignee_name:", "notify_party_name:"), encoding="utf-8")
    again = run("check", guessed, "--mapping", saved)
    assert again.exit_code == 0, again.stderr
    assert "notify_party_name  Buyer" in again.stdout
    assert "consignee               0 stated" in again.stdout
    over = run("check", guessed, "--mapping", saved, "--map", "bill_of_lading=No")
    assert "bill_of_lading     No  (so mapped)" in over.stdout


def test_screen_takes_the_mapping_too(run: Run, guessed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("screen", guessed, "--out", out, "--map", "shipper_name=Maker of it")
    assert result.exit_code == 0, result.stderr
    record = json.loads((out / "run.json").read_text("utf-8"))["inputs"][0]
    assert record["mapping"]["shipper_name"] == "Maker of it"
    assert record["kept"] == ["No", "Colour"]
    assert "so mapped" in record["why"]["shipper_name"]


def test_several_files_are_one_manifest(run: Run, tmp_path: Path) -> None:
    for name, bill in (("a.csv", "X1"), ("b.csv", "X2")):
        (tmp_path / name).write_text(GOOD.replace("X1", bill), encoding="utf-8")
    for inputs in ((tmp_path / "a.csv", tmp_path / "b.csv"), (tmp_path / "*.csv",)):
        result = run("check", *inputs)
        assert result.exit_code == 0, result.stderr
        assert "  2 rows = 2 used" in result.stdout
        assert "    a.csv: 1 row = 1 used\n    b.csv: 1 row = 1 used" in result.stdout


def test_standard_input_is_read(tmp_path: Path) -> None:
    code = "from supplyscreen.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", "-"],
        input=GOOD.encode(),
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 0, ran.stderr
    assert b"1 row = 1 used" in ran.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--map", "shipper_name"), "is no mapping; expected FIELD=HEADING"),
        (("--map", "shippper=Buyer"), "'shippper' is not a field"),
        (("--map", "shipper_name=Makers"), "has no column 'Makers'"),
        (("--mapping", "absent.yml"), "no mapping file"),
    ],
)
def test_a_wrong_mapping_is_refused(
    run: Run, guessed: Path, options: tuple[str, str], told: str
) -> None:
    result = run("check", guessed, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_fixed_columns_take_no_mapping(run: Run, tmp_path: Path) -> None:
    tables = BUNDLED / "manifest"
    for options in (("--map", "shipper_name=x"), ("--save-mapping", tmp_path / "m.yml")):
        result = run("check", tables, *options)
        assert result.exit_code == 2
        assert "columns" in result.stderr
    assert list(tmp_path.iterdir()) == []
