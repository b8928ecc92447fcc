"""Runs that are killed or stopped at any moment, a full disk, a folder that takes no files."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.killed import COMMAND, ENVIRONMENT, a_year, options

ROWS = 20_000
OF_A_CHAIN = 5  # kills, one after the other, before a run is left to end
DAY = ("--as-of", "2026-01-31", "--list", "us_dhs_uflpa")  # one list starts sooner than all


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_year(tmp_path_factory.mktemp("year") / "year.csv", ROWS)


def outputs(out: Path) -> dict[str, object]:
    """What is in the folder; of run.json all but the clock."""
    found: dict[str, object] = {}
    for path in out.iterdir():
        if path.name == "run.json":
            run = json.loads(path.read_text("utf-8"))
            found[path.name] = {key: value for key, value in run.items() if key != "run_at"}
        elif path.name != ".stages":
            found[path.name] = path.read_bytes() if path.is_file() else "a folder"
    return found


def started(year: Path, out: Path, folder: Path) -> subprocess.Popen[bytes]:
    stages = ("--stages", str(folder / "stages"))
    environment = os.environ | ENVIRONMENT | {"TMPDIR": str(folder / "temporary")}
    (folder / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [*COMMAND, "screen", str(year), "--out", str(out), *stages, *DAY],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )


def ended(process: subprocess.Popen[bytes]) -> str:
    """Wait for its end, which must be a good one; what it told."""
    _, told = process.communicate()
    assert process.returncode == 0, told
    return told.decode("utf-8")


def killed(process: subprocess.Popen[bytes], after_s: float) -> bool:
    """Whether it was still at work after so many seconds; it is not any more."""
    try:
        process.communicate(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    assert process.returncode == 0
    return False


@pytest.mark.parametrize("wanted_kills", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_a_run_that_is_killed_again_and_again_ends_as_if_it_never_was(
    year: Path, tmp_path: Path, wanted_kills: int
) -> None:
    """SIGKILL at moments spread at random (seeded) over what a run takes here and now."""
    begun = time.monotonic()
    ended(started(year, tmp_path / "undisturbed", tmp_path))
    takes_s = time.monotonic() - begun
    wanted = outputs(tmp_path / "undisturbed")
    moments, kills, tries = random.Random(20261130), 0, 0
    while kills < wanted_kills and tries < 3 * wanted_kills:
        folder = tmp_path / f"chain {tries}"
        folder.mkdir()
        for earlier in range(OF_A_CHAIN):
            tries += 1
            after_s = moments.uniform(0.1, 0.95) * takes_s * 0.8**earlier  # less is to be done
            done = not killed(started(year, folder / "out", folder), after_s)
            if done:
                break
            kills += 1
            whole = outputs(folder / "out").items() if (folder / "out").exists() else ()
            here = {name: content for name, content in whole if not name.startswith(".")}
            assert here.items() <= wanted.items()  # half a file is never there
        ended(started(year, folder / "out", folder))
        assert outputs(folder / "out") == wanted
        assert list((folder / "temporary").iterdir()) == []
        assert not list(folder.glob("stages/*.tmp-*"))
    assert kills >= wanted_kills


def test_ctrl_c_keeps_finished_stages_and_no_half_of_one(year: Path, tmp_path: Path) -> None:
    stages = tmp_path / "stages"
    process = started(year, tmp_path / "out", tmp_path)
    while not list(stages.glob(f"read-{'?' * 16}/done.json")):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130, told
    assert b"Traceback" not in told
    assert not (tmp_path / "out").exists()
    assert [path.name[:5] for path in stages.iterdir() if path.is_dir()] == ["read-"]
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes of its own. Only root may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def told_by(year: Path, out: Path, *more: str | Path, **environment: str) -> tuple[int, list[str]]:
    """How a run ended, and the lines it told on standard error."""
    done = subprocess.run(
        [*COMMAND, "screen", str(year), "--out", str(out), *map(str, more), *DAY],
        capture_output=True,
        check=False,
        env=os.environ | ENVIRONMENT | environment,
    )
    return done.returncode, done.stderr.decode("utf-8").splitlines()


FULL = "No space left on device."


@pytest.mark.parametrize("what", ["outputs", "stages", "temporary files"])
def test_a_full_disk_is_one_line(what: str, year: Path, tmp_path: Path, small_disk: Path) -> None:
    (small_disk / "rubbish").write_bytes(b"x" * 1_900_000)
    before = sorted(small_disk.iterdir())
    out = small_disk / "out" if what == "outputs" else tmp_path / "out"
    more, environment = options(what, small_disk)
    code, lines = told_by(year, out, *more, **environment)
    assert code == 2
    assert len(lines) == 2, lines
    assert lines[0].startswith(f"error: cannot write to {small_disk}")
    assert lines[0].endswith(FULL)
    assert lines[1].startswith("hint: ")
    assert not (tmp_path / "out").exists()
    assert sorted(small_disk.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
def test_a_limit_to_the_size_of_files_is_one_line(year: Path, tmp_path: Path) -> None:
    """What a quota does to whoever may not mount a disk, as root may."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
    run = (COMMAND[0], COMMAND[1], limit + COMMAND[2])
    done = subprocess.run(
        [*run, "screen", str(year), "--out", str(tmp_path / "out"), *DAY],
        capture_output=True,
        check=False,
        env=os.environ | ENVIRONMENT,
    )
    lines = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 2
    assert len(lines) == 2, lines
    assert lines[0].startswith("error: cannot write to ")
    assert lines[0].endswith("File too large.")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="modes do not bind root")
@pytest.mark.parametrize("what", ["outputs", "stages"])
def test_a_folder_of_somebody_else_is_one_line(what: str, year: Path, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o555)
    out = folder / "out" if what == "outputs" else tmp_path / "out"
    more, _ = options(what, folder)
    code, lines = told_by(year, out, *more)
    assert (code, len(lines)) == (2, 2), lines
    assert lines[0].endswith("Permission denied.")


@pytest.fixture
def read_only(small_disk: Path) -> Path:
    """A file system that takes no files, from root neither."""
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return small_disk


@pytest.mark.parametrize("what", ["outputs", "stages"])
def test_a_folder_that_takes_no_files_is_one_line(
    what: str, year: Path, tmp_path: Path, read_only: Path
) -> None:
    out = read_only / "out" if what == "outputs" else tmp_path / "out"
    more, _ = options(what, read_only)
    code, lines = told_by(year, out, *more)
    assert code == 2
    assert len(lines) == 2, lines
    assert lines[0].startswith(f"error: cannot write to {read_only}")
    assert lines[0].endswith("Read-only file system.")
    assert not (tmp_path / "out").exists()
