"""Worker processes with a time limit for each task: a hang and a crash are seen and told."""

import multiprocessing as mp
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait

MEMORY = 12 << 30
"""Bytes of address space of a worker: a bomb ends it before it ends the machine."""


@dataclass(frozen=True)
class Outcome:
    """What came of one file; ``found`` is empty where all is well."""

    format: str
    what: str  # read | refused | died | hung
    rows: int = 0
    rejects: int = 0
    found: str = ""
    seconds: float = 0.0


Task = Callable[[int], Outcome]


@dataclass
class _Worker:
    """A process, the pipe to it, and the task it is at."""

    process: "mp.process.BaseProcess"
    pipe: Connection
    number: int | None = None
    since: float = 0.0

    def give(self, number: int) -> None:
        self.number, self.since = number, time.monotonic()
        self.pipe.send(number)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run_all(
    task: Task,
    count: int,
    *,
    seconds: float,
    workers: int,
    told: Callable[[int, Outcome], None] = lambda _number, _outcome: None,
) -> dict[int, Outcome]:
    """Task number -> outcome for the numbers below ``count``.

    A task that takes longer than ``seconds`` is ended with its process and told as hung, one
    whose process ends by itself as died. ``task`` must be one that can be pickled. ``told`` is
    called with each outcome as it comes.
    """
    waiting = list(reversed(range(count)))
    outcomes: dict[int, Outcome] = {}
    busy = [_started(task) for _ in range(min(workers, count))]
    try:
        while busy:
            for worker in [w for w in busy if w.number is None]:
                if waiting:
                    worker.give(waiting.pop())
                else:
                    worker.stop()
                    busy.remove(worker)
            ready = wait([w.pipe for w in busy], timeout=0.5)
            for worker in list(busy):
                outcome = _outcome(worker, seconds=seconds, is_ready=worker.pipe in ready)
                if outcome is None or worker.number is None:
                    continue
                outcomes[worker.number] = outcome
                told(worker.number, outcome)
                worker.number = None
                if outcome.what in ("died", "hung"):
                    worker.stop()
                    busy[busy.index(worker)] = _started(task)
    finally:
        for worker in busy:
            worker.stop()
    return dict(sorted(outcomes.items()))


def _outcome(worker: _Worker, *, seconds: float, is_ready: bool) -> Outcome | None:
    """What came of the worker's task; None while it is at it."""
    took = time.monotonic() - worker.since
    if is_ready:
        try:
            told: Outcome = worker.pipe.recv()
        except (EOFError, OSError):
            code = worker.process.exitcode
            return Outcome("?", "died", found=f"the process ended with {code}", seconds=took)
        return replace(told, seconds=took)
    if took > seconds:
        return Outcome("?", "hung", found=f"took longer than {seconds:g} s", seconds=took)
    return None


def _started(task: Task) -> _Worker:
    context = mp.get_context("spawn")  # a fork of a process with threads may hang by itself
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(task, theirs), daemon=True)
    before = dict(os.environ)
    os.environ["POLARS_MAX_THREADS"] = "1"  # small frames: more threads only wait for each other
    try:
        process.start()
    finally:
        os.environ.clear()
        os.environ.update(before)
    theirs.close()
    return _Worker(process, ours)


def _work(task: Task, pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            number = pipe.recv()
        except EOFError:
            return
        pipe.send(task(number))
