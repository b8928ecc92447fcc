"""A list of the user's own, as CSV or Excel: its columns by their headings, its rows as LIST_ROWS.

``data/headings.csv`` (kind watchlist) says which headings are known. Several columns may hold
aliases (Alias 1, Alias 2, Chinese name), and one cell several of them, parted by ``;`` or ``|``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from supplyscreen.cells.countries import unknown_countries
from supplyscreen.cells.dates import bad_dates, parse_date
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.whole import WholeTable
from supplyscreen.layouts import all_columns, shown
from supplyscreen.names.country import country_codes
from supplyscreen.schemas import LIST_ROWS, conform

_DAYS = ("listed_on", "ended_on")
_MANY = ("aliases", "former_names")


@dataclass(frozen=True)
class ListRows:
    """``rows`` is LIST_ROWS; ``rejects`` REJECTS of scope list; ``notes`` say what was read."""

    rows: pl.DataFrame
    rejects: pl.DataFrame
    notes: tuple[str, ...]


def own_list_rows(table: WholeTable) -> ListRows:
    """The rows of ``table`` with the columns that a list may have.

    A date or country that cannot be read makes a reject line, and the row is kept without it.
    Raises InputError when no column holds names.
    """
    columns = all_columns(table.headings, kind="watchlist")
    if "name" not in columns:
        raise InputError(
            f"{table.name} has no column that holds names; found: {shown(table.headings)}.",
            hint="call it name; docs/own_lists.md lists the headings that are known",
        )
    columns["aliases"] = [*columns["name"][1:], *columns.get("aliases", [])]
    columns["name"] = columns["name"][:1]
    cells = table.frame.with_columns(kind=pl.lit("party"), **_fields(columns))
    codes = country_codes(cells["country"])
    heading = _heading(table, columns, "country")
    rejects = [table.rejects, unknown_countries(cells, codes, scope="list", heading=heading)]
    rejects += [
        bad_dates(cells, day, heading=_heading(table, columns, day) or day, scope="list")
        for day in _DAYS
    ]
    rows = cells.with_columns([parse_date(pl.col(day)) for day in _DAYS], country=pl.lit(codes))
    return ListRows(
        rows=conform(rows, LIST_ROWS),
        rejects=join_rejects(rejects),
        notes=(*table.notes, *_unused(table.headings, columns)),
    )


def _fields(columns: Mapping[str, Sequence[int]]) -> dict[str, pl.Expr]:
    """Every column of LIST_ROWS that a cell may fill: aliases as lists, texts joined by "; "."""
    wanted = [c for c in LIST_ROWS.names() if c not in ("kind", "source_file", "source_row")]
    return {
        field: (_many if field in _MANY else _one)([f"c{at}" for at in columns.get(field, [])])
        for field in wanted
    }


def _one(cells: list[str]) -> pl.Expr:
    if not cells:
        return pl.lit(None, dtype=pl.String)
    joined = pl.concat_str(*cells, separator="; ", ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def _many(cells: list[str]) -> pl.Expr:
    if not cells:
        return pl.lit([], dtype=pl.List(pl.String))
    joined = pl.concat_str(*cells, separator=";", ignore_nulls=True)
    return joined.str.replace_all("|", ";", literal=True).str.split(";")


def _heading(table: WholeTable, columns: Mapping[str, Sequence[int]], field: str) -> str | None:
    return table.headings[columns[field][0]] if columns.get(field) else None


def _unused(headings: Sequence[str], columns: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    used = {at for places in columns.values() for at in places}
    read = [f"{h} as {f}" for at, h in enumerate(headings) for f in columns if at in columns[f]]
    left = [heading for at, heading in enumerate(headings) if at not in used and heading]
    told = f"Columns read: {', '.join(read)}."
    return (told, f"Columns not read: {shown(left)}.") if left else (told,)
