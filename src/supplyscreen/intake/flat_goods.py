"""What the goods of each row of a flat manifest are: their description, codes and weight."""

from collections.abc import Collection

import polars as pl

from supplyscreen.cells.cargo import numbers, own_effects, weights_in_kg
from supplyscreen.cells.descriptions import says_nothing
from supplyscreen.cells.hs_codes import codes_in_cell, stated_codes
from supplyscreen.cells.repairs import Repairs
from supplyscreen.names.distinct import Distinct

WEIGHTS = {"weight_kg": 1.0, "weight_t": 1000.0, "weight_lb": 0.45359237}
"""Columns of weights by unit, in kilograms."""


def goods_of(rows: pl.DataFrame, repairs: Repairs) -> list[pl.Series]:
    """``goods_description``, ``hts_codes`` and ``own_effects`` (Boolean) of ``rows``, from their
    columns goods_description and hts_codes; what is found in descriptions goes to ``repairs``."""
    goods = rows["goods_description"]
    upper = goods.str.to_uppercase()
    stated = stated_codes(upper)
    silent = rows.select(says_nothing(pl.col("goods_description"))).to_series()
    repairs.descriptions(rows, "goods_description", stated=stated, silent=silent)
    told = goods.to_frame().select(
        pl.when(~silent).then(pl.col("goods_description").str.strip_chars())
    )
    return [
        told.to_series().alias("goods_description"),
        _codes(rows["hts_codes"], stated).alias("hts_codes"),
        (own_effects(upper) & ~silent).alias("own_effects"),
    ]


def weight_of(rows: pl.DataFrame, columns: Collection[str]) -> pl.Series:
    """The first weight in kilograms (Float64) that the ``columns`` of each row state, or null."""
    stated = [numbers(rows[name]) * factor for name, factor in WEIGHTS.items() if name in columns]
    if "weight" in columns:
        stated.append(weights_in_kg(rows["weight"], rows["weight_unit"]))
    if not stated:
        return pl.repeat(None, rows.height, dtype=pl.Float64, eager=True).alias("weight_kg")
    return pl.select(pl.coalesce(*stated).alias("weight_kg")).to_series()


def _codes(filed: pl.Series, stated: pl.DataFrame) -> pl.Series:
    """The codes in a cell of their own, then those that the description states; null for none."""
    cells = Distinct(filed)
    read = codes_in_cell(pl.col("cell")).list.unique(maintain_order=True)
    own = cells.spread(cells.values.to_frame("cell").select(read).to_series())
    said = stated.filter(pl.col("codes").list.len() > 0)
    more = said.select("row", both="codes")  # each one once, as stated_codes tells them
    if len(cells.values):
        both = pl.concat_list(own.gather(said["row"]).fill_null([]), said["codes"])
        more = said.select("row", both=both.list.unique(maintain_order=True))
    rows = pl.DataFrame({"own": own}).with_row_index("row")
    joined = rows.join(more, on="row", how="left", maintain_order="left")
    codes = pl.coalesce("both", "own")
    return joined.select(pl.when(codes.list.len() > 0).then(codes).alias("hts_codes")).to_series()
