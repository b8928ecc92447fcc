"""The guide: what each column of each sheet holds."""

from collections.abc import Sequence

from supplyscreen.workbooks.small_table import small_table
from supplyscreen.workbooks.table import KIND, Column, Table

_GUIDE = (
    Column("sheet", "Sheet", "sheet of this workbook", width=18),
    Column("one_row", "One row is", "of that sheet", width=36),
    Column("heading", "Column", "its heading", width=26),
    Column("meaning", "What it holds", "an empty cell: not stated in the source", "long", 70),
    Column("kind", "Type", "of its cells", width=18),
    Column("filled", "Filled in by", "who writes the cell", width=14),
    Column("name", "Name in tables", "of the column in the files of the run", width=28),
)


def guide_table(tables: Sequence[Table]) -> Table:
    """One row for each column of ``tables`` and of the guide."""
    guide = _guide(())
    return _guide([*tables, guide])


def _guide(tables: Sequence[Table]) -> Table:
    rows = (
        {
            "sheet": table.name,
            "one_row": table.one_row,
            "heading": column.heading,
            "meaning": column.meaning,
            "kind": KIND[column.kind],
            "filled": "the reviewer" if column.filled else "supplyscreen",
            "name": column.name,
        }
        for table in tables
        for column in table.columns
    )
    return small_table(
        "Column guide", "What each column of each sheet holds.", "one column", _GUIDE, rows
    )
