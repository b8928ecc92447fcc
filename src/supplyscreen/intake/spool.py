"""Frames that wait: in memory while they are few, else in files of a temporary folder."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Self

import polars as pl
from polars.io.plugins import register_io_source

from supplyscreen.files.ahead import Behind
from supplyscreen.files.source import TemporaryFolder
from supplyscreen.intake.same import common_to, filled, read_same, write_with_same
from supplyscreen.store import writing_temporary

HELD_BYTES = 32 << 20
"""How much one spool keeps in memory before it writes; the files are removed with the spool."""
_PLACE = 16  # bytes of a text in a column of polars, besides what stands in it


class Spool:
    """Frames of one schema in the order in which they were added, read back as often as wanted.

    A lazy frame of it keeps the spool, so that its files are there as long as somebody can read
    them. They are removed with the spool, and at the end of the program.
    """

    def __init__(self, schema: pl.Schema, *, held_bytes: int = HELD_BYTES) -> None:
        """``held_bytes`` is the size in memory from which frames are written."""
        self.schema = schema
        self.rows = 0
        self._most = held_bytes
        self._held: list[pl.DataFrame] = []
        self._size = 0
        self._folder: TemporaryFolder | None = None
        self._files: list[Path] = []
        self._same: list[pl.DataFrame] = []  # of the files that are written, in order
        self._writing: Behind | None = None

    @classmethod
    def beside(cls, schema: pl.Schema) -> Self:
        """A spool that another thread writes while this one goes on; as much again is held then."""
        spool = cls(schema)
        spool._writing = Behind()
        return spool

    def add(self, frame: pl.DataFrame) -> None:
        """Add ``frame``, which must have the columns of the schema.

        What another thread raises as it writes (OutputError: no room) is raised by a later call.
        """
        if frame.is_empty():
            return
        self._held.append(frame.select(self.schema.names()).cast(self.schema))
        self.rows += frame.height
        self._size += _in_memory(frame)
        if self._size > self._most:
            self._write()

    def add_alike(self, frame: pl.DataFrame, same: pl.DataFrame) -> None:
        """Add ``frame``, in whose rows the columns of ``same`` (one row) would all be alike; both
        together have the columns of the schema. They are written."""
        if frame.is_empty():
            return
        if self._held:
            self._write()
        self._held, self.rows = [frame], self.rows + frame.height
        self._write(same)

    @classmethod
    def opened(cls, folder: Path, schema: pl.Schema) -> Self:
        """The spool whose frames :meth:`save` wrote into ``folder``; its files stay there."""
        spool = cls(schema)
        spool._files = sorted(folder.glob("*.parquet"))
        spool._same = [read_same(file) for file in spool._files]
        counts = [pl.scan_parquet(file).select(pl.len()).collect().item() for file in spool._files]
        spool.rows = sum(counts)
        return spool

    def save(self, folder: Path) -> None:
        """Put all frames as files into ``folder``, which is empty. Raises OSError.

        Files that are written already are linked where both folders are on one disk, else copied.
        """
        if self._held:
            self._write()
        self._wait()
        for file in self._files:
            try:
                os.link(file, folder / file.name)
            except OSError:  # another disk, or one without links
                shutil.copyfile(file, folder / file.name)

    def settle(self) -> None:
        """Write what is held too where anything is written; for a spool that waits now."""
        if self._held and self._files:
            self._write()
        self._wait()

    def alike(self) -> pl.DataFrame:
        """Columns that hold one value in all rows, as a frame of one row; it has no columns as long
        as rows are held in memory."""
        self._wait()
        return pl.DataFrame() if self._held else common_to(self._same)

    def chunks(self, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
        """The frames again, one at a time, with all or some columns; at least one, which may have
        no rows."""
        wanted = list(columns or self.schema.names())
        self._wait()
        for file, same in zip(self._files, self._same, strict=True):
            part = filled(pl.scan_parquet(file), same, self.schema)
            yield part.select(wanted).collect()
        yield pl.concat([self.schema.to_frame(), *self._held]).select(wanted)

    def scan(self) -> pl.LazyFrame:
        """All rows in order as one lazy frame."""
        held = pl.concat([self.schema.to_frame(), *self._held]).lazy()
        if not self._files:
            return held
        self._wait()
        written = register_io_source(_Written(self, self._files, self._same), schema=self.schema)
        return pl.concat([written, held])

    def _write(self, same: pl.DataFrame | None = None) -> None:
        if self._folder is None:
            self._folder = TemporaryFolder()
        file = self._folder.path / f"{len(self._files):06}.parquet"
        write = partial(self._write_file, self._held, file, same)
        if self._writing:
            self._writing.give(write)
        else:
            write()
        self._files.append(file)
        self._held, self._size = [], 0

    def _write_file(
        self, frames: Sequence[pl.DataFrame], file: Path, same: pl.DataFrame | None
    ) -> None:
        with writing_temporary(file.parent):
            self._same.append(write_with_same(pl.concat(frames), file, same))

    def _wait(self) -> None:
        if self._writing:
            self._writing.wait()


class _Written:
    """The files of a spool as a source of lazy frames, which keep the spool by it."""

    def __init__(self, spool: Spool, files: Sequence[Path], same: Sequence[pl.DataFrame]) -> None:
        self._spool = spool
        self._files = tuple(zip(files, same, strict=True))

    def __call__(
        self,
        columns: list[str] | None,
        predicate: pl.Expr | None,
        rows: int | None,
        batch_rows: int | None,
    ) -> Iterator[pl.DataFrame]:
        """Every file as one frame, of ``rows`` at most those that fit ``predicate``."""
        del batch_rows  # a hint; a file is as large as the spool lets it grow
        for file, same in self._files:
            part = filled(pl.scan_parquet(file), same, self._spool.schema)
            part = part if rows is None else part.head(rows)
            part = part if predicate is None else part.filter(predicate)
            frame = (part if columns is None else part.select(columns)).collect()
            yield frame
            if rows is not None and (rows := rows - frame.height) <= 0:
                return


def _in_memory(frame: pl.DataFrame) -> int:
    """The bytes of ``frame``: polars estimates those of its texts, without their 16 bytes of place,
    which are more where texts are short, missing or all the same."""
    texts = sum(dtype.base_type() in (pl.String, pl.List) for dtype in frame.dtypes)
    return int(frame.estimated_size()) + _PLACE * texts * frame.height


def lazy_rows(frames: Callable[[], Iterator[pl.DataFrame]], schema: pl.Schema) -> pl.LazyFrame:
    """One lazy frame of the frames of ``schema`` that ``frames()`` makes, each time anew."""

    def source(
        columns: list[str] | None,
        predicate: pl.Expr | None,
        rows: int | None,
        batch_rows: int | None,
    ) -> Iterator[pl.DataFrame]:
        del batch_rows  # a hint
        for frame in frames():
            part = frame if rows is None else frame.head(rows)
            rows = None if rows is None else rows - part.height
            part = part if predicate is None else part.filter(predicate)
            yield part if columns is None else part.select(columns)
            if rows == 0:
                return

    return register_io_source(source, schema=schema)
