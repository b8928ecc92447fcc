"""verify: what was changed in a finished run is found, whatever it is."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.runs.finished import BUNDLED, flat_run

import supplyscreen as ss


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flat_run(tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="module")
def lists() -> ss.Watchlists:
    return ss.load_watchlists()


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "run"))


def differing(folder: Path) -> list[str]:
    return [check.what for check in ss.verify_run(folder).of("differs")]


def test_an_untouched_run_agrees_in_everything(folder: Path, lists: ss.Watchlists) -> None:
    found = ss.verify_run(folder, watchlists=lists)
    assert found.agrees
    assert found.of("differs") == found.of("not checked") == ()
    assert len(found.checks) > 20


def test_what_is_not_at_hand_is_not_checked(copy: Path) -> None:
    path = copy / "run.json"
    record = json.loads(path.read_text("utf-8"))
    for source in record["inputs"]:
        source["path"] = f"elsewhere/{Path(source['path']).name}"
    del record["outputs"]
    path.write_text(json.dumps(record), "utf-8")
    found = ss.verify_run(copy)
    told = [check.what for check in found.of("not checked")]
    assert "files of the run" in told
    assert any(what.startswith("input manifest.csv") for what in told)
    assert any(what.startswith("list us_dhs_uflpa") for what in told)
    given = ss.verify_run(copy, inputs=[BUNDLED])
    assert not any(check.what.startswith("input") for check in given.of("not checked"))


def in_record(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    def tamper(folder: Path) -> None:
        path = folder / "run.json"
        record = json.loads(path.read_text("utf-8"))
        change(record)
        path.write_text(json.dumps(record), "utf-8")

    return tamper


def one_more_flagged(record: dict[str, object]) -> None:
    counts = record["counts"]
    assert isinstance(counts, dict)
    counts["flagged"] += 1
    counts["no_flag"] -= 1


def other_day(record: dict[str, object]) -> None:
    record["as_of"] = "2026-11-21"


def drop_a_flag(folder: Path) -> None:
    flags = pl.read_parquet(folder / "flags.parquet")
    flags.tail(-1).write_parquet(folder / "flags.parquet")


def change_a_decision(folder: Path) -> None:
    text = (folder / "flags.csv").read_text("utf-8")
    (folder / "flags.csv").write_text(text.replace(",open,", ",done,", 1), "utf-8")


def drop_a_reject(folder: Path) -> None:
    text = (folder / "findings.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "findings.csv").write_text("".join(text[:-1]), "utf-8")


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (in_record(one_more_flagged), {"run.json: run_id"}),
        (in_record(other_day), {"run.json: run_id"}),
        (
            drop_a_flag,
            {
                "flags.parquet: SHA-256",
                "flags.parquet: flags by ground",
                "flags.csv: rows, as many as in flags.parquet",
            },
        ),
        (change_a_decision, {"flags.csv: SHA-256"}),
        (drop_a_reject, {"findings.csv: SHA-256", "findings.csv: cells by code"}),
        (lambda folder: (folder / "report.html").unlink(), {"report.html: SHA-256"}),
        (
            lambda folder: (folder / "flags.parquet").write_bytes(b"PAR1"),
            {"flags.parquet: SHA-256", "counts against the tables"},
        ),
    ],
)
def test_a_change_is_found(copy: Path, tamper: Callable[[Path], None], told: set[str]) -> None:
    tamper(copy)
    assert told <= set(differing(copy))


def test_another_input_of_the_same_name_differs(copy: Path, tmp_path: Path) -> None:
    path = copy / "run.json"
    record = json.loads(path.read_text("utf-8"))
    for source in record["inputs"]:
        source["path"] = str(tmp_path / Path(source["path"]).name)
    path.write_text(json.dumps(record), "utf-8")
    (tmp_path / "manifest.csv").write_text("shipper\nA\n", "utf-8")
    assert "input manifest.csv: SHA-256" in differing(copy)
