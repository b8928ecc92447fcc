"""Running commands: in this process for what they print, in another for how they end."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from supplyscreen.cli.app import app

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run() -> Run:
    """Invoke a command in this process: ``run("lists", "--json")``."""

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def spawn(tmp_path: Path) -> Spawn:
    """Run the installed command in a process of its own, in an empty folder."""

    def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        code = "from supplyscreen.cli import main; main()"
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
        )

    return start
