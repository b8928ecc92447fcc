"""Rows parted into numbered buckets, so that what belongs together can be taken up at once."""

from pathlib import Path

import polars as pl

from supplyscreen.files.source import TemporaryFolder

HELD_BYTES = 64 << 20
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

    def add(self, frame: pl.DataFrame) -> None:
        """Add rows: the columns of the schema, and ``bucket`` (Int64), the number of each."""
        for (number,), part in frame.partition_by(
            "bucket", as_dict=True, include_key=False, maintain_order=True
        ).items():
            self._held.setdefault(int(number), []).append(part.select(self.schema.names()))
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
        return pl.concat([self.schema.to_frame(), *parts, *held])

    def _write(self) -> None:
        if self._folder is None:
            self._folder = TemporaryFolder()
        for number, parts in self._held.items():
            files = self._files.setdefault(number, [])
            file = self._folder.path / f"{number:06}-{len(files):06}.arrow"
            pl.concat(parts).write_ipc(file, compression="lz4")
            files.append(file)
        self._held, self._size = {}, 0
