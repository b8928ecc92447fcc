"""What the goods are called: descriptions and codes as filed."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.dossiers.amounts import AGGREGATED, Amount, amount_of


@dataclass(frozen=True, slots=True)
class Goods:
    """Shipments with one text in a column of the goods."""

    text: str
    amount: Amount


def descriptions_of(counted: pl.DataFrame) -> tuple[Goods, ...]:
    """Each goods description of the counted shipments, the most frequent first; shipments that
    state none are left out."""
    return _grouped(counted.with_columns(text="goods_description"))


def codes_of(counted: pl.DataFrame) -> tuple[Goods, ...]:
    """Each HTS code of the counted shipments, the most frequent first. A shipment that states
    several is told under each; shipments that state none are left out."""
    codes = pl.col("hts_codes").str.split(", ").list.unique(maintain_order=True)
    return _grouped(counted.with_columns(text=codes).explode("text"))


def _grouped(rows: pl.DataFrame) -> tuple[Goods, ...]:
    groups = (
        rows.drop_nulls("text")
        .group_by("text")
        .agg(AGGREGATED)
        .sort("bills", "text", descending=[True, False])
    )
    return tuple(Goods(row["text"], amount_of(row)) for row in groups.iter_rows(named=True))


def naming_a_maker(counted: pl.DataFrame) -> int:
    """How many of the shipments name a manufacturer."""
    return counted["manufacturer"].count()
