"""What became of each record: the reconciliation at the grain of one bill or supplier."""

import polars as pl

from supplyscreen.schemas import FLAGS, OUTCOMES, conform, require_schema


def record_outcomes(
    shipments: pl.DataFrame, suppliers: pl.DataFrame, flags: pl.DataFrame
) -> pl.DataFrame:
    """SHIPMENTS, SUPPLIERS and FLAGS -> OUTCOMES, one row per record, sorted.

    A record counts once: superseded; else flagged (a flag on a party, place or goods); else
    not_screenable; else no_flag. The outcomes of batches, put together and sorted, are those of all
    records at once. Review may later turn flagged into suppressed.
    """
    require_schema(flags, FLAGS, name="FLAGS")
    bills = shipments.select(
        pl.lit("shipment").alias("record_kind"), pl.col("shipment_id").alias("record_id"), "state"
    )
    firms = suppliers.select(
        pl.lit("supplier").alias("record_kind"), pl.col("supplier_id").alias("record_id")
    )
    records = pl.concat([bills, firms], how="diagonal")
    keys = ["record_kind", "record_id"]
    told = flags.group_by(keys).agg(looked=(pl.col("ground") != "not_screenable").any())
    outcome = (
        pl.when((pl.col("state") == "superseded").fill_null(value=False))
        .then(pl.lit("superseded"))
        .when(pl.col("looked"))
        .then(pl.lit("flagged"))
        .when(pl.col("looked").is_not_null())
        .then(pl.lit("not_screenable"))
        .otherwise(pl.lit("no_flag"))
    )
    joined = records.join(told, on=keys, how="left").with_columns(outcome=outcome)
    return conform(joined, OUTCOMES).sort(keys)
