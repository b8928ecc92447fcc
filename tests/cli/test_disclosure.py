"""``disclosure example``, ``schema`` and ``check``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reports.builder import small
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "disclosure.yml"


def test_an_example_is_written_and_never_over_another_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "disclosure.yml"
    assert run("disclosure", "example", path).stdout == f"Wrote {path}\n"
    assert path.read_text("utf-8") == ss.disclosure_example()
    again = run("disclosure", "example", path, "--filled")
    assert again.exit_code == 2
    assert "is there already and was left as it is" in again.stderr
    assert path.read_text("utf-8") == ss.disclosure_example()
    nowhere = run("disclosure", "example", tmp_path / "none" / "disclosure.yml")
    assert nowhere.exit_code == 2
    assert "cannot be written" in nowhere.stderr


def test_an_example_and_the_schema_are_printed(run: Run) -> None:
    assert run("disclosure", "example").stdout == ss.disclosure_example()
    assert run("disclosure", "example", "--filled").stdout == EXAMPLE.read_text("utf-8")
    schema = json.loads(run("disclosure", "schema").stdout)
    assert schema == ss.disclosure_schema()
    assert "audits" in schema["properties"]


def test_a_blank_that_must_be_filled_ends_with_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "disclosure.yml"
    path.write_text("company:\n  name: Example\naudits:\n  done: no\n", "utf-8")
    found = run("disclosure", "check", path, "--kind", "sb657")
    assert found.exit_code == 2
    assert "Must be answered (5):" in found.stdout
    assert "verification.by_third_party: Is the verification done by a third party?" in found.stdout
    assert "audits.independent" not in found.stdout
    assert found.stderr == ""


def test_a_full_file_ends_with_0(run: Run) -> None:
    found = run("disclosure", "check", EXAMPLE, "--kind", "sb657")
    assert found.exit_code == 0
    assert "47 of 47 fields are filled in" in found.stdout
    assert "Nothing is missing. That says nothing of whether it is true" in found.stdout


def test_optional_blanks_and_doubts_end_with_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "disclosure.yml"
    text = EXAMPLE.read_text("utf-8").replace("  in_house: yes", "  in_house: no")
    text = text.replace("by_third_party: partly", "by_third_party: no")
    path.write_text(text.replace("contact: supplychain", "contact: # supplychain"), "utf-8")
    found = run("disclosure", "check", path, "--kind", "sb657", "--json")
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert [item["name"] for item in told["missing"]] == ["company.contact"]
    assert told["compulsory_missing"] == []
    assert len(told["doubts"]) == 2
    assert told["filled"] == told["asked"] - 1
    plain = run("disclosure", "check", path, "--kind", "sb657").stdout
    assert "Answers that do not agree (2):" in plain
    assert "Blank, and shown as a blank in the statement (1):" in plain


def test_the_run_is_told(run: Run, tmp_path: Path) -> None:
    ss.write_run(small(), tmp_path / "out")
    found = run("disclosure", "check", EXAMPLE, "--kind", "sb657", "--run", tmp_path / "out")
    assert found.exit_code == 0
    assert "To know before the numbers are published" in found.stdout
    assert "4 flags of run" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((EXAMPLE, "--kind", "sb-657"), "found 'sb-657', expected sb657, uk-msa"),
        ((EXAMPLE, "--kind", "ngo-dossier"), "ngo-dossier is no statement"),
        (("none.yml", "--kind", "sb657"), "no disclosure file"),
        ((EXAMPLE, "--kind", "sb657", "--run", "none"), "is not the folder of a finished run"),
    ],
)
def test_wrong_input_is_one_line(run: Run, arguments: tuple[str | Path, ...], told: str) -> None:
    found = run("disclosure", "check", *arguments)
    assert found.exit_code == 2
    assert told in found.stderr
    assert "Traceback" not in found.stderr
