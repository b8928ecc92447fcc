"""Finished stages: found whole or not at all, whatever ended the run that made them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import supplyscreen as ss
from supplyscreen.store import Store, file_identity, key_of

ONE, TWO = key_of(of=1), key_of(of=2)


def made(folder: Path, key: str = ONE, text: str = "rows") -> Path:
    """A store in ``folder`` with one finished stage of two files; the folder of that stage."""
    with Store(folder) as store:
        with store.make("read", key) as work:
            (work / "rows.txt").write_text(text, "utf-8")
            (work / "deep").mkdir()
            (work / "deep" / "more.txt").write_text(text, "utf-8")
        found = store.find("read", key)
    assert found is not None
    return found


def found(folder: Path, stage: str = "read", key: str = ONE) -> Path | None:
    with Store(folder) as store:
        return store.find(stage, key)


def test_a_finished_stage_is_found_by_its_name_and_key_alone(tmp_path: Path) -> None:
    stage = made(tmp_path)
    assert (stage / "deep" / "more.txt").read_text("utf-8") == "rows"
    assert found(tmp_path) == stage
    assert found(tmp_path, key=TWO) is None
    assert found(tmp_path, stage="matched") is None


def test_the_newest_stage_of_a_name_is_kept(tmp_path: Path) -> None:
    old = made(tmp_path)
    new = made(tmp_path, TWO)
    assert (old.exists(), new.exists()) == (False, True)


def test_keys_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    made(tmp_path)
    assert found(tmp_path, key=ONE[:16] + "0" * 48) is None


def longer(stage: Path) -> None:
    with (stage / "rows.txt").open("a") as file:
        file.write("more")


def gone(stage: Path) -> None:
    (stage / "deep" / "more.txt").unlink()


def added(stage: Path) -> None:
    (stage / "extra.txt").write_text("", "utf-8")


def cut(stage: Path) -> None:
    (stage / "done.json").write_text('{"form', "utf-8")


def other_format(stage: Path) -> None:
    told = json.loads((stage / "done.json").read_text("utf-8"))
    (stage / "done.json").write_text(json.dumps(told | {"format": 0}), "utf-8")


def no_object(stage: Path) -> None:
    (stage / "done.json").write_text("[]", "utf-8")


@pytest.mark.parametrize("harm", [longer, gone, added, cut, other_format, no_object])
def test_what_is_damaged_is_not_there_and_is_made_again(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    stage = made(tmp_path)
    harm(stage)
    assert found(tmp_path) is None
    assert made(tmp_path, text="again").joinpath("rows.txt").read_text("utf-8") == "again"


def half_made(store: Store, error: type[BaseException]) -> None:
    with store.make("read", TWO) as work:
        (work / "rows.txt").write_text("half", "utf-8")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_exception_keeps_nothing_of_the_stage_and_all_of_the_older(
    tmp_path: Path, error: type[BaseException]
) -> None:
    stage = made(tmp_path)
    with Store(tmp_path) as store:
        with pytest.raises(error):
            half_made(store, error)
        assert store.find("read", TWO) is None
        assert store.find("read", ONE) == stage
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [stage]


KILLED = """
import sys, time
from supplyscreen.store import Store, key_of
with Store(sys.argv[1]) as store, store.make("read", key_of(of=1)) as work:
    (work / "rows.txt").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def other_run(folder: Path) -> subprocess.Popen[str]:
    """A process in the middle of a stage."""
    command = [sys.executable, "-c", KILLED, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_killed_run_leaves_nothing_that_counts_and_the_next_cleans_up(tmp_path: Path) -> None:
    process = other_run(tmp_path)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert any(".tmp-" in path.name for path in tmp_path.iterdir())
    assert found(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    if process.stdout is not None:
        process.stdout.close()


def test_a_second_run_is_told_which_process_has_the_folder(tmp_path: Path) -> None:
    process = other_run(tmp_path)
    try:
        with pytest.raises(ss.OutputError, match=rf"another run \(process {process.pid}\)"):
            found(tmp_path)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    assert found(tmp_path) is None  # the lock of a dead process is none


def test_a_store_without_a_stage_leaves_nothing_behind(tmp_path: Path) -> None:
    deep = tmp_path / "out" / ".stages"
    assert found(deep) is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "out").mkdir()
    assert found(deep) is None
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]
    made(deep)
    assert found(deep) is not None
    own = {"CACHEDIR.TAG", "README.txt", "supplyscreen.lock"}
    assert own < {path.name for path in deep.iterdir()}


def test_what_is_of_others_stays(tmp_path: Path) -> None:
    own = tmp_path / "read-me"
    own.mkdir()
    for name in ("README.txt", "lock"):
        (tmp_path / name).write_text("mine", "utf-8")
    assert found(tmp_path) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.txt", "lock", "read-me"]
    made(tmp_path)
    assert (tmp_path / "README.txt").read_text("utf-8") == "mine"
    with Store(tmp_path) as store:
        store.forget()
        assert store.find("read", ONE) is None
    assert own.is_dir()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "stages"
    path.write_text("", "utf-8")
    with pytest.raises(ss.OutputError, match="it is a file, expected a folder"), Store(path):
        pass


def test_an_error_of_the_system_is_one_line(tmp_path: Path) -> None:
    full = "parquet: underlying IO error: No space left on device (os error 28)"
    for error in (OSError(28, "No space left on device"), OSError(full), RuntimeError(full)):
        with Store(tmp_path) as store:
            told = pytest.raises(ss.OutputError, match=r"cannot write to .*: No space left on dev")
            with told, store.make("read", ONE):
                raise error
            assert store.find("read", ONE) is None


def test_a_file_is_another_when_anything_of_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("abc", "utf-8")
    first = file_identity(path)
    assert file_identity(path) == first
    times = path.stat()
    time.sleep(0.02)  # longer than the clock of a file system ticks
    path.write_text("xyz", "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # as a careless copy would do
    second = file_identity(path)
    assert second["modified"] == first["modified"]
    assert second != first
    with pytest.raises(ss.InputError, match="cannot be read"):
        file_identity(tmp_path / "none.csv")


def test_keys() -> None:
    assert key_of(a=1, b=["x"]) == key_of(b=["x"], a=1)
    assert len({key_of(a=1), key_of(a="1"), key_of(a=None), key_of(), key_of(b=1)}) == 5
    assert len(key_of(path="\udcff")) == 64  # a name that is no text
