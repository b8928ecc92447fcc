"""The unlisted names that were written by hand."""

from hashlib import sha256

import polars as pl
from benchmarks.labelled.companies import HALVES, families
from benchmarks.labelled.tables import rows

NO_FAMILY = "none"


def written() -> pl.DataFrame:
    """``query, pattern, family, half`` of ``data/negatives.csv``.

    ``family`` is that of the listed company it lies near, which decides its half; a name near none
    (``none``) goes to the half that the hash of its text says.
    """
    halves = families().select("family", "half").unique().sort("family")
    by_hash = pl.col("query").map_elements(_half, return_dtype=pl.String)
    return (
        pl.DataFrame(list(rows("negatives")))
        .join(halves, on="family", how="left", maintain_order="left")
        .with_columns(half=pl.coalesce("half", by_hash))
        .select("query", "pattern", "family", "half")
    )


def _half(query: str) -> str:
    return HALVES[sha256(query.encode()).digest()[0] % 2]
