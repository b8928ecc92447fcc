"""The entries of the lists as they stood on a day: later listings, ends and changes are unknown."""

from datetime import date

import polars as pl

from supplyscreen.schemas import ENTRIES, require_schema
from supplyscreen.watchlists.history import EVENTS, entry_changes, entry_provisions

# An entry of such a status is no longer in force; some lists do not say since when.
OVER = ("inactive", "inactive_pending_litigation", "revoked")
NOT_SHOWN = "not shown for this day"


def entries_as_of(entries: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """ENTRIES listed by ``as_of``, with status, end and provisions as they stood on that day.

    A status that came with a dated change after ``as_of`` is not yet known: the one before it
    stands, or ``active``. So is an end after ``as_of``. ``status_detail`` is then empty, because
    it tells of later days. Provisions of a later date are left out (``not shown for this day``
    where none is left), and with them the citations behind the first. Adds ``over_since``: the
    day of the change that put the entry out of force, null where none says. An undated status is
    taken as it is.
    """
    require_schema(entries, ENTRIES, name="ENTRIES")
    known = entries.filter((pl.col("listed_on") <= as_of).fill_null(value=True))
    steps = entry_changes(known).filter(~pl.col("event").is_in(EVENTS))
    told = steps.group_by("entry_id", maintain_order=True).agg(
        status_then=pl.col("event").filter(pl.col("changed_on") <= as_of).last(),
        changes_later=(pl.col("changed_on") > as_of).any(),
        over_since=pl.col("changed_on")
        .filter((pl.col("changed_on") <= as_of) & pl.col("event").is_in(OVER))
        .last(),
    )
    ends_later = (pl.col("ended_on") > as_of).fill_null(value=False)
    later = pl.col("changes_later").fill_null(value=False) | ends_later
    before = pl.coalesce("status_then", pl.lit("active"))
    stood = _provisions_as_of(known, as_of)
    return (
        stood.join(told, on="entry_id", how="left", maintain_order="left")
        .with_columns(
            status=pl.when(later).then(before).otherwise("status"),
            status_detail=pl.when(~later).then("status_detail"),
            ended_on=pl.when(~ends_later).then("ended_on"),
        )
        .drop("status_then", "changes_later")
    )


def _provisions_as_of(entries: pl.DataFrame, as_of: date) -> pl.DataFrame:
    parts = entry_provisions(entries)
    late = (pl.col("since") > as_of).fill_null(value=False)
    kept = parts.group_by("entry_id", maintain_order=True).agg(
        part=pl.col("provision").filter(~late).str.join(" | "), late=late.any()
    )
    cut = kept.filter("late").with_columns(pl.col("part").replace("", NOT_SHOWN))
    joined = entries.join(cut, on="entry_id", how="left", maintain_order="left")
    changed = pl.col("late").is_not_null()
    first = pl.col("citation").str.split(" | ").list.first()
    return joined.with_columns(
        provision=pl.when(changed).then("part").otherwise("provision"),
        provision_dates=pl.when(changed).then(_dates_as_of(as_of)).otherwise("provision_dates"),
        citation=pl.when(changed).then(first).otherwise("citation"),
    ).drop("part", "late")


def _dates_as_of(as_of: date) -> pl.Expr:
    day = pl.element().str.extract(r"(\d{4}-\d{2}-\d{2})$").str.to_date("%Y-%m-%d")
    kept = pl.col("provision_dates").str.split(" | ").list.eval(pl.element().filter(day <= as_of))
    return pl.when(kept.list.len() > 0).then(kept.list.join(" | "))
