"""Flat manifests: one row per bill of lading or line of it, parties in its columns, any format.

Rows go by in batches. What must wait for the last row (copies, lines, ids) is told by hashes.
"""

from collections.abc import Sequence

from supplyscreen.cells.findings import join_findings
from supplyscreen.errors import InputError
from supplyscreen.files.rejects import join_rejects
from supplyscreen.files.table import Table
from supplyscreen.intake.batches import Batches, stream_of
from supplyscreen.intake.bill_rows import BILL_ROWS
from supplyscreen.intake.flat_blocks import FlatBlocks
from supplyscreen.intake.flat_source import flat_source
from supplyscreen.intake.flat_table import FlatTable
from supplyscreen.intake.merge import merge_lines
from supplyscreen.intake.read_parties import read_parties
from supplyscreen.intake.result import Manifest, Teller, tell_rows
from supplyscreen.intake.settle import settle
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts import BILL_ROLES, ROLES, Reading


def read_flat(tables: Sequence[tuple[Table, Reading]], *, given: str, tell: Teller) -> Manifest:
    """Read the tables of a flat manifest, each by its own layout, as one.

    Each row is one bill of lading, or a line of one that is put together with the others. A cell
    that cannot be read makes a reject line and its row is kept.
    """
    present = {role for _, reading in tables for role in reading.roles(ROLES)}
    if not present:
        names = ", ".join(table.name for table, _ in tables)
        raise InputError(
            f"{names}: no table has a column that names a party, so there is nothing to compare.",
            hint="give the table of parties beside it, in one run",
        )
    rows, blocks = Spool.beside(BILL_ROWS), FlatBlocks()
    read = _read(tables, rows, blocks, tell)
    tell("putting bills of lading together", 0, None)
    decisions = settle(rows, ties=False)
    merged = merge_lines(rows, decisions)
    tell("reading parties", 0, None)
    store = blocks.store
    of_blocks, parties = read_parties(store, column_first=True)
    rows.settle()
    store.links.settle()
    found = Batches(rows, store.links, of_blocks, decisions, merged)
    stream = stream_of(found)
    count = int(merged["row_count"].sum()) - merged.height
    return Manifest(
        shipments=stream.shipments,
        roles=stream.roles,
        parties=parties,
        rejects=join_rejects([part for one in read for part in one.repairs.rejects]),
        source=flat_source(tables, given=given, merged=count),
        missing_roles=tuple(role for role in BILL_ROLES if role not in present),
        findings=join_findings([part for one in read for part in one.repairs.findings]),
        stream=stream,
    )


def _read(
    tables: Sequence[tuple[Table, Reading]], rows: Spool, blocks: FlatBlocks, tell: Teller
) -> list[FlatTable]:
    """Every table to its end. Raises InputError when none of them has a row."""
    by_party = all(reading.roles(ROLES) for _, reading in tables)
    read = [
        FlatTable(table, reading, number, several=len(tables) > 1, by_party=by_party)
        for number, (table, reading) in enumerate(tables)
    ]
    for one in read:
        tell(f"reading {one.table.name}", 0, None)
        for batch in one.table.batches():
            one.take(batch, rows, blocks)
            tell_rows(tell, one.table.name, one.table.rows, batch.read)
        one.repairs.finish()
        if not one.table.rows:
            one.table.notes.append(f"{one.table.name}: a heading line and no rows")
    if not any(table.rows for table, _ in tables):
        names = ", ".join(table.name for table, _ in tables)
        raise InputError(f"{names}: a heading line and no rows.", hint="give a file with rows")
    return read
