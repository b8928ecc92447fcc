"""The flags that a day of a history brings to the case store."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.cases.store import CaseStore
from supplyscreen.flags import in_triage_order
from supplyscreen.screening import ScreenResult

_FACTS = ("entry_facts", "merchandise")


def every_flag(
    store: CaseStore, result: ScreenResult, earlier: Sequence[pl.LazyFrame]
) -> pl.LazyFrame:
    """FLAGS of the day, told before or not, and of ``earlier`` days: all of its first frame, which
    are new; of the others those that the store knows with other facts of the entry or goods."""
    new, told = [*earlier[:1]], [*earlier[1:]]
    known = store.rows(f"SELECT flag_id, {', '.join(_FACTS)} FROM cases").lazy()
    changed = pl.any_horizontal(
        pl.col(name).fill_null("").ne(pl.col(f"{name}_known").fill_null("")) for name in _FACTS
    )
    again = [
        flags.join(known, on="flag_id", suffix="_known")
        .filter(changed)
        .select(*flags.collect_schema())
        for flags in told
    ]
    whole = pl.concat([result.table.scan(), *new, *again]).collect(engine="streaming")
    return in_triage_order(whole.unique("flag_id", keep="first", maintain_order=True)).lazy()
