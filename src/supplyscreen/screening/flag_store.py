"""Flags as they are made, batch by batch, and at the end in triage order.

The flags of each ground stand together in that order, and so each ground is kept by itself. A few
flags are sorted in memory. Millions are not held: of every so many the first sort keys are kept, by
which they are dealt to runs that follow one another; each run is then sorted by itself.

Two columns of three are the same in all flags of what is not screenable. They are told once and
neither dealt nor sorted.
"""

from collections.abc import Iterator

import polars as pl

from supplyscreen.flags import GROUNDS, triage_keys, triage_places
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS, empty
from supplyscreen.screening.flag_runs import Runs

RUN_FLAGS = 100_000
"""Flags that are sorted at once: about 130 MB, half of that where most columns are the same."""
_FILE_FLAGS = 50_000  # of sorted flags; whoever reads them has all columns of so many in memory
_HELD = 4 << 20
_FIRST = 5  # of the sort keys: up to the record; what stands behind them orders within a record
_KEPT = 64  # keys of a run: so evenly are flags dealt to runs


class FlagStore:
    """Collects FLAGS in any order; :meth:`sorted` gives them back in triage order."""

    def __init__(self, *, run_flags: int = RUN_FLAGS) -> None:
        """``run_flags`` is about how many flags are sorted at once."""
        self._grounds = {ground: _Ground(run_flags) for ground in GROUNDS}

    def add(self, flags: pl.DataFrame) -> None:
        """Take the FLAGS of a batch."""
        grounds = flags["ground"].unique().to_list()
        for ground in grounds:
            some = flags if len(grounds) == 1 else flags.filter(pl.col("ground") == ground)
            self._grounds[ground].add(some)

    def sorted(self) -> Spool:
        """All FLAGS in triage order."""
        done = Spool.beside(FLAGS)
        for ground in self._grounds.values():
            same = ground.settled()
            for run in ground.runs():
                ordered = run[triage_places(_whole(run, same))]
                for part in ordered.iter_slices(_FILE_FLAGS):
                    done.add_alike(part, same) if same.width else done.add(part)
        return done


class _Ground:
    """The FLAGS of one ground."""

    def __init__(self, run_flags: int) -> None:
        self._run = run_flags
        self._every = max(run_flags // _KEPT, 1)
        self._made = Spool(FLAGS, held_bytes=_HELD)
        self._same = pl.DataFrame()
        self._keys: list[tuple[object, ...]] = []

    def add(self, flags: pl.DataFrame) -> None:
        self._made.add(flags)
        kept = flags.gather_every(self._every, offset=min(flags.height, self._every) // 2)
        self._keys += _first_keys(kept).rows()

    def settled(self) -> pl.DataFrame:
        """When all flags are there: the columns that are left out of the runs, as one row."""
        self._made.settle()
        self._same = self._made.alike()
        return self._same

    def runs(self) -> Iterator[pl.DataFrame]:
        """Parts of the flags in an order of parts that is the triage order."""
        own = pl.Schema({c: t for c, t in FLAGS.items() if c not in self._same.columns})
        if self._made.rows <= self._run:
            yield pl.concat(list(self._made.chunks(own.names())))
            return
        starts = self._starts()
        runs = Runs(own, starts.height + 1)
        for flags in _together(self._made.chunks(own.names()), self._run // 2):
            keys = _first_keys(_whole(flags, self._same))
            for number, part in _dealt(flags, keys, starts):
                runs.add(number, part)
        yield from runs

    def _starts(self) -> pl.DataFrame:
        """The first keys at which a run begins, but for the first run, in order.

        Flags of equal first keys are in one run.
        """
        keys = pl.DataFrame(self._keys, schema=_first_keys(empty(FLAGS)).schema, orient="row")
        self._keys = []
        ordered = keys.sort(keys.columns, nulls_last=True)
        return ordered.gather_every(_KEPT, offset=_KEPT).unique(maintain_order=True)


def _whole(flags: pl.DataFrame, same: pl.DataFrame) -> pl.DataFrame:
    """``flags`` with the columns of ``same`` (one row), which are not copied for each of them."""
    return flags.with_columns(pl.lit(same[name]).first().alias(name) for name in same.columns)


def _together(chunks: Iterator[pl.DataFrame], rows: int) -> Iterator[pl.DataFrame]:
    """The rows of ``chunks`` again, at least ``rows`` at a time but for the last."""
    waiting: list[pl.DataFrame] = []
    for chunk in chunks:
        waiting.append(chunk)
        if sum(one.height for one in waiting) >= rows:
            together, waiting = pl.concat(waiting, rechunk=True), []
            yield together
    if waiting:
        yield pl.concat(waiting, rechunk=True)


def _first_keys(flags: pl.DataFrame) -> pl.DataFrame:
    return triage_keys(flags).select(pl.nth(range(_FIRST)))


def _dealt(
    flags: pl.DataFrame, keys: pl.DataFrame, starts: pl.DataFrame
) -> Iterator[tuple[int, pl.DataFrame]]:
    """The number of each run that has some of ``flags``, whose first keys are ``keys``, and
    these."""
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
