"""Rows per second and peak memory of reading manifests, beside bare polars and DuckDB.

    python benchmarks/intake_speed.py [--rows 1000000,10000000] [--bills 1000000] [--repeats 3]
                                      [--folder DIR] [--write]

Each measurement runs in a fresh process, all of one size in one run, one after the other in turn.
The files are invented (``manifest_rows.py``), about 300 bytes a row with 12 columns. Above two
million rows each task runs once, and nothing of ours is written out. ``--folder`` keeps the files
for another run. ``--write`` puts the tables into ``RESULTS.md``.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.manifest_ams import ams_tables  # noqa: E402
from benchmarks.manifest_rows import flat_rows  # noqa: E402
from benchmarks.results_file import run_line, write_section  # noqa: E402

_PACKAGES = ("polars", "duckdb")
_FLAT = {
    "polars_floor": "polars: read as text, distinct shippers",
    "duckdb_floor": "DuckDB: read as text, distinct shippers",
    "polars_write": "polars: read as text, write Parquet",
    "read_only": "supplyscreen: read_manifest",
    "ours": "supplyscreen: read_manifest, shipments and roles written as Parquet",
}
_AMS = {
    "duckdb_ams": "DuckDB: left-join six tables, write Parquet",
    "read_only": "supplyscreen: read_manifest",
    "ours": "supplyscreen: read_manifest, shipments and roles written as Parquet",
}
_ONCE_ABOVE = 2_000_000
_LONGEST = 3_600  # seconds after which a measurement is given up
Runs = dict[str, list[dict[str, float]]]


def main(arguments: Sequence[str]) -> None:
    """Make the files, measure, print the tables, and write them where ``--write`` says so."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", default="1000000,10000000")
    parser.add_argument("--bills", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        sections = [_flat(folder, int(n), options.repeats) for n in options.rows.split(",")]
        sections += [_ams(folder, options.bills, options.repeats)] if options.bills else []
    body = "\n\n".join(["## Intake: speed and memory", run_line(_PACKAGES), *sections])
    if options.write:
        write_section("Intake: speed and memory", body)


def _flat(folder: Path, rows: int, repeats: int) -> str:
    path = folder / f"flat-{rows}.csv"
    if not path.exists():
        flat_rows(path, rows)
    title = f"{rows:,} flat rows, {path.stat().st_size / 1e9:.2f} GB of CSV"
    if rows <= _ONCE_ABOVE:
        return _table(title, _measured(_FLAT, path, repeats), _FLAT)
    few = {task: words for task, words in _FLAT.items() if task != "ours"}
    return _table(f"{title}, each measured once", _measured(few, path, 1), few)


def _ams(folder: Path, bills: int, repeats: int) -> str:
    path = folder / f"ams-{bills}"
    if not path.exists():
        ams_tables(path, bills)
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e9
    title = f"{bills:,} bills as 8 CBP AMS tables, {size:.2f} GB of CSV"
    return _table(title, _measured(_AMS, path, repeats), _AMS)


def _measured(tasks: Mapping[str, str], path: Path, repeats: int) -> Runs:
    """Every task in turn, ``repeats`` times over."""
    runs: Runs = {task: [] for task in tasks}
    for _ in range(repeats):
        for task in tasks:
            command = [sys.executable, "-m", "benchmarks.intake_tasks", task, str(path)]
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST, check=True
            )
            runs[task].append(json.loads(done.stdout.splitlines()[-1]))
            print(f"{task}: {done.stdout.strip()}", file=sys.stderr, flush=True)
    return runs


def _table(title: str, runs: Runs, words: Mapping[str, str]) -> str:
    """A Markdown table: median seconds with their spread, rows per second, memory, ratio."""
    first = next(iter(runs))
    floor = statistics.median(run["seconds"] for run in runs[first])
    lines = [f"### {title}", "", "| what | seconds (spread) | rows/s | peak MiB | x first |"]
    lines.append("|---|---:|---:|---:|---:|")
    for task, measured in runs.items():
        seconds = sorted(run["seconds"] for run in measured)
        middle = statistics.median(seconds)
        lines.append(
            f"| {words[task]} | {middle:.1f} ({seconds[0]:.1f} to {seconds[-1]:.1f}) "
            f"| {measured[0]['rows'] / middle:,.0f} | {max(run['mib'] for run in measured):,.0f} "
            f"| {middle / floor:.1f} |"
        )
    text = "\n".join(lines)
    print(text, end="\n\n", flush=True)
    return text


if __name__ == "__main__":
    main(sys.argv[1:])
