"""Parts of a table worked on side by side; results come in the order of the parts.

The work is done in polars, numpy and rapidfuzz, which let other threads run meanwhile.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import polars as pl

_MOST = 8
_LEAST = 5_000

_worker = threading.local()  # a thread that works on a part has `busy` set


def even_parts(table: pl.DataFrame, *, most: int, least: int = _LEAST) -> list[pl.DataFrame]:
    """``table`` in parts of ``most`` rows, or of fewer so that every processor has one; ``least``
    rows are worth a part of their own.

    Inside the work on a part there is no processor left: parts are then as large as they may be.
    """
    workers = 1 if _busy() else os.cpu_count() or 1
    fewest = min(workers, -(-table.height // least))
    parts = max(fewest, -(-table.height // most), 1)
    size = max(-(-table.height // parts), 1)
    return [table.slice(at, size) for at in range(0, max(table.height, 1), size)]


def side_by_side(
    work: Callable[[pl.DataFrame], pl.DataFrame], parts: Sequence[pl.DataFrame]
) -> list[pl.DataFrame]:
    """``work`` done on each part, in order; one after the other inside the work on a part."""
    return list(each_beside(work, parts))


def each_beside(
    work: Callable[[pl.DataFrame], pl.DataFrame], parts: Sequence[pl.DataFrame]
) -> Iterator[pl.DataFrame]:
    """What :func:`side_by_side` gives, each as soon as it and those before it are done."""
    if len(parts) <= 1 or _busy():
        yield from map(work, parts)
        return
    threads = min(_MOST, os.cpu_count() or 1, len(parts))
    with ThreadPoolExecutor(max_workers=threads, initializer=_begin) as pool:
        yield from pool.map(work, parts)


def _busy() -> bool:
    return getattr(_worker, "busy", False)


def _begin() -> None:
    _worker.busy = True
