"""Lines of one shipment, put together: their goods, codes, containers and weights."""

import polars as pl

from supplyscreen.intake.bill_rows import FILED
from supplyscreen.intake.spool import Spool

_PER_PART = 1_000_000
_TOGETHER = ("goods_description", "extra", "hts_codes", "containers", "weight_kg")
_JOINED = (*_TOGETHER, "source_file", "source_row")
_FIRST = tuple(column for column in FILED if column not in _JOINED)
MERGED = pl.Schema(
    {"order": pl.Int64(), "row_count": pl.Int64()}
    | {c: t for c, t in FILED.items() if c not in ("source_file", "source_row")}
)
"""One shipment of several rows: ``order`` of its first row, and what all of them state."""


def merge_lines(rows: Spool, decisions: pl.DataFrame) -> pl.DataFrame:
    """MERGED of the rows whose ``head`` is stated in DECISIONS, a part of them at a time.

    Of columns that a shipment has once, the first filled cell counts. Descriptions stand in the
    order of containers and sequence numbers, each distinct one once. A weight that is the same on
    all lines is the shipment's; otherwise the lines' weights add up.
    """
    lines = decisions.filter(pl.col("head").is_not_null()).select("order", "head")
    parts = max(1, -(-lines.height // _PER_PART))
    merged = [MERGED.to_frame()]
    for part in range(parts) if lines.height else ():
        own = lines.filter(pl.col("head") % parts == part)
        merged.append(_merged(rows.scan().join(own.lazy(), on="order").collect(engine="streaming")))
    return pl.concat(merged).sort("order")


def _extras() -> pl.Expr:
    """The further columns of all lines: one object, or a JSON list of the distinct ones."""
    distinct = pl.col("extra").drop_nulls().unique(maintain_order=True)
    several = pl.format("[{}]", distinct.str.join(", "))
    return pl.when(distinct.len() > 1).then(several).otherwise(distinct.first())


def _merged(lines: pl.DataFrame) -> pl.DataFrame:
    container = pl.col("order").min().over("head", pl.col("containers").list.first())
    ordered = lines.with_columns(container=container).sort(
        "head", "container", "sequence", "order", nulls_last=True
    )
    weight = pl.col("weight_kg").drop_nulls()
    told = (
        ordered.sort("head", "order")
        .group_by("head", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("row_count"),
            *[pl.col(column).drop_nulls().first() for column in _FIRST],
            pl.when(weight.n_unique() == 1)
            .then(weight.first())
            .otherwise(weight.sum())
            .alias("weight_kg"),
            weighed=weight.len(),
        )
    )
    goods = ordered.group_by("head", maintain_order=True).agg(
        pl.col("goods_description").drop_nulls().unique(maintain_order=True).str.join(" | "),
        _extras().alias("extra"),
        *[
            pl.col(column).explode(empty_as_null=False).drop_nulls().unique(maintain_order=True)
            for column in ("hts_codes", "containers")
        ],
    )
    both = told.join(goods, on="head", how="left").with_columns(
        pl.when(pl.col("weighed") > 0).then("weight_kg").alias("weight_kg"),
        pl.when(pl.col("goods_description") != "")
        .then("goods_description")
        .alias("goods_description"),
        *[pl.when(pl.col(c).list.len() > 0).then(c).alias(c) for c in ("hts_codes", "containers")],
    )
    return both.rename({"head": "order"}).select(MERGED.names()).cast(MERGED)
