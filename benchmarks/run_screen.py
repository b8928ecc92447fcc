"""One screen from files to files, timed by stage; prints one line of JSON.

    python benchmarks/run_screen.py FILE [--names N] [--list LIST.csv] [--out DIR]

FILE is a manifest (a file or a folder). Without ``--names`` the bundled lists are used; with it
they are filled up to N names by LIST.csv (column ``name``), made when it is not there, untimed.
Timed is everything from reading the lists to the last output file, not the start of Python.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import polars as pl
from benchmarks.manifest_rows import planted_file
from benchmarks.names_generator import listed_names

import supplyscreen as ss

BUNDLED = 1_000  # names: up to here the bundled lists are taken as they are, some 700 names


class Stages:
    """Wall and CPU seconds by stage: a stage lasts until another one is told."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self._stage = ""
        self._last = (time.perf_counter(), time.process_time())

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """What ``read_manifest`` and ``screen`` take as ``progress``."""
        now = (time.perf_counter(), time.process_time())
        if self._stage:
            for kept, at in ((self.wall, 0), (self.cpu, 1)):
                kept[self._stage] = kept.get(self._stage, 0.0) + now[at] - self._last[at]
        self._stage, self._last = _plain(stage), now


def _plain(stage: str) -> str:
    """The stage without the name of a file: "reading flat.csv" is reading."""
    return stage.partition(" ")[0] if stage.startswith("reading ") else stage


def own_list(path: Path, names: int) -> Path:
    """``path`` with as many invented names as the bundled lists lack to ``names``."""
    if not path.exists():
        missing = names - ss.load_watchlists().names.height
        listed_names(missing).to_frame().write_csv(path)
    return path


def main(arguments: Sequence[str]) -> None:
    """Screen once, write the report, and tell what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file")
    parser.add_argument("--names", type=int, default=0)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        filled = given.names > BUNDLED
        extra = own_list(given.list or Path(made) / "own.csv", given.names) if filled else None
        print(json.dumps(_screened(given.file, extra, given.out or Path(made) / "out")))


def _screened(file: str, extra: Path | None, out: Path) -> dict[str, object]:
    """The screen, timed; told besides: planted bills, looked up when the time is taken."""
    stages = Stages()
    begun, spent = time.perf_counter(), time.process_time()
    stages("lists", 0, None)
    lists = ss.load_watchlists()
    if extra:
        lists = ss.combine_watchlists(lists, ss.read_watchlist(extra))
    stages("reading", 0, None)
    manifest = ss.read_manifest(file, progress=stages)
    result = ss.screen(manifest, watchlists=lists, progress=stages)
    stages("writing", 0, None)
    ss.write_report(result, out)
    stages("", 0, None)
    counts = result.run.counts
    told = {
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - spent,
        "inside_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stages": {key: round(value, 3) for key, value in stages.wall.items()},
        "stages_cpu": {key: round(value, 3) for key, value in stages.cpu.items()},
        "rows": counts.rows_in,
        "flagged": counts.flagged,
        "names": lists.names.height,
        "parties": manifest.parties.height,
    }
    return told | planted_flagged(planted_file(Path(file)), out)


def planted_flagged(told: Path, out: Path) -> dict[str, object]:
    """How many planted bills there are, and how many have a flag with a right entry in ``out``."""
    if not told.is_file():
        return {}
    planted = pl.read_csv(told, infer_schema=False)
    flags = pl.scan_parquet(out / "flags.parquet").select("bill_of_lading", "entry_id").drop_nulls()
    found = planted.lazy().join(flags, left_on="bill", right_on="bill_of_lading").collect()
    entries = found["entries"].str.split("|")
    right = found.filter(entries.list.contains(found["entry_id"]))
    return {"planted": planted.height, "planted_flagged": right["bill"].n_unique()}


if __name__ == "__main__":
    main(sys.argv[1:])
