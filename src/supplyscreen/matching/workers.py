"""Parts of a table worked on side by side; results come in the order of the parts.

The work is done in polars, numpy and rapidfuzz, which let other threads run meanwhile.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import polars as pl

_MOST = 8
_LEAST = 5_000  # rows that are worth a part of their own


def even_parts(table: pl.DataFrame, *, most: int) -> list[pl.DataFrame]:
    """``table`` in parts of ``most`` rows, or of fewer so that every processor has one."""
    share = -(-table.height // (os.cpu_count() or 1))
    size = min(max(share, _LEAST), most)
    return [table.slice(at, size) for at in range(0, max(table.height, 1), size)]


def side_by_side(
    work: Callable[[pl.DataFrame], pl.DataFrame], parts: Sequence[pl.DataFrame]
) -> list[pl.DataFrame]:
    """``work`` done on each part, in order."""
    if len(parts) <= 1:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(max_workers=min(_MOST, os.cpu_count() or 1, len(parts))) as pool:
        return list(pool.map(work, parts))
