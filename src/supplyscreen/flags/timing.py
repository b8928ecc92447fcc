"""When was a listing or a rule in force: on the shipment date, and today?

The date of a bill of lading is its arrival date: 19 U.S.C. 1307 speaks of entry, and the manifest
shows no entry date.
"""

from datetime import date

import polars as pl

# An entry of such a status is no longer in force; some lists do not say since when.
_OVER = ["inactive", "inactive_pending_litigation", "revoked"]


def with_timing(frame: pl.DataFrame, *, as_of: date) -> pl.DataFrame:
    """Add ``timing``, ``listed_on_shipment_date`` and ``listed_today`` to a frame of flags.

    Reads ``arrival_date, listed_on, ended_on``. The first day counts as in force, the day of the
    end does not. ``timing`` is in_force_when_shipped | shipped_before | ended_before_shipment |
    end_not_stated | no_shipment_date; ``listed_on_shipment_date`` is null where it cannot be
    told. An ``entry_status`` that is over without a date gives end_not_stated. An end after
    ``as_of`` is not yet known and is taken out. A missing ``listed_on`` counts as always.
    """
    known_end = pl.when(pl.col("ended_on") <= as_of).then(pl.col("ended_on"))
    shipped, begun, ended = pl.col("arrival_date"), pl.col("listed_on"), pl.col("ended_on")
    before = (shipped < begun).fill_null(value=False)
    after = (shipped >= ended).fill_null(value=False)
    status = pl.col("entry_status") if "entry_status" in frame.columns else pl.lit(None)
    over = status.cast(pl.String).is_in(_OVER).fill_null(value=False) & ended.is_null()
    dated = frame.with_columns(ended_on=known_end, over=over)
    return dated.with_columns(
        timing=pl.when(shipped.is_null())
        .then(pl.lit("no_shipment_date"))
        .when(before)
        .then(pl.lit("shipped_before"))
        .when(after)
        .then(pl.lit("ended_before_shipment"))
        .when("over")
        .then(pl.lit("end_not_stated"))
        .otherwise(pl.lit("in_force_when_shipped")),
        listed_on_shipment_date=pl.when(shipped.is_not_null() & (before | ~pl.col("over"))).then(
            ~before & ~after
        ),
        listed_today=(begun <= as_of).fill_null(value=True) & ended.is_null() & ~pl.col("over"),
    ).drop("over")
