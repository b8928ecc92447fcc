"""What all pages share: the case store, the run, the words, who may come in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

import supplyscreen as ss
from supplyscreen.web.access import Access
from supplyscreen.web.ranking import Ranking

Row = dict[str, Any]
_SECONDS = """
    SELECT count(*) AS seconds, count(*) FILTER (state_after <> 'in_review') AS agreed FROM (
        SELECT action, state_after, lead(action) OVER (PARTITION BY flag_id ORDER BY line) AS next
        FROM decisions WHERE flag_id IN (SELECT flag_id FROM decisions WHERE action = 'second')
    ) WHERE action = 'second' AND next IS DISTINCT FROM 'undo'
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
    ranking: Ranking = field(init=False)
    _flags: pl.LazyFrame = field(init=False)
    _known: tuple[int, Row] = (-1, {})
    _last: dict[str, tuple[int, Row | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the queue, before the first page is asked for."""
        self.ranking = Ranking(self.store, tuple(state.code for state in self.words.states))
        self._flags = self.run.scan_flags()

    def one(self, query: str, values: Mapping[str, object]) -> Row | None:
        """The first row of a query, None where there is none."""
        return next(iter(self.all(query, values)), None)

    def all(self, query: str, values: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of a query."""
        return self.store.records(query, dict(values or {}))

    def standing(self) -> Row:
        """Counts of each part of the queue, lists, agreement; counted again after each line."""
        reached = self.store.applied
        if self._known[0] != reached:
            ranked = self.ranking.now()
            told = {"parts": ranked.counts(), "lists": ranked.lists, **self.all(_SECONDS)[0]}
            self._known = (reached, told)
        return self._known[1]

    def last(self, who: str) -> Row | None:
        """The last decision of a person, where they can take it back."""
        reached = self.store.applied
        known = self._last.get(who)
        if known is None or known[0] != reached:
            known = self._last[who] = (reached, self.one(_LAST, {"who": who}))
        return known[1]

    def details(self, case: Row) -> Row | None:
        """FLAGS of the run for one case; None for a flag of an earlier run."""
        asked = pl.col("flag_id") == case["flag_id"]
        # The place of a flag of this run is its row in the file; to look there first is quicker.
        found = self._flags.slice(case["place"] - 1, 1).filter(asked).collect()
        if not found.height:
            found = self._flags.filter(asked).collect()
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
