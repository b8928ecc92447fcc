"""Counts that are added up while the records stream by."""

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.flags import add_coverage, coverage_counts
from supplyscreen.models import Coverage

COUNTED = ["ground", "record_kind", "record_id", "reason_code", "disposition"]
"""Of FLAGS, what the counts of records and flags are made of."""


@dataclass
class Tally:
    """What became of the records so far, and the flags by ground and by reason.

    ``outcomes``: record kind -> outcome -> records; ``grounds``: ground -> flags; ``reasons``:
    reason code of what is not screenable -> flags.
    """

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    grounds: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    _covered: list[pl.DataFrame] = field(default_factory=list)

    def add(self, kind: str, states: pl.Series, flags: pl.DataFrame) -> None:
        """Count a batch of records of one ``kind``.

        ``states`` (String) is the state of each record, null for suppliers; ``flags`` are all FLAGS
        of them, or their columns COUNTED. A record counts once: superseded; else flagged (a flag on
        a party, place or goods); else not_screenable; else no_flag.
        """
        gap = pl.col("ground") == "not_screenable"
        flagged = flags.filter(~gap)["record_id"].n_unique()
        told = flags["record_id"].n_unique()
        superseded = int((states == "superseded").sum())
        became = self.outcomes.setdefault(kind, Counter())
        became["superseded"] += superseded
        became["flagged"] += flagged
        became["not_screenable"] += told - flagged
        became["no_flag"] += len(states) - superseded - told
        self.grounds.update(_counted(flags["ground"]))
        self.reasons.update(_counted(flags.filter(gap)["reason_code"]))

    def cover(self, shipments: pl.DataFrame, roles: pl.DataFrame) -> None:
        """Count which parties and goods the bills of a batch name."""
        self.add_covered(coverage_counts(shipments, roles))

    def add_covered(self, counts: pl.DataFrame) -> None:
        """The same, where the batch was counted elsewhere (``flags.coverage_counts``)."""
        self._covered.append(counts)

    def coverage(self) -> tuple[Coverage, ...]:
        """Which parties and goods all bills together name; nothing where there is no bill."""
        return add_coverage(self._covered) if self._covered else ()


def _counted(values: pl.Series) -> dict[str, int]:
    return dict(values.drop_nulls().value_counts().iter_rows())
