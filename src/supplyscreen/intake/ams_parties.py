"""Shipper, consignee and notify party rows of the CBP AMS tables -> party blocks."""

import polars as pl

from supplyscreen.intake.blocks import FILED_BLOCKS
from supplyscreen.intake.party_findings import line_findings
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.schemas import conform

PARTY_TABLES = {"shipper": "shipper", "consignee": "consignee", "notify_party": "notifyparty"}
"""Role -> table. A bill without a row there has a party that was withheld or never filed."""

_PREFIX = {"shipper": "shipper_party", "consignee": "consignee", "notify_party": "notify_party"}
_COMMON = {"city": "city", "state_province": "state", "zip_code": "zip"}
_COMMON |= {"country_code": "country_cell", "comm_number": "extra_line"}

NAME_COLUMNS = {role: f"{prefix}_name" for role, prefix in _PREFIX.items()}
"""Role -> the column of its name."""


def party_columns(role: str) -> list[str]:
    """The columns of the party table of ``role`` that are read, the identifier and the name first;
    contact names are not."""
    prefix = _PREFIX[role]
    lines = [f"{prefix}_address_{number}" for number in range(1, 5)]
    return ["identifier", f"{prefix}_name", *lines, *_COMMON]


def blocks_of(rows: pl.DataFrame, role: str, numbers: pl.DataFrame) -> pl.DataFrame:
    """FILED_BLOCKS of the rows of one party table; the source row is the row in that table.

    ``numbers`` (``identifier, order, record_row, own_effects``) are those of the bills.
    """
    prefix = _PREFIX[role]
    ours = rows.rename({f"{prefix}_address_{n}": f"address_{n}" for n in range(1, 5)} | _COMMON)
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
    ours = rows.rename(_COMMON | {NAME_COLUMNS[role]: "name"}).join(
        numbers.select("identifier", "own_effects"), on="identifier", maintain_order="left"
    )
    return line_findings(ours, {ours: filed for filed, ours in _COMMON.items() if ours != "zip"})
