"""Cargo, tariff and container rows of the CBP AMS tables -> goods and containers of a bill."""

import polars as pl

from supplyscreen.cells.descriptions import description_or_null
from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.goods_findings import code_findings, description_findings
from supplyscreen.cells.hs_codes import codes_in_cell, codes_in_texts

_BEHIND = 1_000_000  # sequence numbers of hazardous goods stand behind those of the cargo


def goods_of(
    cargodesc: pl.DataFrame, tariff: pl.DataFrame, container: pl.DataFrame
) -> pl.DataFrame:
    """One row per bill: ``identifier, goods_description, hts_codes, containers``.

    Descriptions stand in the order of containers and their sequence numbers, each distinct one
    once, without placeholders. Codes are the digits of the tariff rows and those stated in the
    descriptions: 13.8% of bills give a code only there (FEIII extract of 2018).
    """
    text = _descriptions(cargodesc)
    codes = pl.concat(
        [
            tariff.select("identifier", codes=codes_in_cell(pl.col("harmonized_number"))),
            text.select("identifier", codes=codes_in_texts(text["text"])),
        ]
    )
    described = text.group_by("identifier", maintain_order=True).agg(
        pl.col("text").unique(maintain_order=True).str.join(" | ").alias("goods_description")
    )
    coded = (
        codes.explode("codes", empty_as_null=False)
        .drop_nulls()
        .group_by("identifier", maintain_order=True)
        .agg(pl.col("codes").unique(maintain_order=True).alias("hts_codes"))
    )
    both = described.join(coded, on="identifier", how="full", coalesce=True)
    return both.join(_containers(container), on="identifier", how="full", coalesce=True)


def with_hazmat(cargodesc: pl.DataFrame, hazmat: pl.DataFrame) -> pl.DataFrame:
    """Rows of the cargodesc table, and behind them the descriptions of hazardous goods."""
    named = {"hazmat_sequence_number": "description_sequence_number"}
    named |= {"hazmat_description": "description_text"}
    more = hazmat.filter(pl.col("hazmat_description").is_not_null()).rename(named)
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


def _containers(container: pl.DataFrame) -> pl.DataFrame:
    """Container numbers of each bill in the order of the file; NC stands for none."""
    number = pl.col("container_number").str.strip_chars()
    filed = container.select("identifier", containers=number)
    return (
        filed.filter(~pl.col("containers").is_in(["", "NC"]))
        .group_by("identifier", maintain_order=True)
        .agg(pl.col("containers").unique(maintain_order=True))
    )


def _descriptions(cargodesc: pl.DataFrame) -> pl.DataFrame:
    """Descriptions that say something, in the order of container and sequence number."""
    sequence = pl.col("description_sequence_number").cast(pl.Int64, strict=False)
    container = pl.int_range(pl.len()).min().over("identifier", "container_number")
    return (
        cargodesc.with_columns(
            text=description_or_null(pl.col("description_text")),
            container=container,
            sequence=sequence,
        )
        .filter(pl.col("text").is_not_null())
        .sort("identifier", "container", "sequence", maintain_order=True)
        .select("identifier", "text")
    )
