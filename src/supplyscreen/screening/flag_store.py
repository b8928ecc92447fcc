"""Flags as they are made, batch by batch, and at the end in triage order.

The flags of each ground stand together in that order, and so each ground is kept by itself. A few
flags are sorted in memory. Millions are not held: of every so many the first sort keys are kept, by
which they are dealt to runs that follow one another; each run is then sorted by itself.
"""

from collections.abc import Iterator

import polars as pl

from supplyscreen.flags import GROUNDS, in_triage_order, triage_keys
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS, empty

RUN_FLAGS = 100_000
"""Flags that are sorted at once: about 60 MB."""
_HELD = 32 << 20
_FIRST = 5  # of the sort keys: up to the record; what stands behind them orders within a record
_KEPT = 64  # keys of a run: so evenly are flags dealt to runs


class FlagStore:
    """Collects FLAGS in any order; :meth:`sorted` gives them back in triage order."""

    def __init__(self, *, run_flags: int = RUN_FLAGS) -> None:
        """``run_flags`` is about how many flags are sorted at once."""
        self._grounds = {ground: _Ground(run_flags) for ground in GROUNDS}

    def add(self, flags: pl.DataFrame) -> None:
        """Take the FLAGS of a batch."""
        for (ground,), some in flags.partition_by("ground", as_dict=True).items():
            self._grounds[str(ground)].add(some)

    def sorted(self) -> Spool:
        """All FLAGS in triage order."""
        done = Spool(FLAGS, held_bytes=_HELD)
        for ground in self._grounds.values():
            for run in ground.runs():
                done.add(in_triage_order(run))
        return done


class _Ground:
    """The FLAGS of one ground."""

    def __init__(self, run_flags: int) -> None:
        self._run = run_flags
        self._every = max(run_flags // _KEPT, 1)
        self._made = Spool(FLAGS, held_bytes=_HELD // 8)
        self._keys: list[tuple[object, ...]] = []

    def add(self, flags: pl.DataFrame) -> None:
        self._made.add(flags)
        kept = flags.gather_every(self._every, offset=min(flags.height, self._every) // 2)
        self._keys += _first_keys(kept).rows()

    def runs(self) -> Iterator[pl.DataFrame]:
        """Parts of the flags in an order of parts that is the triage order."""
        if self._made.rows <= self._run:
            yield pl.concat(list(self._made.chunks()))
            return
        starts = self._starts()
        runs = [Spool(FLAGS, held_bytes=_HELD // 32) for _ in range(starts.height + 1)]
        for chunk in self._made.chunks():
            for number, part in _dealt(chunk, starts):
                runs[number].add(part)
        for run in runs:
            yield pl.concat(list(run.chunks()))

    def _starts(self) -> pl.DataFrame:
        """The first keys at which a run begins, but for the first run, in order.

        Flags of equal first keys are in one run.
        """
        keys = pl.DataFrame(self._keys, schema=_first_keys(empty(FLAGS)).schema, orient="row")
        self._keys = []
        ordered = keys.sort(keys.columns, nulls_last=True)
        return ordered.gather_every(_KEPT, offset=_KEPT).unique(maintain_order=True)


def _first_keys(flags: pl.DataFrame) -> pl.DataFrame:
    return triage_keys(flags).select(pl.nth(range(_FIRST)))


def _dealt(flags: pl.DataFrame, starts: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
    """The number of each run that has some of ``flags``, and these."""
    keys = _first_keys(flags)
    begun = pl.concat(
        [
            starts.with_columns(begins=pl.lit(1), at=pl.lit(0, dtype=pl.UInt32)),
            keys.with_columns(begins=pl.lit(0), at=pl.int_range(pl.len(), dtype=pl.UInt32)),
        ]
    )
    ranked = begun.sort(
        *keys.columns, "begins", descending=[*[False] * _FIRST, True], nulls_last=True
    )
    placed = ranked.with_columns(run=pl.col("begins").cum_sum()).filter(pl.col("begins") == 0)
    ordered = flags[placed["at"]]
    start = 0
    for number, count in placed.group_by("run", maintain_order=True).len().iter_rows():
        yield number, ordered.slice(start, count)
        start += count
