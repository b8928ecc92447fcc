"""The party blocks of all buckets: each distinct one once, and a link from every row to it."""

import numpy as np
import polars as pl

from supplyscreen.intake.bill_rows import hash_of
from supplyscreen.intake.blocks import BLOCK_CELLS, LINKS_TO_BLOCKS
from supplyscreen.intake.spool import Spool

_DISTINCT = pl.Schema({"key": pl.UInt64(), **BLOCK_CELLS})
_COUNTS = pl.Schema({"key": pl.UInt64(), "rows": pl.UInt32()})
_MANY = 1_000_000
_FEW = 8


class AmsBlocks:
    """What a BlockStore holds, for rows whose distinct blocks are told already."""

    def __init__(self) -> None:
        """Nothing is there yet."""
        self.links = Spool(LINKS_TO_BLOCKS)
        self._blocks: list[pl.DataFrame] = []
        self._known = pl.DataFrame(schema={"key": pl.UInt64()})
        self._counts = [pl.DataFrame(schema=_COUNTS)]

    def add(self, links: pl.DataFrame, blocks: pl.DataFrame) -> None:
        """Take LINKS_TO_BLOCKS of whole bills, by ``order``, and their blocks (BLOCK_CELLS and
        ``key``) in the order of the input."""
        self.links.add(links)
        once = links.select("key").filter(_first_of_bill(links["order"], links["key"]))
        seen = once.group_by("key").agg(pl.len().alias("rows"))
        self._counts.append(seen.cast(_COUNTS))
        if sum(part.height for part in self._counts[1:]) > self._counts[0].height + _MANY:
            self._counts = [self.counts()]
        first = blocks.select(_DISTINCT.names()).unique("key", keep="first", maintain_order=True)
        new = first.join(self._known, on="key", how="anti", maintain_order="left")
        if new.height:
            self._blocks.append(new)
            self._known = pl.concat([self._known, new.select("key")])

    def distinct(self) -> pl.DataFrame:
        """Every distinct block once, in the order of the input: BLOCK_CELLS and ``key``."""
        return pl.concat([_DISTINCT.to_frame(), *self._blocks])

    def counts(self) -> pl.DataFrame:
        """``key`` and ``rows``: how many rows name the block, in whatever role."""
        return pl.concat(self._counts).group_by("key").agg(pl.col("rows").sum())


def _first_of_bill(order: pl.Series, key: pl.Series) -> pl.Series:
    """Whether a row is the first with its ``key`` among those of its ``order``, which are together.
    Few bills name more than some parties."""
    orders, keys = order.to_numpy(), key.to_numpy()
    first = np.ones(len(keys), np.bool_)
    for back in range(1, _FEW):
        same = orders[back:] == orders[:-back]
        if not same.any():
            return pl.Series(first)
        first[back:] &= ~(same & (keys[back:] == keys[:-back]))
    both = pl.struct(order.alias("order"), key.alias("key"))
    return pl.select(both.is_first_distinct()).to_series()


def block_key() -> pl.Expr:
    """The number (UInt64) of a block by its BLOCK_CELLS."""
    cells = [
        pl.col("name"),
        pl.col("lines").list.join("\x1e"),
        pl.col("country_cell"),
        pl.col("local_name"),
        pl.col("own_effects").cast(pl.String),
    ]
    return hash_of(pl.concat_str([cell.fill_null("") for cell in cells], separator="\x1f"))
