"""BILL_ROWS and what was decided about them -> SHIPMENTS, row by row in the order of the input."""

import polars as pl

from supplyscreen.intake.merge import MERGED
from supplyscreen.schemas import SHIPMENTS

_STATED_TOGETHER = [column for column in MERGED if column != "order"]


def decided(rows: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    """``rows`` (BILL_ROWS) with the columns of their DECISIONS, null where none is, and
    ``record_id``, the id of the shipment that the row is, or would be by itself."""
    if decisions.is_empty():
        none = [pl.lit(None, dtype=dtype).alias(c) for c, dtype in decisions.schema.items()]
        told = rows.with_columns(none[1:])
    else:
        told = rows.join(decisions, on="order", how="left", maintain_order="left")
    return told.with_columns(record_id().alias("record_id"))


def shipments_of(rows: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """SHIPMENTS of rows that :func:`decided` gave and the MERGED lines among them."""
    alone = rows.filter((pl.col("head") == pl.col("order")).fill_null(value=True))
    alone = alone.with_columns(pl.lit(1, dtype=pl.Int64).alias("row_count"))
    if merged.height:
        told = merged.rename({column: f"{column}_of_all" for column in _STATED_TOGETHER})
        alone = alone.join(told, on="order", how="left", maintain_order="left").with_columns(
            pl.coalesce(f"{column}_of_all", column).alias(column) for column in _STATED_TOGETHER
        )
    gone = pl.col("state_reason").is_not_null()
    state = pl.when(gone).then(pl.lit("superseded")).otherwise(pl.lit("current"))
    finished = alone.with_columns(state.alias("state"), shipment_id="record_id")
    return finished.select(SHIPMENTS.names()).cast(SHIPMENTS)


def record_id() -> pl.Expr:
    """The id of a shipment: ``base``, with ``#row`` behind it where it is repeated or missing.

    In: base, numbered, file_no, source_row. From the second table on the row has its table's
    number before it (``#2.15``), so that ids are unique over all of them.
    """
    row = pl.format("#{}", pl.col("source_row"))
    later = pl.format("#{}.{}", pl.col("file_no") + 1, pl.col("source_row"))
    place = pl.when(pl.col("file_no") == 0).then(row).otherwise(later)
    base = pl.col("base")
    shared = pl.col("numbered").fill_null(value=False) | base.str.contains(r"#\d+(?:\.\d+)?$")
    return pl.when(base.is_null()).then(place).when(shared).then(base + place).otherwise(base)
