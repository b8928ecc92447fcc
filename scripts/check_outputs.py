"""Check the folder of a finished screen: every file is there and the rows add up.

Usage: python scripts/check_outputs.py DIR. Exits 1 with one line per fault.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl

FILES = ("flags.csv", "flags.parquet", "rejects.csv", "findings.csv", "report.html", "run.json")
OUTCOMES = (
    "flagged",
    "no_flag",
    "suppressed",
    "not_screenable",
    "rejected",
    "superseded",
    "merged",
)


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with ``folder``, one sentence each."""
    absent = [name for name in FILES if not (folder / name).is_file()]
    if absent:
        yield f"missing: {', '.join(absent)}"
        return
    counts = json.loads((folder / "run.json").read_text(encoding="utf-8"))["counts"]
    total = sum(counts[outcome] for outcome in OUTCOMES)
    if counts["rows_in"] != total or not total:
        yield f"rows_in is {counts['rows_in']}, the outcomes add up to {total}"
    if set(counts) != {"rows_in", *OUTCOMES}:
        yield f"counts has the keys {', '.join(counts)}"
    with (folder / "flags.csv").open(encoding="utf-8-sig", newline="") as file:
        in_csv = sum(1 for _ in csv.DictReader(file))
    in_parquet = pl.read_parquet(folder / "flags.parquet").height
    if in_csv != in_parquet:
        yield f"flags.csv has {in_csv} rows, flags.parquet {in_parquet}"
    if bool(counts["flagged"] + counts["not_screenable"]) != bool(in_csv):
        yield f"{counts['flagged']} rows flagged, but {in_csv} flags"
    if "</html>" not in (folder / "report.html").read_text(encoding="utf-8"):
        yield "report.html is cut off"


def main() -> None:
    folder = Path(sys.argv[1])
    found = list(faults(folder))
    sys.stdout.write("".join(f"{folder}: {fault}\n" for fault in found) or f"{folder}: ok\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
