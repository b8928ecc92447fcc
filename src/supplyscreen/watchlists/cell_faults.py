"""How a wrong cell is told: row, column, what was found, what was expected."""

import polars as pl

from supplyscreen.watchlists.sheets import ROW


def cell_faults(wrong: pl.DataFrame, column: str, expected: str) -> list[str]:
    """Faults of every row of ``wrong``: what ``column`` holds and what was expected."""
    return [
        f"row {row}, column {column}: found {value!r}, {expected}"
        for row, value in wrong.select(ROW, column).rows()
    ]
