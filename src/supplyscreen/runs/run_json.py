"""run.json: the record of a run, to be read again two years later."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from supplyscreen.files.cells import file_digest
from supplyscreen.runs.result import Result


def run_json_writer(
    result: Result, outputs: Sequence[str], *, run_at: datetime | None = None
) -> Callable[[Path], None]:
    """What writes run.json beside the files ``outputs``, which are there by then, with their
    hashes."""

    def write(path: Path) -> None:
        hashes = {name: file_digest(path.with_name(name)) for name in sorted(outputs)}
        path.write_bytes(run_json(result, run_at=run_at, outputs=hashes))

    return write


def run_json(
    result: Result,
    *,
    run_at: datetime | None = None,
    outputs: Mapping[str, str] | None = None,
) -> bytes:
    """The run record as JSON: keys sorted, indented by two, UTF-8, one line feed at the end.

    Holds every field of ``RunRecord``, ``run_id`` (the hash of these), and ``outputs``: file name
    -> SHA-256 of what the run wrote. ``run_at`` is the
    caller's clock, written as ISO 8601; it is left out when None, and it is the only thing in any
    output that differs between two runs of the same input, lists, settings and version.
    """
    record: dict[str, object] = result.run.model_dump(mode="json")
    record["run_id"] = result.run_id
    record["outputs"] = dict(outputs or {})
    if run_at is not None:
        record["run_at"] = run_at.isoformat()
    text = json.dumps(record, sort_keys=True, indent=2, ensure_ascii=False)
    return (text + "\n").encode("utf-8")
