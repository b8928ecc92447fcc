"""``screen --stages``: an equal run is not done again, and a run that was stopped goes on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from supplyscreen.cli import kept
from supplyscreen.intake import manifest as reading
from supplyscreen.screening import stages

Run = Callable[..., Result]
MANIFEST = """Bill of Lading,Arrival Date,Shipper,Shipper Address,Consignee,Goods Description
XMPL0001,2024-03-05,EXAMPLE GARMENT JSC,"12 EXAMPLE ROAD, HANOI, VIETNAM",EXAMPLE STORES INC,SHIRTS
XMPL0002,2024-03-06,"HETIAN HAOLIN HAIR ACCESSORIES CO.,LTD",,EXAMPLE STORES INC,WIGS
XMPL0003,2024-03-06,,,EXAMPLE STORES INC,SHIRTS
"""
DAY = ("--as-of", "2026-01-31")
UNCHANGED = "nothing has changed since the run of"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "manifest.csv"
    path.write_text(MANIFEST, "utf-8")
    return path


@pytest.fixture
def screened(run: Run, manifest: Path, tmp_path: Path) -> Run:
    """Screen the manifest into ``out`` with its stages beside."""

    def screen(*more: str | Path) -> Result:
        paths = ("--out", tmp_path / "out", "--stages", tmp_path / "stages")
        return run("screen", manifest, *paths, *DAY, *more)

    return screen


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_an_equal_run_says_so_and_prints_the_same(screened: Run, tmp_path: Path) -> None:
    first = screened()
    before = files(tmp_path / "out")
    assert (first.exit_code, first.stderr) == (0, "")
    again = screened()
    assert (again.exit_code, again.stdout) == (0, first.stdout)
    assert UNCHANGED in again.stderr
    assert json.loads(before["run.json"])["run_at"] in again.stderr
    assert files(tmp_path / "out") == before
    assert screened("--json").stdout == before["run.json"].decode("utf-8")
    assert screened("--fail-on-flags").exit_code == 3


def test_nothing_of_an_equal_run_is_done(
    screened: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screened()
    for module, name in ((reading, "_read"), (stages, "screen_with")):
        monkeypatch.setattr(module, name, None)
    assert screened().exit_code == 0
    (tmp_path / "out" / "flags.csv").unlink()  # written again from what was found
    assert screened().exit_code == 0
    assert (tmp_path / "out" / "flags.csv").exists()


def option(*arguments: str) -> Callable[[Path], tuple[str, ...]]:
    return lambda _folder: arguments


def edited(folder: Path) -> tuple[str, ...]:
    (folder / "manifest.csv").write_text(MANIFEST.replace("WIGS", "HAIR"), "utf-8")
    return ()


def own_list(folder: Path) -> tuple[str, ...]:
    (folder / "own.csv").write_text("name\nEXAMPLE GARMENT JSC\n", "utf-8")
    return ("--list", str(folder / "own.csv"))


def updated_lists(folder: Path) -> tuple[str, ...]:
    data = folder / "data"
    data.mkdir()
    (data / "some.yml").write_text("", "utf-8")
    return ("--data", str(data))


def report_edited(folder: Path) -> tuple[str, ...]:
    (folder / "out" / "report.html").write_text("", "utf-8")
    return ()


CHANGES = [
    option("--as-of", "2026-01-30"),
    pytest.param(option("--strict"), marks=pytest.mark.slow),
    pytest.param(option("--map", "goods_description=Goods Description"), marks=pytest.mark.slow),
    pytest.param(option("--fresh"), marks=pytest.mark.slow),
    edited,
    own_list,
    pytest.param(updated_lists, marks=pytest.mark.slow),
    report_edited,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_run_with_any_difference_is_done(
    change: Callable[[Path], tuple[str, ...]], screened: Run, tmp_path: Path
) -> None:
    screened()
    more = change(tmp_path)
    second = screened(*more)
    assert second.exit_code == 0
    assert UNCHANGED not in second.stderr


def test_another_folder_is_written_to(screened: Run, run: Run, tmp_path: Path) -> None:
    screened()
    other = tmp_path / "other"
    paths = ("--out", other, "--stages", tmp_path / "stages")
    result = run("screen", tmp_path / "manifest.csv", *paths, *DAY)
    assert UNCHANGED not in result.stderr
    same = {name: content for name, content in files(other).items() if name != "run.json"}
    assert same.items() <= files(tmp_path / "out").items()


def test_outputs_with_stages_are_those_without(screened: Run, run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    run("screen", tmp_path / "manifest.csv", "--out", plain, *DAY)
    screened()
    (tmp_path / "out" / "run.json").unlink()
    screened()
    for found in (plain, tmp_path / "out"):
        (found / "run.json").unlink()
    assert files(plain) == files(tmp_path / "out")


def test_small_inputs_leave_no_stages_behind_and_large_ones_do(
    run: Run, manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    command = ("screen", manifest, "--out", out, *DAY)
    run(*command)
    assert not (out / ".stages").exists()
    monkeypatch.setattr(kept, "LARGE_BYTES", manifest.stat().st_size)
    run(*command, "--no-stages")
    assert not (out / ".stages").exists()
    run(*command)
    assert (out / ".stages").is_dir()
    assert UNCHANGED in run(*command).stderr


def test_both_options_are_refused(screened: Run) -> None:
    result = screened("--no-stages")
    assert result.exit_code == 2
    assert "--stages and --no-stages were both given" in result.stderr


def test_an_error_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    result = run("screen", tmp_path / "none.csv", "--out", out, "--stages", out / "stages")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_read_again_and_that_is_told(run: Run, tmp_path: Path) -> None:
    paths = ("--out", tmp_path / "out", "--stages", tmp_path / "stages")
    result = run("screen", "duckdb:none.db#t", *paths)
    assert "no stage of this run is kept" in result.stderr
