"""Flags as they are made, batch by batch, and at the end in triage order.

A few flags are sorted in memory. Millions are not held: only their first sort keys are, by which
they are dealt to runs that follow one another; each run is then sorted by itself.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl

from supplyscreen.files.own_text import own_text
from supplyscreen.flags import in_triage_order, triage_keys
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS

RUN_FLAGS = 100_000
"""Flags that are sorted at once: about 60 MB."""
_HELD = 32 << 20
_FIRST = 5  # of the sort keys: up to the record; what stands behind them orders within a record


class FlagStore:
    """Collects FLAGS in any order; :meth:`sorted` gives them back in triage order."""

    def __init__(self, *, run_flags: int = RUN_FLAGS) -> None:
        """``run_flags`` is how many flags are sorted at once."""
        self._run = run_flags
        self._made = Spool(FLAGS, held_bytes=_HELD)
        self._keys: list[pl.DataFrame] = []

    def add(self, flags: pl.DataFrame) -> None:
        """Take the FLAGS of a batch."""
        if flags.height:
            self._made.add(flags)
            keys = triage_keys(flags).select(pl.nth(range(_FIRST)))
            self._keys.append(own_text(keys))

    def sorted(self) -> Spool:
        """All FLAGS in triage order."""
        done = Spool(FLAGS, held_bytes=_HELD)
        for run in self._runs():
            done.add(in_triage_order(run))
        return done

    def _runs(self) -> Iterator[pl.DataFrame]:
        """Parts of the flags in an order of parts that is the triage order."""
        if self._made.rows <= self._run:
            yield pl.concat(list(self._made.chunks()))
            return
        dealt = self._dealt()
        runs = [Spool(FLAGS, held_bytes=_HELD // 8) for _ in range(int(dealt.max()) + 1)]
        start = 0
        for chunk in self._made.chunks():
            own = pl.Series("run", dealt[start : start + chunk.height])
            start += chunk.height
            for (number,), part in (
                chunk.with_columns(own).partition_by("run", as_dict=True, include_key=False).items()
            ):
                runs[number].add(part)
        for run in runs:
            yield pl.concat(list(run.chunks()))

    def _dealt(self) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """The number of the run of each flag; flags of equal first keys are in one run."""
        keys = pl.concat(self._keys)
        self._keys = []
        names = keys.columns
        ranked = keys.with_row_index("at").sort(names, nulls_last=True, maintain_order=False)
        group = ranked.select(pl.struct(names).rle_id()).to_series()
        first = group.search_sorted(group, side="left")
        numbers = np.empty(keys.height, dtype=np.int32)
        numbers[ranked["at"].to_numpy()] = first.to_numpy() // self._run
        return np.unique(numbers, return_inverse=True)[1].astype(np.int32)
