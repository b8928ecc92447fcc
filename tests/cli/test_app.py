"""The application as a whole: help, version, exit codes of wrong usage, start-up."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]
COMMANDS = [
    "screen",
    "report",
    "demo",
    "match",
    "evaluate",
    "explain",
    "verify",
    "diff",
    "stats",
    "lists",
]


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"supplyscreen {ss.__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    examples = result.stdout.partition("Examples:")[2]
    assert f"\n    supplyscreen {command}" in examples


def test_help_names_every_command_and_exit_code_uncut(run: Run) -> None:
    text = run("--help").stdout
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert all(f"\n    {code} " in text for code in ("0", "2", "3", "130"))
    assert "..." not in text.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["skreen"], "No such command 'skreen'"),
        (["screen"], "INPUT"),
        (["screen", "manifest.csv"], "--out"),
        (["explain"], "NAME"),
        (["explain", "ACME", "--top", "0"], "--top"),
        (["explain", "ACME", "--top", "many"], "--top"),
        (["lists", "--yaml"], "--yaml"),
    ],
)
def test_wrong_usage_exits_2_and_names_the_fault(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_no_command_shows_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


def test_help_imports_neither_frames_nor_models() -> None:
    code = (
        "import sys\n"
        "from supplyscreen.cli.app import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "heavy = {'polars', 'pydantic', 'rich', 'jinja2', 'yaml', 'rapidfuzz'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_the_entry_point_ends_as_the_command_does(spawn: Spawn) -> None:
    assert spawn("--version").returncode == 0
    done = spawn("screen", "absent.csv", "--out", "out")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_a_name_that_the_console_cannot_show_is_no_crash(tmp_path: Path) -> None:
    code = "from supplyscreen.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code, "explain", " ", "--country", "和田"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
