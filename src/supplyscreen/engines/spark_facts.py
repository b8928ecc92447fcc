"""Columns of a DataFrame that can be read in one way only, whatever part of it a worker sees.

The order of day and month, and zeros that a spreadsheet took from codes, are told by a column as
its rows go by. Rows of a DataFrame have no order that two readers share, so a column is refused
where a part of it could be read otherwise than the whole. Files are read from their first row on
and need no such check.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from supplyscreen.cells.date_order import DateFacts, date_facts
from supplyscreen.cells.hts_zeros import CodeFacts, code_facts
from supplyscreen.engines.spark_frames import ddl, to_batches
from supplyscreen.errors import InputError
from supplyscreen.files.as_text import as_text
from supplyscreen.layouts import Reading

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

DATES = ("arrival_date", "estimated_arrival_date", "run_date")
CODES = ("hts_codes",)
_TOLD = pl.Schema({"column": pl.String(), "facts": pl.String()})


class TellColumns:
    """Columns of dates and codes -> what they show, one row for each and batch."""

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The facts of a partition as JSON."""
        for batch in batches:
            frame = pl.DataFrame(pl.from_arrow(batch))
            for column in frame.columns:
                cells = as_text(frame.select(column)).to_series().str.strip_chars()
                text = pl.DataFrame({"c": cells}).select(pl.when(pl.col("c") != "").then("c"))
                tell = date_facts if column in DATES else code_facts
                facts = json.dumps(asdict(tell(text.to_series())))
                yield from to_batches(pl.DataFrame({"column": [column], "facts": [facts]}), _TOLD)


def refuse_doubtful_columns(frame: "DataFrame", reading: Reading, *, name: str) -> None:
    """Raise InputError when a column of dates or codes of ``frame`` can be read in two ways."""
    there = {c: reading.headings[reading.columns[c]] for c in DATES + CODES if c in reading.columns}
    if not there:
        return
    whole = {heading: f"`{heading}`" for heading in frame.columns}  # else a field of a struct
    cells = frame.select([frame[whole.get(h, h)].alias(c) for c, h in there.items()])
    told = cells.mapInArrow(TellColumns().run, ddl(_TOLD)).collect()
    for column, heading in there.items():
        facts = [json.loads(row["facts"]) for row in told if row["column"] == column]
        if column in DATES:
            _refuse_dates(sum((DateFacts(**one) for one in facts), DateFacts()), heading, name)
        else:
            _refuse_codes(sum((_codes(one) for one in facts), CodeFacts()), heading, name)


def _codes(facts: dict[str, Any]) -> CodeFacts:
    lengths, fitting = tuple(facts["lengths"]), tuple(facts["fitting"])
    return CodeFacts(lengths, fitting, facts["zeros"], facts["numbers"])


def _refuse_dates(facts: DateFacts, heading: str, name: str) -> None:
    if (facts.either and facts.day_first) or facts.serial:
        raise InputError(
            f"{name}, column {heading!r}: some dates can be two days (5/2/2024), or are numbers of "
            "a spreadsheet, and how they are read depends on rows that another worker holds.",
            hint="make it a column of dates first: "
            f'frame.withColumn("{heading}", to_date("{heading}", "d/M/yyyy"))',
        )


def _refuse_codes(facts: CodeFacts, heading: str, name: str) -> None:
    if any(fitting for length, fitting in enumerate(facts.fitting) if length % 2):
        raise InputError(
            f"{name}, column {heading!r}: codes with an odd number of digits may have lost a zero, "
            "and whether they have depends on rows that another worker holds.",
            hint="put the zeros back first, or write the rows as files and give their paths",
        )
