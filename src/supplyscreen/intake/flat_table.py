"""One table of a flat manifest, batch by batch: its bills and the party blocks they name."""

import polars as pl

from supplyscreen.cells.repairs import Repairs
from supplyscreen.files.table import Batch, Table
from supplyscreen.intake.bill_rows import hash_of
from supplyscreen.intake.extra import extra_cells
from supplyscreen.intake.flat_bills import bills_of
from supplyscreen.intake.flat_blocks import FlatBlocks
from supplyscreen.intake.party_findings import party_cell_findings
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts import ROLES, Reading


class FlatTable:
    """A table, how it is read, and what was found in its cells so far.

    ``number`` is its place among the tables of the input. ``several``: there are more, so that a
    row may be there twice. ``by_party`` as in :func:`~supplyscreen.intake.flat_bills.bills_of`.
    """

    def __init__(
        self, table: Table, reading: Reading, number: int, *, several: bool, by_party: bool
    ) -> None:
        """Nothing is read yet."""
        self.table = table
        self.reading = reading
        self.repairs = Repairs(reading.mapping())
        self._number = number
        self._several = several
        self._by_party = by_party

    def take(self, batch: Batch, rows: Spool, blocks: FlatBlocks) -> None:
        """Read one batch: its bills into ``rows``, its parties into ``blocks``."""
        self.repairs.rejects.append(batch.rejects)
        if batch.frame.is_empty():
            return
        picked = self._picked(batch.frame, rows.rows)
        bills = bills_of(picked, self.reading.columns, self.repairs, by_party=self._by_party)
        own = bills.with_columns(extra=pl.when(~pl.col("own_effects")).then("extra"))
        rows.add(own)
        roles = self.reading.roles(ROLES)
        if roles:
            told = self.repairs.headings
            names = {r: told.get(f"{r}_block", told.get(f"{r}_name", r)) for r in roles}
            found = blocks.take(own, self.reading.columns, names)
            self.repairs.findings += [found, party_cell_findings(own, told, roles)]
        self.repairs.detach()

    def _picked(self, frame: pl.DataFrame, first: int) -> pl.DataFrame:
        """The fields by name, the other columns as one, and the place of each row."""
        cells = [pl.col(f"c{at}").alias(name) for name, at in self.reading.columns.items()]
        every = pl.struct(pl.col(f"c{at}") for at in range(len(self.table.headings)))
        return frame.select(
            *cells,
            "source_file",
            "source_row",
            pl.int_range(first, first + pl.len(), dtype=pl.Int64).alias("order"),
            pl.lit(self._number, dtype=pl.Int32).alias("file_no"),
            (hash_of(every) if self._several else pl.lit(None, pl.UInt64)).alias("content"),
            extra_cells(self.table.headings, self.reading.kept).alias("extra"),
        )
