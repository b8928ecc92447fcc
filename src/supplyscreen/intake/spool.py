"""Frames that wait: in memory while they are few, else in files of a temporary folder."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

HELD_BYTES = 128 << 20
"""How much one spool keeps in memory before it writes; the files are removed with the spool."""


class Spool:
    """Frames of one schema in the order in which they were added, read back as often as wanted.

    A lazy frame of a spool holds its files open by name, so whoever keeps the lazy frame keeps the
    spool too (:class:`~supplyscreen.intake.result.Manifest` does).
    """

    def __init__(self, schema: pl.Schema, *, held_bytes: int = HELD_BYTES) -> None:
        """``held_bytes`` is the estimated size in memory from which frames are written."""
        self.schema = schema
        self.rows = 0
        self._most = held_bytes
        self._held: list[pl.DataFrame] = []
        self._size = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: list[Path] = []

    def add(self, frame: pl.DataFrame) -> None:
        """Add ``frame``, which must have the columns of the schema."""
        if frame.is_empty():
            return
        self._held.append(frame.select(self.schema.names()).cast(self.schema))
        self.rows += frame.height
        self._size += int(frame.estimated_size())
        if self._size > self._most:
            self._write()

    def chunks(self, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
        """The frames again, one at a time, with all or some columns; at least one, which may have
        no rows."""
        wanted = list(columns or self.schema.names())
        for file in self._files:
            yield pl.read_ipc(file, columns=wanted)
        yield pl.concat([self.schema.to_frame(), *self._held]).select(wanted)

    def scan(self) -> pl.LazyFrame:
        """All rows in order as one lazy frame."""
        held = pl.concat([self.schema.to_frame(), *self._held]).lazy()
        files = [pl.scan_ipc(file) for file in self._files]
        return pl.concat([*files, held]) if files else held

    def _write(self) -> None:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="supplyscreen-")
        file = Path(self._folder.name) / f"{len(self._files):06}.arrow"
        pl.concat(self._held).write_ipc(file, compression="lz4")
        self._files.append(file)
        self._held, self._size = [], 0
