"""Frames in the order of the input, cut to the same rows of it."""

from collections.abc import Iterator

import polars as pl


def between(frame: pl.DataFrame, orders: pl.Series) -> pl.DataFrame:
    """The rows of ``frame`` (sorted by ``order``) from the first to the last of ``orders``, which
    are sorted too; none where there are none."""
    if frame.is_empty() or orders.is_empty():
        return frame.clear()
    start = int(frame["order"].search_sorted(orders[0], side="left"))
    return frame.slice(start, _behind(frame, orders[-1]) - start)


def in_step(
    rows: Iterator[pl.DataFrame], links: Iterator[pl.DataFrame]
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Each chunk of ``rows`` with the ``links`` of the same ``order``.

    Both come by ascending ``order`` from chunk to chunk; within a chunk links may stand in any.
    """
    waiting = _next(links)
    for chunk in rows:
        if chunk.is_empty():
            yield chunk, waiting.clear()
            continue
        last = chunk["order"][-1]
        while waiting.is_empty() or waiting["order"][-1] <= last:
            more = _next(links, like=waiting)
            if more.is_empty():
                break
            waiting = pl.concat([waiting, more])
        yield chunk, between(waiting, chunk["order"])
        waiting = waiting.slice(_behind(waiting, last))


def _behind(frame: pl.DataFrame, order: int) -> int:
    """Where the rows behind ``order`` begin in ``frame``, which is sorted by it."""
    return int(frame["order"].search_sorted(order, side="right"))


def _next(links: Iterator[pl.DataFrame], like: pl.DataFrame | None = None) -> pl.DataFrame:
    """The next chunk by ``order``; an empty frame at the end."""
    chunk = next(links, None)
    if chunk is None:
        assert like is not None  # a spool has at least one chunk
        return like.clear()
    return chunk if chunk["order"].is_sorted() else chunk.sort("order", maintain_order=True)
