"""Party blocks as they come in: each distinct one kept once, and a link from every row to it."""

from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from supplyscreen.files.own_text import own_text
from supplyscreen.intake.bill_rows import HASH_SEED, mixed
from supplyscreen.intake.spool import Spool

BLOCK_CELLS: dict[str, pl.DataType] = {
    "name": pl.String(),
    "lines": pl.List(pl.String()),
    "country_cell": pl.String(),
    "local_name": pl.String(),
    "own_effects": pl.Boolean(),
}
"""What makes a party block: two rows with the same cells name the same parties."""

LINKS_TO_BLOCKS = pl.Schema(
    {
        "order": pl.Int64(),  # the bill row that names the party
        "record_row": pl.Int64(),  # its source_row
        "role": pl.String(),
        "several": pl.Boolean(),  # more than one block in this role of this row
        "key": pl.UInt64(),
        "source_file": pl.String(),
        "source_row": pl.Int64(),
    }
)
_ADDED = ("key", "several")
FILED_BLOCKS = pl.Schema(
    BLOCK_CELLS | {c: t for c, t in LINKS_TO_BLOCKS.items() if c not in _ADDED}
)
"""A party block as one row states it."""

DISTINCT_BLOCKS = pl.Schema({"key": pl.UInt64(), **BLOCK_CELLS})
_HELD = 4 << 20  # bytes of distinct blocks, some tens of thousands; more are written
LINE_END = "\x1e"
"""Between the lines of a block where they are one text."""


class BlockStore:
    """Collects the party blocks of an input; memory grows with distinct blocks only, 12 bytes each.

    ``links`` (LINKS_TO_BLOCKS) and ``blocks`` (DISTINCT_BLOCKS) are in the order of the input.
    """

    def __init__(self) -> None:
        self.links = Spool.beside(LINKS_TO_BLOCKS)
        self.blocks = Spool(DISTINCT_BLOCKS, held_bytes=_HELD)
        self._keys: NDArray[np.uint64] = np.empty(0, dtype=np.uint64)  # sorted
        self._rows: NDArray[np.uint32] = np.empty(0, dtype=np.uint32)

    def add(self, blocks: pl.DataFrame) -> None:
        """Take FILED_BLOCKS; all blocks of one row come in one call."""
        several = pl.struct("order", "role").is_duplicated()
        keyed = blocks.with_columns(key_of_blocks(), several=several)
        self.links.add(keyed.select(LINKS_TO_BLOCKS.names()))
        new = self.count(keyed.unique(["order", "key"]).group_by("key").agg(rows=pl.len()))
        self.learn(keyed.filter(pl.col("key").is_in(new.implode())))

    def count(self, seen: pl.DataFrame) -> pl.Series:
        """The keys of ``seen`` that are new: ``key``, each once, and in how many ``rows`` it is.

        Whoever calls it hands on the blocks of the new keys to :meth:`learn`.
        """
        ordered = seen.sort("key")
        keys, rows = ordered["key"].to_numpy(), ordered["rows"].cast(pl.UInt32).to_numpy()
        at = np.searchsorted(self._keys, keys)
        known = np.zeros(len(keys), dtype=np.bool_)
        inside = at < len(self._keys)
        known[inside] = self._keys[at[inside]] == keys[inside]
        self._rows[at[known]] += rows[known]
        self._keys = np.insert(self._keys, at[~known], keys[~known])
        self._rows = np.insert(self._rows, at[~known], rows[~known])
        return pl.Series("key", keys[~known], dtype=pl.UInt64)

    def learn(self, blocks: pl.DataFrame) -> pl.DataFrame:
        """Keep new blocks (BLOCK_CELLS and ``key``): of each key the first one. Returns those."""
        cells = blocks.select(DISTINCT_BLOCKS.names())
        first = cells.unique("key", keep="first", maintain_order=True)
        if first.height:
            first = own_text(first)
            self.blocks.add(first)
        return first

    def distinct(self) -> pl.DataFrame:
        """Every distinct block once, in the order of the input: BLOCK_CELLS and ``key``."""
        return pl.concat(list(self.blocks.chunks()))

    def counts(self) -> pl.DataFrame:
        """``key`` and ``rows``: how many rows name the block, in whatever role."""
        return pl.DataFrame({"key": self._keys, "rows": self._rows})


def key_of_blocks() -> pl.Expr:
    """``key`` (UInt64): a hash of BLOCK_CELLS."""
    lines = pl.col("lines").list.join(LINE_END)
    return block_key(pl.col("name"), lines, pl.col("country_cell"), pl.col("local_name"))


def block_key(name: pl.Expr, lines: pl.Expr, country_cell: pl.Expr, local_name: pl.Expr) -> pl.Expr:
    """:func:`key_of_blocks` of expressions: ``lines`` is one text with LINE_END between them.

    A column that is not there is best given as a literal, which is hashed once.
    """
    cells = [_hash_of_text(text) for text in (name, lines, country_cell, local_name)]
    return mixed([*cells, pl.col("own_effects").hash(HASH_SEED)]).alias("key")


def _hash_of_text(text: pl.Expr) -> pl.Expr:
    """A hash (UInt64) of a text, of null that of an empty one."""
    nothing = pl.lit(_hash_of_nothing(), pl.UInt64)
    return pl.when(text.is_not_null()).then(text.hash(HASH_SEED)).otherwise(nothing)


@cache
def _hash_of_nothing() -> int:
    return int(pl.Series([""]).hash(HASH_SEED).item())
