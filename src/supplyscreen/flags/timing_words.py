"""What the dates of a listed party say, in words: listing, shipment, sub-lists, later changes."""

from datetime import date

import polars as pl

from supplyscreen.flags.sentences import joined
from supplyscreen.watchlists.history import entry_changes, entry_provisions

_WORDS = {
    "partially_active": "partly lifted",
    "inactive_pending_litigation": "inactive, pending litigation",
    "superseded_in_enforcement": "superseded in enforcement",
    "raised": "raised to a Finding",
    "sublist": "sub-list changed",
}


def with_timing_words(frame: pl.DataFrame, entries: pl.DataFrame, *, as_of: date) -> pl.DataFrame:
    """Add ``provision_when_shipped`` and ``timing_reason`` to flags that have their timing.

    ``entries`` is ENTRIES as of the same day. ``provision_when_shipped`` holds the provisions
    whose own date is not after the shipment; null where the list shows none for that day.
    """
    keys = frame.select("entry_id", "arrival_date").unique()
    provisions = _provisions_when_shipped(keys, entries)
    changes = _changes(keys, entries, as_of)
    whole = frame.join(provisions, on=["entry_id", "arrival_date"], how="left", nulls_equal=True)
    told = whole.join(changes, on=["entry_id", "arrival_date"], how="left", nulls_equal=True)
    reason = joined(_listing(), _today(as_of), _sub_list(), pl.col("changes_told"))
    return told.with_columns(timing_reason=reason).drop("changes_told", "later_provisions")


def _provisions_when_shipped(keys: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    """Per entry and shipment date: provisions in force, and those whose date is later."""
    parts = entry_provisions(entries).join(
        entries.select("entry_id", "listed_on"), on="entry_id", how="left"
    )
    since = pl.coalesce("since", "listed_on")
    rows = keys.join(parts.with_columns(since=since), on="entry_id")
    begun = (pl.col("since") <= pl.col("arrival_date")).fill_null(value=False)
    later = (pl.col("since") > pl.col("arrival_date")).fill_null(value=False)
    named = pl.format("{} ({})", "provision", "since")
    return rows.group_by("entry_id", "arrival_date", maintain_order=True).agg(
        provision_when_shipped=_listed(pl.col("provision").filter(begun), " | "),
        later_provisions=_listed(named.filter(later), ", "),
    )


def _changes(keys: pl.DataFrame, entries: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Per entry and shipment date: the dated changes up to ``as_of``, before it and since."""
    known = entry_changes(entries).filter(pl.col("changed_on") <= as_of)
    word = pl.col("event").replace(_WORDS).str.replace_all("_", " ")
    step = pl.format("{} {} ({})", "changed_on", word, "detail")
    after = (pl.col("changed_on") > pl.col("arrival_date")).fill_null(value=False)
    rows = keys.join(known, on="entry_id")
    told = rows.group_by("entry_id", "arrival_date", maintain_order=True).agg(
        since=_listed(step.filter(after), "; "), earlier=_listed(step.filter(~after), "; ")
    )
    undated = pl.col("arrival_date").is_null()
    return told.select(
        "entry_id",
        "arrival_date",
        changes_told=joined(
            pl.format("Changes: {}.", pl.when(undated).then("earlier")),
            pl.format("Changed before the shipment: {}.", pl.when(~undated).then("earlier")),
            pl.format("Changed after the shipment: {}.", "since"),
        ),
    )


def _listed(values: pl.Expr, mark: str) -> pl.Expr:
    """Values in one text; null where there is none."""
    text = values.str.join(mark)
    return pl.when(text.str.len_chars() > 0).then(text)


def _listing() -> pl.Expr:
    listed, shipped = pl.col("listed_on"), pl.col("arrival_date")
    days = pl.col("days_listed_before_shipment")
    unit = pl.when(days.abs() == 1).then(pl.lit("day")).otherwise(pl.lit("days"))
    early = "Arrived on {}, {} {} before the listing on {}: history, not a bar."
    return (
        pl.when(listed.is_null())
        .then(pl.lit("The list gives no date of listing."))
        .when(shipped.is_null())
        .then(pl.format("Listed on {}; the record states no date.", listed))
        .when(days < 0)
        .then(pl.format(early, shipped, -days, unit, listed))
        .otherwise(
            pl.format("Listed on {}, {} {} before arrival on {}.", listed, days, unit, shipped)
        )
    )


def _today(as_of: date) -> pl.Expr:
    ended = pl.format("It ended on {}.", pl.col("ended_on"))
    over = pl.format("Out of force on {} (as-of date); its end is not stated.", pl.lit(as_of))
    ahead = pl.format(
        "Listed on {} (as-of date), before that arrival: later changes are not used.", pl.lit(as_of)
    )
    arrived_later = (pl.col("arrival_date") > as_of).fill_null(value=False)
    return (
        pl.when(pl.col("listed_today") & arrived_later)
        .then(ahead)
        .when(pl.col("listed_today"))
        .then(pl.format("Still listed on {} (as-of date).", pl.lit(as_of)))
        .when(pl.col("ended_on").is_not_null())
        .then(ended)
        .otherwise(over)
    )


def _sub_list() -> pl.Expr:
    """Said only where the shipment lies between the listing and the date of a sub-list."""
    listed = (pl.col("days_listed_before_shipment") >= 0).fill_null(value=False)
    some = pl.col("provision_when_shipped").is_not_null()
    return pl.when(listed & pl.col("later_provisions").is_not_null()).then(
        pl.when(some)
        .then(
            pl.format(
                "On that day under {}; later added: {}.",
                "provision_when_shipped",
                "later_provisions",
            )
        )
        .otherwise(
            pl.format(
                "Which sub-list applied on that day is not shown: the list gives later dates: {}.",
                "later_provisions",
            )
        )
    )
