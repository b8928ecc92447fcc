"""Shipper, consignee and notify party rows of the CBP AMS tables -> party blocks."""

import polars as pl

from supplyscreen.intake.blocks import FILED_BLOCKS
from supplyscreen.intake.party_findings import line_findings
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.layouts.ams_columns import PARTY_COMMON, PARTY_PREFIX
from supplyscreen.schemas import conform

NAME_COLUMNS = {role: f"{prefix}_name" for role, prefix in PARTY_PREFIX.items()}
"""Role -> the column of its name."""


def blocks_of(rows: pl.DataFrame, role: str, numbers: pl.DataFrame) -> pl.DataFrame:
    """FILED_BLOCKS of the rows of one party table; the source row is the row in that table.

    ``numbers`` (``identifier, order, record_row, own_effects``) are those of the bills.
    """
    prefix = PARTY_PREFIX[role]
    ours = rows.rename(
        {f"{prefix}_address_{n}": f"address_{n}" for n in range(1, 5)} | PARTY_COMMON
    )
    blocks = ours.join(numbers, on="identifier", maintain_order="left").with_columns(
        pl.lit(0).alias("file_no"),
        pl.col("identifier").alias("base"),
        pl.lit(role).alias("role"),
        pl.col(f"{prefix}_name").alias("name"),
        party_lines(ours.columns).alias("lines"),
        pl.lit(None, dtype=pl.String).alias("local_name"),
    )
    return conform(blocks, FILED_BLOCKS)


def line_findings_of(rows: pl.DataFrame, role: str, numbers: pl.DataFrame) -> pl.DataFrame:
    """FINDINGS of the address columns of the table of ``role``; ``numbers`` as for blocks."""
    ours = rows.rename(PARTY_COMMON | {NAME_COLUMNS[role]: "name"}).join(
        numbers.select("identifier", "own_effects"), on="identifier", maintain_order="left"
    )
    return line_findings(
        ours, {ours: filed for filed, ours in PARTY_COMMON.items() if ours != "zip"}
    )
