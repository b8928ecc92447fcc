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
    ``became`` is what the cell was read as: then the treatment is "repaired", else "kept". Both
    are worked out for the row that is shown.
    """
    if rows.is_empty():
        return empty(FINDINGS)
    treatment: Literal["kept", "repaired"] = "kept" if became is None else "repaired"
    count = pl.col("count").sum() if "count" in rows.columns else pl.len()
    first = pl.col("source_row").arg_min()
    files = rows.lazy().with_row_index("__at").group_by("source_file")
    told = files.agg(
        count.cast(pl.Int64).alias("__count"), pl.col("__at").get(first, null_on_oob=True)
    ).collect()
    shown = rows[told["__at"]].select(
        "source_file",
        "source_row",
        told["__count"].alias("count"),
        value.cast(pl.String).alias("value"),
        (pl.lit(None) if became is None else became).cast(pl.String).alias("became"),
    )
    words = {"column": column, "code": code, "treatment": treatment, "message": message}
    return conform(shown.with_columns(pl.lit(v).alias(k) for k, v in words.items()), FINDINGS)


def join_findings(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """FINDINGS of many batches as one: counts added up, the first example kept, sorted."""
    keys = ["source_file", "column", "code", "treatment", "message"]
    order = ["source_file", "code", "column", "treatment", "source_row"]
    some = [part for part in parts if part.height]
    if not some:
        return empty(FINDINGS)
    together = pl.concat(some).sort(order)
    summed = together.group_by(keys, maintain_order=True).agg(
        pl.col("count").sum(), pl.col("value", "became", "source_row").first()
    )
    return conform(summed, FINDINGS)
