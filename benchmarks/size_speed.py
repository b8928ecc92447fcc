"""Size and speed: whole screens of 0.1, 1 and 10 million rows, beside a floor and other tools.

    python benchmarks/size_speed.py [--quick] [--only PART,...] [--folder DIR] [--keep] [--write]

Each measurement is a process of its own, one after the other, floor and screen in turn; a thing is
measured up to three times (fewer where one takes long), the median counts. PARTs:

flat      flat manifests against the bundled lists and lists filled up to 20,000 and 100,000 names,
          beside polars reading the same file for its distinct shipper names (the floor)
again     the command line twice on the same file with its stages kept
memory    ten times the rows with the same distinct names
ams       CBP AMS tables, beside DuckDB's left join of the same tables
names     distinct names through ss.match_names, beside rapidfuzz, sparse_dot_topn and splink
start     the start of the command (start_up.py)

Every measurement is kept at once in measured.jsonl of the folder. An interrupted run goes on where
it stopped; ``--only`` measures its parts anew and keeps the others. Inputs take up to 15 GB
(--quick: 1 GB) in ``supplyscreen-bench`` below the system's temporary folder; they are removed when
the run is done, unless ``--keep`` or ``--folder`` is given. ``--write`` puts the section into
RESULTS.md, and the plot beside it, each time a part is done.
"""

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.results_file import RESULTS, write_section  # noqa: E402
from benchmarks.size_inputs import Inputs, InputsError  # noqa: E402
from benchmarks.size_ledger import Ledger, fingerprint  # noqa: E402
from benchmarks.size_parts import PARTS, Plan  # noqa: E402
from benchmarks.size_plot import plot  # noqa: E402
from benchmarks.size_report import report  # noqa: E402

SECTION = "size"
_FOLDERS = {False: "supplyscreen-bench", True: "supplyscreen-bench-quick"}  # by --quick
_FULL = Plan(rows=(100_000, 1_000_000, 10_000_000), bills=(300_000, 3_000_000), limit=60)
_QUICK = Plan(rows=(100_000, 1_000_000), bills=(100_000,), limit=20)


def main(arguments: Sequence[str]) -> int:
    """Measure what is missing, and write what there is; 1 where an input could not be made."""
    given = _given(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended like Ctrl-C
    folder = given.folder or Path(tempfile.gettempdir()) / _FOLDERS[given.quick]
    folder.mkdir(parents=True, exist_ok=True)
    print(f"Inputs and measurements: {folder}", flush=True)
    ledger, finished = Ledger(folder / "measured.jsonl"), folder / "finished"
    chosen = tuple(given.only.split(",")) if given.only else tuple(PARTS)
    if given.only or finished.exists() or given.fresh:
        ledger.forget(chosen)
    finished.unlink(missing_ok=True)
    if ledger.lines:
        print(f"{len(ledger.lines)} measurements are there; the others follow.", flush=True)
    inputs = Inputs(folder / f"inputs-{fingerprint('benchmarks', 'watchlists')}")
    try:
        for part in chosen:
            PARTS[part](given.plan, inputs, ledger)
            _written(ledger, given)
    except InputsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nstopped; the same command goes on from {ledger.path}", file=sys.stderr)
        return 130
    finished.touch()
    if not (given.keep or given.folder):
        shutil.rmtree(folder)
    return 0


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="0.1 and 1 million rows only")
    parser.add_argument("--only", metavar="PARTS", help="some parts, measured anew")
    parser.add_argument("--fresh", action="store_true", help="forget what an earlier run has left")
    parser.add_argument("--rows", help="other sizes than 100000,1000000,10000000")
    parser.add_argument("--lists", help="other lists than 0,20000,100000; 0: the bundled ones")
    parser.add_argument("--bills", help="other sizes of AMS tables than 300000,3000000")
    parser.add_argument(
        "--limit", type=float, help="a peer takes no more names after so many seconds"
    )
    parser.add_argument("--folder", type=Path, help="where inputs and measurements are kept")
    parser.add_argument("--keep", action="store_true", help="keep the inputs")
    parser.add_argument("--write", action="store_true", help="write the section of RESULTS.md")
    parser.add_argument("--results", type=Path, default=RESULTS, help="another file to write")
    given = parser.parse_args(arguments)
    unknown = set((given.only or "flat").split(",")) - set(PARTS)
    if unknown:
        parser.error(f"--only: {', '.join(sorted(unknown))} is no part; parts: {', '.join(PARTS)}")
    base = _QUICK if given.quick else _FULL
    given.plan = Plan(
        rows=_numbers(given.rows) or base.rows,
        lists=_numbers(given.lists) or base.lists,
        bills=_numbers(given.bills) or base.bills,
        limit=given.limit or base.limit,
    )
    return given


def _numbers(text: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(",")) if text else ()


def _written(ledger: Ledger, given: argparse.Namespace) -> None:
    """Print the section, and write it with its plot where that is asked for."""
    picture = given.results.with_name("size.svg")
    told = plot(ledger, picture) if given.write else ""
    body = report(ledger, given.plan.limit, told)
    print(body, flush=True)
    if given.write:
        write_section(SECTION, body, path=given.results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
