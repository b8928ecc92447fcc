"""Where the flagged bills went: port of lading by port of unlading."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.runs import words

LADING, UNLADING = 7, 5  # ports that have a row, a column of their own


@dataclass(frozen=True, slots=True)
class Cell:
    """How many bills went one way; ``width`` is per cent of the fullest cell."""

    bills: int
    width: float


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the matrix: a port of lading, or all others."""

    label: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Routes:
    """The matrix. Every row, every column and the total add up."""

    heads: tuple[str, ...]
    rows: tuple[Route, ...]
    sums: tuple[int, ...]
    total: int


def routes_view(shipments: pl.LazyFrame) -> Routes:
    """The matrix of SHIPMENT_ROWS with a flag on a ground; ports as filed, counted streaming."""
    ports = ("port_of_lading", "port_of_unlading")
    filed = shipments.select(pl.col(*ports).replace("", None).fill_null(words.NOT_STATED))
    told = filed.group_by(ports).agg(bills=pl.len().cast(pl.Int64)).collect(engine="streaming")
    rows = _named(told, "port_of_lading", LADING)
    heads = _named(told, "port_of_unlading", UNLADING)
    placed = told.with_columns(
        pl.col(column).replace_strict(
            dict.fromkeys(names, None) | {n: n for n in names}, default=other
        )
        for column, names, other in (
            ("port_of_lading", rows, _others(told, "port_of_lading", rows)),
            ("port_of_unlading", heads, _others(told, "port_of_unlading", heads)),
        )
    )
    sums = {(a, b): n for a, b, n in placed.group_by(ports).agg(pl.col("bills").sum()).iter_rows()}
    return _matrix(sums, _whole(told, ports[0], rows), _whole(told, ports[1], heads))


def _named(told: pl.DataFrame, column: str, most: int) -> list[str]:
    """The ports with most bills, and what is not stated last wherever it occurs."""
    found = told.group_by(column).agg(pl.col("bills").sum())
    order = found.sort("bills", column, descending=[True, False])[column].to_list()
    stated = [name for name in order if name != words.NOT_STATED]
    return [*stated[:most], *([words.NOT_STATED] if len(stated) < len(order) else [])]


def _others(told: pl.DataFrame, column: str, named: Sequence[str]) -> str:
    return words.count(told[column].n_unique() - len(named), "other")


def _whole(told: pl.DataFrame, column: str, named: Sequence[str]) -> list[str]:
    """The named ports, the others before what is not stated."""
    if told[column].n_unique() == len(named):
        return list(named)
    cut = len(named) - (words.NOT_STATED in named)
    return [*named[:cut], _others(told, column, named), *named[cut:]]


def _matrix(sums: dict[tuple[str, str], int], rows: Sequence[str], heads: Sequence[str]) -> Routes:
    most = max([*sums.values(), 1])

    def cell(row: str, head: str) -> Cell:
        bills = sums.get((row, head), 0)
        return Cell(bills, round(100 * bills / most, 2))

    routes = tuple(
        Route(
            row,
            tuple(cell(row, head) for head in heads),
            sum(sums.get((row, head), 0) for head in heads),
        )
        for row in rows
    )
    columns = tuple(sum(sums.get((row, head), 0) for row in rows) for head in heads)
    return Routes(tuple(heads), routes, columns, sum(columns))
