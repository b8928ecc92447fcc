"""A review sheet that was filled in, read back: from the workbook, or from a CSV export of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.excel_xml import sheet_parts
from supplyscreen.files.open import open_tables
from supplyscreen.files.table import Table
from supplyscreen.review.check_sheet import checked
from supplyscreen.review.sheet import CELLS, NAME
from supplyscreen.schemas import FLAGS, REJECTS, empty, require_schema

_SHEET = re.compile(rf"{NAME}(?: \d+)?", re.IGNORECASE)
_SCHEMA = {**{cell.name: pl.String for cell in CELLS}, "source_file": pl.String}
_SCHEMA_ROWS = pl.Schema({**_SCHEMA, "source_row": pl.Int64})


@dataclass(frozen=True)
class ReviewSheet:
    """What a filled sheet holds: ``decisions`` DECISIONS, ``faults`` REVIEW_FAULTS.

    ``rows`` is always ``decisions.height + undecided + repeated + faulty``: rows without a
    decision, further rows of a flag that say the same, and rows with a fault, which count for
    nothing. ``absent`` are flags on a party, place or goods that have no row in the sheet.
    """

    decisions: pl.DataFrame
    faults: pl.DataFrame
    rows: int
    undecided: int
    repeated: int
    faulty: int
    absent: int


def read_review_sheet(path: str | Path, flags: pl.LazyFrame | pl.DataFrame) -> ReviewSheet:
    """Read and check the sheet(s) ``Review`` of a workbook, or a CSV export of one, against FLAGS
    of the run it was written for.

    A row is faulty when its flag is not one of the run, its decision or reason is not a known one
    or does not go with the other, a needed cell is empty, a day cannot be read, the cells that say
    what it is about have changed, or another row decides the same flag differently: each fault is
    told with row, column, what was found and what was expected. Nothing is guessed.
    Raises InputError when the file cannot be read, or has no such sheet or not its columns;
    SchemaError when ``flags`` is none.
    """
    told = flags.lazy()
    require_schema(told.head(0).collect(), FLAGS, name="flags")
    parts = [_rows(table) for table in _tables(Path(path))]
    rows = pl.concat([_SCHEMA_ROWS.to_frame(), *(rows for rows, _ in parts)])
    rejects = pl.concat([empty(REJECTS), *(rejects for _, rejects in parts)])
    return ReviewSheet(**checked(rows, rejects, told))


def _tables(path: Path) -> Iterator[Table]:
    sheets = list(sheet_parts(path))
    if not sheets:
        yield from open_tables(path)
        return
    wanted = [name for name in sheets if _SHEET.fullmatch(name.strip())]
    if not wanted:
        raise InputError(
            f"{path.name} has no sheet {NAME}; it has {', '.join(sheets)}.",
            hint="give the workbook of supplyscreen report, or a CSV export of its review sheet",
        )
    for name in wanted:
        yield from open_tables(f"{path}#{name}")


def _rows(table: Table) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows with our column names, and REJECTS of rows and cells that could not be read."""
    columns = _columns(table)
    batches = list(table.batches())
    cells = [
        (
            pl.col(f"c{columns[cell.name]}") if cell.name in columns else pl.lit(None, pl.String)
        ).alias(cell.name)
        for cell in CELLS
    ]
    frames = [batch.frame.select(*cells, "source_file", "source_row") for batch in batches]
    rejects = pl.concat([empty(REJECTS), *(batch.rejects for batch in batches)])
    ours = pl.col("column").is_in([table.headings[place] for place in columns.values()])
    told = (pl.col("code") != "empty_row") & ((pl.col("scope") == "row") | ours)
    return pl.concat([_SCHEMA_ROWS.to_frame(), *frames]), rejects.filter(told)


def _columns(table: Table) -> dict[str, int]:
    """Our column name -> its place; a heading may be the one of the sheet or our name."""
    folded = [_folded(heading) for heading in table.headings]
    places = {
        cell.name: folded.index(known)
        for cell in CELLS
        for known in (_folded(cell.heading), _folded(cell.name))
        if known in folded
    }
    lost = [cell.heading for cell in CELLS if cell.needed and cell.name not in places]
    if lost:
        raise InputError(
            f"{table.name} is not a review sheet: it has no column {', '.join(lost)}.",
            hint="keep the headings of the sheet; columns of your own may stand beside them",
        )
    return places


def _folded(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold().lstrip("'")
