"""One delimited file as a frame of text, with the true row number of every record.

Row numbers are those of a spreadsheet: the heading line is row 1, a record with line breaks in a
cell is one row. Whole files go through polars in one batch; a file that polars refuses, or whose
count of delimiters does not fit its rows, goes through the careful reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.intake.csv_damaged import read_damaged
from supplyscreen.intake.csv_text import CsvText, read_text
from supplyscreen.intake.headings import repeated
from supplyscreen.models import InputFile


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Records of one file. ``frame`` has columns c0, c1 ... (String, stripped, blank = null),
    ``source_file`` and ``source_row``; ``rows`` counts them and the rows rejected here."""

    name: str
    headings: tuple[str, ...]
    frame: pl.DataFrame
    rows: int
    rejects: pl.DataFrame
    sha256: str
    notes: tuple[str, ...]

    def pick(self, columns: Mapping[str, int]) -> pl.DataFrame:
        """The named columns (name -> position), with source_file and source_row."""
        cells = [pl.col(f"c{at}").alias(name) for name, at in columns.items()]
        return self.frame.select(*cells, "source_file", "source_row")

    def input_file(self, used: int) -> InputFile:
        """The file as the run record names it."""
        return InputFile(name=self.name, sha256=self.sha256, rows=self.rows, rows_used=used)


def read_table(path: Path, *, scope: str = "row") -> CsvTable:
    """Read a CSV file; rows that cannot be read are rejects of ``scope``.

    Raises InputError when the file is missing, empty or binary, or has a heading line only
    (which a side table, ``scope`` detail, may have: then no bill has such a row).
    """
    text = read_text(path)
    frame, bad = _fast(text), []
    if frame is None:
        damaged = read_damaged(text.data, delimiter=text.delimiter, width=len(text.headings))
        frame, bad = damaged.frame(), damaged.bad
    notes = (*text.notes, *repeated(text.headings, path.name))
    if frame.is_empty() and not bad and scope == "detail":
        notes = (*notes, f"{path.name}: a heading line and no rows")
    elif frame.is_empty() and not bad:
        raise InputError(f"{path} has a heading line and no rows.", hint="give a file with rows")
    parts = [_bad_rows(bad, path.name, scope)]
    parts += [_undecoded(path.name, text.undecoded, scope)] if text.undecoded else []
    table = finished_table(path.name, text.headings, frame, text.sha256, notes, scope=scope)
    rejects = join_rejects([*parts, table.rejects])
    return replace(table, rows=frame.height + len(bad), rejects=rejects)


def finished_table(
    name: str,
    headings: tuple[str, ...],
    frame: pl.DataFrame,
    sha256: str,
    notes: tuple[str, ...],
    *,
    scope: str,
) -> CsvTable:
    """Cells ``c0, c1 ...`` with ``source_row`` as a table: stripped, blank rows rejected."""
    full, blank = _part_blank(_stripped(frame, name))
    return CsvTable(name, headings, full, frame.height, _blank_rows(blank, scope), sha256, notes)


def _fast(text: CsvText) -> pl.DataFrame | None:
    """The whole file in one batch, or None where polars refuses it or a row is too short."""
    width = len(text.headings)
    try:
        frame = pl.read_csv(
            BytesIO(text.data.rstrip(b"\r\n")),
            has_header=False,
            separator=text.delimiter,
            schema={f"c{index}": pl.String for index in range(width)},
            empty_string_is_null=False,
        )
    except pl.exceptions.PolarsError:
        return None
    if not _is_even(frame, text, width):
        return None
    return frame.slice(1).with_columns(
        pl.int_range(2, pl.len() + 2, dtype=pl.Int64).alias("source_row")
    )


def _is_even(frame: pl.DataFrame, text: CsvText, width: int) -> bool:
    """Whether every row has ``width`` fields.

    polars fills short rows without a word, but refuses long ones; so all rows are whole when the
    delimiters of the file are those inside cells and ``width`` - 1 for each row.
    """
    if width == 1:
        return frame.filter(pl.col("c0") == "").is_empty()
    inside = pl.sum_horizontal(pl.all().str.count_matches(text.delimiter, literal=True)).sum()
    cells = frame.select(inside.cast(pl.Int64)).item()
    return bool(text.data.count(text.delimiter.encode()) - cells == frame.height * (width - 1))


def _stripped(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    text = frame.with_columns(pl.exclude("source_row").str.strip_chars())
    cell = pl.exclude("source_row")
    cells = text.with_columns(pl.when(cell != "").then(cell).name.keep())
    return cells.with_columns(source_file=pl.lit(name))


def _part_blank(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    some = pl.any_horizontal(pl.exclude("source_row", "source_file").is_not_null())
    return frame.filter(some), frame.filter(~some)


def _blank_rows(blank: pl.DataFrame, scope: str) -> pl.DataFrame:
    told = "the row is empty; delete it or fill it"
    return reject_rows(blank, scope=scope, code="empty_row", message=told)


def _bad_rows(bad: list[tuple[int, str, str]], name: str, scope: str) -> pl.DataFrame:
    schema = {"source_row": pl.Int64, "code": pl.String, "told": pl.String}
    rows = pl.DataFrame(bad, schema=schema, orient="row")
    rows = rows.with_columns(source_file=pl.lit(name))
    parts = [
        reject_rows(
            rows.filter(pl.col("code") == code), scope=scope, code=code, message=pl.col("told")
        )
        for code in ("ragged_row", "open_quote")
    ]
    return join_rejects(parts)


def _undecoded(name: str, count: int, scope: str) -> pl.DataFrame:
    row = pl.DataFrame({"source_file": [name], "source_row": [None]})
    told = f"{count} characters of the file could not be read in any known encoding; save as UTF-8"
    return reject_rows(
        row, scope="list" if scope == "list" else "cell", code="undecoded_text", message=told
    )
