"""Party blocks of bills or supplier rows -> distinct parties and the roles they play."""

import hashlib
from functools import partial

import polars as pl

from supplyscreen.intake.blocks import BlockStore
from supplyscreen.intake.party_places import NAMED, in_parts, with_places
from supplyscreen.names.country import countries_of, country_codes
from supplyscreen.names.party_block import split_blocks
from supplyscreen.schemas import ROLES, conform

_COLUMNS: dict[str, pl.DataType] = {
    "record_id": pl.String(),
    "role": pl.String(),
    "name": pl.String(),
    "lines": pl.List(pl.String()),
    "country_cell": pl.String(),
    "local_name": pl.String(),  # further names, parted by \x1e
    "source_file": pl.String(),
    "source_row": pl.Int64(),
}
BLOCKS = pl.Schema(_COLUMNS)
"""One party block as filed: what :func:`build_parties` takes."""


def build_parties(
    blocks: pl.DataFrame, *, column_first: bool, effects: pl.Series | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """ROLES and PARTIES of BLOCKS. Each distinct block is split once.

    ``column_first``: a country column that holds one country is believed before the address
    (files where somebody keeps it); otherwise the address is, and the column fills its gaps, and
    only with a two-letter ISO code (CBP AMS, where the column is a phone number as often).
    ``effects`` are the ids of the records whose goods are household or personal effects: there a
    bare name is a private person's and is masked. ROLES are sorted by source and role, PARTIES by
    id.
    """
    own = pl.col("record_id").is_in(effects.implode()) if effects is not None else pl.lit(False)
    store = BlockStore()
    numbered = blocks.with_columns(
        own_effects=own,
        order=pl.col("record_id").rank("dense").cast(pl.Int64),
        record_row="source_row",
    )
    store.add(numbered)
    pieces = party_pieces(store.distinct(), column_first=column_first)
    named = numbered.select("order", "record_id").unique()
    links = next(store.links.chunks()).join(named, on="order")
    joined = links.join(pieces.select("key", "position", "relation", "party_id"), on="key")
    order = ["source_file", "source_row", "role", "position", "record_id"]
    roles = joined.sort(order).unique(
        ["record_id", "role", "relation", "party_id"], keep="first", maintain_order=True
    )
    return conform(roles, ROLES), parties_of(pieces, store.counts())


def party_pieces(distinct: pl.DataFrame, *, column_first: bool) -> pl.DataFrame:
    """The parties of each distinct block (BLOCK_CELLS and ``key``): one row per party it names.

    ``key, position, relation, party_id`` and what PARTIES says of it. ``column_first`` as in
    :func:`build_parties`.
    """
    blocks = distinct.with_row_index("block_id")
    return in_parts(partial(_pieces, column_first=column_first), blocks)


def _pieces(blocks: pl.DataFrame, *, column_first: bool) -> pl.DataFrame:
    pieces = split_blocks(blocks.select("block_id", "name", "lines", "own_effects"))
    cells = blocks.select("block_id", "key", "country_cell", "local_name")
    named = _with_local_name(pieces.join(cells, on="block_id"))
    return _with_ids(_with_country(named, column_first=column_first))


def parties_of(pieces: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """PARTIES of :func:`party_pieces`, sorted by id; ``counts`` are the rows that name each block
    (``key`` and ``rows``)."""
    return with_places(named_parties(pieces, counts))


def named_parties(pieces: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """:func:`parties_of` as NAMED: what screening seldom asks for is not read."""
    keys = pieces.select("party_id", "key").unique()
    seen = keys.join(counts, on="key").group_by("party_id")
    told = seen.agg(record_count=pl.col("rows").sum().cast(pl.Int64))
    return conform(_merged(pieces).join(told, on="party_id").sort("party_id"), NAMED)


def _with_local_name(pieces: pl.DataFrame) -> pl.DataFrame:
    """Names in the local script, and others, are more readings of the party as filed."""
    local = pl.when(pl.col("position") == 0).then(pl.col("local_name").str.split("\x1e"))
    readings = (
        pl.concat_list("readings", local.fill_null([]))
        .list.drop_nulls()
        .list.unique(maintain_order=True)
    )
    person = pl.col("kind") == "person"
    return pieces.with_columns(readings=pl.when(person).then("readings").otherwise(readings))


def _with_country(pieces: pl.DataFrame, *, column_first: bool) -> pl.DataFrame:
    cell = pl.col("country_cell")
    if not column_first:
        cell = pl.when(cell.str.contains(r"^[A-Za-z]{2}$")).then(cell)
    cells = country_codes(pieces.select(cell).to_series()).alias("from_column")
    address = countries_of(pieces["address"]).alias("from_address")
    both = pieces.with_columns(cells, address)
    order = ["from_column", "from_address"] if column_first else ["from_address", "from_column"]
    country = pl.coalesce(order)
    first = {"from_column": "country column", "from_address": "address"}
    return both.with_columns(
        country=country,
        country_from=pl.when(pl.col(order[0]).is_not_null())
        .then(pl.lit(first[order[0]]))
        .when(pl.col(order[1]).is_not_null())
        .then(pl.lit(first[order[1]])),
    )


def _with_ids(pieces: pl.DataFrame) -> pl.DataFrame:
    """Add ``party_id``: 16 hex digits of the SHA-256 of name, address and country."""
    text = pl.concat_str(
        [pl.col(c).fill_null("") for c in ("name", "address", "country")], separator="\x1f"
    )
    ids = [hashlib.sha256(t.encode()).hexdigest()[:16] for t in pieces.select(text).to_series()]
    return pieces.with_columns(pl.Series("party_id", ids, dtype=pl.String))


def _merged(pieces: pl.DataFrame) -> pl.DataFrame:
    """One row per party; blocks that spell one party differently give it all their readings."""
    repeated = pl.col("party_id").is_duplicated()
    several = pieces.filter(repeated).group_by("party_id", maintain_order=True)
    merged = several.agg(
        pl.col("name", "kind", "address", "country", "country_from").first(),
        pl.col("truncated").any(),
        pl.col("readings").explode(empty_as_null=False).unique(maintain_order=True),
    )
    return pl.concat([pieces.filter(~repeated).select(merged.columns), merged])
