"""What a worker does with a file, or with a part of a DataFrame: rows to bills and party blocks.

The readers are those of the local run. What they give is one table of rows of several kinds, since
a Spark task has one output: ``bill`` (BILL_ROWS), ``link`` (LINKS_TO_BLOCKS), ``block`` (the party
blocks of a batch, each once), ``reject`` (REJECTS), and one ``told`` for each table that was read.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from supplyscreen.cells.findings import join_findings
from supplyscreen.engines.spark_frames import to_batches
from supplyscreen.errors import InputError
from supplyscreen.files import Table, open_tables
from supplyscreen.files.as_text import as_text
from supplyscreen.files.cells import Rows, finished_batches
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.table import Batch
from supplyscreen.intake.bill_rows import BILL_ROWS
from supplyscreen.intake.blocks import BLOCK_CELLS, LINKS_TO_BLOCKS, BlockStore
from supplyscreen.intake.flat_blocks import FlatBlocks
from supplyscreen.intake.flat_table import FlatTable
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts import ROLES, Reading
from supplyscreen.schemas import REJECTS

_TABLE_BITS = 40  # of an order number: up to 10^12 rows of a table, 8 million tables
ROW = "supplyscreen_row"
"""The column of a DataFrame that holds the number of each row."""
BLOCKS = pl.Schema(
    {
        "key": pl.UInt64(),
        **BLOCK_CELLS,
        "first": pl.Int64(),  # order of the first row that names it
        "within": pl.Int64(),  # its place among the blocks of that row
        "rows": pl.Int64(),  # rows that name it
    }
)
"""A party block of some rows."""
READ = pl.Schema(
    {"what": pl.String(), "place": pl.UInt64(), "told": pl.String()}
    | dict(BILL_ROWS)
    | dict(LINKS_TO_BLOCKS)
    | dict(BLOCKS)
    | dict(REJECTS)
)
"""A row that a reading task gives. ``place``: rows of one bill of lading have the same."""


@dataclass(frozen=True)
class FileToRead:
    """One file: ``first`` is the number of its first table, ``readings`` say how each is read."""

    path: str
    first: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class ReadFiles:
    """Reads files by their numbers (column ``id``); ``several`` and ``by_party`` are as FlatTable
    takes them."""

    files: tuple[FileToRead, ...]
    several: bool
    by_party: bool

    def run(self, numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Rows of READ; a file that cannot be read is told, not raised: trying again is idle."""
        for batch in numbers:
            for number in batch.column("id").to_pylist():
                for frame in self._read(self.files[number]):
                    yield from to_batches(frame, READ)

    def _read(self, file: FileToRead) -> Iterator[pl.DataFrame]:
        try:
            for at, table in enumerate(open_tables(file.path)):
                number = file.first + at
                flat = FlatTable(
                    table,
                    file.readings[at],
                    number,
                    several=self.several,
                    by_party=self.by_party,
                )
                yield from _rows_of(flat, start=number << _TABLE_BITS)
                yield _told(flat, number)
        except InputError as error:
            yield _row({"error": error.message, "hint": error.hint})


@dataclass(frozen=True)
class ReadRows:
    """Reads the rows of a partition of a DataFrame; its column ROW numbers them."""

    name: str
    reading: Reading

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Rows of READ. Rows without any text are left out."""
        sums = [0]

        def rows_of(_: Table) -> Iterator[Batch]:
            return finished_batches(text_rows(batches, sums), name=self.name, scope="row")

        table = Table(
            name=self.name,
            headings=self.reading.headings,
            form="Spark DataFrame",
            rows_of=rows_of,
        )
        by_party = bool(self.reading.roles(ROLES))
        flat = FlatTable(table, self.reading, 0, several=False, by_party=by_party)
        for frame in _rows_of(flat, start=None):
            yield from to_batches(frame, READ)
        table.sha256 = str(sums[0])
        yield from to_batches(_told(flat, 0), READ)


def text_rows(batches: Iterable[pa.RecordBatch], sums: list[int]) -> Iterator[Rows]:
    """The rows with text of a partition as cells of text; ``sums[0]`` is what their hashes add up
    to, whatever their order (modulo 2^64)."""
    for batch in batches:
        frame = pl.DataFrame(pl.from_arrow(batch))
        cells = as_text(frame.drop(ROW)).with_columns(source_row=frame[ROW].cast(pl.Int64))
        texts = cells.select(pl.exclude("source_row").str.strip_chars())
        filled = cells.filter(texts.select(pl.any_horizontal(pl.all() != "")).to_series())
        sums[0] = (sums[0] + sum(filled.hash_rows(seed=0).to_list())) % 2**64
        yield Rows(filled)


def _rows_of(flat: FlatTable, *, start: int | None) -> Iterator[pl.DataFrame]:
    """Rows of the kinds bill, link, block and reject. The first row is number ``start``; None:
    rows have the numbers of their own that ``source_row`` holds."""
    for batch in flat.table.batches():
        rows, blocks = Spool(BILL_ROWS), FlatBlocks()
        flat.take(batch, rows, blocks)
        store = blocks.store
        bills = pl.concat(list(rows.chunks()))
        links = pl.concat(list(store.links.chunks()))
        if start is None:
            bills = bills.with_columns(order="source_row")
            links = links.with_columns(order="record_row")
        else:
            bills = bills.with_columns(pl.col("order") + start)
            links = links.with_columns(pl.col("order") + start)
            start += bills.height
        yield from _by_kind(bills, links, store)
        yield join_rejects(flat.repairs.rejects).with_columns(what=pl.lit("reject"))
        flat.repairs.rejects.clear()


def _by_kind(bills: pl.DataFrame, links: pl.DataFrame, store: BlockStore) -> Iterator[pl.DataFrame]:
    place = pl.coalesce("bill", "content", pl.col("order").cast(pl.UInt64))
    placed = bills.with_columns(place.alias("place"), what=pl.lit("bill"))
    yield placed
    yield links.join(placed.select("order", "place"), on="order").with_columns(what=pl.lit("link"))
    first = (
        links.with_columns(within=pl.int_range(pl.len()).over("order"))
        .sort("order", "within")
        .unique("key", keep="first", maintain_order=True)
        .select("key", "within", first="order")
    )
    counted = store.distinct().join(store.counts(), on="key").join(first, on="key")
    yield counted.with_columns(what=pl.lit("block"))


def _told(flat: FlatTable, number: int) -> pl.DataFrame:
    """What the run record says of a table that has been read to its end."""
    flat.repairs.finish()
    table = flat.table
    told = {
        "number": number,
        "rows": table.rows,
        "refused": table.refused,
        "sha256": table.sha256,
        "notes": table.notes,
        "findings": join_findings(flat.repairs.findings).to_dicts(),
    }
    return _row(told)


def _row(told: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame({"what": ["told"], "told": [json.dumps(told)]})
