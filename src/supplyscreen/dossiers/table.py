"""The CSV file behind a dossier: every row, with what the dossier says of it."""

from pathlib import Path

import polars as pl

from supplyscreen.runs.outputs import Content
from supplyscreen.runs.spreadsheet import spreadsheet_safe
from supplyscreen.schemas import SHIPMENT_ROWS
from supplyscreen.subjects.selection import Selection, strongest

_PART = 50_000


def rows_table(selection: Selection, shipments: pl.DataFrame) -> pl.DataFrame:
    """``shipments`` (with ``period``) as the table of the CSV file.

    Columns: ``no`` (its number in the dossier), ``counted`` (yes, or why not), ``period`` (its
    timing against the listing that divides the shipments; empty without one), ``band`` and
    ``score`` (the strongest flag on the subject), ``flag_ids`` (all flags of the shipment), then
    SHIPMENT_ROWS as filed.
    """
    flags = selection.flags.filter(record_kind=pl.lit("shipment"))
    own = pl.col("own") & (pl.col("ground") != "not_screenable")
    told = flags.group_by(pl.col("record_id").alias("shipment_id"), maintain_order=True).agg(
        band=strongest(pl.col("band").filter(own)),
        score=pl.col("score").filter(own).max(),
        flag_ids=pl.col("flag_id").str.join(", "),
    )
    joined = shipments.join(told, on="shipment_id", how="left", maintain_order="left")
    first = ["no", "counted", "period", "band", "score", "flag_ids"]
    return joined.select(*first, *SHIPMENT_ROWS.names())


def csv_writer(table: pl.DataFrame) -> Content:
    """What writes ``table`` as CSV in which no cell is a formula (``runs.spreadsheet``)."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            for start in range(0, max(table.height, 1), _PART):
                part = spreadsheet_safe(table.slice(start, _PART))
                part.write_csv(file, include_header=start == 0, line_terminator="\n")

    return write
