"""The made-up rows that stand in the file of every format."""

import csv
import io
from collections.abc import Mapping, Sequence

from benchmarks.format_case import Cell, Wanted
from tests.layouts.rows import ROWS

HEADINGS = (
    "B/L No", "Arrival Date", "Shipper Name", "Shipper Address", "Shipper Country",
    "Consignee Name", "HTS Code", "Goods Description", "Buyer's Remarks",
)  # fmt: skip
PLAIN = "SUNRISE EXAMPLE TEXTILE CO., LTD."
BUYER = 'BUYER "STAR" EXAMPLE INC'
LINES = "EXAMPLE MILLS LIMITED"
LAYOUT = "manifest by its headings, 8 of 9 columns used, 1 kept as extra"
SUPPLIER_HEADINGS = ("supplier id", "supplier name", "address", "country", "product")
SUPPLIER_LAYOUT = "supplier list by its headings, 5 of 5 columns used"


def manifest(name: str = "MÜLLER & SÖHNE BEISPIEL GMBH") -> list[tuple[str, ...]]:
    """Five rows of three bills: a cell of two lines, quotes, every delimiter inside cells, a
    tariff code that begins with zero, and ``name`` with the letters of an encoding."""
    first = ("EXMP0001", "2024-03-05", PLAIN, "NO 1 ROAD; QINGDAO | SHANDONG", "CN", BUYER)
    second = ("EXMP0002", "2024-03-06", name, "BEISPIELWEG 1, HAMBURG", "DE", BUYER)
    third = ("EXMP0003", "2024-03-07", LINES, "7 EXAMPLE STREET\nDHAKA", "Bangladesh", BUYER)
    return [
        (*first, "0306170040", 'FROZEN SHRIMP, 12" BOX', "urgent"),
        (*second, "8413.70", "WATER PUMPS", ""),
        (*third, "6109100012", "COTTON T-SHIRTS", "a\tb"),
        (*third, "6105100010", "COTTON POLO SHIRTS", "a\tb"),
        ("", "", "", "", "", "", "", "", "no bill, no party"),
    ]


def wanted(
    name: str = "MÜLLER & SÖHNE BEISPIEL GMBH", *, layout: str = LAYOUT, unnumbered: str = "#6"
) -> Wanted:
    """What the rows of :func:`manifest` must give; ``unnumbered`` is the row without a bill."""
    cells: list[Cell] = [
        ("EXMP0001", "arrival_date", "2024-03-05"),
        ("EXMP0001", "hts_codes", ["0306170040"]),
        ("EXMP0001", "goods_description", 'FROZEN SHRIMP, 12" BOX'),
        ("EXMP0003", "hts_codes", ["6109100012", "6105100010"]),
        ("EXMP0003", "row_count", 2),
    ]
    return Wanted(
        layout=layout,
        rows=5,
        records=4,
        merged=1,
        names=(PLAIN, BUYER, LINES, name),
        ids=("EXMP0001", "EXMP0002", "EXMP0003", unnumbered),
        cells=cells,
    )


def text(rows: Sequence[Sequence[str]], headings: Sequence[str], *, delimiter: str = ",") -> str:
    """Headings and rows as CSV, quoted where a cell asks for it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([headings, *rows])
    return out.getvalue()


def of_headings(headings: Sequence[str], cells: Sequence[Mapping[str, str]]) -> list[list[str]]:
    """Rows under ``headings`` of which only some cells are filled.

    Raises KeyError for a cell whose heading is none.
    """
    if strange := {heading for row in cells for heading in row} - set(headings):
        raise KeyError(f"no heading: {strange}")
    return [[row.get(heading, "") for heading in headings] for row in cells]


def headings_of(layout: str, *, fewer: Sequence[str] = ()) -> list[str]:
    """The headings of a layout as its source writes them, without those named in ``fewer``."""
    found = next(row.headings for row in ROWS if row.layout == layout)
    return [heading for heading in found if heading not in fewer]
