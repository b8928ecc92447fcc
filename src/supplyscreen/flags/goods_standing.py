"""What a goods rule is worth: an order bars goods, a sector is a priority, a list asks for care."""

from collections import Counter

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.models import KnownGap

_LISTS = {
    "dol-forced-labor": "Goods of the DOL list",
    "dol-child-labor": "Goods of the DOL list",
    "dol-downstream": "Goods of the DOL list made with listed inputs",
    "eo-13126": "A product under Executive Order 13126",
}


def goods_gaps(context: FlagContext) -> tuple[KnownGap, ...]:
    """What lists of goods are known to lack, and which of them this screen does not use."""
    counts = Counter(rule.goods_list for rule in context.watchlists.goods_rules if rule.goods_list)
    unused = [name for name in sorted(counts) if name not in context.config.goods_lists]
    if not unused:
        return context.watchlists.goods_gaps
    told = ", ".join(f"{name} ({counts[name]} rules)" for name in unused)
    return (
        *context.watchlists.goods_gaps,
        KnownGap(
            text=f"Lists of goods that bar no import and are not used in this run: {told}. "
            "The setting goods_lists, or --goods-lists, names those to use.",
            source="setting goods_lists",
        ),
    )


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
