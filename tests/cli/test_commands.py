"""Commands are there by name, and imported when they are asked for."""

import subprocess
import sys
from collections.abc import Callable

import pytest
import typer
from typer.main import get_group
from typer.testing import Result

from supplyscreen.cli.app import app

Run = Callable[..., Result]


def names() -> list[str]:
    return list(get_group(app).commands)


@pytest.mark.parametrize("name", names())
def test_every_command_can_be_made(name: str) -> None:
    group = get_group(app)
    made = group.get_command(typer.Context(group), name)
    assert made is not None
    assert made.name == name
    assert made is group.get_command(typer.Context(group), name)


def test_the_help_tells_all_of_them_in_order(run: Run) -> None:
    told = run("--help").output.partition("Commands:")[2].splitlines()
    found = [line.split()[0] for line in told if line[:2] == "  " and line[2:3].isalpha()]
    assert found == names()


def test_a_name_with_a_typing_error_is_told(run: Run) -> None:
    result = run("explian", "A")
    assert result.exit_code == 2
    assert "Did you mean 'explain'?" in result.output


def test_a_command_imports_no_other_command() -> None:
    code = (
        "import sys\n"
        "from supplyscreen.cli.app import app\n"
        "app(['explain', '--help'], standalone_mode=False)\n"
        "print('MODULES', *(name for name in sys.modules if 'supplyscreen.cli.' in name))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    found = {name.rpartition(".")[2] for name in done.stdout.rpartition("MODULES")[2].split()}
    assert "explain" in found
    assert not found & ({*names()} - {"explain"})
