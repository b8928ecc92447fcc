"""Temporary folders of dead processes are removed, those of living ones stay."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from supplyscreen.store import leftovers, working_folder


@pytest.fixture(autouse=True)
def looked_at_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "_looked", set())


def of_another_process(place: Path, *, alive: bool) -> tuple[Path, subprocess.Popen[str]]:
    code = (
        "import sys\nfrom supplyscreen.store import working_folder\n"
        "print(working_folder('x-', sys.argv[1]), flush=True)\nsys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = Path(process.stdout.readline().strip())
    if not alive:
        process.kill()
        process.communicate()
    return found, process


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    left, _ = of_another_process(tmp_path, alive=False)
    assert left.is_dir()
    own = working_folder("x-", tmp_path)
    assert list(tmp_path.iterdir()) == [own]


def test_what_others_use_stays(tmp_path: Path) -> None:
    used, process = of_another_process(tmp_path, alive=True)
    others = [tmp_path / "x-notes", tmp_path / f"x-elsewhere-{2**22 + 1}-abcdefgh"]
    for other in others:
        other.mkdir()
    own = working_folder("x-", tmp_path)
    process.communicate()
    assert sorted(tmp_path.iterdir()) == sorted([own, used, *others])


def test_the_name_tells_the_process(tmp_path: Path) -> None:
    assert f"-{os.getpid()}-" in working_folder(".y-", tmp_path).name
