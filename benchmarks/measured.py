"""One command in a process of its own: its wall time, CPU time and peak memory, seen from outside.

The last line that the command prints is JSON: what it tells itself. CPU time is that of the process
and of those it waited for; the peak is the largest resident size of one process.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Told = dict[str, Any]
_LOOK = 0.02  # seconds between two looks at whether it has ended


def measured(command: Sequence[str], *, limit: float, json_told: bool = True) -> Told:
    """Run ``command`` from the root of the checkout; give up after ``limit`` seconds.

    Returns what it tells (nothing without ``json_told``) with ``process_seconds``,
    ``process_cpu`` and ``peak_mib``, or ``failed``: why it did not end well, in one line.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            list(command),
            cwd=ROOT,
            stdout=out,
            stderr=err,
            env=_surroundings(),
            start_new_session=True,
        )
        try:
            status, usage = _waited(process, begun + limit)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)  # nothing of ours goes on after us
            process.wait()
            raise
        seconds = time.perf_counter() - begun
        out.seek(0), err.seek(0)
        printed, said = out.read().strip(), err.read().strip()
    if status is None:
        return {"failed": f"not done after {limit:,.0f} seconds"}
    if status:
        return {"failed": _why(said, status)}
    told: Told = json.loads(printed.splitlines()[-1]) if json_told else {}
    outside = {
        "process_seconds": seconds,
        "process_cpu": usage.ru_utime + usage.ru_stime,
        "peak_mib": usage.ru_maxrss / 1024,
    }
    return {**told, **outside}


def python(module: str, *arguments: object) -> list[str]:
    """The command that runs ``module`` of this folder by this interpreter."""
    return [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]


def _why(said: str, status: int) -> str:
    """The line of a traceback that names the error, else the last line, else the exit code."""
    lines = said.splitlines() or [f"ended with {status}"]
    named = [line for line in lines if re.match(r"[\w.]+(?:Error|Exception)\b", line)]
    return (named or lines)[-1][:200]


def _surroundings() -> dict[str, str]:
    """The environment, with the checkout and its ``src`` first on the path."""
    before = os.environ.get("PYTHONPATH")
    paths = [str(ROOT / "src"), str(ROOT), *([before] if before else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _waited(process: "subprocess.Popen[bytes]", until: float) -> tuple[int | None, Any]:
    """Exit code and resource usage; None and nothing where the time ran out."""
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        if time.perf_counter() > until:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None, None
        time.sleep(_LOOK)
