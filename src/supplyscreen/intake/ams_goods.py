"""Cargo, tariff and container rows of the CBP AMS tables -> goods and containers of a bill."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.cells.descriptions import says_nothing
from supplyscreen.cells.hs_codes import codes_in_cell, stated_codes
from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.ams_places import alone, beside, rows_per_bill
from supplyscreen.names.distinct import Distinct

_BEHIND = 1_000_000  # sequence numbers of hazardous goods stand behind those of the cargo


@dataclass(frozen=True, slots=True)
class Described:
    """Rows of the cargodesc and hazmat tables: ``row`` (UInt32), ``place`` of the bill, container,
    sequence number and ``text``, null where it names no goods. ``codes`` are those stated in some
    of them (``row`` and ``codes``)."""

    rows: pl.DataFrame
    codes: pl.DataFrame


def goods_of(
    described: Described, tariff: pl.DataFrame, container: pl.DataFrame, count: int
) -> pl.DataFrame:
    """``goods_description, hts_codes, containers`` of each of the bills 0 to ``count`` - 1.

    Rows have the ``place`` of their bill. Descriptions stand in the order of containers and their
    sequence numbers, each distinct one once, without placeholders. Codes are the digits of the
    tariff rows and those stated in the descriptions: 13.8% of bills give a code only there (FEIII
    extract of 2018).
    """
    text = _in_order(described.rows, count).filter(pl.col("text").is_not_null())
    stated = text.join(described.codes, on="row", maintain_order="left").select("place", "codes")
    parts = [
        _texts_of_bills(text.select("place", goods_description="text"), count),
        _lists_of_bills(_filed_codes(tariff), stated, count).rename({"codes": "hts_codes"}),
        _lists_of_bills(_container_numbers(container), None, count),
    ]
    return pl.concat([beside(part, count) for part in parts], how="horizontal")


def described_goods(cargodesc: pl.DataFrame, hazmat: pl.DataFrame, repairs: Repairs) -> Described:
    """What rows of both tables say. What is odd in the texts of cargodesc goes to ``repairs``."""
    rows = with_hazmat(cargodesc, hazmat)
    goods = rows["description_text"]
    stated = stated_codes(goods.str.to_uppercase())
    silent = rows.select(says_nothing(pl.col("description_text"))).to_series()
    size = cargodesc.height
    repairs.descriptions(
        cargodesc,
        "description_text",
        stated=stated.filter(pl.col("row") < size),
        silent=silent.head(size),
    )
    text = pl.when(~silent).then(pl.col("description_text").str.strip_chars())
    kept = ("place", "container_number", "description_sequence_number")
    return Described(
        rows.select(*kept, text=text).with_row_index("row"),
        stated.select("row", "codes").filter(_some("codes")),
    )


def with_hazmat(cargodesc: pl.DataFrame, hazmat: pl.DataFrame) -> pl.DataFrame:
    """Rows of the cargodesc table, and behind them the descriptions of hazardous goods."""
    named = {"hazmat_sequence_number": "description_sequence_number"}
    named |= {"hazmat_description": "description_text"}
    more = hazmat.filter(pl.col("hazmat_description").is_not_null()).rename(named)
    if more.is_empty():
        return cargodesc
    later = pl.col("description_sequence_number").cast(pl.Int64, strict=False) + _BEHIND
    return pl.concat(
        [
            cargodesc,
            more.with_columns(later.cast(pl.String).alias("description_sequence_number")),
        ],
        how="diagonal",
    )


def _some(column: str) -> pl.Expr:
    return (pl.col(column).list.len() > 0).fill_null(value=False)


def _filed_codes(tariff: pl.DataFrame) -> pl.DataFrame:
    """``place, codes``: the distinct codes of each cell that holds some."""
    cells = Distinct(tariff["harmonized_number"])
    read = codes_in_cell(pl.col("cell")).list.unique(maintain_order=True)
    codes = cells.spread(cells.values.to_frame("cell").select(read).to_series())
    return tariff.select("place", codes=codes).filter(_some("codes"))


def _container_numbers(container: pl.DataFrame) -> pl.DataFrame:
    """``place, containers`` in the order of the file; NC stands for none."""
    number = pl.col("container_number").str.strip_chars()
    filed = container.select("place", containers=number)
    named = filed.filter(~pl.col("containers").is_in(["", "NC"]))
    return named.with_columns(pl.concat_list("containers"))


def _lists_of_bills(filed: pl.DataFrame, stated: pl.DataFrame | None, count: int) -> pl.DataFrame:
    """One row per bill: all values of its lists, those of ``stated`` last, each distinct one once;
    the lists of one row hold none twice."""
    rows = filed if stated is None or stated.is_empty() else pl.concat([filed, stated])
    one = alone(rows, count)
    if one.all():
        return rows
    values = rows.columns[1]
    several = (
        rows.filter(~one)
        .explode(values, empty_as_null=False)
        .group_by("place", maintain_order=True)
        .agg(pl.col(values).unique(maintain_order=True))
    )
    return pl.concat([rows.filter(one), several])


def _texts_of_bills(text: pl.DataFrame, count: int) -> pl.DataFrame:
    """One row per bill: its distinct texts, joined."""
    one = alone(text, count)
    if one.all():
        return text
    rows = text.filter(~one)
    two = pl.Series(rows_per_bill(rows, count)[rows["place"].to_numpy()] == 2)
    more = (
        rows.filter(~two)
        .group_by("place", maintain_order=True)
        .agg(pl.col("goods_description").unique(maintain_order=True).str.join(" | "))
    )
    return pl.concat([text.filter(one), _pairs(rows.filter(two)), more])


def _pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each two ``rows``, which follow one another by ``place``."""
    first, second = rows.gather_every(2), rows["goods_description"].gather_every(2, offset=1)
    one = pl.col("goods_description")
    both = pl.when(one == second).then(one).otherwise(one + " | " + second)
    return first.with_columns(both)


def _in_order(described: pl.DataFrame, count: int) -> pl.DataFrame:
    """``place, text, row``: rows of one bill in the order of container and sequence number, the
    containers in the order of the file."""
    one = alone(described, count)
    if one.all():
        return described.select("place", "text", "row")
    sequence = pl.col("description_sequence_number").cast(pl.Int64, strict=False)
    container = pl.col("row").min().over("place", "container_number")
    ordered = (
        described.filter(~one)
        .with_columns(container=container, sequence=sequence)
        .sort("place", "container", "sequence", maintain_order=True)
    )
    both = [described.filter(one), ordered.drop("container", "sequence")]
    return pl.concat(both).select("place", "text", "row")
