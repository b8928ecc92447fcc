"""Columns that are kept, not used: a JSON object of them beside each row."""

from collections.abc import Sequence

import polars as pl


def extra_cells(headings: Sequence[str], kept: Sequence[int]) -> pl.Expr:
    """A JSON object (String) of the filled cells among ``c<at>`` for each of ``kept``.

    Null where there are no such columns or none is filled. Blank headings are named by place,
    repeated ones numbered.
    """
    if not kept:
        return pl.lit(None, dtype=pl.String)
    titles = _distinct_titles([headings[at] for at in kept])
    cells = [pl.col(f"c{at}").alias(t) for at, t in zip(kept, titles, strict=True)]
    filled = pl.any_horizontal(pl.col(f"c{at}").is_not_null() for at in kept)
    return pl.when(filled).then(pl.struct(cells).struct.json_encode())


def _distinct_titles(titles: Sequence[str]) -> list[str]:
    keys: list[str] = []
    taken: set[str] = set()
    for at, title in enumerate(titles, start=1):
        base = title or f"column {at}"
        key, count = base, 1
        while key in taken:
            count += 1
            key = f"{base} ({count})"
        taken.add(key)
        keys.append(key)
    return keys
