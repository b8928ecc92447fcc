"""``supplyscreen screen``: arguments, outputs, exit codes, and inputs that are wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import supplyscreen as ss

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]
TABLES = ["findings.csv", "flags.csv", "flags.parquet", "rejects.csv", "report.html", "run.json"]
MANIFEST_OUTPUTS = sorted([*TABLES, "shipments.csv", "shipments.parquet"])
SUPPLIER_OUTPUTS = sorted([*TABLES, "suppliers.csv", "suppliers.parquet"])

SUPPLIERS = """country,name,address
CN,"Hetian Haolin Hair Accessories Co., Ltd.","Hotan, Xinjiang"
VN,Example Garment Joint Stock Company,"12 Example Road, Hanoi"
"""
HARMLESS = """country,name,address
VN,Example Garment Joint Stock Company,"12 Example Road, Hanoi"
"""
MANIFEST = """Bill of Lading,Arrival Date,Shipper,Shipper Address,Consignee,Goods Description
XMPL0001,2024-03-05,EXAMPLE GARMENT JSC,"12 EXAMPLE ROAD, HANOI, VIETNAM",EXAMPLE STORES INC,SHIRTS
XMPL0002,2024-03-06,,,EXAMPLE STORES INC,SHIRTS
"""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def suppliers(tmp_path: Path) -> Path:
    return written(tmp_path, "suppliers.csv", SUPPLIERS)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return written(tmp_path, "manifest.csv", MANIFEST)


def outputs_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def counts_in(folder: Path) -> dict[str, int]:
    counts: dict[str, int] = json.loads((folder / "run.json").read_text("utf-8"))["counts"]
    return counts


def test_a_supplier_list_is_screened(run: Run, suppliers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("screen", suppliers, "--out", out, "--as-of", "2026-01-31")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(f"Report: {out / 'report.html'}\n")
    assert outputs_in(out) == SUPPLIER_OUTPUTS
    counts = counts_in(out)
    assert (counts["rows_in"], counts["flagged"]) == (2, 1)


def test_a_manifest_and_a_supplier_list_are_screened_together(
    run: Run, manifest: Path, suppliers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run(
        "screen",
        manifest,
        "--suppliers",
        suppliers,
        "--out",
        out,
        "--as-of",
        "2026-01-31",
        "--json",
    )
    assert result.exit_code == 0
    assert result.stdout == (out / "run.json").read_text("utf-8")
    record = json.loads(result.stdout)
    assert record["counts"]["rows_in"] == 4
    assert [Path(item["path"]) for item in record["inputs"]] == [manifest, suppliers]
    assert record["as_of"] == "2026-01-31"
    assert record["run_at"].endswith("+00:00")


def test_equal_runs_give_equal_bytes_but_for_the_clock(
    run: Run, manifest: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for out in (first, second):
        assert run("screen", manifest, "--out", out, "--as-of", "2026-01-31").exit_code == 0
    for name in set(MANIFEST_OUTPUTS) - {"run.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes()
    records = [json.loads((out / "run.json").read_text("utf-8")) for out in (first, second)]
    for record in records:
        del record["run_at"]
    assert records[0] == records[1]


@pytest.mark.parametrize(("content", "code"), [(SUPPLIERS, 3), (HARMLESS, 0)])
def test_fail_on_flags_exits_3_only_when_something_was_flagged(
    spawn: Spawn, tmp_path: Path, content: str, code: int
) -> None:
    path = written(tmp_path, "suppliers.csv", content)
    done = spawn("screen", path, "--out", "out", "--fail-on-flags")
    assert (done.returncode, done.stderr) == (code, "")
    assert outputs_in(tmp_path / "out") == SUPPLIER_OUTPUTS


def test_lists_and_settings_reach_the_run_record(run: Run, suppliers: Path, tmp_path: Path) -> None:
    config = written(tmp_path, "config.yml", "flag_threshold: 0.75\n")
    out = tmp_path / "out"
    result = run("screen", suppliers, "--out", out, "--lists", "us_dhs_uflpa", "--config", config)
    assert result.exit_code == 0
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert [item["id"] for item in record["lists"]] == ["us_dhs_uflpa"]
    assert record["config"]["flag_threshold"] == 0.75


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("absent.csv", None, "absent.csv"),
        ("empty.csv", "", "empty.csv"),
        ("other.csv", "colour,weight\nred,3\n", "other.csv"),
        ("folder", "readme.txt", "readme.txt"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "picture.csv"),
    ],
)
def test_wrong_input_exits_2_with_one_line_and_writes_nothing(
    run: Run, tmp_path: Path, name: str, content: str | bytes | None, told: str
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
        written(path, str(content), "nothing to screen here")
    elif content is not None:
        written(tmp_path, name, content)
    result = run("screen", path, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    assert lines[0].startswith("error: ")
    assert told in lines[0]
    assert lines[1].startswith("hint: ")
    assert len(lines) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--as-of", "2018-02-30"], "--as-of"),
        (["--lists", "us_dhs_ulfpa"], "us_dhs_ulfpa"),
        (["--config", "absent.yml"], "absent.yml"),
        (["--suppliers", "absent.csv"], "absent.csv"),
    ],
)
def test_wrong_options_exit_2_and_write_nothing(
    run: Run, manifest: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    result = run("screen", manifest, "--out", tmp_path / "out", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert told in result.stderr
    assert not (tmp_path / "out").exists()


def test_two_supplier_lists_are_refused(run: Run, suppliers: Path, tmp_path: Path) -> None:
    result = run("screen", suppliers, "--suppliers", suppliers, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "is a supplier list, and so is" in result.stderr


def test_out_that_is_a_file_is_refused_before_the_work(
    run: Run, manifest: Path, tmp_path: Path
) -> None:
    out = written(tmp_path, "out", "a file")
    result = run("screen", manifest, "--out", out)
    assert result.exit_code == 2
    assert f"{out} is a file, expected a folder" in result.stderr
    assert out.read_text() == "a file"


def test_a_row_that_is_wrong_is_a_reject_and_the_run_goes_on(run: Run, tmp_path: Path) -> None:
    latin = MANIFEST.replace("EXAMPLE STORES INC", "EXAMPLE CAFÉ INC").encode("latin-1")
    rows = b"XMPL0003,2018-02-30,EXAMPLE A,HANOI,EXAMPLE B,SHIRTS\nXMPL0004,2024-03-05\n"
    path = written(tmp_path, "manifest.csv", latin + rows)
    out = tmp_path / "out"
    result = run("screen", path, "--out", out)
    assert result.exit_code == 0
    counts = counts_in(out)
    assert counts["rows_in"] == 4
    assert counts["rows_in"] == sum(value for key, value in counts.items() if key != "rows_in")
    assert "2018-02-30" in (out / "rejects.csv").read_text("utf-8-sig")


def test_ctrl_c_exits_130_with_one_line_and_no_output(
    run: Run, manifest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ss, "screen", stopped, raising=False)
    result = run("screen", manifest, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_signal_stops_a_real_process_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "config.yml"
    os.mkfifo(pipe)
    command = "from supplyscreen.cli import main; main()"
    arguments = ["screen", "manifest.csv", "--out", "out", "--config", pipe.name]
    process = subprocess.Popen(
        [sys.executable, "-c", command, *arguments],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    writer = opened_once_read(pipe, process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    os.close(writer)
    assert process.returncode == 130
    assert told == "stopped before the end: no unfinished result was kept.\n"
    assert not (tmp_path / "out").exists()


def opened_once_read(pipe: Path, process: subprocess.Popen[str]) -> int:
    """Open ``pipe`` for writing as soon as ``process`` reads it, and so keep it waiting."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
    raise AssertionError(process.communicate()[1])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("9999-12-31", "note: --as-of 9999-12-31 lies ahead"),
        ("1900-01-01", "note: --as-of 1900-01-01: nothing was listed by then"),
    ],
)
def test_a_day_on_which_the_lists_say_nothing_is_told(
    run: Run, manifest: Path, tmp_path: Path, day: str, told: str
) -> None:
    result = run("screen", manifest, "--out", tmp_path / "out", "--as-of", day)
    assert result.exit_code == 0
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="file names of bytes")
def test_a_file_name_that_is_no_text_exits_2(spawn: Spawn, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.csv")
    (tmp_path / name).write_text(MANIFEST)
    done = spawn("screen", name, "--out", "out")
    assert done.returncode == 2
    assert "holds bytes that are no text" in done.stderr
    assert not (tmp_path / "out").exists()
