"""Distinct names per second, from texts to explained matches, beside others in the same run.

    python benchmarks/matching_speed.py [--names 200000] [--lists 700,20000,100000] [--repeats 3]
                                        [--peers] [--loss] [--write]

Each measurement runs in a fresh process, up to ``--repeats`` times, fewer where one takes long.
What is timed is the match alone (for supplyscreen ``ss.match_names``, the path of a screen, with
preparing the lists); the memory is the peak of that process. The names are invented
(``names_generator.py``), with 2,000 noisy variants of listed names
planted among them (``name_variants.py``). ``--peers`` needs rapidfuzz, which supplyscreen brings,
and for the second peer scikit-learn and sparse_dot_topn, which it does not. ``--loss`` scores
every pair of 2,000 names and the first list. ``--write`` puts the tables into ``RESULTS.md``.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.results_file import run_line, write_section  # noqa: E402

from benchmarks import speed_report  # noqa: E402

_PACKAGES = ("polars", "numpy", "rapidfuzz", "scikit-learn", "sparse-dot-topn")
_TIMED = {
    "floor": "polars: read and take distinct names",
    "matched": "supplyscreen",
    "again": "supplyscreen, a later call of the same process",
}
_PEERS = {
    "sorted_words": "rapidfuzz cdist, sorted words >= 85",
    "tf_idf": "3-gram TF-IDF, sparse_dot_topn, cosine >= 0.7",
}
_LOSS_NAMES = 20_000  # are made for --loss, which takes a sample of them
_ENOUGH = 15.0  # seconds: what has taken so long in all is not measured again
_LONGEST = 3_600  # seconds after which a measurement is given up


@dataclass(frozen=True)
class Options:
    """What to measure."""

    names: int
    lists: tuple[int, ...]
    repeats: int
    peers: bool
    loss: bool
    write: bool


def main(arguments: list[str]) -> None:
    """Measure, print the tables, and write them where ``--write`` says so."""
    options = _options(arguments)
    print(_head(options), end="\n\n", flush=True)
    with tempfile.TemporaryDirectory() as made:
        sections = [_size(Path(made), size, options) for size in options.lists]
        if options.loss:
            sections.append(_loss(Path(made), options.lists[0]))
    body = "\n\n".join([_head(options), *sections])
    if options.write:
        write_section("speed", body)


def _options(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(description="Distinct names per second.")
    parser.add_argument("--names", type=int, default=200_000)
    parser.add_argument("--lists", default="700,20000,100000", help="sizes, with commas between")
    parser.add_argument("--repeats", type=int, default=3)
    for name in ("peers", "loss", "write"):
        parser.add_argument(f"--{name}", action="store_true")
    given = vars(parser.parse_args(arguments))
    given["lists"] = tuple(int(size) for size in given["lists"].split(","))
    return Options(**given)


def _head(options: Options) -> str:
    given = f"--names {options.names} --lists {','.join(map(str, options.lists))}"
    given += f" --repeats {options.repeats}"
    given += "".join(f" --{flag}" for flag in ("peers", "loss", "write") if getattr(options, flag))
    return (
        "## Speed\n\n"
        f"{run_line(_PACKAGES)} Command: `python benchmarks/matching_speed.py {given}`.\n\n"
        f"{speed_report.HOW_TO_READ}"
    )


def _size(made: Path, size: int, options: Options) -> str:
    """The section of one list size, printed as soon as it is measured."""
    folder = made / f"listed-{size}" / str(options.names)
    inputs = _run("inputs", folder, size)
    timed = {**_TIMED, **(_PEERS if options.peers else {})}
    rows = [
        speed_report.Row(label, _repeated(task, folder, size, options.repeats))
        for task, label in timed.items()
    ]
    stages = _run("staged", folder, size)
    section = speed_report.section(inputs, rows, stages)
    print(section, end="\n\n", flush=True)
    return section


def _repeated(task: str, folder: Path, size: int, most: int) -> list[dict[str, Any]]:
    """What each run told, up to ``most``; what has taken long or failed is not run again."""
    runs: list[dict[str, Any]] = []
    while len(runs) < most and sum(run.get("seconds", _ENOUGH) for run in runs) < _ENOUGH:
        runs.append(_run(task, folder, size))
    return runs


def _loss(made: Path, size: int) -> str:
    folder = made / "loss" / str(_LOSS_NAMES)
    _run("inputs", folder, size)
    section = speed_report.loss_section(_run("loss", folder, size))
    print(section, end="\n\n", flush=True)
    return section


def _run(task: str, folder: Path, size: int) -> dict[str, Any]:
    """One task in a fresh process: what it tells, or ``failed`` with the last line of its error."""
    command = [sys.executable, "-m", "benchmarks.speed_tasks", task, str(folder), str(size)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"not done after {_LONGEST} seconds"}
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"ended with code {done.returncode}"]
        return {"failed": lines[-1][:200]}
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
