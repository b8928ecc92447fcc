"""The party columns of a flat manifest -> party blocks."""

from collections.abc import Collection

import polars as pl

from supplyscreen.intake.blocks import FILED_BLOCKS
from supplyscreen.intake.party_lines import block_lines, party_lines
from supplyscreen.schemas import conform


def blocks_of(bills: pl.DataFrame, columns: Collection[str], role: str) -> pl.DataFrame:
    """FILED_BLOCKS of one role. Rows whose name and address are both blank name no party.

    A cell of several lines is the raw block: its first line is the name, the rest the address.
    A column "(Original Format)" is such a block and is preferred to a vendor's own name. A name in
    several columns is one name. An address in the local script stands where there is no other.
    """
    own = {c.removeprefix(f"{role}_"): c for c in columns if c.startswith(f"{role}_")}
    if "local_address" in own and not any(c.startswith("address") for c in own):
        own["address"] = own["local_address"]
    names = [c for c in ("name", *(f"name_{n}" for n in range(1, 10))) if c in own]
    cells = bills.select(
        "order",
        "file_no",
        "base",
        "own_effects",
        *[pl.col(column).alias(field) for field, column in own.items()],
        "source_file",
        "source_row",
    )
    lines = [c for c in ("address", "address_1") if c in own]
    if "local_address" in own and lines:
        cells = cells.with_columns(pl.coalesce(lines[0], "local_address").alias(lines[0]))
    name = pl.concat_str(names, separator=" ", ignore_nulls=True) if names else pl.lit(None)
    there = {"block": "block" in own, "local_name": "local_name" in own}
    block, local = (pl.col(c) if here else pl.lit(None) for c, here in there.items())
    filed = pl.coalesce(block, pl.when(name != "").then(name), local, pl.lit(None, pl.String))
    lined = cells.with_columns(filed=filed, own_lines=party_lines(own))
    raw = block_lines(pl.col("filed").str.replace_all("\r", "", literal=True))
    several = pl.col("filed").str.contains("\n").fill_null(value=False)
    blocks = lined.with_columns(
        pl.lit(role).alias("role"),
        pl.when(several).then(raw.list.first()).otherwise("filed").alias("name"),
        pl.when(several).then(raw.list.slice(1)).otherwise("own_lines").alias("lines"),
        (pl.col("country") if "country" in own else pl.lit(None)).alias("country_cell"),
        local.alias("local_name"),
        pl.col("source_row").alias("record_row"),
    )
    stated = pl.col("name").is_not_null() | (pl.col("lines").list.len() > 0)
    return conform(blocks.filter(stated), FILED_BLOCKS)
