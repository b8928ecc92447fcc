"""The tables of data quality: what was not used, and what was repaired or kept in doubt."""

import polars as pl

from supplyscreen.runs.result import Result
from supplyscreen.screening.remedies import REMEDY
from supplyscreen.workbooks.table import Column, Table

_WHERE = (
    Column("source_file", "Source file", "the file to look up", "long", 36),
    Column("source_row", "Source row", "empty where the whole file is meant", "whole", 9),
    Column("column", "Column", "heading as filed; empty where the row is meant", width=22),
)
_REJECTS = (
    *_WHERE,
    Column("scope", "What was lost", "row: the record; cell: the value; detail; list", width=12),
    Column("code", "Code", "kind of fault", width=22),
    Column("value", "Found", "as filed", "long", 36),
    Column("message", "What is wrong", "what was found and what was expected", "long", 60),
    Column("remedy", "Remedy", "what to do", "long", 50),
)
_FINDINGS = (
    *_WHERE,
    Column("treatment", "Treatment", "repaired, or kept as filed", width=12),
    Column("count", "Cells", "how many cells or rows", "whole", 9),
    Column("code", "Code", "kind of finding", width=24),
    Column("value", "First as filed", "the first of them", "long", 36),
    Column("became", "Read as", "empty where it was kept", "long", 30),
    Column("message", "What was seen", "in words", "long", 60),
)


def rejects_table(result: Result) -> Table:
    """REJECTS with what to do."""
    rows = result.rejects.lazy().with_columns(
        remedy=pl.col("code").replace_strict(REMEDY, default=None, return_dtype=pl.String)
    )
    return Table(
        "Rejects",
        "Every input row and cell that was not used.",
        "one row or cell",
        _REJECTS,
        rows.select(column.name for column in _REJECTS),
        held_in="rejects.csv",
    )


def findings_table(result: Result) -> Table:
    """FINDINGS."""
    return Table(
        "Findings",
        "What was repaired as the input was read, and what was kept although it is in doubt.",
        "one kind of thing in one column of one file",
        _FINDINGS,
        result.findings.lazy().select(column.name for column in _FINDINGS),
        held_in="findings.csv",
    )
