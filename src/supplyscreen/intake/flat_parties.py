"""The party columns of a flat manifest -> party blocks, and the hashes that tell them apart."""

from collections.abc import Collection, Mapping

import polars as pl

from supplyscreen.intake.blocks import FILED_BLOCKS, LINE_END, block_key, key_of_blocks
from supplyscreen.intake.party_lines import block_lines, party_lines, party_text
from supplyscreen.schemas import conform


def blocks_of(bills: pl.DataFrame, columns: Collection[str], role: str) -> pl.DataFrame:
    """FILED_BLOCKS of one role. Rows whose name and address are both blank name no party.

    A cell of several lines is the raw block: its first line is the name, the rest the address.
    A column "(Original Format)" is such a block and is preferred to a vendor's own name. A name in
    several columns is one name. An address in the local script stands where there is no other.
    """
    own = _own_columns(columns, role)
    lined = _cells(bills, own, ["order", "source_file", "source_row"])
    lined = lined.with_columns(filed=_filed(own), own_lines=party_lines(own))
    raw = block_lines(pl.col("filed").str.replace_all("\r", "", literal=True))
    blocks = lined.with_columns(
        pl.lit(role).alias("role"),
        pl.when(_is_raw()).then(raw.list.first()).otherwise("filed").alias("name"),
        pl.when(_is_raw()).then(raw.list.slice(1)).otherwise("own_lines").alias("lines"),
        _or_null("country", own).alias("country_cell"),
        _or_null("local_name", own).alias("local_name"),
        pl.col("source_row").alias("record_row"),
    )
    stated = pl.col("name").is_not_null() | (pl.col("lines").list.len() > 0)
    return conform(blocks.filter(stated), FILED_BLOCKS)


def keys_of(bills: pl.DataFrame, columns: Collection[str], role: str) -> pl.Series:
    """The ``key`` of the block of each row in one role; null where it names no party.

    As of :func:`blocks_of`, which only the rows are given to whose cells are raw blocks.
    """
    own = _own_columns(columns, role)
    cells = _cells(bills, own, []).with_columns(filed=_filed(own))
    lines = party_text(own, LINE_END)
    given = (_or_null("country", own), _or_null("local_name", own))
    stated = pl.col("filed").is_not_null() | (lines != "").fill_null(value=False)
    key = block_key(pl.col("filed"), lines, *given)
    told = cells.select(pl.when(stated).then(key).alias("key"), _is_raw().alias("raw"))
    keys, raw = told["key"], told["raw"]
    if not raw.any():
        return keys
    blocks = blocks_of(bills.filter(raw), columns, role).select(
        "order", key_of_blocks().alias("own")
    )
    every = bills.select("order").with_columns(keys, raw)
    told = every.join(blocks, on="order", how="left", maintain_order="left")
    return told.select(pl.when("raw").then("own").otherwise("key").alias("key")).to_series()


def _own_columns(columns: Collection[str], role: str) -> dict[str, str]:
    """Field of the party -> column of the bills."""
    own = {c.removeprefix(f"{role}_"): c for c in columns if c.startswith(f"{role}_")}
    if "local_address" in own and not any(c.startswith("address") for c in own):
        own["address"] = own["local_address"]
    return own


def _cells(bills: pl.DataFrame, own: Mapping[str, str], further: list[str]) -> pl.DataFrame:
    """The fields of one party, ``own_effects`` and ``further`` columns."""
    fields = [pl.col(column).alias(field) for field, column in own.items()]
    cells = bills.select("own_effects", *fields, *further)
    lines = [c for c in ("address", "address_1") if c in own]
    if "local_address" in own and lines:
        cells = cells.with_columns(pl.coalesce(lines[0], "local_address").alias(lines[0]))
    return cells


def _filed(own: Collection[str]) -> pl.Expr:
    """The name as filed, or the raw block."""
    names = [c for c in ("name", *(f"name_{n}" for n in range(1, 10))) if c in own]
    if names == ["name"]:
        name: pl.Expr = pl.col("name")
    elif names:
        name = pl.concat_str(names, separator=" ", ignore_nulls=True)
    else:
        name = pl.lit(None, pl.String)
    return pl.coalesce(
        _or_null("block", own), pl.when(name != "").then(name), _or_null("local_name", own)
    )


def _is_raw() -> pl.Expr:
    return pl.col("filed").str.contains("\n", literal=True).fill_null(value=False)


def _or_null(field: str, own: Collection[str]) -> pl.Expr:
    return pl.col(field) if field in own else pl.lit(None, pl.String)
