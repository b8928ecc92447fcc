"""Numbers of bills that a spreadsheet rounded: 201801010 comes back as 2.0180101E+8.

Where the mantissa still holds every digit the number is whole and is written out. Else the digits
are lost for good, and two bills may look like one. Such numbers may come back silently too, as
2018010000000: a column where far too many end in zeros is told.
Source: circulating copies of the FEIII extract of 2018, where 36% of the identifiers can be divided
by 10^8.
"""

import polars as pl

from supplyscreen.cells.findings import finding
from supplyscreen.files.rejects import reject_rows
from supplyscreen.schemas import FINDINGS, conform, empty

_ROUNDED = r"^\d(?:[.,]\d+)?[eE]\+\d+$"
_PARTS = r"^(?P<head>\d)(?:[.,](?P<tail>\d+))?[eE]\+(?P<power>\d+)$"
_LONGEST = 18  # digits; longer numbers are none of bills
_ZEROS = r"0{5}(?:\.0?)?$"
_LONG = r"^\d{9,}(?:\.0?)?$"
_BY_CHANCE = 1e-5  # of whole numbers end in five zeros
_FAR_TOO_OFTEN = 100  # times as many as by chance
_LEAST = 3
_TOLD = (
    "a spreadsheet rounded this number, so it names no one bill of lading; "
    "take the column as text from the original file"
)
_WRITTEN_OUT = "written out: the scientific notation of a spreadsheet still held every digit"
_SILENT = (
    "numbers of this column end in five zeros far more often than by chance: they were probably "
    "rounded by a spreadsheet, and two bills may share one; take the column as text from the "
    "original file"
)


def is_rounded(text: pl.Expr) -> pl.Expr:
    """Whether a String expression holds a number in scientific notation; false for null."""
    return text.str.contains(_ROUNDED).fill_null(value=False)


def written_out(text: pl.Expr) -> pl.Expr:
    """The digits of a number in scientific notation that lost none; else null."""
    parts = text.str.extract_groups(_PARTS)
    head, tail = parts.struct.field("head"), parts.struct.field("tail")
    power = parts.struct.field("power").cast(pl.Int32, strict=False)
    whole = head + tail.str.head(power.cast(pl.UInt32, strict=False))
    rest = tail.str.slice(power).str.strip_chars("0") == ""
    complete = (tail.str.len_chars().cast(pl.Int32) >= power) & rest & (power < _LONGEST)
    return pl.when(complete).then(whole)


def repair_rounded(
    rows: pl.DataFrame, column: str, *, heading: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """``rows`` with the whole numbers of ``column`` written out, and FINDINGS that say so.

    Finding ``scientific_notation`` (repaired). What has lost digits stays for
    :func:`rounded_numbers`.
    """
    if not rows.select(is_rounded(pl.col(column)).any()).item():
        return rows, empty(FINDINGS)
    became = pl.when(is_rounded(pl.col(column))).then(written_out(pl.col(column)))
    told = finding(
        rows.filter(became.is_not_null()),
        code="scientific_notation",
        column=heading,
        value=pl.col(column),
        message=_WRITTEN_OUT,
        became=became,
    )
    return rows.with_columns(pl.coalesce(became, pl.col(column)).alias(column)), told


def rounded_numbers(rows: pl.DataFrame, column: str, *, heading: str, scope: str) -> pl.DataFrame:
    """REJECTS lines for the rows whose ``column`` was rounded; scope row, cell or detail."""
    return reject_rows(
        rows.filter(is_rounded(pl.col(column))),
        scope=scope,
        code="damaged_identifier",
        message=_TOLD,
        column=heading,
        value=pl.col(column),
    )


def zero_ends(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Of each file: how many numbers of nine digits or more, how many end in five zeros, and which.

    Out: ``source_file, numbers, ending, value, source_row``. Frames of several batches are put
    one below the other for :func:`silently_rounded`.
    """
    number = rows.filter(pl.col(column).str.contains(_LONG))
    ending = pl.col(column).str.contains(_ZEROS)
    return number.group_by("source_file", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("numbers"),
        ending.sum().cast(pl.Int64).alias("ending"),
        pl.col(column).filter(ending).first().alias("value"),
        pl.col("source_row").filter(ending).first(),
    )


def silently_rounded(facts: pl.DataFrame, *, heading: str) -> pl.DataFrame:
    """FINDINGS ``rounded_identifiers`` (kept) of the files where zeros are far too many.

    ``facts`` are :func:`zero_ends` of all batches. At least three, and a hundred times as many as
    the one number of 100,000 that ends so by chance.
    """
    if facts.is_empty():
        return empty(FINDINGS)
    whole = (
        facts.group_by("source_file", maintain_order=True)
        .agg(pl.col("numbers", "ending").sum(), pl.col("value", "source_row").drop_nulls().first())
        .filter(
            (pl.col("ending") >= _LEAST)
            & (pl.col("ending") > pl.col("numbers") * _BY_CHANCE * _FAR_TOO_OFTEN)
        )
    )
    told = whole.with_columns(
        pl.col("ending").alias("count"),
        pl.lit(heading).alias("column"),
        pl.lit("rounded_identifiers").alias("code"),
        pl.lit("kept").alias("treatment"),
        message=pl.format("{} of {}: {}", "ending", "numbers", pl.lit(_SILENT)),
    )
    return conform(told, FINDINGS)
