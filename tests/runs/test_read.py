"""A run read back from its folder is the result that was written."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.runs.finished import BUNDLED

import supplyscreen as ss
from supplyscreen.reports.html import report_html


@pytest.fixture(scope="module")
def result() -> ss.ScreenResult:
    return ss.screen(
        ss.read_manifest(BUNDLED / "manifest.csv"),
        suppliers=ss.read_suppliers(BUNDLED / "suppliers.csv"),
    )


@pytest.fixture(scope="module")
def folder(result: ss.ScreenResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ss.write_run(result, tmp_path_factory.mktemp("run"))


def test_everything_comes_back(result: ss.ScreenResult, folder: Path) -> None:
    run = ss.read_run(folder)
    assert (run.run, run.run_id, run.run_at) == (result.run, result.run_id, "")
    assert run.scan_flags().collect().equals(result.flags)
    assert run.rejects.equals(result.rejects)
    assert run.findings.equals(result.findings)
    assert run.scan_shipments().collect().equals(result.scan_flagged_shipments().collect())
    assert run.supplier_rows().equals(result.supplier_rows().filter(outcome=pl.lit("flagged")))
    assert run.summary() == result.summary()
    assert run.holds_all_rows is False


def test_the_report_of_a_run_read_back_has_the_same_bytes(
    result: ss.ScreenResult, folder: Path
) -> None:
    assert report_html(ss.read_run(folder)) == report_html(result)


def test_a_run_with_all_rows_says_so(result: ss.ScreenResult, tmp_path: Path) -> None:
    run = ss.read_run(ss.write_run(result, tmp_path, all_rows=True))
    assert run.holds_all_rows is True
    assert run.scan_flagged_shipments().collect().equals(result.scan_flagged_shipments().collect())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "is not the folder of a finished run"),
        ("{", "cannot be read"),
        ("[]", "does not fit this version"),
        ('{"version": "0.0.1"}', "does not fit this version"),
    ],
)
def test_what_is_no_run_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(ss.InputError, match=told):
        ss.read_run(tmp_path)


@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_a_damaged_table_is_told(folder: Path, tmp_path: Path, damage: str) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "flags.parquet"
    if damage == "gone":
        table.unlink()
    elif damage == "cut":
        table.write_bytes(table.read_bytes()[:-100])
    else:
        pl.DataFrame({"a": [1]}).write_parquet(table)
    with pytest.raises(ss.SupplyscreenError, match=r"flags\.parquet"):
        ss.read_run(tmp_path).scan_flags()


def test_cells_that_a_spreadsheet_would_run_come_back_as_filed(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("name,country\n=1+1 TRADING,VN\n-2,'x\n,QQ\n", encoding="utf-8")
    result = ss.screen(suppliers=ss.read_suppliers(source))
    run = ss.read_run(ss.write_run(result, tmp_path / "out"))
    assert run.rejects.equals(result.rejects)
    assert run.findings.equals(result.findings)


def test_run_json_holds_the_hash_of_every_other_file(folder: Path) -> None:
    outputs = json.loads((folder / "run.json").read_text("utf-8"))["outputs"]
    assert set(outputs) == {path.name for path in folder.iterdir()} - {"run.json"}


def test_a_report_kind_that_does_not_exist_is_told(folder: Path, tmp_path: Path) -> None:
    run = ss.read_run(folder)
    with pytest.raises(ss.ConfigError, match="there is no report of the kind 'nothing'"):
        ss.write_report(run, tmp_path, kind="nothing")  # type: ignore[arg-type]
    with pytest.raises(ss.ConfigError, match="it can be made as html, docx, md"):
        ss.write_report(run, tmp_path, kind="sb657", format="xlsx")
    assert not list(tmp_path.iterdir())
