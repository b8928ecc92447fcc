"""run.json: the record of a run, to be read again two years later."""

import json
from datetime import datetime

from supplyscreen.reports.result import Result


def run_json(result: Result, *, run_at: datetime | None = None) -> bytes:
    """The run record as JSON: keys sorted, indented by two, UTF-8, one line feed at the end.

    Holds every field of ``RunRecord`` and ``run_id`` (the hash of the rest). ``run_at`` is the
    caller's clock, written as ISO 8601; it is left out when None, and it is the only thing in any
    output that differs between two runs of the same input, lists, settings and version.
    """
    record: dict[str, object] = result.run.model_dump(mode="json")
    record["run_id"] = result.run_id
    if run_at is not None:
        record["run_at"] = run_at.isoformat()
    text = json.dumps(record, sort_keys=True, indent=2, ensure_ascii=False)
    return (text + "\n").encode("utf-8")
