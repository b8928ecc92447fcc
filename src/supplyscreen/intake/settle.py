"""Which rows are copies of one bill of lading, which are lines of one shipment, and what they are.

The only step that looks at all rows at once; it takes their hashes and dates, not their texts.
"""

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
    """DECISIONS about the BILL_ROWS of one input; rows not named are current and stand alone.

    Copies of a bill (the same master and house number): the newest run date counts, earlier ones
    are ``amended_later``; with ``ties`` the later identifier of one day counts (CBP AMS, where one
    identifier is one bill). ``deleted`` as the row says. ``duplicate``: every cell as in a row of
    another file that was read before. Rows that are left and share a ``line`` are one shipment.
    Source: amendments come again as revised copies of a bill, CBP AMS 2018-2020.
    """
    base = hash_of(pl.col("base")).alias("base")
    slim = rows.scan().select(*_SLIM, base).collect(engine="streaming")
    reasoned = slim.with_columns(state_reason=_reason(ties=ties))
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
    return decided.filter(special | pl.col("numbered")).select(DECISIONS.names()).cast(DECISIONS)


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
