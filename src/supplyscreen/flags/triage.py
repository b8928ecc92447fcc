"""Ids and order of flags."""

from hashlib import sha256

import polars as pl

GROUNDS = ("listed_party", "place", "goods", "not_screenable")
_KEY = [
    "ground",
    "record_kind",
    "record_id",
    "role",
    "relation",
    "party_id",
    "entry_id",
    "rule_id",
    "reason_code",
]
_TIMINGS = {
    "in_force_when_shipped": 0,
    "no_shipment_date": 1,
    "start_not_stated": 1,
    "end_not_stated": 1,
    "shipped_before": 2,
    "ended_before_shipment": 2,
}
_BANDS = {"strong": 0, "probable": 1, "possible": 2, "weak": 3}


def with_flag_ids(flags: pl.DataFrame) -> pl.DataFrame:
    """Add ``flag_id``: "F" and the first 12 hex digits of a sha256 over what the flag is about.

    The same reason to look at the same record has the same id in every run.
    """
    keys = flags.select(pl.concat_str([pl.col(c).fill_null("") for c in _KEY], separator="|"))
    ids = [f"F{sha256(key.encode()).hexdigest()[:12]}" for key in keys.to_series().to_list()]
    return flags.with_columns(flag_id=pl.Series(ids, dtype=pl.String))


def triage_order(flags: pl.DataFrame) -> pl.DataFrame:
    """Sort for review: ground, goods of a list that bars no import (band ``weak``) after all other
    goods; in force when shipped, then undated, then before or after the listing; goods out of
    scope last among these; score, band, then the record."""
    place = {ground: rank for rank, ground in enumerate(GROUNDS)}
    return flags.sort(
        pl.col("ground").replace_strict(place, return_dtype=pl.Int32),
        (pl.col("ground") == "goods") & (pl.col("band") == "weak").fill_null(value=False),
        pl.col("timing").replace_strict(_TIMINGS, default=3, return_dtype=pl.Int32),
        (pl.col("merchandise") == "out_of_scope").fill_null(value=False),
        -pl.col("score"),
        pl.col("band").replace_strict(_BANDS, default=9, return_dtype=pl.Int32),
        "record_kind",
        "record_id",
        "role",
        "relation",
        "party_id",
        "entry_id",
        "rule_id",
        "reason_code",
        nulls_last=True,
    )
