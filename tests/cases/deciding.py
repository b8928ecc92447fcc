"""A program whose children write to a case store until they are killed in a planned moment.

``python deciding.py FOLDER`` reads a plan a line, ``SEED PHASE NTH DELAY``: a child opens the store
and writes what the seed says; it is killed the NTH time that it comes to PHASE, DELAY seconds into
it (at once in the phases that take no time). It answers a line, the phase that the child was in.
PHASE ``any`` is DELAY seconds after the NTH write began; ``torn`` leaves a part of the line on the
disk as a full disk or a power cut does. Confirmed lines are noted in FOLDER/confirmed.
"""

import mmap
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
from tests.cases.flags import goods, listed, run_of

from supplyscreen.cases import (
    CaseStore,
    Decision,
    SecondReview,
    decide_flags,
    lift_suppression,
    log,
    second_decision,
    take_run,
    undo_decision,
)
from supplyscreen.errors import DecisionError

AT = "2026-11-30T09:00:00+00:00"
PHASES = (
    "opening",  # the lock, the log, and what the tables do not know yet
    "looking",  # at the rules, before anything is written
    "flags",  # the flags of a run into a file
    "line",  # made, and given to the system
    "fsync",
    "between",  # in the log, not in the tables
    "transaction",
    "commit",
    "after",  # in both, and not confirmed yet
)
_AT_ONCE = {"looking", "line", "between", "after"}
_FLAGS = 120
_REASONS = {
    "in_review": None,
    "needs_info": "origin_unknown",
    "false_positive": "other_party",
    "confirmed": "same_party",
    "escalated": "for_counsel",
}
_WAITING_S = 20.0


class Told:
    """Where the child is, in memory that its parent reads: the phase, and how often each began."""

    def __init__(self, phase: str, nth: int) -> None:
        self._shared = mmap.mmap(-1, 1 + 4 * len(PHASES))
        self._aim, self._nth = phase, nth

    def enter(self, phase: str) -> None:
        """The child comes to ``phase``, and dies there where the plan says so."""
        place = PHASES.index(phase)
        count = self.times(phase) + 1
        self._shared[1 + 4 * place : 5 + 4 * place] = count.to_bytes(4, "little")
        self._shared[0] = place
        if phase == self._aim and phase in _AT_ONCE and count >= self._nth:
            die()

    def times(self, phase: str) -> int:
        """How often ``phase`` began."""
        place = PHASES.index(phase)
        return int.from_bytes(self._shared[1 + 4 * place : 5 + 4 * place], "little")

    @property
    def phase(self) -> str:
        """The phase that began last."""
        return PHASES[self._shared[0]]

    def tear(self, handle: int) -> None:
        """Where the plan says so: leave a part of the last line, and die."""
        if self._aim != "torn" or self.times("fsync") < self._nth:
            return
        size = os.fstat(handle).st_size
        content = Path(os.readlink(f"/proc/self/fd/{handle}")).read_bytes()
        start = content.rfind(b"\n", 0, size - 1) + 1
        os.ftruncate(handle, random.Random(size).randint(start + 1, size - 1))
        die()


class TellingTables:
    """The connection of a store that tells when a transaction begins and is committed."""

    def __init__(self, store: Any, told: Told) -> None:
        self._store, self._told = store, told

    def execute(self, query: str, *values: Any) -> Any:
        """As the connection does."""
        if query in ("BEGIN", "COMMIT"):
            self._told.enter("transaction" if query == "BEGIN" else "commit")
        return self._store.execute(query, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def die() -> None:
    """SIGKILL, now."""
    os.kill(os.getpid(), signal.SIGKILL)


def telling(told: Told) -> None:
    """Let the library say where it is."""
    fsync, append, write = os.fsync, log.AuditLog.append, pl.DataFrame.write_parquet

    def told_fsync(handle: int) -> None:
        if os.readlink(f"/proc/self/fd/{handle}").endswith(".tmp"):  # of flags, not the log
            fsync(handle)
            return
        told.enter("fsync")
        told.tear(handle)
        fsync(handle)
        told.enter("between")

    def told_append(self: log.AuditLog, **parts: Any) -> Any:
        told.enter("line")
        return append(self, **parts)

    def told_write(self: pl.DataFrame, *where: Any, **how: Any) -> None:
        told.enter("flags")
        write(self, *where, **how)

    os.fsync, log.AuditLog.append = told_fsync, told_append  # type: ignore[assignment,method-assign]
    pl.DataFrame.write_parquet = told_write  # type: ignore[method-assign]


def step(store: CaseStore, chance: random.Random) -> Any:
    """One write of any kind; DecisionError where the rules refuse it."""
    who = chance.choice(["ann", "bob"])
    kind = chance.choices(["decide", "second", "undo", "run", "lift"], weights=[50, 20, 15, 12, 3])[
        0
    ]
    if kind == "run":
        moved = (
            {"party_address": f"{chance.randint(1, 3)} OTHER ROAD"} if chance.random() < 0.5 else {}
        )
        rows = [listed(place, **moved) for place in range(1, _FLAGS)]
        run = run_of(*rows, goods(_FLAGS), run_id=f"{chance.getrandbits(256):064x}")
        return take_run(store, run, actor=who, at=AT)
    if kind == "second":
        waiting = store.rows("SELECT flag_id FROM cases WHERE waits_for_second ORDER BY flag_id")
        flags = tuple(waiting["flag_id"].head(chance.randint(1, 20)))
        agrees = chance.random() < 0.7
        told = SecondReview(flags=flags, reviewer=who, at=AT, agrees=agrees, comment="seen")
        return second_decision(store, told)
    if kind == "undo":
        number = store.head[0] - chance.randint(0, 2)
        return undo_decision(store, number, reviewer=who, at=AT)
    if kind == "lift":
        held = store.rows("SELECT pair_key FROM suppressions WHERE ended_line IS NULL ORDER BY ALL")
        pair = held["pair_key"][0] if held.height else "none"
        return lift_suppression(store, pair, reviewer=who, at=AT, comment="looked again")
    state = chance.choice(list(_REASONS))
    places = chance.sample(range(1, _FLAGS + 1), chance.choice([1, 1, 1, 5, 60]))
    flags = tuple(f"flag-{place:05d}" for place in places)
    decision = Decision(flags=flags, state=state, reviewer=who, at=AT, reason_code=_REASONS[state])
    return decide_flags(store, decision)


def write(folder: Path, seed: int, told: Told) -> None:
    """The child: write until it dies."""
    chance = random.Random(seed)
    telling(told)
    told.enter("opening")
    with CaseStore(folder, at=AT) as store, (folder / "confirmed").open("a") as confirmed:
        store._db = TellingTables(store._db, told)  # type: ignore[assignment]
        while True:
            told.enter("looking")
            try:
                line = step(store, chance)
            except DecisionError:
                continue
            told.enter("after")
            confirmed.write(f"{line.number} {line.sha256}\n")
            confirmed.flush()


def killed(folder: Path, plan: str) -> str:
    """Do one plan; the phase that the child died in, ``alive`` where it never came there."""
    seed, aim, nth, delay = plan.split()
    told = Told(aim, int(nth))
    child = os.fork()
    if child == 0:
        run_child(lambda: write(folder, int(seed), told))
    until = time.monotonic() + _WAITING_S
    sent = aim in _AT_ONCE or aim == "torn"
    while time.monotonic() < until:
        if not sent and told.times("looking" if aim == "any" else aim) >= int(nth):
            time.sleep(float(delay))
            os.kill(child, signal.SIGKILL)
            sent = True
        if os.waitpid(child, os.WNOHANG)[0]:
            return "torn" if aim == "torn" else told.phase
        time.sleep(0.0002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "alive"


def run_child(work: Callable[[], None]) -> None:
    """Work, and never come back: an error ends the child with its traceback."""
    try:
        work()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    os._exit(1)


def main() -> None:
    """A plan a line, until there is none."""
    for plan in sys.stdin:
        sys.stdout.write(f"{killed(Path(sys.argv[1]), plan)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
