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

from supplyscreen.models import ReportKind

REGIMES: tuple[ReportKind, ...] = ("sb657", "uk-msa", "au-msa", "ca-s211", "lksg")


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
        return "." not in self.name and self.name != "revisions"


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The lines of the table as they stand in the file."""
    text = files("supplyscreen.disclosures").joinpath("regimes.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def feeds(kind: ReportKind) -> tuple[Feed, ...]:
    """What feeds the statement ``kind``, in the order of the table."""
    cells = [(row["name"], row[kind]) for row in rows()]
    return tuple(Feed(name, cell.rstrip("*"), cell.endswith("*")) for name, cell in cells if cell)
