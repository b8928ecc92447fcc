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
