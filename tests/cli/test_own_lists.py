"""``--list FILE`` in screen, match and explain, and the exit code of a missed canary."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import Result

from supplyscreen.matching import match_parties
from supplyscreen.screening import kept

Run = Callable[..., Result]
OWN = """\
name,country,date added
Example Harbour Textile Co.,CN,2024-05-01
Other Mills Company,XX,soon
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "ours.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def suppliers(tmp_path: Path) -> Path:
    path = tmp_path / "suppliers.csv"
    names = ("EXAMPLE HARBOUR TEXTILE", "HETIAN HAOLIN HAIR ACCESSORIES CO LT", "Unlisted Looms")
    rows = "".join(f"{name},CN\n" for name in names)
    path.write_text(f"supplier name,country\n{rows}", encoding="utf-8")
    return path


def test_screen_takes_a_file_beside_the_bundled_lists(
    run: Run, own: Path, suppliers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("screen", suppliers, "--out", out, "--list", own)
    assert result.exit_code == 0
    flags = pl.read_csv(out / "flags.csv")
    assert set(flags["watchlist_id"]) == {"ours", "us_dhs_uflpa", "us_cbp_section307"}
    assert "canaries caught" in result.stdout
    assert (
        "ours.csv: read as your own list, CSV or Excel, list id ours; 2 rows = 2" in result.stderr
    )
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    item = next(item for item in record["lists"] if item["id"] == "ours")
    assert item["file"]["rows_used"] == 2
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "A list given by the user: ours.csv" in page
    assert "of a day that the list does not state" in page
    assert "canaries caught" in page
    assert "1970" not in page
    rejects = pl.read_csv(out / "rejects.csv")
    assert set(rejects["scope"]) == {"list"}
    assert set(rejects["source_file"]) == {"ours.csv"}


@pytest.mark.parametrize(
    ("choice", "lists"),
    [
        (["ours.csv", "ours"], {"ours"}),
        (["ours.csv", "us_dhs_uflpa"], {"ours", "us_dhs_uflpa"}),
        (["us_dhs_uflpa"], {"us_dhs_uflpa"}),
    ],
)
def test_ids_restrict_and_files_add(
    run: Run, own: Path, suppliers: Path, choice: list[str], lists: set[str]
) -> None:
    out = own.parent / "out"
    values = [own if value == "ours.csv" else value for value in choice]
    options = [part for value in values for part in ("--list", value)]
    assert run("screen", suppliers, "--out", out, *options).exit_code == 0
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in record["lists"]} == lists
    assert set(pl.read_csv(out / "flags.csv")["watchlist_id"]) == lists


def test_match_and_explain_take_the_file(run: Run, own: Path, suppliers: Path) -> None:
    matched = run("match", suppliers, "--column", "supplier name", "--list", own, "--json")
    assert matched.exit_code == 0
    found = {row["watchlist"] for row in json.loads(matched.stdout)}
    assert {"ours", "us_dhs_uflpa"} & found >= {"ours"}
    told = run("explain", "EXAMPLE HARBOUR TEXTILE", "--list", own, "--top", "1")
    assert told.exit_code == 0
    assert "A list given by the user: ours.csv (ours)" in told.stdout


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("absent.csv", "absent.csv does not exist"),
        ("nowhere", "unknown watchlist 'nowhere'"),
    ],
)
def test_a_wrong_value_is_one_line(run: Run, suppliers: Path, value: str, told: str) -> None:
    out = suppliers.parent / "out"
    result = run("screen", suppliers, "--out", out, "--list", value)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not out.exists()


def test_a_missed_canary_ends_with_4_and_writes_nothing(
    run: Run, suppliers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> pl.DataFrame:
        return match_parties(*args, **options).clear()  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "match_parties", broken)
    out = suppliers.parent / "out"
    result = run("screen", suppliers, "--out", out)
    assert result.exit_code == 4
    assert "canaries were not caught" in result.stderr
    assert not out.exists()
