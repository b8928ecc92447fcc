"""Party blocks told by hashes: two rows have one key just where they state the same block."""

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplyscreen.intake.blocks import BLOCK_CELLS, BlockStore
from supplyscreen.intake.flat_blocks import FlatBlocks
from supplyscreen.intake.flat_parties import blocks_of, keys_of

_FIELDS = ("name", "block", "address", "city", "state", "country", "local_name", "local_address")
_CELL = st.sampled_from(["A LTD", "B CO", "A LTD\nROAD 1", "TEL 12345678", "X", "\nY"]) | st.none()
_ROLES = ("shipper", "consignee")


@st.composite
def _bills(draw: st.DrawFn) -> pl.DataFrame:
    fields = draw(st.lists(st.sampled_from(_FIELDS), min_size=1, max_size=4, unique=True))
    count = draw(st.integers(1, 6))
    columns = {
        f"{role}_{field}": draw(st.lists(_CELL, min_size=count, max_size=count))
        for role in _ROLES
        for field in fields
    }
    effects = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    bills = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return bills.with_columns(
        pl.int_range(pl.len(), dtype=pl.Int64).alias("order"),
        pl.lit(0, dtype=pl.Int32).alias("file_no"),
        pl.lit("base").alias("base"),
        pl.lit("a.csv").alias("source_file"),
        pl.int_range(2, pl.len() + 2, dtype=pl.Int64).alias("source_row"),
        pl.Series("own_effects", effects),
    )


def _columns(bills: pl.DataFrame) -> list[str]:
    return [column for column in bills.columns if column.startswith(_ROLES)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_bills())
def test_one_key_for_one_block(bills: pl.DataFrame) -> None:
    told: dict[int, object] = {}
    for role in _ROLES:
        keys = bills.select("order", keys_of(bills, _columns(bills), role)).drop_nulls()
        blocks = blocks_of(bills, _columns(bills), role)
        assert keys["order"].to_list() == blocks["order"].to_list()
        for key, cells in zip(keys["key"], blocks.select(*BLOCK_CELLS).rows(), strict=True):
            assert told.setdefault(key, str(cells)) == str(cells)
    assert len(set(told.values())) == len(told)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_bills(), st.integers(0, 6))
def test_blocks_and_links_are_those_of_all_rows_at_once(bills: pl.DataFrame, cut: int) -> None:
    columns = _columns(bills)
    slow, quick = BlockStore(), FlatBlocks()
    filed = pl.concat([blocks_of(bills, columns, role) for role in _ROLES])
    slow.add(filed.sort("order", "role", maintain_order=True))
    for part in (bills.head(cut), bills.slice(cut)):
        quick.take(part, columns, dict.fromkeys(_ROLES, "name"))
    assert quick.store.distinct().equals(slow.distinct())
    assert quick.store.counts().equals(slow.counts())
    links = [pl.concat(store.links.chunks()) for store in (quick.store, slow)]
    assert links[0].equals(links[1])
