"""What reading found and repaired, or found and kept: counted by kind, with one example each.

A *repair* is made only where it is certain; what is in doubt is *kept* as filed. Both are told in
the data-quality section. Unlike a reject, a finding loses nothing.
"""

from collections.abc import Sequence
from typing import Literal

import polars as pl

from supplyscreen.schemas import FINDINGS, conform, empty


def finding(
    rows: pl.DataFrame,
    *,
    code: str,
    column: str,
    value: pl.Expr,
    message: str,
    became: pl.Expr | None = None,
) -> pl.DataFrame:
    """FINDINGS of ``rows`` (those concerned, with source_file and source_row), one per file.

    A row that stands for several, with the first of their rows, says how many in ``count``.
    ``became`` is what the cell was read as: then the treatment is "repaired", else "kept".
    """
    treatment: Literal["kept", "repaired"] = "kept" if became is None else "repaired"
    first = pl.col("source_row").arg_min()
    one = pl.lit(1, dtype=pl.Int64).alias("count")
    shown = rows.select(
        "source_file",
        "source_row",
        pl.col("count") if "count" in rows.columns else one,
        value.cast(pl.String).alias("value"),
        (pl.lit(None) if became is None else became).cast(pl.String).alias("became"),
    )
    told = shown.group_by("source_file").agg(
        pl.col("count").sum().cast(pl.Int64),
        pl.col("value", "became", "source_row").get(first, null_on_oob=True),
    )
    words = {"column": column, "code": code, "treatment": treatment, "message": message}
    return conform(told.with_columns(pl.lit(v).alias(k) for k, v in words.items()), FINDINGS)


def join_findings(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """FINDINGS of many batches as one: counts added up, the first example kept, sorted."""
    keys = ["source_file", "column", "code", "treatment", "message"]
    order = ["source_file", "code", "column", "treatment", "source_row"]
    together = pl.concat([empty(FINDINGS), *parts]).sort(order)
    summed = together.group_by(keys, maintain_order=True).agg(
        pl.col("count").sum(), pl.col("value", "became", "source_row").first()
    )
    return conform(summed, FINDINGS)
