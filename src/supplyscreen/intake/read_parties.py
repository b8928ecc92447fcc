"""All distinct party blocks of a manifest -> its PARTIES, some tens of thousands at a time.

What the blocks name is dealt to parts by the beginning of its id, so that all that is said of one
party stands in one part and the parts follow one another; each part is then put in order by itself.
"""

from collections.abc import Iterator

import polars as pl

from supplyscreen.files.ahead import beside
from supplyscreen.files.own_text import own_text
from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.parties import named_parties, party_pieces
from supplyscreen.intake.roles import parties_of_blocks
from supplyscreen.intake.spool import Spool
from supplyscreen.intake.waiting_parties import WaitingParties

PER_PART = 50_000
"""Blocks or parties read at once; what is made on the way to them takes kilobytes of each."""
_STARTS = 16**3  # beginnings of ids: three hex digits
_HELD = 1 << 20
_OF_BLOCKS = ("key", "position", "relation", "party_id")


def read_parties(
    store: BlockStore, *, column_first: bool, per_part: int = PER_PART
) -> tuple[pl.DataFrame, WaitingParties]:
    """The parties of each block in ``store`` (``parties_of_blocks``), and PARTIES.

    ``column_first`` as in :func:`~supplyscreen.intake.parties.build_parties`. ``per_part`` is about
    how many are read at once.
    """

    def pieces_of(blocks: pl.DataFrame) -> pl.DataFrame:
        return party_pieces(blocks, column_first=column_first)

    count = max(1, min(_STARTS, -(-store.blocks.rows // per_part)))
    parts: list[Spool] = []
    named = []
    for _, pieces in beside(pieces_of, _slices(store.blocks, per_part)):
        parts = parts or [Spool(pieces.schema, held_bytes=_HELD) for _ in range(count)]
        named.append(own_text(pieces.select(_OF_BLOCKS)))
        for (part,), own in pieces.group_by(_part(count), maintain_order=True):
            parts[int(str(part))].add(own)
    counts = store.counts()

    def merged(pieces: pl.DataFrame) -> pl.DataFrame:
        return named_parties(pieces, counts)

    every = (pl.concat(list(part.chunks())) for part in parts)
    return parties_of_blocks(pl.concat(named)), WaitingParties(
        made for _, made in beside(merged, every)
    )


def _slices(blocks: Spool, rows: int) -> Iterator[pl.DataFrame]:
    """All blocks in order, about ``rows`` at a time; at least one frame."""
    for chunk in blocks.chunks():
        if chunk.height or not blocks.rows:
            yield from chunk.iter_slices(rows) if chunk.height else (chunk,)


def _part(count: int) -> pl.Expr:
    """The part of each piece: ids that stand before others are in the same part or one before."""
    start = pl.col("party_id").str.head(3).str.to_integer(base=16)
    return start * count // _STARTS
