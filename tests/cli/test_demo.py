"""``supplyscreen demo``: the example is written once, whole, and never over another's files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from supplyscreen.cli import demo
from supplyscreen.cli.demo import MARKER, copy_example
from supplyscreen.errors import InputError, OutputError

Run = Callable[..., Result]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small example in the place of the bundled one."""
    folder = tmp_path / "bundled"
    (folder / "manifest").mkdir(parents=True)
    (folder / "manifest" / "ams__header_2018__1.csv").write_text("identifier\n1\n")
    (folder / "suppliers.csv").write_text("name\nExample\n")
    monkeypatch.setattr(demo, "EXAMPLES", (tmp_path / "absent", folder))
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_the_example_is_copied_into_a_new_folder(example: Path, tmp_path: Path) -> None:
    copy_example(tmp_path / "new" / "demo", force=False)
    assert files_in(tmp_path / "new" / "demo") == sorted([MARKER, *files_in(example)])


def test_an_empty_folder_and_a_former_demo_are_written_again(example: Path, tmp_path: Path) -> None:
    target = tmp_path / "demo"
    target.mkdir()
    copy_example(target, force=False)
    (target / "suppliers.csv").write_text("changed")
    copy_example(target, force=False)
    assert (target / "suppliers.csv").read_bytes() == (example / "suppliers.csv").read_bytes()


@pytest.mark.usefixtures("example")
def test_the_files_of_another_are_left_alone_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "work"
    target.mkdir()
    (target / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty") as error:
        copy_example(target, force=False)
    assert "--force" in error.value.hint
    assert files_in(target) == ["notes.txt"]
    copy_example(target, force=True)
    assert (target / "notes.txt").read_text() == "mine"
    assert "suppliers.csv" in files_in(target)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("force", [False, True])
def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "demo"
    target.write_text("a file")
    with pytest.raises(OutputError, match="is a file, expected a folder"):
        copy_example(target, force=force)
    assert target.read_text() == "a file"


def test_a_copy_that_fails_leaves_no_half_file(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_source: Path, target: Path) -> None:
        target.write_text("hal")
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copyfile", half)
    with pytest.raises(KeyboardInterrupt):
        copy_example(tmp_path / "demo", force=False)
    assert files_in(tmp_path / "demo") == [MARKER]
    assert files_in(example)


def test_an_absent_example_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "EXAMPLES", (tmp_path / "absent",))
    with pytest.raises(InputError, match="bundled example"):
        copy_example(tmp_path / "demo", force=False)


def test_the_bundled_example_is_screened(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "demo"
    result = run("demo", target, "--as-of", "2026-01-31")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"Report: {target / 'out' / 'report.html'}" in result.stdout
    record = json.loads((target / "out" / "run.json").read_text(encoding="utf-8"))
    counts = record["counts"]
    assert counts["rows_in"] == sum(value for key, value in counts.items() if key != "rows_in")
    assert counts["flagged"] > 0
    assert set(record["flags_by_ground"]) == {"listed_party", "place", "goods", "not_screenable"}
    assert all(record["flags_by_ground"].values())


def test_a_foreign_folder_exits_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run("demo", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {tmp_path} is not empty")
    assert files_in(tmp_path) == ["notes.txt"]
