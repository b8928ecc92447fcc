"""What reading knows of each input row before it can say which rows are one bill of lading."""

from collections.abc import Sequence
from functools import reduce

import polars as pl

from supplyscreen.schemas import SHIPMENTS

_DECIDED_LATER = ("shipment_id", "state", "state_reason", "row_count")
FILED = pl.Schema({c: t for c, t in SHIPMENTS.items() if c not in _DECIDED_LATER})
"""The columns of SHIPMENTS that a row states by itself."""

_KEYS: dict[str, pl.DataType] = {
    "order": pl.Int64(),  # place of the row among all rows of the input
    "file_no": pl.Int32(),  # place of its table among all tables of the input
    "base": pl.String(),  # what its shipment_id begins with: bill number or identifier
    "bill": pl.UInt64(),  # hash of master and house number; null where none is stated
    "line": pl.UInt64(),  # hash of what lines of one shipment share; null where none can be told
    "content": pl.UInt64(),  # hash of all cells; null where the input is one table
    "rank": pl.Int64(),  # the identifier as a number, which orders copies of one day; or null
    "deleted": pl.Boolean(),
    "sequence": pl.Int64(),  # number of a description line within its container
}
BILL_ROWS = pl.Schema(_KEYS | dict(FILED))
"""One row of a flat manifest, or one header row of the AMS tables with its goods."""

HASH_SEED = 20_261_130
"""Of every hash of this room; hashes live within one run and are never written.

Two of 20 million different keys share a 64-bit hash with a probability of about 1 in 90,000.
"""


_MIXER = 0x9E3779B97F4A7C15  # an odd number, which scatters the bits


def hash_of_all(cells: Sequence[pl.Expr]) -> pl.Expr:
    """A 64-bit hash (UInt64) of expressions in their order; a null is a cell like others."""
    return mixed([cell.hash(HASH_SEED) for cell in cells])


def mixed(hashes: Sequence[pl.Expr]) -> pl.Expr:
    """A 64-bit hash (UInt64) of hashes in their order."""
    return reduce(lambda left, right: left * pl.lit(_MIXER, pl.UInt64) + right, hashes)


def hash_of(text: pl.Expr) -> pl.Expr:
    """A 64-bit hash (UInt64) of an expression; null stays null."""
    return pl.when(text.is_not_null()).then(text.hash(HASH_SEED))
