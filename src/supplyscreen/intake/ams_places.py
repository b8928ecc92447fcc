"""Rows that state their bill, put beside the bills: ``place`` is the place of the bill in a bucket.

Most bills have one row in a side table, and tables stand in the order of the bills; both are told
by one look at the numbers.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray


def beside(rows: pl.DataFrame, count: int) -> pl.DataFrame:
    """The columns of ``rows`` for each of the bills 0 to ``count`` - 1, null where none has its
    ``place``, which no two rows share."""
    places = rows["place"].to_numpy()
    rest = rows.drop("place")
    if len(places) == count and (places == np.arange(count)).all():
        return rest
    at = np.full(count, -1, np.int64)
    at[places] = np.arange(len(places))
    index = pl.Series("at", at)
    return rest.select(pl.all().gather(index.set(index < 0, None)))


def rows_per_bill(rows: pl.DataFrame, count: int) -> NDArray[np.int64]:
    """How many of ``rows`` each of the bills 0 to ``count`` - 1 has."""
    return np.bincount(rows["place"].to_numpy(), minlength=count)


def alone(rows: pl.DataFrame, count: int) -> pl.Series:
    """Whether a row (of ``rows``) is the only one of its bill."""
    return pl.Series(rows_per_bill(rows, count)[rows["place"].to_numpy()] == 1)
