"""Rows parted into numbered buckets, so that what belongs together can be taken up at once."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from supplyscreen.files.source import TemporaryFolder

HELD_BYTES = 32 << 20
"""How much all buckets of one table keep in memory before they write."""


class Buckets:
    """Frames of one schema by bucket, in the order in which they came."""

    def __init__(self, schema: pl.Schema, *, held_bytes: int = HELD_BYTES) -> None:
        """``held_bytes`` is the estimated size in memory from which frames are written."""
        self.schema = schema
        self._most = held_bytes
        self._held: dict[int, list[pl.DataFrame]] = {}
        self._size = 0
        self._folder: TemporaryFolder | None = None
        self._files: dict[int, list[Path]] = {}

    def add(self, frame: pl.DataFrame, numbers: pl.Series) -> None:
        """Add rows with the columns of the schema; ``numbers`` (integers) are their buckets."""
        for number, part in _parted(frame.select(self.schema.names()), numbers):
            self._held.setdefault(number, []).append(part)
            self._size += int(part.estimated_size())
        if self._size > self._most:
            self._write()

    def take(self, number: int) -> pl.DataFrame:
        """The rows of one bucket, which is then empty."""
        files = self._files.pop(number, [])
        parts = [pl.read_ipc(file) for file in files]
        for file in files:
            file.unlink()
        held = self._held.pop(number, [])
        self._size -= sum(int(part.estimated_size()) for part in held)
        return pl.concat([self.schema.to_frame(), *parts, *held], rechunk=True)

    def _write(self) -> None:
        if self._folder is None:
            self._folder = TemporaryFolder()
        for number, parts in self._held.items():
            files = self._files.setdefault(number, [])
            file = self._folder.path / f"{number:06}-{len(files):06}.arrow"
            pl.concat(parts).write_ipc(file, compression="lz4")
            files.append(file)
        self._held, self._size = {}, 0


def _parted(frame: pl.DataFrame, numbers: pl.Series) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each bucket; rows in the order of the bills, as tables are, are only cut."""
    if frame.is_empty():
        return
    found = numbers.to_numpy()
    steps = found[1:] - found[:-1]
    if (steps < 0).any():
        parts = frame.with_columns(numbers.alias("bucket")).partition_by(
            "bucket", as_dict=True, include_key=False, maintain_order=True
        )
        for (number,), part in parts.items():
            yield int(number), part
        return
    cuts = [0, *(np.flatnonzero(steps) + 1).tolist(), frame.height]
    for start, end in pairwise(cuts):
        yield int(found[start]), frame.slice(start, end - start)
