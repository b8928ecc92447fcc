"""What a goods rule is worth: an order bars goods, a sector is a priority, a list asks for care."""

import polars as pl

_LISTS = {
    "dol-forced-labor": "Goods of the DOL list",
    "dol-child-labor": "Goods of the DOL list",
    "dol-downstream": "Goods of the DOL list made with listed inputs",
    "eo-13126": "A product under Executive Order 13126",
}


def band_of_rule() -> pl.Expr:
    """``probable`` for an order on goods, ``possible`` for a sector, ``weak`` for a list of goods.

    No number stands behind it: the band only puts what bars an import before what does not.
    """
    return (
        pl.when(pl.col("goods_list").is_not_null())
        .then(pl.lit("weak"))
        .when(pl.col("entry_id").is_not_null())
        .then(pl.lit("probable"))
        .otherwise(pl.lit("possible"))
    )


def what_it_is() -> pl.Expr:
    """How a flag begins: order, sector or list."""
    listed = pl.col("goods_list").replace_strict(_LISTS, return_dtype=pl.String, default=None)
    order = pl.when(pl.col("entry_id").is_not_null()).then(pl.lit("Goods of an order"))
    return pl.coalesce(listed, order, pl.lit("A sector of the UFLPA strategy"))


def no_bar() -> pl.Expr:
    """The sentence against a flag of a list that bars no import; null for orders and sectors."""
    product = pl.lit("Executive Order 13126 binds federal procurement; it does not bar an import.")
    goods = pl.lit(
        "The DOL list names goods of a country, not a shipper; it does not bar an import."
    )
    return (
        pl.when(pl.col("goods_list") == "eo-13126")
        .then(product)
        .when(pl.col("goods_list").is_not_null())
        .then(goods)
    )
