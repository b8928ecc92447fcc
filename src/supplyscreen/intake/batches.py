"""The records of a manifest batch by batch: shipments, each with all of its roles.

A batch is one chunk of the spooled rows, or a part of it. A shipment of several rows stands in the
batch of its first row; the roles of its other rows, which may be far behind, are held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from supplyscreen.intake.between import between, in_step
from supplyscreen.intake.roles import role_rows, roles_of_lines
from supplyscreen.intake.shipments import decided, shipments_of
from supplyscreen.intake.spool import Spool, lazy_rows
from supplyscreen.schemas import ROLES, SHIPMENTS

MOST = 60_000
"""Rows of a batch: with what is made of them some 80 MB, of two or three batches at once."""
Batch = tuple[pl.DataFrame, pl.DataFrame]
"""SHIPMENTS and the ROLES of these shipments, all of them."""


@dataclass(frozen=True, eq=False)
class Batches:
    """The rows of a manifest and what was decided about them; iterated over, batches.

    ``rows`` (BILL_ROWS), ``links`` (LINKS_TO_BLOCKS), ``parties`` (``key, relation, party_id``, the
    parties of each block in order), ``decisions`` (DECISIONS) and ``merged`` (MERGED).
    """

    rows: Spool
    links: Spool
    parties: pl.DataFrame
    decisions: pl.DataFrame
    merged: pl.DataFrame

    def __iter__(self) -> Iterator[Batch]:
        """Every batch once, in the order of the input; at least one, which may have no rows."""
        told = roles_of_lines(self.rows, self.links, self.decisions, self.parties)
        for rows, links in in_step(_few(self.rows.chunks()), self.links.chunks()):
            known = decided(rows, between(self.decisions, rows["order"]))
            own = role_rows(links, known, self.parties)
            lines = between(told, rows["order"]).select(ROLES.names())
            merged = between(self.merged, rows["order"])
            yield shipments_of(known, merged), pl.concat([own, lines])

    def house_masters(self) -> pl.Series:
        """The master bill numbers that house bills state, each once; superseded bills and further
        lines of a shipment state none."""
        gone = pl.col("state_reason").is_not_null() | (pl.col("head") != pl.col("order"))
        left_out = self.decisions.filter(gone.fill_null(value=False)).select("order")
        houses = (pl.col("bill_level") == "house") & pl.col("master_bill_of_lading").is_not_null()
        parts = [
            chunk.filter(houses).join(left_out, on="order", how="anti")["master_bill_of_lading"]
            for chunk in self.rows.chunks(["order", "bill_level", "master_bill_of_lading"])
        ]
        return pl.concat(parts).unique()


@dataclass(frozen=True, eq=False)
class Stream:
    """Batches, and lazy frames of them: ``shipments`` (SHIPMENTS, in the order of the input) and
    ``roles`` (ROLES, in the order of their shipments). The frames keep the batches by them."""

    batches: Batches
    shipments: pl.LazyFrame
    roles: pl.LazyFrame


def stream_of(batches: Batches) -> Stream:
    """The batches with their lazy frames; nothing is read yet."""
    return Stream(batches, _lazy(batches, 0, SHIPMENTS), _lazy(batches, 1, ROLES))


def _few(chunks: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The rows of ``chunks``, of the larger ones in even parts."""
    for chunk in chunks:
        parts = -(-chunk.height // MOST) or 1
        yield from chunk.iter_slices(-(-chunk.height // parts)) if parts > 1 else (chunk,)


def _lazy(batches: Batches, which: int, schema: pl.Schema) -> pl.LazyFrame:
    return lazy_rows(lambda: (batch[which] for batch in batches), schema)
