"""A stretch of days as a line of which a drawing takes per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DayLine:
    """From ``first`` to ``last``, the days at 0 and at 100 per cent."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Sequence[date], *, margin: float, least: int) -> "DayLine":
        """The line over ``days`` (one at least), with ``margin`` (a share of their span) on each
        side, ``least`` days at any rate."""
        span = (max(days) - min(days)).days
        beside = timedelta(days=max(int(span * margin), least))
        first = min(days) - min(beside, min(days) - date.min)
        return cls(first, max(days) + min(beside, date.max - max(days)))

    def place(self, day: date) -> float:
        """Where ``day`` lies, in per cent, to a tenth."""
        return round(100 * (day - self.first) / (self.last - self.first), 1)
