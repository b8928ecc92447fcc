"""A column of texts by its distinct values: each is read once, whatever the number of rows."""

from collections.abc import Callable

import polars as pl


class Distinct:
    """The distinct ``values`` of a column (String) in the order of its rows, without null."""

    def __init__(self, column: pl.Series) -> None:
        """Take the values of ``column``."""
        self.values = column.drop_nulls().unique(maintain_order=True)
        self._at = column.cast(pl.Enum(self.values)).to_physical()

    def spread(self, told: pl.Series) -> pl.Series:
        """What is ``told`` of each value, for each row; null for the rows that are null."""
        return told.gather(self._at)

    def read(self, how: Callable[[pl.Series], pl.Series]) -> pl.Series:
        """``how(values)`` for each row; null for the rows that are null."""
        return self.spread(how(self.values)).rename(self.values.name)

    def rows_of(self, wanted: pl.Series) -> pl.Series:
        """Whether each row (Boolean) has one of the values that are ``wanted`` (Boolean of each
        value); false for null."""
        if not wanted.any():
            return pl.repeat(False, len(self._at), dtype=pl.Boolean, eager=True)
        return self.spread(wanted).fill_null(value=False)

    def counts(self) -> pl.Series:
        """How many rows (UInt32) have each value."""
        found = pl.DataFrame({"at": self._at.cast(pl.UInt32)}).drop_nulls().group_by("at").len("n")
        return found.sort("at")["n"]
