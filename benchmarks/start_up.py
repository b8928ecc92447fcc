"""Time from the start of the command to its answer, beside what Python and polars take alone.

python benchmarks/start_up.py [RUNS]   (10 of each command unless told)

The commands take turns, so that a busy moment of the machine meets all of them. The lists that
updates were written into and the cache of lists lie in a folder of the benchmark's own: "first" is
the run that fills the cache, every other one finds it filled. Modules are compiled once, as they
are for whoever installs the package, whatever PYTHONDONTWRITEBYTECODE says here.
"""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

RUNS = 10
NAME = "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
MAIN = "from supplyscreen.cli import main; main()"
PYTHON, POLARS = "python -c pass", "python -c 'import polars'"


@dataclass
class Times:
    """Seconds of each run of one command: of the clock, and of the processors."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def commands() -> dict[str, tuple[str, ...]]:
    """Arguments of the interpreter by what is measured."""
    return {
        PYTHON: ("-c", "pass"),
        POLARS: ("-c", "import polars"),
        "import supplyscreen": ("-c", "import supplyscreen"),
        "supplyscreen --help": ("-c", MAIN, "--help"),
        "supplyscreen explain --help": ("-c", MAIN, "explain", "--help"),
        "supplyscreen lists": ("-c", MAIN, "lists"),
        "supplyscreen explain NAME": ("-c", MAIN, "explain", NAME),
        "supplyscreen explain NAME, first": ("-c", MAIN, "explain", NAME),
    }


def measured(runs: int) -> dict[str, Times]:
    """``runs`` runs of each command, in turns."""
    found = {what: Times() for what in commands()}
    with TemporaryDirectory() as folder:
        _run(commands()["supplyscreen explain NAME"], Path(folder) / "data")
        for turn in range(runs):
            for what, arguments in commands().items():
                first = what.endswith("first")
                _timed(arguments, Path(folder) / (f"data{turn}" if first else "data"), found[what])
    return found


def _timed(arguments: tuple[str, ...], data: Path, times: Times) -> None:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _run(arguments, data)
    times.wall.append(time.perf_counter() - started)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    times.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _run(arguments: tuple[str, ...], data: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env=kept | {"SUPPLYSCREEN_DATA": str(data)},
    )


def table(found: dict[str, Times]) -> str:
    """The times as a Markdown table; ratios are those of the shortest times of the processors."""
    lines = [
        "| command | wall, min | wall, median | CPU, min | CPU, median | x python | x polars |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for what, times in found.items():
        cells = [min(times.wall), median(times.wall), min(times.cpu), median(times.cpu)]
        ratios = [min(times.cpu) / min(found[base].cpu) for base in (PYTHON, POLARS)]
        told = [f"{cell:.3f} s" for cell in cells] + [f"{ratio:.1f}" for ratio in ratios]
        lines.append(f"| `{what}` | {' | '.join(told)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measured(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)))
