"""``supplyscreen match``: the table, the files, what became of the rows, and wrong arguments."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import Result

from supplyscreen.cli.match_table import rows_text, table_lines
from supplyscreen.schemas import MATCHED_NAMES

Run = Callable[..., Result]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "outputs.md"
DAQO = "XINJIANG DAQO NEW ENERGY CO.,LTD"
FILE = f"""Vendor,Street,Land
"{DAQO}","1 Mill Road",China
EXAMPLE GARMENT JSC,"2 Mill Road",Narnia
N/A,,
MR. SAMPLE PERSON,,
a,b,c,d
"新疆準噶爾棉麻有限公司",,
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_table_shows_the_matches_and_the_rows_add_up(run: Run, names: Path) -> None:
    result = run("match", names, "--column", "Vendor")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["row", "name", "score", "band", "entry", "list,", "status"]
    assert [line.split()[0] for line in lines[1:3]] == ["2", "7"]
    assert "us_dhs_uflpa, active" in lines[1]
    assert "no match is never clearance" in lines[-1]
    told = result.stderr.splitlines()
    assert told[0].startswith("note: names.csv, row 6: ")
    assert told[-1] == (
        "6 rows = 2 with a match + 1 below the threshold + 2 without a company's name + 1 rejected"
    )


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_file_holds_every_row(run: Run, names: Path, ending: str) -> None:
    out = names.parent / "deep" / f"found.{ending}"
    options = ["--address-column", "street", "--country-column", "Land", "--top", "2"]
    result = run("match", names, "--column", "Vendor", *options, "--out", out)
    assert result.exit_code == 0
    assert f"Every row: {out}" in result.stdout
    assert "row 3: 'Narnia' is no country" in result.stderr
    found = pl.read_csv(out) if ending == "csv" else pl.read_parquet(out)
    assert found.columns == ["source_row", *MATCHED_NAMES]
    assert sorted(set(found["source_row"])) == [2, 3, 4, 5, 7]
    assert found["entry_id"].null_count() == 3
    assert "SAMPLE PERSON" not in set(found["query"])
    assert "(private person)" in set(found["query"])


def test_json_holds_every_row(run: Run, names: Path) -> None:
    result = run("match", names, "--column", "Vendor", "--json", "--list", "us_dhs_uflpa")
    rows = json.loads(result.stdout)
    assert [row["source_row"] for row in rows] == [2, 3, 4, 5, 7]
    assert set(rows[0]) == {"source_row", *MATCHED_NAMES}
    assert rows[0]["entry_id"] == "uflpa-xinjiang-daqo-new-energy"
    assert rows[1]["entry_id"] is None
    assert {row["watchlist"] for row in rows} == {"us_dhs_uflpa", None}


def test_a_list_of_ones_own(run: Run, names: Path) -> None:
    own = names.parent / "own.csv"
    own.write_text("Kunde\nExample Garment JSC\nExample Garment JSC\nMRS. SAMPLE\n", "utf-8")
    options = ["--names-file", own, "--names-column", "kunde", "--json"]
    result = run("match", names, "--column", "Vendor", *options)
    assert result.exit_code == 0
    rows = {row["source_row"]: row["entry_name"] for row in json.loads(result.stdout)}
    assert rows == {2: None, 3: "Example Garment JSC", 4: None, 5: None, 7: None}
    assert "note: own.csv: 1 rows without a company's name are not matched" in result.stderr
    assert "1 given again for the same entry" in result.stderr


def test_no_match_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name\nEXAMPLE GARMENT JSC\n", encoding="utf-8")
    result = run("match", path, "--column", "name")
    assert result.exit_code == 0
    assert "No name reaches the threshold." in result.stdout
    assert "1 rows = 0 with a match + 1 below the threshold" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--column", "Vendr"], "has no column 'Vendr'; found: Vendor, Street, Land"),
        (["--column", "Vendor", "--address-column", "City"], "has no column 'City'"),
        (["--column", "Vendor", "--out", "found.xlsx"], "--out: found 'found.xlsx'"),
        (["--column", "Vendor", "--list", "zz"], "unknown watchlist 'zz'"),
        (["--column", "Vendor", "--list", ","], "--lists: found"),
        (["--column", "Vendor", "--list", "zz", "--names-file", "own.csv"], "were both given"),
        (["--column", "Vendor", "--names-file", "absent.csv"], "absent.csv does not exist"),
        (["--column", "Vendor", "--config", "absent.yml"], "absent.yml: cannot read"),
    ],
)
def test_wrong_arguments_exit_2_and_write_nothing(
    run: Run, names: Path, arguments: list[str], told: str
) -> None:
    result = run("match", names, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.startswith("error: ")
    assert "\nhint: " in result.stderr
    assert list(names.parent.iterdir()) == [names]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [([], "FILE"), (["x.csv"], "--column"), (["x.csv", "--column", "a", "--top", "0"], "--top")],
)
def test_wrong_usage_exits_2(run: Run, arguments: list[str], told: str) -> None:
    result = run("match", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_help_has_examples(run: Run) -> None:
    examples = run("match", "--help").stdout.partition("Examples:")[2]
    assert "\n    supplyscreen match suppliers.csv --column name" in examples


def row(**cells: object) -> dict[str, object]:
    return {
        "source_row": 2,
        "query": "EXAMPLE",
        "score": 0.9999,
        "band": "strong",
        "entry_name": "Example",
        "watchlist": "own",
        "status": "active",
    } | cells


def test_the_table_is_cut_to_the_terminal() -> None:
    lines = table_lines([row(query="示" * 40, entry_name="E" * 50), row(query="A\tB\x1b[31m")])
    assert lines[1] == f"2    {'示' * 13}...   0.99   strong  {'E' * 27}...  own, active"
    assert "A B [31m" in lines[2]
    many = table_lines([row()] * 40)
    assert len(many) == 27
    assert many[-1] == "... and 15 more; --out FILE writes them all"


def test_the_rows_are_told_in_words() -> None:
    outcomes = {"matched": 1_000, "below_threshold": 2, "no_company": 3, "rejected": 4}
    assert rows_text(1_009, outcomes) == (
        "1,009 rows = 1,000 with a match + 2 below the threshold"
        " + 3 without a company's name + 4 rejected"
    )


def test_the_page_of_outputs_names_every_column() -> None:
    section = PAGE.read_text("utf-8").split("## What `match` writes")[1].split("\n## ")[0]
    named = set(re.findall(r"`([^`\n]+)`", section))
    assert {"source_row", *MATCHED_NAMES} - named == set()
