"""Flat manifests: one row per bill of lading or line of it, parties in its columns, any format.

Rows go by in batches. What must wait for the last row (copies, lines, ids) is told by hashes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.table import Batch, Table
from supplyscreen.intake.bill_rows import BILL_ROWS, hash_of
from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.cargo import are_own_effects
from supplyscreen.intake.extra import extra_cells
from supplyscreen.intake.findings import join_findings
from supplyscreen.intake.flat_bills import bills_of
from supplyscreen.intake.flat_parties import blocks_of
from supplyscreen.intake.flat_source import flat_source
from supplyscreen.intake.merge import merge_lines
from supplyscreen.intake.parties import parties_of, party_pieces
from supplyscreen.intake.result import Manifest, Teller
from supplyscreen.intake.roles import roles_of
from supplyscreen.intake.settle import settle
from supplyscreen.intake.shipments import ids_of_lines, shipments_of
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts import BILL_ROLES, ROLES, Reading


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    several: bool  # more than one table, so that a row may be there twice
    by_party: bool  # every table names parties
    rows: Spool = field(default_factory=lambda: Spool(BILL_ROWS))
    blocks: BlockStore = field(default_factory=BlockStore)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    findings: list[pl.DataFrame] = field(default_factory=list)

    def take(self, batch: Batch, table: Table, reading: Reading, file_no: int) -> None:
        """Read one batch of a table: its bills into ``rows``, its parties into ``blocks``."""
        self.rejects.append(batch.rejects)
        if batch.frame.is_empty():
            return
        first = self.rows.rows
        cells = [pl.col(f"c{at}").alias(name) for name, at in reading.columns.items()]
        all_cells = pl.struct(pl.col(f"c{at}") for at in range(len(table.headings)))
        picked = batch.frame.select(
            *cells,
            "source_file",
            "source_row",
            pl.int_range(first, first + pl.len(), dtype=pl.Int64).alias("order"),
            pl.lit(file_no, dtype=pl.Int32).alias("file_no"),
            (hash_of(all_cells) if self.several else pl.lit(None, pl.UInt64)).alias("content"),
            extra_cells(table.headings, reading.kept).alias("extra"),
        )
        bills, rejects = bills_of(picked, table.headings, reading.columns, by_party=self.by_party)
        self.rejects += rejects
        self.rows.add(bills)
        own = bills.with_columns(own_effects=are_own_effects(pl.col("goods_description")))
        for_roles = [blocks_of(own, reading.columns, role) for role in reading.roles(ROLES)]
        if for_roles:
            self.blocks.add(pl.concat(for_roles).sort("order", "role", maintain_order=True))


def read_flat(tables: Sequence[tuple[Table, Reading]], *, given: str, tell: Teller) -> Manifest:
    """Read the tables of a flat manifest, each by its own layout, as one.

    Each row is one bill of lading, or a line of one that is put together with the others. A cell
    that cannot be read makes a reject line and its row is kept.
    """
    state = _Reading(
        several=len(tables) > 1,
        by_party=all(reading.roles(ROLES) for _, reading in tables),
    )
    for number, (table, reading) in enumerate(tables):
        tell(f"reading {table.name}", 0, None)
        for batch in table.batches():
            state.take(batch, table, reading, number)
            _tell_share(tell, table, batch)
    _refuse_empty([table for table, _ in tables])
    tell("putting bills of lading together", 0, None)
    decisions = settle(state.rows, ties=False)
    merged = merge_lines(state.rows, decisions)
    tell("reading parties", 0, None)
    pieces = party_pieces(state.blocks.distinct(), column_first=True)
    lines = ids_of_lines(state.rows, decisions)
    count = int(merged["row_count"].sum()) - merged.height
    present = {role for _, reading in tables for role in reading.roles(ROLES)}
    return Manifest(
        shipments=shipments_of(state.rows, decisions, merged),
        roles=roles_of(state.blocks.links, pieces, decisions, lines),
        parties=parties_of(pieces, state.blocks.counts()),
        rejects=join_rejects(state.rejects),
        source=flat_source(tables, given=given, merged=count),
        missing_roles=tuple(role for role in BILL_ROLES if role not in present),
        findings=join_findings(state.findings),
        held=(state.rows, state.blocks.links),
    )


def _refuse_empty(tables: Sequence[Table]) -> None:
    if not any(table.rows for table in tables):
        names = ", ".join(table.name for table in tables)
        raise InputError(f"{names}: a heading line and no rows.", hint="give a file with rows")
    for table in tables:
        if not table.rows:
            table.notes.append(f"{table.name}: a heading line and no rows")


def _tell_share(tell: Teller, table: Table, batch: Batch) -> None:
    if batch.read is not None:
        tell(f"reading {table.name}, row {table.rows:,}", int(batch.read * 1000), 1000)
