"""Parties of AMS bills: each distinct row of cells once, against row after row."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.cells.findings import join_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.ams_parties import AmsParties, PartyTable
from supplyscreen.intake.ams_party_rows import PartyRows
from supplyscreen.intake.blocks import FILED_BLOCKS, BlockStore
from supplyscreen.intake.party_findings import block_findings, line_findings
from supplyscreen.intake.party_lines import party_lines
from supplyscreen.layouts.ams_columns import (
    PARTY_COMMON,
    PARTY_PREFIX,
    PARTY_TABLES,
    party_columns,
)
from supplyscreen.schemas import conform

_BILLS, _BUCKET = 6, 4
_FIELDS = ("name", "address", "city", "state_province", "zip_code", "country_code", "comm_number")
_CELLS: tuple[tuple[str | None, ...], ...] = (
    (None, None, None, None, None, None, None),
    ("SUNRISE FOODS LTD", "NO 1 ROAD", "NINGBO", None, None, "CN", None),
    ("SUNRISE FOODS LTD", "NO 1 ROAD", "NINGBO", None, None, "CN", "TEHAMBURG GERMANY"),
    ("JANE DOE", "NO 1 ROAD", "86-22132666 TEL", "EX", "75201", "66", "CHENNAI INDIA"),
    ("CONFECÃ‡Ã•ES LTDA", "PARÃ\x81 BRAZIL", None, "TX", "75201", "66", "86 123 4567"),
    ("SHANGHAI GOOD LONG NAME OF INDUSTRI", "AL TRADING CO LTD", None, None, None, None, None),
)
Row = tuple[int, tuple[str | None, ...]]
_row = st.tuples(st.integers(0, _BILLS - 1), st.sampled_from(_CELLS))
_tables = st.tuples(*[st.lists(_row, max_size=8) for _ in PARTY_TABLES])


def _frame(role: str, rows: list[Row]) -> pl.DataFrame:
    prefix, columns = PARTY_PREFIX[role], party_columns(role)[1:]
    named = {"name": f"{prefix}_name", "address": f"{prefix}_address_1"}
    headings = [named.get(field, field) for field in _FIELDS]
    cells = [dict(zip(headings, row, strict=True)) for _, row in rows]
    files = pl.Enum(sorted(f"{table}.csv" for table in PARTY_TABLES.values()))
    return pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String)).with_columns(
        pl.lit(f"{PARTY_TABLES[role]}.csv", dtype=files).alias("source_file"),
        source_row=pl.int_range(2, pl.len() + 2, dtype=pl.Int64),
        place=pl.Series([at for at, _ in rows], dtype=pl.Int64),
    )


def _bills(own_effects: list[bool]) -> pl.DataFrame:
    order = pl.int_range(_BILLS, dtype=pl.Int64, eager=True)
    return pl.DataFrame({"order": order, "record_row": order + 2, "own_effects": own_effects})


def _at_once(
    frames: dict[str, pl.DataFrame], bills: pl.DataFrame
) -> tuple[BlockStore, pl.DataFrame]:
    parties, repairs = AmsParties(), _repairs()
    based = bills.with_columns(base=pl.col("order").cast(pl.String))
    held = {role: PartyRows(frame.schema) for role, frame in frames.items()}
    for role, frame in frames.items():
        for part in (frame.head(3), frame.slice(3)):
            held[role].add(part, part["place"] // _BUCKET)
    for number, start in enumerate(range(0, _BILLS, _BUCKET)):
        taken = {role: rows.take(number) for role, rows in held.items()}
        tables = [
            PartyTable(role, links.with_columns(pl.col("place") - start), cells)
            for role, (links, cells) in taken.items()
        ]
        parties.take(tables, based.slice(start, _BUCKET), repairs)
    return parties.store, join_findings(repairs.findings)


def _row_by_row(
    frames: dict[str, pl.DataFrame], bills: pl.DataFrame
) -> tuple[BlockStore, pl.DataFrame]:
    store, repairs, blocks = BlockStore(), _repairs(), []
    for role, frame in frames.items():
        prefix = PARTY_PREFIX[role]
        lines = {f"{prefix}_address_{n}": f"address_{n}" for n in range(1, 5)}
        rows = repairs.texts(frame, party_columns(role)[1:]).rename(
            lines | {f"{prefix}_name": "name"} | PARTY_COMMON
        )
        rows = rows.rename({"place": "order"}).join(bills, on="order", maintain_order="left")
        told = {ours: filed for filed, ours in PARTY_COMMON.items() if ours != "zip"}
        repairs.findings.append(line_findings(rows, told))
        own = rows.with_columns(
            pl.lit(role).alias("role"),
            lines=party_lines(rows.columns),
            file_no=0,
            base=pl.col("order").cast(pl.String),
        )
        blocks.append(conform(own, FILED_BLOCKS))
    every = pl.concat(blocks).sort("source_file", "source_row", maintain_order=True)
    for start in range(0, _BILLS, _BUCKET):
        store.add(every.filter(pl.col("order").is_between(start, start + _BUCKET - 1)))
    names = {role: f"{prefix}_name" for role, prefix in PARTY_PREFIX.items()}
    return store, join_findings([*repairs.findings, block_findings(every, names)])


def _repairs() -> Repairs:
    return Repairs({c: c for role in PARTY_TABLES for c in party_columns(role)})


@settings(max_examples=12)
@given(tables=_tables, own_effects=st.lists(st.booleans(), min_size=_BILLS, max_size=_BILLS))
def test_blocks_links_and_findings_are_those_of_row_after_row(
    tables: tuple[list[Row], ...], own_effects: list[bool]
) -> None:
    frames = {role: _frame(role, rows) for role, rows in zip(PARTY_TABLES, tables, strict=True)}
    bills = _bills(own_effects)
    (store, findings), (slow, expected) = _at_once(frames, bills), _row_by_row(frames, bills)
    placed = ["order", "source_file", "source_row"]
    assert store.links.scan().collect().equals(slow.links.scan().sort(placed).collect())
    assert store.distinct().equals(slow.distinct())
    assert store.counts().sort("key").equals(slow.counts().sort("key"))
    assert findings.equals(expected)
