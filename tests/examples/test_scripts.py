"""The scripts in ``examples/``: each is run once, as a user would, and what came out is read."""

import ast
import csv
import io
import json
import re
import runpy
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl  # type: ignore[import-untyped]
import polars as pl
import pytest

import supplyscreen as ss

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
NAMES = ("importer_weekly", "ngo_dossier", "retailer_sb657")


@dataclass(frozen=True)
class Done:
    """What a script wrote into ``out`` and what it printed."""

    out: Path
    printed: str

    def record(self, run: str = "run") -> dict[str, Any]:
        """run.json of the run folder ``run``."""
        told: dict[str, Any] = json.loads((self.out / run / "run.json").read_text("utf-8"))
        return told

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a CSV file."""
        with (self.out / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def text(self, name: str) -> str:
        """The words of an HTML file, without its tags."""
        html = (self.out / name).read_text("utf-8")
        html = re.sub(r"<(style|script|svg).*?</\1>", " ", html, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def run_script(name: str, out: Path) -> Done:
    """Run ``examples/NAME.py OUT`` in this process, from a folder that is not the checkout."""
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
        patch.setattr(sys, "argv", [f"{name}.py", str(out)])
        patch.chdir(out.parent)
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
    return Done(out, printed.getvalue())


@pytest.fixture(scope="module")
def importer(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return run_script("importer_weekly", tmp_path_factory.mktemp("importer") / "out")


@pytest.fixture(scope="module")
def ngo(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return run_script("ngo_dossier", tmp_path_factory.mktemp("ngo") / "out")


@pytest.fixture(scope="module")
def retailer(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return run_script("retailer_sb657", tmp_path_factory.mktemp("retailer") / "out")


def test_the_importer_prints_the_counts_of_the_run(importer: Done) -> None:
    for name, number in importer.record("before-review")["counts"].items():
        assert re.search(rf"{name.replace('_', '[_ ]')} +{number:,}\n", importer.printed), name


def test_the_workbook_has_a_row_to_review_for_each_flag(importer: Done) -> None:
    book = openpyxl.load_workbook(importer.out / "before-review" / "due-diligence.xlsx")
    by_ground = importer.record("before-review")["flags_by_ground"]
    flags = sum(number for ground, number in by_ground.items() if ground != "not_screenable")
    assert book["Review"].max_row == flags + 1
    assert f"review.csv: 3 of {flags} rows are decided." in importer.printed


def test_every_decision_of_the_sheet_is_in_the_second_run(importer: Done) -> None:
    sheet = pl.read_csv(importer.out / "review.csv", infer_schema=False)
    asked = dict(sheet.drop_nulls("Decision").select("Flag", "Decision").iter_rows())
    flags = ss.read_run(importer.out / "after-review").scan_flags().collect()
    found = flags.filter(pl.col("disposition") != "open").select("flag_id", "disposition")
    assert len(asked) == 3
    assert dict(found.iter_rows()) == asked
    assert "3 new, 0 known, 0 against a decision" in importer.printed
    assert "0 not allowed; beside them 0 rows with a fault" in importer.printed


def test_what_was_set_aside_is_counted_and_still_there(importer: Done) -> None:
    before, after = importer.record("before-review"), importer.record("after-review")
    assert before["counts"]["suppressed"] == 0
    assert after["counts"]["suppressed"] == 1
    assert after["counts"]["flagged"] == before["counts"]["flagged"] - 1
    assert after["flags_by_ground"] == before["flags_by_ground"]


def test_the_changes_come_of_the_review_alone(importer: Done) -> None:
    found = ss.diff_runs(importer.out / "before-review", importer.out / "after-review")
    assert found.made_of == ()
    assert set(found.changes["why"]) == {"review"}
    for line in ("New: in the second run only: 0 flags.", "and different: 3 flags."):
        assert line in importer.printed
    assert f"The same in both: {found.same} flags." in importer.printed


def test_the_log_of_the_cases_names_both_reviewers(importer: Done) -> None:
    with ss.CaseStore(importer.out / "cases", at="2026-11-22T18:00:00Z") as store:
        actors = [(line.action, line.actor) for line in store.lines()]
    assert actors.count(("decide", "Ann")) == 3
    assert actors.count(("second", "Ben")) == 1


def test_the_dossier_counts_the_rows_of_its_csv(ngo: Done) -> None:
    rows = ngo.rows("ngo-dossier.csv")
    flagged = (
        ss.read_run(ngo.out / "run")
        .scan_flags()
        .filter(entry_id="uflpa-xinjiang-daqo-new-energy", record_kind="shipment")
        .collect()
    )
    assert {row["shipment_id"] for row in rows} == set(flagged["record_id"])
    assert all(row["source_file"] and row["source_row"] for row in rows)
    assert len(rows) == 3


def test_every_receiver_is_printed_and_in_the_dossier(ngo: Done) -> None:
    rows = ngo.rows("ngo-dossier.csv")
    page = ngo.text("ngo-dossier.html")
    for row in rows:
        before = int(row["period"] == "shipped_before")
        weight = round(float(row["weight_kg"]))
        line = rf"{row['consignee']} +1 +{before} +{row['arrival_date']} +{weight} +[12]\n"
        assert re.search(line, ngo.printed), line
        assert row["consignee"] in page
        assert row["bill_of_lading"] in page


def test_the_dossier_says_what_it_is_made_of(ngo: Done) -> None:
    record, page = ngo.record(), ngo.text("ngo-dossier.html")
    assert record["run_id"] in page
    assert "Xinjiang Daqo New Energy, Co. Ltd" in page
    assert "12.42(b)" in page
    assert "[TO BE ADDED BY THE AUTHOR]" in page
    assert ss.read_run(ngo.out / "run").holds_all_rows


@pytest.mark.parametrize("name", ["sb657.html", "sb657.docx"])
def test_the_page_has_the_five_areas_and_the_numbers_of_the_run(retailer: Done, name: str) -> None:
    text = retailer.text(name) if name.endswith("html") else docx_text(retailer.out / name)
    record = retailer.record()
    for area in ("Verification", "Audits", "Certification", "Accountability", "Training"):
        assert area.casefold() in text.casefold(), area
    assert record["run_id"][:12] in text
    assert f"{record['counts']['rows_in']:,}" in text
    assert f"{record['counts']['not_screenable']:,}" in text
    assert "Example Outfitters, Inc." in text


def test_the_retailer_is_told_what_is_missing(retailer: Done) -> None:
    record = retailer.record()
    found = ss.check_disclosure(ss.read_disclosure(EXAMPLES / "disclosure.yml"), "sb657")
    open_flags = sum(record["flags_by_ground"].values())
    open_flags -= record["flags_by_ground"]["not_screenable"]
    assert f"{found.filled} of {found.asked} answers are there." in retailer.printed
    assert "Must be answered before the page is published: 0" in retailer.printed
    assert f"{open_flags} flags of run {record['run_id'][:12]} not decided" in retailer.printed


@pytest.mark.parametrize("name", NAMES)
def test_without_a_folder_a_script_says_what_it_is_for(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [f"{name}.py"])
    with pytest.raises(SystemExit, match=rf"python examples/{name}.py OUT_DIR"):
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")


def test_a_folder_that_cannot_be_written_to_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit, match=r"^error: .*file"):
        run_script("importer_weekly", tmp_path / "file")


@pytest.mark.parametrize("name", NAMES)
def test_scripts_are_short_and_use_public_names_only(name: str) -> None:
    source = (EXAMPLES / f"{name}.py").read_text("utf-8")
    assert len(source.splitlines()) < 80
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("supplyscreen")
        if isinstance(node, ast.Import):
            ours = [one for one in node.names if one.name.startswith("supplyscreen")]
            assert [(one.name, one.asname) for one in ours] in ([], [("supplyscreen", "ss")])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert node.value.id != "ss" or node.attr in ss.__all__, node.attr


@pytest.mark.parametrize("name", ["importer", "ngo", "retailer"])
def test_pictures_of_the_results_are_small_and_told_of(name: str) -> None:
    content = (ROOT / "docs" / "pictures" / f"{name}.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 1200
    assert len(content) < 150_000
    assert f"docs/pictures/{name}.png" in (EXAMPLES / "README.md").read_text("utf-8")


def docx_text(path: Path) -> str:
    """Everything a DOCX file says, in its paragraphs and tables."""
    document = docx.Document(str(path))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
