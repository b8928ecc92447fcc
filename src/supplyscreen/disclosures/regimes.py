"""Which fact or field feeds which statement, and where: the table ``regimes.csv``.

Column ``name`` is a fact of a run (an attribute of ``RunFacts``) or a field of ``disclosure.yml``
as ``part.field``; every other column is a regime, and a cell of it the key of the section that the
name feeds, with ``*`` after it where the statement may not leave it blank. The same table is
printed in ``docs/disclosures.md``.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportKind

REGIMES: tuple[ReportKind, ...] = ("sb657", "uk-msa", "au-msa", "ca-s211", "lksg")

FACTS: dict[str, str] = {
    "run_id": "Id of the run",
    "version": "Version of supplyscreen",
    "as_of": "As-of date of the run",
    "limits": "What the screening cannot see, in sentences",
    "lists": "Lists: dates, entries, names, known gaps, warnings of age",
    "goods_gaps": "Goods that could not be tested, lists of goods not used",
    "kinds": "What became of the bills of lading, and of the supplier rows",
    "total": "What became of all records together",
    "not_named": "Bills of lading that name no shipper, consignee, notify party or goods",
    "gaps_by_reason": "Why records could not be screened",
    "flags_total": "Flags on a party, place or goods",
    "flags_by_ground": "The same by ground",
    "flags_by_band": "The same by strength",
    "flags_by_timing": "The same by time: in force when the goods arrived or not",
    "flags_by_list": "The same by list",
    "flags_by_review": "The same by state of the review",
    "reviewed": "Flags with a decision",
    "pending": "Flags without one",
    "log_entries": "Entries of the audit log of the review",
    "to_audit": "Suppliers, makers and shippers to look at first; for counsel only",
}
"""The facts of a run in words: attributes of ``RunFacts``."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One line for one regime: ``name`` feeds ``section``; ``compulsory`` fields cannot be blank.

    ``is_fact``: the run says it; else the company does.
    """

    name: str
    section: str
    compulsory: bool

    @property
    def is_fact(self) -> bool:
        return self.name in FACTS


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The lines of the table as they stand in the file."""
    text = files("supplyscreen.disclosures").joinpath("regimes.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def feeds(kind: ReportKind) -> tuple[Feed, ...]:
    """What feeds the statement ``kind``, in the order of the table.

    Raises ConfigError for a kind that is no statement.
    """
    if kind not in REGIMES:
        raise ConfigError(f"{kind} is no statement; there are {', '.join(REGIMES)}.")
    cells = [(row["name"], row[kind]) for row in rows()]
    return tuple(Feed(name, cell.rstrip("*"), cell.endswith("*")) for name, cell in cells if cell)
