"""All files appear together, or the folder is as it was."""

import errno
import os
import tempfile
from pathlib import Path

import pytest
from tests.reports.builder import small

from supplyscreen.errors import OutputError
from supplyscreen.reports import write_flags, write_report

TABLES = ["flags.csv", "flags.parquet", "rejects.csv"]
RECORDS = [f"{kind}s.{form}" for kind in ("shipment", "supplier") for form in ("parquet", "csv")]
PLACED = [
    "flags.parquet",
    "flags.csv",
    "rejects.csv",
    "findings.csv",
    *RECORDS,
    "report.html",
    "run.json",
]
FILES = sorted(PLACED)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_write_report_and_write_flags(tmp_path: Path) -> None:
    assert write_report(small(), tmp_path / "new" / "out") == tmp_path / "new" / "out"
    assert names(tmp_path / "new" / "out") == FILES
    write_flags(small(), str(tmp_path / "tables"))
    assert names(tmp_path / "tables") == TABLES


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "run.json").write_text("old")
    write_report(small(), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "run.json").read_text() != "old"
    assert names(tmp_path) == sorted([*FILES, "notes.txt"])


def test_run_json_is_placed_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[str] = []
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        placed.append(Path(target).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    write_report(small(), tmp_path)
    assert placed == PLACED


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
@pytest.mark.parametrize("step", [1, 3, 6, 8, 10])
def test_an_interruption_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, step: int
) -> None:
    for name in FILES:
        (tmp_path / name).write_text("old")
    calls, replace = 0, os.replace

    def failing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write_report(small(), tmp_path)
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == dict.fromkeys(
        FILES, "old"
    )


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"cannot write to .*out: No space left on device\."):
        write_report(small(), tmp_path / "deep" / "out")
    assert names(tmp_path) == []


def test_the_target_is_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("a file")
    with pytest.raises(OutputError, match="it is a file, expected a folder") as told:
        write_report(small(), target)
    assert "\n" not in str(told.value)
    assert target.read_text() == "a file"
    with pytest.raises(OutputError, match="Not a directory"):
        write_report(small(), target / "below")


def test_a_file_name_is_taken_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OutputError, match=r"report\.html is a folder, expected a file"):
        write_report(small(), tmp_path)
    assert names(tmp_path) == ["report.html"]


def test_the_target_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(OutputError, match="Permission denied"):
        write_flags(small(), tmp_path)


def test_an_error_of_ours_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path, content: bytes) -> int:
        raise ValueError("a bug")

    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(ValueError, match="a bug"):
        write_flags(small(), tmp_path)
    assert names(tmp_path) == []
