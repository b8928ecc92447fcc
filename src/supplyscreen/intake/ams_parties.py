"""Shipper, consignee and notify party rows of the CBP AMS tables -> party blocks and links."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.ams_blocks import AmsBlocks, block_key
from supplyscreen.intake.ams_places import rows_per_bill
from supplyscreen.intake.blocks import BLOCK_CELLS, LINKS_TO_BLOCKS
from supplyscreen.intake.party_findings import block_findings, line_findings
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.layouts.ams_columns import PARTY_COMMON, PARTY_PREFIX
from supplyscreen.schemas import conform

NAME_COLUMNS = {role: f"{prefix}_name" for role, prefix in PARTY_PREFIX.items()}
"""Role -> the column of its name."""
_SAME = ["source_file", "cells", "own_effects"]
_PLACED = ["source_file", "source_row", "role"]
_ROLES = pl.Enum(sorted(PARTY_PREFIX))
_FOUND = [*_PLACED, "count", "key", *BLOCK_CELLS]


@dataclass(frozen=True, slots=True)
class PartyTable:
    """The rows of one party table in a bucket: LINK and ``cells``, and the distinct cells."""

    role: str
    links: pl.DataFrame
    cells: pl.DataFrame


def add_parties(
    tables: Sequence[PartyTable], bills: pl.DataFrame, blocks: AmsBlocks, repairs: Repairs
) -> None:
    """Parties of a bucket into ``blocks``; the source row of a link is the row in its table.

    ``bills`` are all header rows of the bucket: ``order, base, record_row, own_effects``. What is
    done with cells is done once for each distinct row of them, which stands for ``count`` rows.
    """
    told = [_linked(table, bills, repairs) for table in tables]
    links = _in_order([links for links, _ in told])
    found = pl.concat([found for _, found in told]).sort(_PLACED, maintain_order=True)
    repairs.findings.append(block_findings(found, NAME_COLUMNS))
    place = links["place"]
    named = links.with_columns(bills[c].gather(place) for c in ("order", "base", "record_row"))
    blocks.add(conform(named.with_columns(file_no=0), LINKS_TO_BLOCKS), found)


def _linked(
    table: PartyTable, bills: pl.DataFrame, repairs: Repairs
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The links of one table with the ``key`` of their block, and its distinct blocks."""
    place = table.links["place"]
    several = rows_per_bill(table.links, bills.height)[place.to_numpy()] > 1
    links = table.links.with_columns(
        bills["own_effects"].gather(place),
        pl.Series("several", several),
        pl.lit(table.role, dtype=_ROLES).alias("role"),
    )
    rows = links.group_by(_SAME, maintain_order=True).agg(
        pl.len().alias("count"), pl.col("source_row").min()
    )
    cells = rows.join(table.cells, on="cells", how="left", maintain_order="left")
    found = _blocks_of(repairs.texts(cells, table.cells.columns), table.role, repairs)
    keys = found.select(*_SAME, "key")
    return links.join(keys, on=_SAME, how="left", maintain_order="left"), found.select(_FOUND)


def _blocks_of(rows: pl.DataFrame, role: str, repairs: Repairs) -> pl.DataFrame:
    """``rows`` of the table of ``role`` as blocks: BLOCK_CELLS and ``key``."""
    prefix = PARTY_PREFIX[role]
    lines = {f"{prefix}_address_{n}": f"address_{n}" for n in range(1, 5)}
    ours = rows.rename(lines | {NAME_COLUMNS[role]: "name"} | PARTY_COMMON)
    told = {ours: filed for filed, ours in PARTY_COMMON.items() if ours != "zip"}
    repairs.findings.append(line_findings(ours, told))
    blocks = ours.with_columns(
        party_lines(ours.columns).alias("lines"),
        pl.lit(role, dtype=_ROLES).alias("role"),
        pl.lit(None, dtype=pl.String).alias("local_name"),
    )
    return blocks.with_columns(block_key().alias("key"))


def _in_order(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The links of all tables by bill, those of one bill by file, row and role."""
    filled = sorted((p for p in parts if p.height), key=lambda p: p["source_file"].to_physical()[0])
    together = pl.concat(filled or parts[:1], rechunk=True)
    file, row = (together[c].to_physical().to_numpy().astype(np.int64) for c in _PLACED[:2])
    steps = np.diff(file)
    grows = (steps > 0) | ((steps == 0) & (np.diff(row) > 0))
    if not grows.all():
        together = together.sort(_PLACED, maintain_order=True)
    return together[np.argsort(together["place"].to_numpy(), kind="stable")]
