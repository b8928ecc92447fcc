"""Endings: one line for an error that a user can mend, one for Ctrl-C, a traceback for a bug."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from supplyscreen.cli.exits import STOPPED, WRONG_INPUT, told
from supplyscreen.errors import InputError


def end_of(error: BaseException) -> int:
    @told
    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as ended:
        command()
    return ended.value.exit_code


def test_an_error_is_one_line_and_its_hint_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(InputError("a.csv, row 3:\n  no name.", hint="name\nit")) == WRONG_INPUT
    assert capsys.readouterr() == ("", "error: a.csv, row 3: no name.\nhint: name it\n")


def test_an_error_without_hint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(InputError("a.csv is empty.")) == WRONG_INPUT
    assert capsys.readouterr().err == "error: a.csv is empty.\n"


def test_ctrl_c_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_of(KeyboardInterrupt()) == STOPPED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_bug_keeps_its_traceback() -> None:
    @told
    def command() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()


def test_a_stop_signal_leaves_no_temporary_files(tmp_path: Path) -> None:
    program = (
        "import time\n"
        "from supplyscreen.cli import app\n"
        "from supplyscreen.files.source import TemporaryFolder\n"
        "kept = TemporaryFolder()\n"
        "app.app = lambda: (print('ready', flush=True), time.sleep(60))\n"
        "app.main()\n"
    )
    places = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=places) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == b"ready"
        running.terminate()
        assert running.wait(timeout=30) == 143
    assert not list(tmp_path.iterdir())
