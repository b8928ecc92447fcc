"""The Python workers of a Spark session in local mode, and the death of one at work."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PROC = Path("/proc")
_MARK = b"pyspark.daemon"
_LOOKS = 40
_AT_WORK = 3  # hundredths of a second of processor time since the last look


@dataclass
class Death:
    """Workers that were killed, and the tasks that failed by it."""

    pids: list[int] = field(default_factory=list)
    failed: int = 0


@contextmanager
def one_worker_dies(spark: "SparkSession") -> Iterator[Death]:
    """SIGKILL a Python worker of ``spark`` in the midst of a task, until a task has failed by it.

    Only processes that descend from this one are looked at.
    """
    death, done = Death(), threading.Event()
    watch = threading.Thread(target=_watch, args=(spark, death, done))
    watch.start()
    try:
        yield death
    finally:
        done.set()
        watch.join()


def _watch(spark: "SparkSession", death: Death, done: threading.Event) -> None:
    tracker = spark.sparkContext.statusTracker()
    before: dict[int, int] = {}
    seen: set[int] = set()
    rest = 0  # looks until the next kill: Spark needs a moment to tell of a failure
    while not done.wait(0.05):
        seen |= set(tracker.getActiveStageIds())
        stages = [info for info in map(tracker.getStageInfo, sorted(seen)) if info]
        death.failed = sum(info.numFailedTasks for info in stages)
        if death.failed:
            return
        rest -= 1
        now = _workers()
        busy = [pid for pid, used in now.items() if used - before.get(pid, used) >= _AT_WORK]
        before = now
        if busy and rest < 0:
            os.kill(busy[0], signal.SIGKILL)
            death.pids.append(busy[0])
            rest = _LOOKS


def _workers() -> dict[int, int]:
    """Process id -> processor time in clock ticks of every Python worker below this process."""
    parents: dict[int, int] = {}
    used: dict[int, int] = {}
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            told = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            daemon = _MARK in (folder / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
        fields = told[told.rindex(")") + 2 :].split()
        parents[int(folder.name)] = int(fields[1])
        if daemon:
            used[int(folder.name)] = int(fields[11]) + int(fields[12])
    own = {pid for pid in used if _descends(pid, parents)}
    return {pid: used[pid] for pid in own if parents[pid] in own}  # not the daemon itself


def _descends(pid: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != os.getpid():
        pid = parents[pid]
    return pid == os.getpid()
