"""What all pages share: the case store, the run, the words, who may come in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

import supplyscreen as ss
from supplyscreen.web.access import Access
from supplyscreen.web.filters import SHOWN

Row = dict[str, Any]
_SECONDS = """
    SELECT count(*) AS seconds, count(*) FILTER (state_after <> 'in_review') AS agreed FROM (
        SELECT *, lead(action) OVER (PARTITION BY flag_id ORDER BY line) AS following FROM decisions
    ) WHERE action = 'second' AND following IS DISTINCT FROM 'undo'
"""
_LISTS = """
    SELECT watchlist_id AS list, count(*) AS flags FROM cases
    WHERE watchlist_id IS NOT NULL GROUP BY watchlist_id ORDER BY watchlist_id
"""
# The last decision of a person, where nothing came after it on any of its flags.
_LAST = """
    SELECT d.line, min(d.flag_id) AS flag_id, count(*) AS flags, min(d.state_after) AS state,
           min(d.action) AS action
    FROM decisions d JOIN cases c USING (flag_id)
    WHERE d.line = (SELECT max(line) FROM decisions WHERE actor = $who)
    GROUP BY d.line HAVING bool_and(c.line = d.line) AND min(d.action) <> 'undo'
"""


@dataclass
class Desk:
    """``clock`` tells the time as ISO 8601 in UTC; ``blind`` hides score and band of flags that
    are not decided."""

    store: ss.CaseStore
    run: ss.Run
    access: Access
    clock: Callable[[], str]
    blind: bool = False
    words: ss.ReviewWords = field(default_factory=ss.ReviewWords)
    _known: tuple[int, Row] | None = None

    def one(self, query: str, values: Mapping[str, object]) -> Row | None:
        """The first row of a query, None where there is none."""
        return next(iter(self.all(query, values)), None)

    def all(self, query: str, values: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of a query."""
        return self.store.rows(query, dict(values or {})).to_dicts()

    def standing(self) -> Row:
        """Counts of each part of the queue, lists, agreement; counted again after each line."""
        head = self.store.head[0]
        known = self._known
        if known is None or known[0] != head:
            counts = ", ".join(
                f"count(*) FILTER ({condition}) AS {name}" for name, (_, condition) in SHOWN.items()
            )
            told: Row = {
                "parts": self.all(f"SELECT {counts} FROM cases")[0],
                "lists": self.all(_LISTS),
                **self.all(_SECONDS)[0],
            }
            self._known = known = (head, told)
        return known[1]

    def last(self, who: str) -> Row | None:
        """The last decision of a person, where they can take it back."""
        return self.one(_LAST, {"who": who})

    def details(self, flag_id: str) -> Row | None:
        """FLAGS of the run for one flag; None for a flag of an earlier run."""
        found = self.run.scan_flags().filter(pl.col("flag_id") == flag_id).collect()
        return found.row(0, named=True) if found.height else None

    @cached_property
    def decided(self) -> ss.DecidedNames:
        """Names that somebody decided on, to be compared."""
        return ss.DecidedNames(self.store)

    @cached_property
    def shipments(self) -> pl.DataFrame:
        """On how many shipments of the run each flagged party stands; counted once."""
        return ss.party_shipments(self.run)

    def hides(self, case: Row) -> bool:
        """Whether score and band of a case are not to be seen yet."""
        undecided = case["waits_for_second"] or case["state"] not in {
            "false_positive",
            "confirmed",
            "closed",
        }
        return self.blind and bool(undecided)
