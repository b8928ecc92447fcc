"""When was a listing or a rule in force: on the shipment date, and today?

The date of a bill of lading is its arrival date: 19 U.S.C. 1307 speaks of entry, and the manifest
shows no entry date.
"""

from datetime import date

import polars as pl

from supplyscreen.flags.standing import OVER


def with_timing(frame: pl.DataFrame, *, as_of: date) -> pl.DataFrame:
    """Add ``timing``, ``listed_on_shipment_date``, ``listed_today`` and
    ``days_listed_before_shipment`` to a frame of flags.

    Reads ``arrival_date, listed_on, ended_on``. The first day counts as in force, the day of the
    end does not. ``timing`` is in_force_when_shipped | shipped_before | ended_before_shipment |
    end_not_stated | start_not_stated | no_shipment_date; ``listed_on_shipment_date`` is null where
    it cannot be told. An ``entry_status`` that is over without an end gives end_not_stated, from
    the day ``over_since`` on where the list has one. An end after ``as_of`` is not yet known and
    is taken out. Without ``listed_on`` a flag that did not end is start_not_stated, and counts as
    listed today. The days are below 0 for a shipment before the listing.
    """
    known_end = pl.when(pl.col("ended_on") <= as_of).then(pl.col("ended_on"))
    shipped, begun, ended = pl.col("arrival_date"), pl.col("listed_on"), pl.col("ended_on")
    before = (shipped < begun).fill_null(value=False)
    after = (shipped >= ended).fill_null(value=False)
    dated = _with_over(frame.with_columns(ended_on=known_end))
    over = pl.col("over") & (shipped >= pl.col("over_since")).fill_null(value=True)
    told = dated.with_columns(
        timing=pl.when(shipped.is_null())
        .then(pl.lit("no_shipment_date"))
        .when(before)
        .then(pl.lit("shipped_before"))
        .when(after)
        .then(pl.lit("ended_before_shipment"))
        .when(over)
        .then(pl.lit("end_not_stated"))
        .when(begun.is_null())
        .then(pl.lit("start_not_stated"))
        .otherwise(pl.lit("in_force_when_shipped")),
        listed_on_shipment_date=pl.when(shipped.is_null())
        .then(None)
        .when(before | after)
        .then(pl.lit(value=False))
        .when(~over & begun.is_not_null())
        .then(pl.lit(value=True)),
        listed_today=(begun <= as_of).fill_null(value=True) & ended.is_null() & ~pl.col("over"),
        days_listed_before_shipment=(shipped - begun).dt.total_days(),
    )
    return told.drop("over")


def _with_over(frame: pl.DataFrame) -> pl.DataFrame:
    """Add ``over``: a status that is out of force although no end is given."""
    absent = {"entry_status": pl.String(), "over_since": pl.Date()}
    whole = frame.with_columns(
        pl.lit(None, dtype=kind).alias(name)
        for name, kind in absent.items()
        if name not in frame.columns
    )
    over = pl.col("entry_status").is_in(OVER).fill_null(value=False) & pl.col("ended_on").is_null()
    return whole.with_columns(over=over)
