"""BILL_ROWS and what was decided about them -> SHIPMENTS, row by row in the order of the input."""

import polars as pl

from supplyscreen.intake.merge import MERGED
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import SHIPMENTS

_STATED_TOGETHER = [column for column in MERGED if column != "order"]


def shipments_of(rows: Spool, decisions: pl.DataFrame, merged: pl.DataFrame) -> pl.LazyFrame:
    """SHIPMENTS (lazy) of BILL_ROWS with their DECISIONS and the MERGED lines."""
    one = pl.lit(1, dtype=pl.Int64).alias("row_count")
    filed = with_decisions(rows.scan(), decisions)
    alone = filed.filter((pl.col("head") == pl.col("order")).fill_null(value=True)).with_columns(
        one
    )
    if merged.height:
        told = merged.lazy().rename({column: f"{column}_of_all" for column in _STATED_TOGETHER})
        alone = alone.join(told, on="order", how="left", maintain_order="left").with_columns(
            pl.coalesce(f"{column}_of_all", column).alias(column) for column in _STATED_TOGETHER
        )
    gone = pl.col("state_reason").is_not_null()
    state = pl.when(gone).then(pl.lit("superseded")).otherwise(pl.lit("current"))
    finished = alone.with_columns(state.alias("state"), record_id().alias("shipment_id"))
    return finished.select(SHIPMENTS.names()).cast(SHIPMENTS)


def ids_of_lines(rows: Spool, decisions: pl.DataFrame) -> pl.DataFrame:
    """``order`` and ``record_id`` of every row that is a line of a shipment of several rows."""
    lines = decisions.filter(pl.col("head").is_not_null())
    heads = lines.filter(pl.col("head") == pl.col("order")).select("order", "numbered")
    if heads.is_empty():
        return pl.DataFrame(schema={"order": pl.Int64(), "record_id": pl.String()})
    first = rows.scan().select("order", "base", "file_no", "source_row")
    ids = first.join(heads.lazy(), on="order").select(
        pl.col("order").alias("head"), record_id().alias("record_id")
    )
    return lines.select("order", "head").lazy().join(ids, on="head").drop("head").collect()


def with_decisions(rows: pl.LazyFrame, decisions: pl.DataFrame) -> pl.LazyFrame:
    """``rows`` (with ``order``) and the columns of DECISIONS beside them, null where none is."""
    if decisions.is_empty():
        none = [pl.lit(None, dtype=dtype).alias(c) for c, dtype in decisions.schema.items()]
        return rows.with_columns(none[1:])
    return rows.join(decisions.lazy(), on="order", how="left", maintain_order="left")


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
