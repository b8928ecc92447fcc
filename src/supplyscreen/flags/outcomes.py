"""What became of each record: the reconciliation at the grain of one bill or supplier."""

import polars as pl

from supplyscreen.schemas import FLAGS, OUTCOMES, conform, require_schema

SET_ASIDE = ("suppressed", "false_positive")
"""Dispositions of flags that count no longer: decided, or like one that was decided."""


def record_outcomes(
    shipments: pl.DataFrame, suppliers: pl.DataFrame, flags: pl.DataFrame
) -> pl.DataFrame:
    """SHIPMENTS, SUPPLIERS and FLAGS -> OUTCOMES, one row per record, sorted.

    A record counts once: superseded; else flagged (a flag on a party, place or goods that the
    review did not set aside); else suppressed (all of them were); else not_screenable; else
    no_flag. The outcomes of batches, put together and sorted, are those of all records at once.
    """
    require_schema(flags, FLAGS, name="FLAGS")
    bills = shipments.select(
        pl.lit("shipment").alias("record_kind"), pl.col("shipment_id").alias("record_id"), "state"
    )
    firms = suppliers.select(
        pl.lit("supplier").alias("record_kind"), pl.col("supplier_id").alias("record_id")
    )
    parts = [
        with_outcome(bills, flags_of(flags.lazy(), "shipment")),
        with_outcome(firms, flags_of(flags.lazy(), "supplier")),
    ]
    told = pl.concat([conform(part, OUTCOMES) for part in parts])
    return told.sort("record_kind", "record_id")


def flags_of(flags: pl.LazyFrame, kind: str) -> pl.DataFrame:
    """FLAGS -> ``record_id, flags, looked, aside`` of each flagged record of a ``kind``: how many
    flags it has, whether one is to be looked at (on a party, place or goods), and whether one was
    set aside by the review."""
    on_ground = pl.col("ground") != "not_screenable"
    own = flags.filter(record_kind=pl.lit(kind)).group_by("record_id")
    counted = own.agg(
        flags=pl.len().cast(pl.Int64),
        looked=(on_ground & ~set_aside()).any(),
        aside=(on_ground & set_aside()).any(),
    )
    return counted.collect(engine="streaming")


def set_aside() -> pl.Expr:
    """Whether a decision of the review sets a flag (``disposition``) aside."""
    return pl.col("disposition").is_in(SET_ASIDE).fill_null(value=False)


def with_outcome(records: pl.DataFrame, flagged: pl.DataFrame) -> pl.DataFrame:
    """``records`` (``record_id`` and, of shipments, ``state``) with ``outcome`` and ``flags``.

    ``flagged`` is what :func:`flags_of` tells, of these records at least. The order stays.
    """
    joined = records.join(flagged, on="record_id", how="left", maintain_order="left")
    superseded = pl.lit(False)
    if "state" in records.columns:
        superseded = (pl.col("state") == "superseded").fill_null(value=False)
    outcome = (
        pl.when(superseded)
        .then(pl.lit("superseded"))
        .when(pl.col("looked"))
        .then(pl.lit("flagged"))
        .when(pl.col("aside"))
        .then(pl.lit("suppressed"))
        .when(pl.col("looked").is_not_null())
        .then(pl.lit("not_screenable"))
        .otherwise(pl.lit("no_flag"))
    )
    return joined.with_columns(outcome=outcome, flags=pl.col("flags").fill_null(0))
