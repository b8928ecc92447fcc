"""Frames that are dealt to many runs on disk, a few rows at a time, and read back run by run.

A run is one file of Arrow streams: a frame of a thousand rows is put behind it in a millisecond.
A Parquet file for each takes five times as long, most of it for every column and file anew.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polars as pl

from supplyscreen.files.source import TemporaryFolder
from supplyscreen.store import writing_temporary


class Runs:
    """``number`` runs of frames of one ``schema``; their files are removed with it."""

    def __init__(self, schema: pl.Schema, number: int) -> None:
        """No run has a row yet."""
        self._schema = schema
        self._folder = TemporaryFolder()
        self._sizes: list[list[int]] = [[] for _ in range(number)]  # of the streams of each run

    def add(self, number: int, frame: pl.DataFrame) -> None:
        """Put ``frame`` behind what the run of this ``number`` has. Raises OutputError where the
        disk is full."""
        stream = BytesIO()
        frame.write_ipc_stream(stream, compression="lz4")
        with writing_temporary(self._folder.path), self._file(number).open("ab") as file:
            file.write(stream.getbuffer())
        self._sizes[number].append(stream.tell())

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """Each run as one frame, in the order of their numbers; its file is gone then."""
        for number, sizes in enumerate(self._sizes):
            parts = [self._schema.to_frame()]
            if sizes:
                with self._file(number).open("rb") as file:
                    parts += [pl.read_ipc_stream(BytesIO(file.read(size))) for size in sizes]
                self._file(number).unlink()
            yield pl.concat(parts, rechunk=True)

    def _file(self, number: int) -> Path:
        return self._folder.path / f"{number:06}.arrows"
