"""Where the header row of each identifier stands: the index that side tables are joined by."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from supplyscreen.intake.bill_rows import HASH_SEED

_TEXT = np.uint64(1 << 63)
"""The bit that parts keys of texts from keys of numbers."""
_LEAST = np.array([1, *(10**digits for digits in range(19))], np.int64)
"""The least whole number of so many digits, but 1 for none or one."""
_SECOND_SEED = HASH_SEED + 1
_Keys = NDArray[np.uint64]


class Identifiers:
    """The identifiers of all header rows as numbers: 8 bytes a row, 16 where they are not in order.

    An identifier that is a whole number below 2^63 without leading zeros, as all of CBP are, is its
    own key. Of any other text the key is a hash of 63 bits, and a second hash is compared before a
    row is tied to a bill, so that it is never tied to a wrong one.
    """

    def __init__(self) -> None:
        """Nothing is known yet: header rows come by ``add``, then ``places`` may be asked."""
        none: _Keys = np.empty(0, np.uint64)
        self._parts, self._seconds = [none], [none]
        self._sorted = none
        self._order: NDArray[np.int64] | None = None  # None: the rows are in order of their keys
        self._again: NDArray[np.int64] = np.empty(0, np.int64)
        self._second = none  # of the keys of texts, which stand last

    def add(self, identifiers: pl.Series) -> None:
        """Identifiers (String, none null) of the next header rows."""
        keys = _keys_of(identifiers)
        self._parts.append(keys)
        self._seconds.append(_second_of(identifiers, keys))

    def finish(self) -> None:
        """All header rows are known."""
        keys, seconds = np.concatenate(self._parts), np.concatenate(self._seconds)
        self._parts, self._seconds = self._parts[:1], self._seconds[:1]
        order = np.argsort(keys, kind="stable")
        self._sorted = keys[order]
        ordered = bool((order[1:] > order[:-1]).all())
        self._order = None if ordered else order.astype(np.int64)
        texts = np.flatnonzero(keys >= _TEXT)
        again = np.flatnonzero(self._sorted[1:] == self._sorted[:-1]) + 1
        self._again = np.sort(self._orders(again))
        self._second = seconds[np.searchsorted(texts, order[len(keys) - len(texts) :])]

    def repeated(self, first: int, last: int) -> NDArray[np.bool_]:
        """Whether the identifier of each header row from ``first`` up to ``last`` stood before."""
        told = np.zeros(last - first, np.bool_)
        low, high = np.searchsorted(self._again, (first, last))
        told[self._again[low:high] - first] = True
        return told

    def places(self, identifiers: pl.Series) -> pl.Series:
        """The order (Int64) of the first header row of each identifier; null where none has it."""
        keys = _keys_of(identifiers)
        known = np.zeros(len(keys), np.bool_)
        places = np.zeros(len(keys), np.int64)
        if len(self._sorted):
            at = np.minimum(np.searchsorted(self._sorted, keys), len(self._sorted) - 1)
            known = self._sorted[at] == keys
            texts = np.flatnonzero(known & (keys >= _TEXT))
            if len(texts):
                behind = len(self._sorted) - len(self._second)
                second = identifiers.gather(texts).hash(_SECOND_SEED).to_numpy()
                known[texts] = self._second[at[texts] - behind] == second
            places = self._orders(at)
        told = pl.DataFrame({"place": places, "known": known, "identifier": identifiers})
        found = pl.col("known") & pl.col("identifier").is_not_null()
        return told.select(pl.when(found).then("place")).to_series()

    def _orders(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        return at.astype(np.int64) if self._order is None else self._order[at]


def _keys_of(identifiers: pl.Series) -> _Keys:
    """A key (UInt64) of each text; of null a key that no text has."""
    numbers = identifiers.cast(pl.Int64, strict=False)
    size = identifiers.str.len_bytes().fill_null(0).to_numpy()
    value = numbers.fill_null(-1).to_numpy()
    # As many digits as characters: no sign and no zero before it.
    whole = value >= _LEAST[np.minimum(size, len(_LEAST) - 1)]
    keys = value.astype(np.uint64)
    if not whole.all():
        texts = np.flatnonzero(~whole)
        keys[texts] = identifiers.gather(texts).hash(HASH_SEED).to_numpy() | _TEXT
    return keys


def _second_of(identifiers: pl.Series, keys: _Keys) -> _Keys:
    """Another hash of those identifiers whose key is a hash."""
    texts = np.flatnonzero(keys >= _TEXT)
    return identifiers.gather(texts).hash(_SECOND_SEED).to_numpy()
