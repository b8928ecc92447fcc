"""Which flags of the queue are shown: what a page asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

WAITING = "('open', 'in_review', 'needs_info', 'escalated')"
SHOWN = {
    "open": ("Not decided", f"NOT suppressed AND NOT waits_for_second AND state IN {WAITING}"),
    "second": ("Waiting for a second reviewer", "NOT suppressed AND waits_for_second"),
    "done": (
        "Decided",
        f"NOT suppressed AND NOT waits_for_second AND state NOT IN {WAITING}",
    ),
    "suppressed": ("Suppressed", "suppressed"),
    "all": ("All flags", "TRUE"),
}
"""Part of the queue -> its name and its condition; the first four add up to the last."""

LONGEST = 100
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; an unknown value counts as not asked."""

    show: str = "open"
    ground: str = ""
    band: str = ""
    list: str = ""
    state: str = ""
    party: str = ""
    q: str = ""

    @classmethod
    def read(cls, told: Mapping[str, str], *, blind: bool) -> "Filters":
        """From the query of a page or the fields of a form; no band where it is hidden."""
        values = {name: told.get(name, "").strip()[:LONGEST] for name in cls.__slots__}
        if values["show"] not in SHOWN:
            values["show"] = "open"
        if blind:
            values["band"] = ""
        return cls(**values)

    def columns(self) -> dict[str, str]:
        """Column of a case -> the value it must have; the state, which changes, is not there."""
        told = {
            "ground": self.ground,
            "band": self.band,
            "watchlist_id": self.list,
            "party_id": self.party,
        }
        return {column: value for column, value in told.items() if value}

    def words(self) -> tuple[str, ...]:
        """Words that a flag must hold, each somewhere in its names, goods, bill or id."""
        return tuple(self.q.lower().split()[:MOST_WORDS])

    def fields(self, **changed: str) -> dict[str, str]:
        """What is asked for, without empty values, with some of it changed."""
        told = {name: getattr(self, name) for name in self.__slots__} | changed
        return {
            name: value
            for name, value in told.items()
            if value and (name, value) != ("show", "open")
        }

    def query(self, **changed: str) -> str:
        """The same as the query of an address: ``?show=done``, or nothing."""
        fields = self.fields(**changed)
        return f"?{urlencode(fields)}" if fields else ""
