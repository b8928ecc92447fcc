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
_BEFORE = ("ground", "record_kind", "record_id")  # keys of the order that stand alone
_LAST = "\U0010ffff"  # sorts behind every text: nulls come last
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


def in_triage_order(flags: pl.DataFrame) -> pl.DataFrame:
    """Sort FLAGS for review: ground, goods of a list that bars no import (band ``weak``) after all
    other goods; in force when shipped, then undated, then before or after the listing; goods out
    of scope last among these; score, band, then the record."""
    return flags[triage_places(flags)]


def triage_places(flags: pl.DataFrame) -> pl.Series:
    """The places of FLAGS in the order in which :func:`in_triage_order` puts them."""
    keys = triage_keys(flags).with_row_index("row")
    return keys.sort(keys.columns[1:], nulls_last=True)["row"]


def triage_keys(flags: pl.DataFrame) -> pl.DataFrame:
    """FLAGS -> the columns by which they are sorted, one row per flag; nulls come last.

    ``rank`` (UInt16) holds ground, standing, timing and scope, ``points`` (Float64) the score below
    zero; then ``band``, ``record_kind, record_id, about`` (role, relation, party, entry, rule and
    reason in one text) and ``flag_id``.
    """
    place = {ground: rank for rank, ground in enumerate(GROUNDS)}
    weak = (pl.col("ground") == "goods") & (pl.col("band") == "weak").fill_null(value=False)
    ranks = (
        pl.col("ground").replace_strict(place, return_dtype=pl.UInt16),
        weak.cast(pl.UInt16),
        pl.col("timing").replace_strict(_TIMINGS, default=3, return_dtype=pl.UInt16),
        (pl.col("merchandise") == "out_of_scope").fill_null(value=False).cast(pl.UInt16),
    )
    ground, standing, timing, scope = ranks
    about = [pl.col(c).fill_null(_LAST) for c in _KEY if c not in _BEFORE]
    return flags.select(
        rank=ground * 100 + standing * 50 + timing * 10 + scope,
        points=-pl.col("score"),
        band=pl.col("band").replace_strict(_BANDS, default=9, return_dtype=pl.UInt8),
        record_kind="record_kind",
        record_id="record_id",
        about=pl.concat_str(about, separator="\0"),
        flag_id="flag_id",
    )
