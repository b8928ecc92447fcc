"""Cells as they were read made into a batch: cleaned, and rows that say nothing told."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.files.csv_careful import LONGEST_CELL
from supplyscreen.files.csv_chunk import Chunk
from supplyscreen.files.csv_shape import CsvShape
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.schemas import REJECTS, empty

RULE_MARK = "\x1e"
"""Stands in the first cell of a line of dashes, which has a row number and is no row."""
_VALUE = 200  # characters of a rejected row that its line shows


@dataclass(frozen=True, slots=True)
class Finisher:
    """What is the same for all chunks of one table."""

    name: str
    shape: CsvShape
    scope: str
    wanted: frozenset[int] | None

    def finish(self, chunk: Chunk, *, has_nul: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows of the chunk (c0, c1 ..., source_file, source_row) and REJECTS lines."""
        rejects = [self._bad(chunk.bad)] if chunk.bad else []
        good = []
        for frame in chunk.frames:
            rows = self._inner(frame)
            rows, lost = self._repeated(rows)
            rejects += lost
            if has_nul:
                rows, lost = self._with_nul(rows)
                rejects += lost
            rows, lost = self._too_long(rows)
            rejects += lost
            rows, lost = self._blank(rows, chunk.plain)
            good.append(rows)
            rejects += lost
        frame = good[0] if len(good) == 1 else pl.concat([self.nothing(), *good])
        return frame, join_rejects(rejects) if rejects else empty(REJECTS)

    def nothing(self) -> pl.DataFrame:
        """A frame of the table's columns without rows."""
        cells = {f"c{at}": pl.String() for at in self._columns()}
        return pl.DataFrame(schema={**cells, "source_file": pl.String(), "source_row": pl.Int64()})

    def _columns(self) -> list[int]:
        every = range(len(self.shape.headings))
        return [at for at in every if self.wanted is None or at in self.wanted]

    def _inner(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Without the fields outside the borders and the lines of dashes."""
        if self.shape.bordered:
            frame = frame.filter(pl.col("c0").fill_null("") != RULE_MARK)
            inner = [pl.col(f"c{at + 1}").alias(f"c{at}") for at in range(self.shape.width - 2)]
            frame = frame.select(*inner, "source_row")
        return frame.with_columns(source_file=pl.lit(self.name))

    def _repeated(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        """Parted from rows that repeat the heading line, as files have that were joined."""
        headings = self.shape.headings
        filled = [at for at, heading in enumerate(headings) if heading]
        if len(filled) < 2:
            return frame, []
        first = pl.col(f"c{filled[0]}").str.contains(headings[filled[0]], literal=True)
        if not frame.select(first.any()).item():
            return frame, []
        same = pl.all_horizontal(
            pl.col(f"c{at}").str.strip_chars().fill_null("") == heading
            for at, heading in enumerate(headings)
        )
        told = "the row repeats the heading line; it is no row of data"
        lost = frame.filter(same)
        return frame.filter(~same), [
            reject_rows(lost, scope=self.scope, code="repeated_heading", message=told)
        ]

    def _with_nul(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        cells = pl.exclude("source_file", "source_row")
        nul = pl.any_horizontal(cells.str.contains("\0", literal=True).fill_null(value=False))
        told = (
            "the row holds a NUL byte, so part of it is lost and it was not read; "
            "export the file again"
        )
        shown = pl.concat_str(cells, separator=" | ", ignore_nulls=True).str.replace_all(
            "\0", "", literal=True
        )
        lost = reject_rows(
            frame.filter(nul),
            scope=self.scope,
            code="nul_byte",
            message=told,
            value=shown.str.slice(0, _VALUE),
        )
        return frame.filter(~nul), [lost]

    def _too_long(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        cells = pl.exclude("source_file", "source_row")
        size = pl.max_horizontal(cells.str.len_bytes().max())
        if frame.is_empty() or (frame.select(size).item() or 0) <= LONGEST_CELL:
            return frame, []
        longer = (cells.str.len_chars() > LONGEST_CELL).fill_null(value=False)
        over = pl.any_horizontal(longer)
        told = f"a cell holds more than {LONGEST_CELL:,} characters, so the row was not read"
        lost = reject_rows(frame.filter(over), scope=self.scope, code="too_long", message=told)
        return frame.filter(~over), [lost]

    def _blank(self, frame: pl.DataFrame, plain: bool) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
        """Stripped cells, blank ones null; rows of blanks only are rejects."""
        wanted = [f"c{at}" for at in self._columns()]
        padded = _with_blanks(frame, wanted, plain=plain)
        text = frame.with_columns(pl.col(padded).str.strip_chars()) if padded else frame
        hollow = _with_nothing(text, wanted)
        filled = pl.when(pl.col(hollow) != "").then(pl.col(hollow)).name.keep()
        cells = text.with_columns(filled) if hollow else text
        kept = [*wanted, "source_file", "source_row"]
        if any(not cells[c].null_count() for c in wanted):
            return cells.select(kept), []
        empty = pl.all_horizontal(pl.col(wanted).is_null()) if wanted else pl.lit(value=True)
        others = [c for c in cells.columns if c[0] == "c" and c not in wanted]
        if others and cells.select(empty.any()).item():
            said = (pl.col(others).str.strip_chars() != "").fill_null(value=False)
            empty = empty & ~pl.any_horizontal(said)
        if not cells.select(empty.any()).item():
            return cells.select(kept), []
        told = "the row is empty; delete it or fill it"
        lost = reject_rows(cells.filter(empty), scope=self.scope, code="empty_row", message=told)
        return cells.filter(~empty).select(kept), [lost]

    def _bad(self, bad: Sequence[tuple[int, str, str]]) -> pl.DataFrame:
        schema = {"source_row": pl.Int64, "code": pl.String, "told": pl.String}
        rows = pl.DataFrame(bad, schema=schema, orient="row")
        rows = rows.with_columns(source_file=pl.lit(self.name))
        parts = [
            reject_rows(
                rows.filter(pl.col("code") == code),
                scope=self.scope,
                code=code,
                message=pl.col("told"),
            )
            for code in sorted(set(rows["code"]))
        ]
        return join_rejects(parts)


def _with_nothing(frame: pl.DataFrame, columns: list[str]) -> list[str]:
    """The columns that have a cell of no characters."""
    if not columns:
        return []
    least = frame.select(pl.col(columns).str.len_bytes().min()).row(0)
    return [column for column, size in zip(columns, least, strict=True) if size == 0]


def _with_blanks(frame: pl.DataFrame, columns: list[str], *, plain: bool) -> list[str]:
    """The columns that have a cell to strip; of text that is not ``plain`` all of them."""
    if not plain or not columns:
        return columns
    ended = _some(frame, columns, pl.col(columns).str.ends_with(" "))
    others = [column for column in columns if column not in ended]
    # What begins with a blank stands before "!", as little else does: a comparison is told sooner.
    maybe = _some(frame, others, pl.col(others) < "!")
    begun = _some(frame, maybe, pl.col(maybe).str.starts_with(" "))
    return [column for column in columns if column in ended or column in begun]


def _some(frame: pl.DataFrame, columns: list[str], found: pl.Expr) -> list[str]:
    """Those of the ``columns`` with a cell that is ``found``, one expression for each of them."""
    if not columns:
        return []
    return [c for c, any_ in zip(columns, frame.select(found.any()).row(0), strict=True) if any_]
