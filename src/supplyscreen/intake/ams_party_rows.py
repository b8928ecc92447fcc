"""Rows of a CBP AMS party table, each distinct one once, since a party is named on many bills."""

import polars as pl

from supplyscreen.intake.bill_rows import HASH_SEED
from supplyscreen.intake.buckets import Buckets

LINK = ("place", "source_file", "source_row")


class PartyRows:
    """The rows of one party table by bucket: their cells once, and for each row a number that
    stands for them. The number is a hash of 64 bits, as everywhere in this room."""

    def __init__(self, schema: pl.Schema) -> None:
        """``schema`` of the rows: the cells, and the columns of LINK."""
        cells = {name: kind for name, kind in schema.items() if name not in LINK}
        number = {"cells": pl.UInt64()}
        self._links = Buckets(pl.Schema({**{name: schema[name] for name in LINK}, **number}))
        self._cells = Buckets(pl.Schema({**number, **cells}))

    def add(self, rows: pl.DataFrame, numbers: pl.Series) -> None:
        """Add rows of the schema; ``numbers`` (integers) are their buckets."""
        cells = rows.select(self._cells.schema.names()[1:])
        told = rows.with_columns(cells=cells.hash_rows(HASH_SEED), bucket=numbers)
        self._links.add(told, numbers)
        first = told.filter(pl.struct("bucket", "cells").is_first_distinct())
        self._cells.add(first, first["bucket"])

    def take(self, number: int) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows of one bucket as LINK and ``cells``, and the distinct cells by that number."""
        cells = self._cells.take(number)
        return self._links.take(number), cells.unique("cells", keep="first", maintain_order=True)
