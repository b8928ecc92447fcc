"""What a worker does with distinct party blocks: the project's own reading and matching.

Distinct blocks are read once each (``ReadBlocks``); what they name is brought together by party
(``MatchParties``), since blocks that spell one party differently give it all their readings.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from supplyscreen.engines.spark_frames import from_arrow, to_batches
from supplyscreen.engines.spark_lists import ready
from supplyscreen.engines.spark_read import BLOCKS
from supplyscreen.intake.blocks import BLOCK_CELLS
from supplyscreen.intake.parties import parties_of, party_pieces
from supplyscreen.matching import match_parties
from supplyscreen.matching.score import Wanted
from supplyscreen.schemas import MATCHES, PARTIES

if TYPE_CHECKING:
    from pyspark import Broadcast

_ORDER: dict[str, pl.DataType] = {"first": pl.Int64(), "within": pl.Int64(), "rows": pl.Int64()}
BLOCK_SCHEMA = pl.Schema({"key": pl.UInt64(), **BLOCK_CELLS})
PIECES = pl.Schema(dict(party_pieces(BLOCK_SCHEMA.to_frame(), column_first=True).schema) | _ORDER)
"""A party that a distinct block names, as :func:`party_pieces` gives it, and where the block stands
first."""
MATCHED = pl.Schema(dict(PARTIES) | {"matches": pl.List(pl.Struct(dict(MATCHES)))})
"""PARTIES, each with its MATCHES from the flag threshold on."""
BATCH_PARTIES = 100_000


class ReadBlocks:
    """Distinct BLOCKS -> PIECES."""

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The parties of the blocks of a partition."""
        for blocks in _together(batches):
            order = blocks.select("key", *_ORDER)
            pieces = party_pieces(blocks.select(BLOCK_SCHEMA.names()), column_first=True)
            yield from to_batches(pieces.join(order, on="key"), PIECES)


class MatchParties:
    """PIECES, all of a party in one partition -> MATCHED."""

    def __init__(self, lists: "Broadcast[bytes]") -> None:
        """``lists``: what :func:`~supplyscreen.engines.spark_lists.packed` gave."""
        self.lists = lists

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The parties of a partition, each with its matches."""
        pieces = from_arrow(batches, PIECES).sort("first", "within", "position")
        if pieces.is_empty():
            return
        counts = pieces.select("key", pl.col("rows").cast(pl.UInt32)).unique("key")
        parties = parties_of(pieces, counts)
        own = ready(self.lists.value)
        matches = match_parties(
            parties,
            own.listed,
            config=own.context.config,
            prepared=own.prepared,
            wanted=Wanted(least=own.context.config.flag_threshold),
        )
        told = matches.group_by("party_id", maintain_order=True).agg(
            matches=pl.struct(MATCHES.names())
        )
        yield from to_batches(parties.join(told, on="party_id", how="left"), MATCHED)


def _together(batches: Iterable[pa.RecordBatch]) -> Iterator[pl.DataFrame]:
    """Record batches put together to frames of some size."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(one.num_rows for one in waiting) >= BATCH_PARTIES:
            yield from_arrow(waiting, BLOCKS)
            waiting = []
    if waiting:
        yield from_arrow(waiting, BLOCKS)
