"""Cargo, tariff and container rows of the CBP AMS tables -> goods and containers of a bill."""

import polars as pl

from supplyscreen.cells.descriptions import description_or_null
from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.goods_findings import code_findings, description_findings
from supplyscreen.cells.hs_codes import codes_in_cell, codes_in_texts
from supplyscreen.intake.ams_places import alone, beside

_BEHIND = 1_000_000  # sequence numbers of hazardous goods stand behind those of the cargo


def goods_of(
    cargodesc: pl.DataFrame, tariff: pl.DataFrame, container: pl.DataFrame, count: int
) -> pl.DataFrame:
    """``goods_description, hts_codes, containers`` of each of the bills 0 to ``count`` - 1.

    Rows have the ``place`` of their bill. Descriptions stand in the order of containers and their
    sequence numbers, each distinct one once, without placeholders. Codes are the digits of the
    tariff rows and those stated in the descriptions: 13.8% of bills give a code only there (FEIII
    extract of 2018).
    """
    text = _descriptions(cargodesc, count)
    stated = text.select("place", codes=codes_in_texts(text["text"])).filter(_some("codes"))
    parts = [
        _texts_of_bills(text, count).rename({"text": "goods_description"}),
        _lists_of_bills(_filed_codes(tariff), stated, count).rename({"codes": "hts_codes"}),
        _lists_of_bills(_container_numbers(container), None, count),
    ]
    return pl.concat([beside(part, count) for part in parts], how="horizontal")


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


def goods_findings(cargodesc: pl.DataFrame, tariff: pl.DataFrame) -> pl.DataFrame:
    """FINDINGS of the rows of the two tables: cut words, no descriptions, codes that are none."""
    return join_findings(
        [
            description_findings(cargodesc, "description_text"),
            code_findings(tariff, "harmonized_number"),
        ]
    )


def _some(column: str) -> pl.Expr:
    return (pl.col(column).list.len() > 0).fill_null(value=False)


def _filed_codes(tariff: pl.DataFrame) -> pl.DataFrame:
    """``place, codes``: the distinct codes of each cell that holds some."""
    filled = tariff.select("place", "harmonized_number").drop_nulls()
    codes = codes_in_cell(pl.col("harmonized_number")).list.unique(maintain_order=True)
    cells = filled.select(pl.col("harmonized_number").unique()).with_columns(codes=codes)
    told = filled.join(cells.filter(_some("codes")), on="harmonized_number", maintain_order="left")
    return told.select("place", "codes")


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
    several = (
        text.filter(~one)
        .group_by("place", maintain_order=True)
        .agg(pl.col("text").unique(maintain_order=True).str.join(" | "))
    )
    return pl.concat([text.filter(one), several])


def _descriptions(cargodesc: pl.DataFrame, count: int) -> pl.DataFrame:
    """``place, text``: descriptions that say something; those of one bill in the order of container
    and sequence number, the containers in the order of the file."""
    text = description_or_null(pl.col("description_text"))
    one = alone(cargodesc, count)
    rows = cargodesc.select("place", "container_number", "description_sequence_number", text=text)
    if one.all():
        return rows.select("place", "text").drop_nulls("text")
    sequence = pl.col("description_sequence_number").cast(pl.Int64, strict=False)
    container = pl.int_range(pl.len()).min().over("place", "container_number")
    ordered = (
        rows.filter(~one)
        .with_columns(container=container, sequence=sequence)
        .sort("place", "container", "sequence", maintain_order=True)
    )
    both = pl.concat([rows.filter(one).select("place", "text"), ordered.select("place", "text")])
    return both.drop_nulls("text")
