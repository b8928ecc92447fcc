"""Party blocks as they come in: each distinct one kept once, and a link from every row to it."""

import polars as pl

from supplyscreen.intake.bill_rows import hash_of
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
        "file_no": pl.Int32(),
        "base": pl.String(),
        "record_row": pl.Int64(),
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

_DISTINCT = pl.Schema({"key": pl.UInt64(), **BLOCK_CELLS})


class BlockStore:
    """Collects the party blocks of an input; memory grows with distinct blocks only."""

    def __init__(self) -> None:
        self.links = Spool(LINKS_TO_BLOCKS)
        self._blocks: list[pl.DataFrame] = []
        self._known = pl.DataFrame(schema={"key": pl.UInt64()})
        self._counts = pl.DataFrame(schema={"key": pl.UInt64(), "rows": pl.UInt32()})

    def add(self, blocks: pl.DataFrame) -> None:
        """Take FILED_BLOCKS; all blocks of one row come in one call."""
        several = pl.struct("order", "role").is_duplicated()
        keyed = blocks.with_columns(_key().alias("key"), several=several)
        self.links.add(keyed.select(LINKS_TO_BLOCKS.names()))
        seen = keyed.unique(["order", "key"]).group_by("key").agg(pl.len().alias("rows"))
        self._counts = pl.concat([self._counts, seen]).group_by("key").agg(pl.col("rows").sum())
        first = keyed.select(_DISTINCT.names()).unique("key", keep="first", maintain_order=True)
        new = first.join(self._known, on="key", how="anti", maintain_order="left")
        if new.height:
            self._blocks.append(new)
            self._known = pl.concat([self._known, new.select("key")])

    def distinct(self) -> pl.DataFrame:
        """Every distinct block once, in the order of the input: BLOCK_CELLS and ``key``."""
        return pl.concat([_DISTINCT.to_frame(), *self._blocks])

    def counts(self) -> pl.DataFrame:
        """``key`` and ``rows``: how many rows name the block, in whatever role."""
        return self._counts


def _key() -> pl.Expr:
    cells = [
        pl.col("name"),
        pl.col("lines").list.join("\x1e"),
        pl.col("country_cell"),
        pl.col("local_name"),
        pl.col("own_effects").cast(pl.String),
    ]
    return hash_of(pl.concat_str([cell.fill_null("") for cell in cells], separator="\x1f"))
