"""The parts of the size benchmark: what is measured, in which order, how often."""

import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import Told, measured, python
from benchmarks.size_inputs import Inputs
from benchmarks.size_ledger import Ledger

from benchmarks import start_up

_REPEATS = 3
_STARTS = 5
_PROCESS = ("process_seconds", "process_cpu", "peak_mib")
_ENOUGH = 30.0  # seconds: what has taken so long in all is not measured again
_LONGEST = 1_800.0  # seconds after which a measurement is given up
BUNDLED = 0  # stands for the bundled lists
_CLI = "from supplyscreen.cli import main; main()"
PEERS = ("sorted_words", "tf_idf", "splink")


@dataclass(frozen=True)
class Plan:
    """Sizes: rows of flat manifests, names of lists (0: bundled), bills of AMS tables; seconds
    after which a peer takes no more names."""

    rows: tuple[int, ...]
    bills: tuple[int, ...]
    limit: float
    lists: tuple[int, ...] = (BUNDLED, 20_000, 100_000)


def flat(plan: Plan, inputs: Inputs, ledger: Ledger) -> None:
    """Whole screens of flat manifests against each list, with the floor in turn."""
    for rows in plan.rows:
        path = inputs.flat(rows)
        commands = {("floor", BUNDLED): python("size_tasks", "floor", path)}
        for names in plan.lists:
            commands["screen", names] = screen_command(path, inputs, names)
        _in_turn("flat", rows, commands, ledger)


def again(plan: Plan, inputs: Inputs, ledger: Ledger) -> None:
    """The command line on the same file again: the second run finds nothing changed."""
    for rows in plan.rows:
        _twice("flat file", rows, inputs.flat(rows), inputs.folder, ledger)
    for bills in plan.bills[-1:]:
        _twice("AMS tables", bills, inputs.ams(bills), inputs.folder, ledger)


def memory(plan: Plan, inputs: Inputs, ledger: Ledger) -> None:
    """The two largest sizes with the distinct names of the smaller one."""
    few, many = plan.rows[-2:] if len(plan.rows) > 1 else (plan.rows[0], plan.rows[0] * 10)
    distinct = few * 4 // 100
    for rows in (few, many):
        path = inputs.flat(rows) if rows == few else inputs.flat(rows, distinct)
        command = screen_command(path, inputs, BUNDLED)
        _in_turn("memory", rows, {("screen", BUNDLED): command}, ledger, repeats=2)


def ams(plan: Plan, inputs: Inputs, ledger: Ledger) -> None:
    """Whole screens of AMS tables, with DuckDB's left join in turn."""
    for bills in plan.bills:
        path = inputs.ams(bills)
        commands = {
            ("duckdb", BUNDLED): python("intake_tasks", "duckdb_ams", path),
            ("screen", BUNDLED): screen_command(path, inputs, BUNDLED),
        }
        _in_turn("ams", bills, commands, ledger)


def names(plan: Plan, inputs: Inputs, ledger: Ledger) -> None:
    """The distinct shipper names of each manifest against each list: ours and the peers."""
    for rows in plan.rows:
        asked = inputs.names(rows)
        for listed in plan.lists:
            own, against = inputs.own_list(listed), inputs.listed(listed)
            ours = python("size_tasks", "matched", asked, *([own] if own else []))
            commands = {("matched", listed): ours}
            for peer in PEERS:
                task = python("size_tasks", peer, asked, against, plan.limit)
                commands[peer, listed] = task
            _in_turn("names", rows, commands, ledger, repeats=1)


def start(_plan: Plan, _inputs: Inputs, ledger: Ledger) -> None:
    """The start of the command, by ``start_up.py``."""
    if ledger.of(part="start"):
        return
    key: dict[str, object] = {"part": "start", "rows": 0, "what": "start_up.py", "listed": BUNDLED}
    try:
        found = start_up.measured(_STARTS)
    except subprocess.CalledProcessError as error:
        _kept(ledger, key, {"failed": f"{error.cmd[-1]} ended with {error.returncode}"})
        return
    for what, times in found.items():
        key["what"] = what
        cpu = statistics.median(times.cpu)
        _kept(ledger, key, {"seconds": statistics.median(times.wall), "cpu": cpu})


PARTS: dict[str, Callable[[Plan, Inputs, Ledger], None]] = {
    part.__name__: part for part in (flat, again, memory, ams, names, start)
}


def screen_command(path: Path, inputs: Inputs, names: int) -> list[str]:
    """The command of one whole screen of ``path`` against a list of ``names`` names."""
    own = inputs.own_list(names)
    return python("run_screen", path, *(["--names", names, "--list", own] if own else []))


def _in_turn(
    part: str,
    rows: int,
    commands: Mapping[tuple[str, int], Sequence[str]],
    ledger: Ledger,
    repeats: int = _REPEATS,
) -> None:
    """All commands once, then all again, until each has been measured often or long enough."""
    for turn in range(repeats):
        for (what, listed), command in commands.items():
            key = {"part": part, "rows": rows, "what": what, "listed": listed}
            done = ledger.of(**key)
            spent = sum(float(told.get("process_seconds", _LONGEST)) for told in done)
            if len(done) > turn or spent > _ENOUGH:
                continue
            _kept(ledger, key, measured(command, limit=_LONGEST))


def _twice(what: str, rows: int, path: Path, folder: Path, ledger: Ledger) -> None:
    """The command line without stages kept, then with them, then again with nothing changed."""
    key = {"part": "again", "rows": rows, "what": what, "listed": BUNDLED}
    if ledger.of(**key):
        return
    out, stages = folder / f"out-{path.stem}", folder / f"stages-{path.stem}"
    for left in (out, stages):
        shutil.rmtree(left, ignore_errors=True)
    command = [sys.executable, "-c", _CLI, "screen", str(path), "--out", str(out)]
    kept = [*command, "--stages", str(stages)]
    told: Told = {}
    for run, arguments in (("plain", [*command, "--no-stages"]), ("first", kept), ("second", kept)):
        found = measured(arguments, limit=_LONGEST, json_told=False)
        told |= {f"{run}_{figure}": found.get(figure) for figure in _PROCESS}
        told |= {"failed": f"{run} run: {found['failed']}"} if "failed" in found else {}
    shutil.rmtree(stages, ignore_errors=True)
    _kept(ledger, key, told)


def _kept(ledger: Ledger, key: Mapping[str, object], told: Told) -> None:
    """Keep one measurement, and say it."""
    ledger.add({**key, **told})
    words = " ".join(str(value) for value in key.values())
    seconds = told.get("seconds", told.get("first_process_seconds"))
    print(f"  {words}: {told.get('failed') or f'{seconds:.2f} s'}", flush=True)
