"""A delimited file as a table, chunk by chunk: any size in bounded memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.ahead import ahead
from supplyscreen.files.csv_chunk import Chunk, last_lines, part_lines, read_chunk
from supplyscreen.files.csv_finish import RULE_MARK, Finisher
from supplyscreen.files.csv_shape import HEAD, RULE, SHOWN, find_shape
from supplyscreen.files.encoding import SAMPLE, Decoder, find_encoding
from supplyscreen.files.encoding import SHOWN as ENCODINGS
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.files.source import Source
from supplyscreen.files.streams import ByteStream, DamagedError
from supplyscreen.files.table import Batch, Table

CHUNK = 1 << 25
"""How many bytes are read at a time."""
LONGEST_RECORD = 1 << 24
"""A record that does not end within so many bytes is a reject."""
_NUL_PADDING = re.compile(rb"\0+(?=[,;\t|\"\r\n]|\Z)|(?<=[,;\t|\"\n])\0+|\A\0+")


def csv_table(source: Source, *, scope: str = "row", chunk: int = CHUNK) -> Table:
    """The table of a CSV, TSV or other delimited file; what it is like is told from its beginning.

    Rejects of ``scope``: ``ragged_row``, ``open_quote``, ``empty_row``, ``repeated_heading``,
    ``nul_byte``, ``too_long`` and ``damaged_file`` (one line for all that is lost behind the
    damage); of scope cell: ``undecoded_text``. ``chunk`` is how many bytes are read at a time.
    Raises InputError when the file is missing, empty, binary, or damaged before its first row.
    """
    start = source.start(SAMPLE)
    encoding = find_encoding(start)
    returns = _ends_with_returns(start, encoding)
    shape = find_shape(_head(start, Decoder(source.name, encoding), returns), source.name)

    def rows_of(table: Table) -> Iterator[Batch]:
        finisher = Finisher(source.name, shape, scope, table.wanted)
        with source.open() as stream:
            decoder = Decoder(source.name, encoding)
            reading = _Reading(stream, decoder, finisher, returns, chunk, row=shape.rows)
            yield from ahead(reading.batches())
            table.notes += reading.notes()
            table.sha256 = table.sha256 or stream.digest()

    form = f"CSV, {ENCODINGS[encoding]}, parted by {SHOWN[shape.delimiter]}"
    return Table(source.name, shape.headings, form, rows_of, notes=list(shape.notes))


@dataclass(slots=True)
class _Reading:
    """One pass over a file. ``raw`` is text without a line end yet, ``ready`` whole lines of a
    record whose end has not come yet, ``heading`` where rows begin in the first block, ``row`` the
    number of the last record read, ``ended`` says that the last block was given."""

    stream: ByteStream
    decoder: Decoder
    finisher: Finisher
    returns: bool
    chunk: int
    row: int
    raw: bytes = b""
    ready: bytes = b""
    heading: int = 0
    skipping: bool = False
    ended: bool = False
    lost: list[pl.DataFrame] = field(default_factory=list)
    padded: int = 0
    damage: str = ""

    def batches(self) -> Iterator[Batch]:
        """All batches; the last one has no rows where something is to be told at the end.

        No name holds the bytes of a chunk while its batch waits or is worked on.
        """
        for block in self._behind_headings():
            self._take(block)
            del block
            has_nul = b"\0" in self.ready
            read = self._read()
            if read is None:
                continue
            frame, rejects = self.finisher.finish(read, has_nul=has_nul)
            del read
            if frame.height or rejects.height:
                yield Batch(frame, rejects, self.stream.share)
        last = join_rejects([*self.lost, *self._told_at_the_end()])
        if last.height:
            yield Batch(self.finisher.nothing(), last, 1.0)

    def _take(self, block: bytes) -> None:
        """Add the whole lines of ``block`` to those that are ready."""
        fresh = self._whole_lines(block)
        if not fresh and len(self.raw) > self._longest:
            self._give_up()
        self.ready += self._settled(fresh)

    def _read(self) -> Chunk | None:
        """The cells of the records that are ready; None where none is."""
        body, self.ready = part_lines(self.ready, final=self.ended)
        if not body:
            return None
        ends = self.ended or len(body) > self._longest
        read = read_chunk(body, self.finisher.shape, row=self.row, final=ends)
        self.row = read.row
        self.ready = last_lines(body, read.open_lines) + self.ready
        return read

    @property
    def _longest(self) -> int:
        return max(LONGEST_RECORD, 2 * self.chunk)

    def notes(self) -> list[str]:
        """What the report says about the file, known when all is read."""
        found = list(self.decoder.notes())
        if self.padded:
            told = f"NUL bytes at the ends of cells were left out ({self.padded} times)"
            found.append(f"{self.finisher.name}: {told}")
        return found

    def _behind_headings(self) -> Iterator[bytes]:
        left, held = self.finisher.shape.lines, b""
        while left and not self.ended:
            held += self._block()
            at = _behind_lines(held, left)
            if at is not None:  # a copy of what is behind them would be one of a whole block
                left, self.heading = 0, at
        yield b"" if left else held
        held = b""
        while not self.ended:
            yield self._block()

    def _block(self) -> bytes:
        """Text as it comes, with line feeds; the last block may be empty, and ``ended`` then."""
        try:
            block = self.stream.read(self.chunk)
        except DamagedError as error:
            self.damage, block = str(error), b""
        self.ended = not block
        text = self.decoder.widen(block, final=self.ended)
        return text.replace(b"\r", b"\n") if self.returns else text

    def _whole_lines(self, block: bytes) -> bytes:
        if self.skipping:
            end = block.find(b"\n") + 1
            self.skipping = not end
            block = block[end:] if end else b""
        end = len(block) if self.ended and not self.damage else block.rfind(b"\n") + 1
        if not end and not self.ended:
            self.raw += block
            return b""
        # One copy: blocks are large.
        lines = b"".join((self.raw, memoryview(block)[self.heading : end]))
        self.heading = 0
        self.raw = block[end:]
        return lines if end or not self.damage else b""

    def _settled(self, lines: bytes) -> bytes:
        text = self.decoder.settle(lines, self.row + 1)
        if b"\0" in text:
            text, count = _NUL_PADDING.subn(b"", text)
            self.padded += count
        if self.finisher.shape.bordered and b"---" in text:
            text = RULE.sub(RULE_MARK.encode() + b"|" * (self.finisher.shape.width - 1), text)
        return text

    def _give_up(self) -> None:
        """Skip a line that does not end; it counts as one row."""
        self.raw, self.skipping, self.row = b"", True, self.row + 1
        told = f"the row does not end within {LONGEST_RECORD >> 20} MB, so it was not read"
        self.lost.append(self._reject(self.row, "row", code="too_long", message=told))

    def _told_at_the_end(self) -> list[pl.DataFrame]:
        told = []
        if self.damage:
            message = f"{self.damage} What lies behind row {self.row} is lost, counted as one row"
            told.append(self._reject(None, "row", code="damaged_file", message=message))
        if self.decoder.undecoded:
            message = (
                f"{self.decoder.undecoded} characters of the file could not be read in any known "
                "encoding; save as UTF-8"
            )
            told.append(self._reject(None, "cell", code="undecoded_text", message=message))
        return told

    def _reject(self, row: int | None, scope: str, *, code: str, message: str) -> pl.DataFrame:
        schema = {"source_file": pl.String, "source_row": pl.Int64}
        at = pl.DataFrame([(self.finisher.name, row)], schema=schema, orient="row")
        mine = self.finisher.scope
        scope = mine if scope == "row" or mine == "list" else scope
        return reject_rows(at, scope=scope, code=code, message=message)


def _behind_lines(text: bytes, count: int) -> int | None:
    """Where the text behind the first ``count`` lines begins; None where it has fewer."""
    at = 0
    for _ in range(count):
        at = text.find(b"\n", at) + 1
        if not at:
            return None
    return at


def _ends_with_returns(start: bytes, encoding: str) -> bool:
    """Whether lines end with carriage returns only, as of old Macintosh programs."""
    return not encoding.startswith("utf-16") and b"\n" not in start and b"\r" in start


def _head(start: bytes, decoder: Decoder, returns: bool) -> bytes:
    """The first lines as UTF-8, at most HEAD bytes, cut behind a line where there are several."""
    text = decoder.widen(start, final=False)[: HEAD + 4]
    text = text.replace(b"\r", b"\n") if returns else text
    end = len(text) if len(start) < HEAD else text.rfind(b"\n") + 1
    if not end and text.strip():
        raise InputError(
            f"{decoder.name}: the heading line does not end within {HEAD >> 10} KB.",
            hint="give a CSV file with a heading line and rows",
        )
    head = decoder.settle(text[:end], 1)
    return _NUL_PADDING.sub(b"", head) if b"\0" in head else head
