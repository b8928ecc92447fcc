"""Taking a finished run into the case store."""

import os
from pathlib import Path

import polars as pl

from supplyscreen.cases.facts import case_rows
from supplyscreen.cases.line import Line
from supplyscreen.cases.store import FLAGS_FOLDER, CaseStore
from supplyscreen.files.cells import file_digest
from supplyscreen.runs import Result
from supplyscreen.store import writing


def take_run(
    store: CaseStore,
    result: Result,
    *,
    actor: str,
    at: str,
    flags: pl.LazyFrame | None = None,
) -> Line | None:
    """Take the flags of a screen in; None where the store took this run before.

    ``flags`` (FLAGS in triage order) stand in for those that ``result`` tells: a day of a history
    tells new ones alone.

    New flags are open; those that a decision on the same two sides covers are suppressed; flags
    whose facts changed since they were found to be false positives are open again. The counts of
    the run go along, no flag and all, so that the store can show that a screen found nothing.
    Raises OutputError when the folder cannot be written to.
    """
    with store.turn():
        review = result.run.review
        run_id = review.screened_run_id if review else result.run_id
        known = store.rows("SELECT run_id FROM runs WHERE run_id = ?", [run_id])
        if known.height:
            return None
        name = f"{run_id}.parquet"
        path = store.folder / FLAGS_FOLDER / name
        rows = case_rows(result.scan_flags() if flags is None else flags)
        with writing(store.folder):
            _write(path, rows)
        counts = result.run.counts.model_dump()
        body = {
            "run_id": run_id,
            "as_of": result.run.as_of.isoformat(),
            "flags": rows.height,
            "flags_file": name,
            "flags_sha256": file_digest(path),
            "counts": counts,
            "inputs": [source.sha256 for source in result.run.inputs],
            "lists": {one.id: one.sha256 for one in result.run.lists},
        }
        return store.write(at=at, actor=actor, action="run", body=body)


def _write(path: Path, rows: pl.DataFrame) -> None:
    """The flags as the file ``path``, whole and on the disk before the log speaks of it."""
    new = path.with_suffix(".tmp")
    rows.write_parquet(new, compression="zstd")
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(new, path)
