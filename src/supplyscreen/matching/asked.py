"""What a caller asks about: names with an address and a country, as the parties they stand for.

The same steps that intake takes with a supplier list: each block is split into its parties (O/B,
C/O ...), each party has its readings, and the country is that of its column, else of its address.
"""

import polars as pl

from supplyscreen.names.country import countries_of
from supplyscreen.names.party_block import split_blocks
from supplyscreen.schemas import PARTIES, conform

_COLUMNS: dict[str, pl.DataType] = {
    "block_id": pl.UInt32(),
    "name": pl.String(),
    "address": pl.String(),
    "country": pl.String(),
}
ASKED = pl.Schema(_COLUMNS)
"""One block that is asked about: what :func:`asked_parties` takes."""


def asked_parties(asked: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """PARTIES of the blocks of ``asked``, and the block and relation of each.

    In: ASKED; ``block_id`` is distinct, the texts are null where not known, ``country`` is an ISO
    3166-1 alpha-2 code, and line breaks part the lines of an address.
    Out: PARTIES, sorted by block and position, and ``party_id, block_id, position, relation``.
    A party's id is the number of its row; ``name_key`` stays null,
    matching works out its own forms. Private persons are masked and have no readings.
    """
    pieces = split_blocks(
        asked.select("block_id", "name", lines=_lines(), own_effects=pl.lit(value=False))
    )
    pieces = pieces.with_row_index("row").with_columns(party_id=pl.col("row").cast(pl.String))
    stated = asked.select("block_id", stated="country").drop_nulls("stated")
    pieces = _with_stated(pieces, stated).with_columns(
        _named(pieces["address"]).alias("named"),
        record_count=pl.lit(1),
    )
    source = (
        pl.when(pl.col("stated").is_not_null())
        .then(pl.lit("country column"))
        .when(pl.col("named").is_not_null())
        .then(pl.lit("address"))
    )
    told = pieces.with_columns(country=pl.coalesce("stated", "named"), country_from=source)
    return conform(told, PARTIES), told.select("party_id", "block_id", "position", "relation")


def _with_stated(pieces: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    if stated.is_empty():
        return pieces.with_columns(stated=pl.lit(None, pl.String))
    return pieces.join(stated, on="block_id", how="left", maintain_order="left")


def _named(addresses: pl.Series) -> pl.Series:
    """Countries named in the addresses; nothing is read where no address is given."""
    given = addresses.filter(addresses != "").unique()
    if given.is_empty():
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(addresses))
    return addresses.replace_strict(given, countries_of(given), default=None)


def _lines() -> pl.Expr:
    return pl.col("address").fill_null("").str.split("\n").list.filter(pl.element() != "")
