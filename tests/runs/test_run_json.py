"""run.json."""

import json
from datetime import UTC, datetime

from tests.reports.builder import small

from supplyscreen.models import RunRecord
from supplyscreen.runs.run_json import run_json

COUNTS = [
    "flagged",
    "merged",
    "no_flag",
    "not_screenable",
    "rejected",
    "rows_in",
    "superseded",
    "suppressed",
]


def test_counts_have_exactly_these_keys_and_add_up() -> None:
    counts = json.loads(run_json(small()))["counts"]
    assert sorted(counts) == COUNTS
    assert counts.pop("rows_in") == sum(counts.values())


def test_the_record_can_be_read_back() -> None:
    record = json.loads(run_json(small()))
    assert record.pop("run_id") == small().run_id
    assert record.pop("outputs") == {}
    assert RunRecord.model_validate_json(json.dumps(record)) == small().run


def test_only_run_at_differs_between_equal_runs() -> None:
    without = json.loads(run_json(small()))
    timed = json.loads(run_json(small(), run_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC)))
    assert timed.pop("run_at") == "2026-11-22T09:30:00+00:00"
    assert timed == without


def test_form() -> None:
    content = run_json(small())
    assert content == run_json(small())
    assert content.endswith(b"}\n")
    keys = list(json.loads(content))
    assert keys == sorted(keys)
    assert b'\n  "as_of": "2026-11-22"' in content
