"""One table of a file as all formats hand it on: headings, then batches of text cells."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace

import polars as pl

BATCH_ROWS = 100_000
"""About as many rows as one batch holds; a batch is never split for being larger."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a table, in the order of the file.

    ``frame`` has the columns c0, c1 ... (String, stripped, blank = null, one for each heading),
    ``source_file`` (String) and ``source_row`` (Int64: the row of a spreadsheet, so the heading
    line of a plain CSV is row 1). ``rejects`` (REJECTS) are rows that could not be read, and cells.
    ``read`` is the share of the file read so far, 0 to 1, or None where it cannot be known.
    """

    frame: pl.DataFrame
    rejects: pl.DataFrame
    read: float | None = None


@dataclass(slots=True)
class Table:
    """One table, read once. ``rows``, ``sha256`` and the later ``notes`` are known at its end.

    ``name`` is what rejects call it: ``a.csv``, ``export.zip/a.csv``, ``book.xlsx/Data``.
    ``form`` says in words what it is: ``CSV, UTF-8, parted by commas``. ``wanted`` are the
    positions of the columns asked for, which ``rows_of`` may heed to save work; None is all.
    """

    name: str
    headings: tuple[str, ...]
    form: str
    rows_of: Callable[["Table"], Iterator[Batch]]
    notes: list[str] = field(default_factory=list)
    rows: int = 0  # rows of data, those rejected as rows included
    refused: int = 0  # of these, those that could not be read
    sha256: str = ""  # of the file as it lies on disk
    wanted: frozenset[int] | None = None

    def batches(self, columns: Collection[int] | None = None) -> Iterator[Batch]:
        """The batches in order, counting ``rows`` as they go by; empty tables give none.

        With ``columns`` (positions), the frames have only those ``c0, c1 ...``: what is not needed
        is not cleaned. Rows and rejects are the same with and without it.
        """
        self.wanted = None if columns is None else frozenset(columns)
        for batch in _together(self.rows_of(self)):
            rejected = batch.rejects.filter(pl.col("scope") != "cell").height
            self.rows += batch.frame.height + rejected
            self.refused += rejected
            yield batch if self.wanted is None else replace(batch, frame=self._kept(batch.frame))

    def _kept(self, frame: pl.DataFrame) -> pl.DataFrame:
        cells = [f"c{at}" for at in sorted(self.wanted or ())]
        return frame.select(*cells, "source_file", "source_row")


def _together(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches of a reader put together to about BATCH_ROWS rows: what is done with a batch
    costs the same hundredths of a second whether it has a hundred rows or a hundred thousand."""
    waiting: list[Batch] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.frame.height + batch.rejects.height
        if rows >= BATCH_ROWS:
            yield _joined(waiting)
            waiting, rows = [], 0
    if waiting:
        yield _joined(waiting)


def _joined(batches: list[Batch]) -> Batch:
    if len(batches) == 1:
        return batches[0]
    return Batch(
        pl.concat([batch.frame for batch in batches], rechunk=True),
        pl.concat([batch.rejects for batch in batches]),
        batches[-1].read,
    )
