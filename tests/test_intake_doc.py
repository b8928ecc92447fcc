"""docs/intake.md: its commands run on its own example, and print what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import supplyscreen as ss
from supplyscreen.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "intake.md").read_text(encoding="utf-8")
LINE = "$ supplyscreen "


def blocks(language: str) -> list[str]:
    """The blocks of code of one language."""
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


def commands() -> list[str]:
    lines = [line for block in blocks("console") for line in block.splitlines()]
    assert all(line.startswith(LINE) for line in lines)
    return [line.removeprefix(LINE) for line in lines]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "export.csv").write_text(blocks("csv")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> Result:
    return CliRunner().invoke(app, shlex.split(command))


def test_every_command_runs_and_only_strict_stops(example: Path) -> None:
    assert len(commands()) >= 6
    for command in commands():
        result = run(command)
        wanted = 2 if "--strict" in command else 0
        assert result.exit_code == wanted, (command, result.stderr)
    assert (example / "quality" / "check.html").is_file()
    assert (example / "out" / "report.html").is_file()


def test_the_output_shown_is_what_the_first_command_prints(example: Path) -> None:
    assert run(commands()[0]).stdout == blocks("text")[0]


def test_the_python_lines_run(example: Path) -> None:
    exec(blocks("python")[0], {"ss": ss})
    assert "shipper_name" in (example / "columns.yml").read_text("utf-8")


def test_every_option_named_is_one(example: Path) -> None:
    """An option that was renamed or taken away may not stay in the page."""
    known = run("check --help").stdout + run("screen --help").stdout + "--files --seed"
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)):
        assert option in known, option


def test_links_lead_somewhere() -> None:
    for target, anchor in re.findall(r"\]\(([^)#:]+)(?:#([^)]+))?\)", PAGE):
        text = (ROOT / "docs" / target).read_text("utf-8")
        titles = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
        anchors = {re.sub(r"[^\w -]", "", t).lower().replace(" ", "-") for t in titles}
        assert not anchor or anchor in anchors, (target, anchor)
