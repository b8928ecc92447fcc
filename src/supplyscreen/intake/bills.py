"""What kind of bill of lading a row is, and which rows a later copy of the bill replaces."""

import polars as pl


def bill_level(bill_type: pl.Expr) -> pl.Expr:
    """house, regular, master, empty or unknown, from the bill type as filed.

    House Bill and House FROB are house; Master ... are master; Regular, Simple and In-bond
    Automated are regular: the last are carriers' own bills with the real shipper and no house
    number (3 of 3 in CBP AMS 2018). Empty Equipment carries no goods.
    """
    kind = bill_type.str.to_lowercase()
    return (
        pl.when(kind.str.contains("house"))
        .then(pl.lit("house"))
        .when(kind.str.contains("master"))
        .then(pl.lit("master"))
        .when(kind.str.contains("empty"))
        .then(pl.lit("empty"))
        .when(kind.str.contains("regular|simple|straight|in-bond automated"))
        .then(pl.lit("regular"))
        .otherwise(pl.lit("unknown"))
    )


def mark_superseded(rows: pl.DataFrame, *, status: str, ties: bool) -> pl.DataFrame:
    """Add ``state`` and ``state_reason``: deleted, or amended_later by a newer copy of the bill.

    In: ``master_bill``, ``house_bill``, ``run_date`` (Date), ``shipment_id``, ``source_row`` and
    the ``status`` column as filed. A bill is its master and house number together; the newest run
    date counts. With ``ties``, of equal run dates the later identifier counts (as a number, held
    as text); without, they are lines of one bill and all count.
    Source: amendments come again as revised copies of a bill, CBP AMS 2018-2020.
    """
    bill = ["master_bill", "house_bill"]
    named = pl.any_horizontal(pl.col(bill).is_not_null())
    last = pl.col("run_date").max().over(bill)
    older = (pl.col("run_date") < last).fill_null(value=False)
    if ties:
        order = pl.struct(
            pl.col("run_date"), pl.col("shipment_id").str.zfill(20), pl.col("source_row")
        )
        older = order.rank("ordinal").over(bill) < pl.len().over(bill)
    deleted = pl.col(status).str.to_lowercase().str.starts_with("delete").fill_null(value=False)
    reason = (
        pl.when(deleted).then(pl.lit("deleted")).when(named & older).then(pl.lit("amended_later"))
    )
    marked = rows.with_columns(state_reason=reason)
    superseded = pl.col("state_reason").is_not_null()
    return marked.with_columns(
        state=pl.when(superseded).then(pl.lit("superseded")).otherwise(pl.lit("current"))
    )
