"""Where the header row of each identifier stands: the index that side tables are joined by."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from supplyscreen.intake.bill_rows import HASH_SEED


class Identifiers:
    """The identifiers of all header rows as sorted hashes: 16 bytes a row, whatever their text.

    Two identifiers with one hash send a row to the wrong bucket, where the join by text finds no
    header row: it is told as a row of no bill, never tied to a wrong one.
    """

    def __init__(self, identifiers: pl.Series) -> None:
        """``identifiers`` (String, none null) in the order of the input."""
        hashes = identifiers.hash(HASH_SEED).to_numpy()
        self._order: NDArray[np.int64] = np.argsort(hashes, kind="stable").astype(np.int64)
        self._sorted: NDArray[np.uint64] = hashes[self._order]

    def repeated(self) -> pl.Series:
        """Orders (Int64, ascending) of header rows whose identifier stood before."""
        same = self._sorted[1:] == self._sorted[:-1]
        return pl.Series("order", np.sort(self._order[1:][same]))

    def places(self, identifiers: pl.Series) -> pl.Series:
        """The order (Int64) of the first header row of each identifier; null where none has it."""
        if not len(self._sorted):
            return pl.repeat(None, len(identifiers), dtype=pl.Int64, eager=True)
        hashes = identifiers.hash(HASH_SEED).to_numpy()
        at = np.minimum(np.searchsorted(self._sorted, hashes), len(self._sorted) - 1)
        found = self._sorted[at] == hashes
        told = pl.DataFrame({"at": self._order[at], "found": found, "identifier": identifiers})
        known = pl.col("found") & pl.col("identifier").is_not_null()
        return told.select(pl.when(known).then("at")).to_series()
