"""Which flags of the queue are shown: what a page asks for, as a condition with parameters."""

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

TEXT = (
    "lower(concat_ws(' ', party_name, entry_name, goods_description, bill_of_lading, flag_id, "
    "rule_id))"
)
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

    def condition(self) -> tuple[str, dict[str, object]]:
        """A condition on ``cases``, and the values of its parameters."""
        parts, values = [SHOWN[self.show][1]], dict[str, object]()
        columns = {
            "ground": "ground",
            "band": "band",
            "list": "watchlist_id",
            "state": "state",
            "party": "party_id",
        }
        for name, column in columns.items():
            if value := getattr(self, name):
                parts.append(f"{column} = ${name}")
                values[name] = value
        for at, word in enumerate(self.q.lower().split()[:MOST_WORDS]):
            parts.append(f"contains({TEXT}, $word{at})")
            values[f"word{at}"] = word
        return " AND ".join(f"({part})" for part in parts), values

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
