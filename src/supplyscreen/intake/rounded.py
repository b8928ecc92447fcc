"""Numbers of bills that a spreadsheet rounded: 201801010 comes back as 2.0180101E+8.

The digits are lost for good, and two bills may look like one. Source: circulating copies of the
FEIII extract of 2018, where 36% of the identifiers were rounded so.
"""

import polars as pl

from supplyscreen.files.rejects import reject_rows

_ROUNDED = r"^\d(?:[.,]\d+)?[eE]\+\d+$"
_TOLD = (
    "a spreadsheet rounded this number, so it names no one bill of lading; "
    "take the column as text from the original file"
)


def is_rounded(text: pl.Expr) -> pl.Expr:
    """Whether a String expression holds a number in scientific notation; false for null."""
    return text.str.contains(_ROUNDED).fill_null(value=False)


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
