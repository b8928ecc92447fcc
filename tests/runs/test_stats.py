"""stats: the numbers for a dashboard are those of the run."""

import json
from pathlib import Path

import polars as pl
import pytest
from tests.runs.finished import flat_run

import supplyscreen as ss


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> ss.Run:
    return ss.read_run(flat_run(tmp_path_factory.mktemp("run")))


def test_every_breakdown_adds_up_to_the_flags_on_a_ground(run: ss.Run) -> None:
    told = ss.run_stats(run)
    flags = told["flags"]
    assert isinstance(flags, dict)
    by = flags["by"]
    total = run.scan_flags().filter(pl.col("ground") != "not_screenable").collect().height
    assert total > 10
    assert {name: sum(counts.values()) for name, counts in by.items()} == dict.fromkeys(by, total)


def test_it_is_json_and_repeats_the_record(run: ss.Run, tmp_path: Path) -> None:
    path = tmp_path / "stats.json"
    path.write_text(json.dumps(ss.run_stats(run)), "utf-8")
    told = json.loads(path.read_text("utf-8"))
    assert told["counts"] == run.run.counts.model_dump()
    assert told["run_id"] == run.run_id
    assert [one["days_since_retrieved"] for one in told["lists"]] == [
        (run.run.as_of - one.retrieved_on).days for one in run.run.lists
    ]
