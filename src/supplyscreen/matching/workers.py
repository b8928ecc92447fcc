"""Parts of a table worked on side by side; results come in the order of the parts.

The work is done in polars, numpy and rapidfuzz, which let other threads run meanwhile.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import polars as pl

_MOST = 8


def side_by_side(
    work: Callable[[pl.DataFrame], pl.DataFrame], parts: Sequence[pl.DataFrame]
) -> list[pl.DataFrame]:
    """``work`` done on each part, in order."""
    if len(parts) <= 1:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(max_workers=min(_MOST, os.cpu_count() or 1, len(parts))) as pool:
        return list(pool.map(work, parts))
