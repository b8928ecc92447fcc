"""Which rows are copies of one bill of lading, which are lines of one shipment, and what they are.

The only step that looks at all rows at once; it takes their hashes and dates, not their texts.
"""

import numpy as np
import polars as pl

from supplyscreen.intake.bill_rows import hash_of
from supplyscreen.intake.spool import Spool

_SLIM = ["order", "file_no", "bill", "line", "content", "rank", "deleted", "run_date"]
DECISIONS = pl.Schema(
    {
        "order": pl.Int64(),
        "state_reason": pl.String(),  # deleted | duplicate | amended_later | null
        "head": pl.Int64(),  # order of the first line of its shipment; null where it has no lines
        "numbered": pl.Boolean(),  # its bill number is not its own: the row number goes with it
    }
)
"""One row that is not simply a shipment of its own."""


def settle(rows: Spool, *, ties: bool) -> pl.DataFrame:
    """DECISIONS about the BILL_ROWS of one input, by ``order``; rows not named stand alone.

    Copies of a bill (the same master and house number): the newest run date counts, earlier ones
    are ``amended_later``; with ``ties`` the later identifier of one day counts (CBP AMS, where one
    identifier is one bill). ``deleted`` as the row says. ``duplicate``: every cell as in a row of
    another file that was read before. Rows that are left and share a ``line`` are one shipment.
    Source: amendments come again as revised copies of a bill, CBP AMS 2018-2020.
    """
    reasoned = _shared(rows).with_columns(state_reason=_reason(ties=ties))
    standing = pl.col("state_reason").is_null() & pl.col("line").is_not_null()
    shared = pl.when(standing).then("line")
    headed = reasoned.with_columns(shared=shared).with_columns(
        head=pl.when(pl.col("shared").is_not_null() & pl.col("shared").is_duplicated()).then(
            pl.col("order").min().over("shared")
        )
    )
    alone = (pl.col("head") == pl.col("order")).fill_null(value=True)
    named = headed.filter(alone & pl.col("base").is_not_null())
    again = named.filter(pl.col("base").is_duplicated())["order"]
    decided = headed.with_columns(numbered=pl.col("order").is_in(again.implode()))
    special = pl.col("state_reason").is_not_null() | pl.col("head").is_not_null()
    told = decided.filter(special | pl.col("numbered")).select(DECISIONS.names())
    return told.cast(DECISIONS).sort("order")


def _shared(rows: Spool) -> pl.DataFrame:
    """What is looked at, of the rows that share a hash with another row or are deleted."""
    base = hash_of(pl.col("base")).alias("base")
    looked = pl.repeat(False, rows.rows, dtype=pl.Boolean, eager=True)
    for key in (pl.col("bill"), pl.col("line"), pl.col("content"), base):
        name = key.meta.output_name()
        values = pl.concat([chunk.select(key).to_series() for chunk in rows.chunks([name])])
        looked = looked | _repeated(values)
    parts, start = [], 0
    for chunk in rows.chunks([*_SLIM, "base"]):
        own = looked.slice(start, chunk.height)
        parts.append(chunk.select(*_SLIM, base).filter(own | chunk["deleted"]))
        start += chunk.height
    return pl.concat(parts)


def _repeated(values: pl.Series) -> pl.Series:
    """Whether each value (UInt64) occurs again; false for nulls. Takes 16 bytes a value."""
    numbers = values.fill_null(0).to_numpy()
    ordered = np.sort(numbers)
    again = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    again = again[again != 0]
    if not len(again):
        return pl.repeat(False, len(values), dtype=pl.Boolean, eager=True)
    at = np.minimum(np.searchsorted(again, numbers), len(again) - 1)
    return pl.Series(again[at] == numbers)


def _reason(*, ties: bool) -> pl.Expr:
    named = pl.col("bill").is_not_null()
    older = pl.col("run_date") < pl.col("run_date").max().over("bill")
    if ties:
        place = pl.struct("run_date", "rank", "order")
        older = place.rank("ordinal").over("bill") < pl.len().over("bill")
    twice = pl.col("content").is_not_null() & (
        pl.col("file_no") > pl.col("file_no").min().over("content")
    )
    return (
        pl.when(pl.col("deleted"))
        .then(pl.lit("deleted"))
        .when(twice)
        .then(pl.lit("duplicate"))
        .when(named & older.fill_null(value=False))
        .then(pl.lit("amended_later"))
    )
