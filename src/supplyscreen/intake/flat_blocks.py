"""The party blocks that rows of flat manifests name: told by hashes, built where they are new."""

from collections.abc import Collection, Mapping

import numpy as np
import polars as pl

from supplyscreen.cells.findings import join_findings
from supplyscreen.intake.blocks import LINKS_TO_BLOCKS, BlockStore
from supplyscreen.intake.flat_parties import blocks_of, keys_of
from supplyscreen.intake.party_findings import TELLING, name_findings, telling_blocks

_Keys = Mapping[str, pl.Series]  # role -> key of the block of each row, null where none is named


class FlatBlocks:
    """Collects the party blocks of all tables of one input in ``store``."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.store = BlockStore()
        self._telling = TELLING.to_frame()

    def take(
        self, bills: pl.DataFrame, columns: Collection[str], headings: Mapping[str, str]
    ) -> pl.DataFrame:
        """Take the blocks that a batch of ``bills`` names in the roles of ``headings`` (role ->
        heading of its name column). Returns the FINDINGS of their names."""
        keys = {role: keys_of(bills, columns, role) for role in sorted(headings)}
        self.store.links.add(_links(bills, keys))
        seen = {role: _seen(key) for role, key in keys.items()}
        new = self.store.count(_rows_of_keys(keys, seen))
        if len(new):
            first = self.store.learn(_first_blocks(bills, columns, seen, new))
            self._telling = pl.concat([self._telling, telling_blocks(first)])
        told = []
        for role, each in seen.items():
            found = each.join(self._telling, on="key").rename({"rows": "count"})
            rows = bills[found["at"]].select("source_file", "source_row")
            told.append(name_findings(pl.concat([found, rows], how="horizontal"), headings[role]))
        return join_findings(told)


def _links(bills: pl.DataFrame, keys: _Keys) -> pl.DataFrame:
    """LINKS_TO_BLOCKS of every row and role, row by row."""
    roles, count = len(keys), bills.height
    parts = [key.rename("key") for key in keys.values()]
    place = np.arange(count, dtype=np.uint32)
    told = np.stack([place + count * at for at in range(roles)], axis=1).ravel()
    named = pl.DataFrame({"key": pl.concat(parts).gather(told)}).with_row_index("at")
    named = named.filter(pl.col("key").is_not_null())
    at = named["at"]
    rows = bills.select("order", "source_file", "source_row")[at // roles]
    role = pl.Series("role", list(keys), dtype=pl.String).gather(at % roles)
    return rows.with_columns(
        named["key"], role, record_row="source_row", several=pl.lit(value=False)
    ).select(LINKS_TO_BLOCKS.names())


def _seen(key: pl.Series) -> pl.DataFrame:
    """``key``, in how many ``rows`` of the batch it is, and the place ``at`` of the first."""
    rows = key.to_frame("key").with_row_index("at").drop_nulls("key")
    return rows.group_by("key").agg(rows=pl.len(), at=pl.col("at").min())


def _rows_of_keys(keys: _Keys, seen: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """``key`` and ``rows``: how many rows have it in any role; a row counts once."""
    every = pl.DataFrame(keys)
    rows = pl.col("rows").cast(pl.Int64)
    parts = [each.select("key", rows) for each in seen.values()]
    for at, role in enumerate(every.columns):
        before = [pl.col(other) == pl.col(role) for other in every.columns[:at]]
        again = every.filter(pl.any_horizontal(before)) if before else every.clear()
        if again.height:
            parts.append(_seen(again[role]).select("key", -rows))
    return pl.concat(parts).group_by("key").agg(pl.col("rows").sum())


def _first_blocks(
    bills: pl.DataFrame, columns: Collection[str], seen: Mapping[str, pl.DataFrame], new: pl.Series
) -> pl.DataFrame:
    """FILED_BLOCKS with their ``key``, in order: of each new key the first row that names it."""
    is_new = pl.col("key").is_in(new.implode())
    every = [each.filter(is_new).with_columns(role=pl.lit(role)) for role, each in seen.items()]
    first = pl.concat(every).sort("at", "role").unique("key", keep="first", maintain_order=True)
    blocks = []
    for role in seen:
        mine = first.filter(pl.col("role") == role)
        rows = bills[mine["at"]]
        keyed = rows.select("order").with_columns(mine["key"])
        blocks.append(blocks_of(rows, columns, role).join(keyed, on="order", maintain_order="left"))
    return pl.concat(blocks).sort("order", "role", maintain_order=True)
