"""Earlier days, screened again: which of their flags are new, and which were reported."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.history.index import Day
from supplyscreen.history.reported import as_reported, with_reported
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import FLAGS


@dataclass
class Earlier:
    """What was found as earlier days were looked through.

    ``older`` and ``again`` are FLAGS that no day reported, and those that one did; ``of_days`` how
    many of ``older`` are of which day, in their order; ``unread`` the days that cannot be read.
    """

    older: Spool = field(default_factory=lambda: Spool(FLAGS))
    again: Spool = field(default_factory=lambda: Spool(FLAGS))
    of_days: list[tuple[int, int]] = field(default_factory=list)
    unread: list[Day] = field(default_factory=list)

    def add(self, number: int, found: Spool, reported: Sequence[pl.LazyFrame]) -> None:
        """Take the FLAGS that were ``found`` in the day ``number``; ``reported`` (REPORTED) are
        those of all days, beside what was added here."""
        before = self.older.rows
        seen = pl.concat([*reported, *as_reported(self.older)])
        for chunk, known in with_reported(found, seen):
            self.older.add(chunk.filter(~known))
            self.again.add(chunk.filter(known))
        self.of_days.append((number, self.older.rows - before))
