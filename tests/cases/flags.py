"""Flags and results for the tests of the cases room: invented parties, published entries."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.reports.builder import GOODS, LISTED, Cell, Result, build, flag

from supplyscreen.cases.run import take_run
from supplyscreen.cases.store import CaseStore
from supplyscreen.models import ReviewPolicy

AT = "2026-11-30T09:00:00+00:00"
FACTS = {"entry_facts": "facts-of-the-entry"}


def listed(place: int, **changes: Cell) -> dict[str, Cell]:
    """A flag of a listed party; flags of equal name and address are about the same two sides."""
    return flag({**LISTED, **FACTS, "band": "probable"}, place, **changes)


def goods(place: int, **changes: Cell) -> dict[str, Cell]:
    """A flag on goods, which is about no party."""
    return flag({**GOODS, "entry_facts": "facts-of-the-rule"}, place, **changes)


def run_of(*flags: Mapping[str, Cell], run_id: str = "1" * 64, as_of: date | None = None) -> Result:
    """A finished run with these flags."""
    made = build(list(flags))
    run = made.run.model_copy(update={"as_of": as_of}) if as_of else made.run
    return replace(made, run_id=run_id, run=run)


@contextmanager
def opened(folder: Path, *runs: Result, policy: ReviewPolicy | None = None) -> Iterator[CaseStore]:
    """A case store that took these runs."""
    with CaseStore(folder, at=AT, policy=policy) as store:
        for run in runs:
            take_run(store, run, actor="ann", at=AT)
        yield store


def states(store: CaseStore) -> dict[str, tuple[str, bool, bool]]:
    """Flag -> state, whether it waits for a second reviewer, whether it is suppressed."""
    rows = store.rows("SELECT flag_id, state, waits_for_second, suppressed FROM cases").rows()
    return {flag_id: (state, waits, aside) for flag_id, state, waits, aside in rows}
