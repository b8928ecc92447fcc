"""Links from rows to party blocks -> ROLES: which party plays which role in which record."""

import polars as pl

from supplyscreen.intake.shipments import decided
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import ROLES

_SAME = ["record_id", "role", "relation", "party_id"]
_OF_ID = ["order", "base", "file_no", "source_row"]


def parties_of_blocks(pieces: pl.DataFrame) -> pl.DataFrame:
    """``key, relation, party_id`` of the parties of each block, each once, in their order."""
    ordered = pieces.select("key", "position", "relation", "party_id").sort("key", "position")
    once = ordered.unique(["key", "relation", "party_id"], keep="first", maintain_order=True)
    return once.drop("position")


def role_rows(links: pl.DataFrame, rows: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """ROLES of LINKS_TO_BLOCKS whose row is a shipment of its own.

    ``rows`` are those of the links, as :func:`~supplyscreen.intake.shipments.decided` gives them;
    ``parties`` as from :func:`parties_of_blocks`. Where two blocks of one row name the same party
    in the same role, it is told once.
    """
    at = _places(links["order"], rows["order"])
    own = links.with_columns(rows["record_id"].gather(at), rows["head"].gather(at))
    named = _named(own.filter(pl.col("head").is_null()), parties)
    if not named["several"].any():
        return named.select(ROLES.names()).cast(ROLES)
    shared = named.filter(pl.col("several")).unique(_SAME, keep="first", maintain_order=True)
    both = pl.concat([named.filter(~pl.col("several")), shared])
    return both.sort("order", "role", maintain_order=True).select(ROLES.names()).cast(ROLES)


def roles_of_lines(
    rows: Spool, links: Spool, decisions: pl.DataFrame, parties: pl.DataFrame
) -> pl.DataFrame:
    """ROLES of the shipments that have several rows, and ``order``, that of the first of them.

    Where several rows of one shipment name the same party in the same role, it is told once.
    """
    lines = decisions.filter(pl.col("head").is_not_null())
    if lines.is_empty():
        return pl.Schema({"order": pl.Int64(), **ROLES}).to_frame()
    ids = pl.concat([_ids_of_heads(chunk, decisions) for chunk in rows.chunks(_OF_ID)])
    heads = lines.select("order", "head").join(ids, on="head")
    parts = [
        _named(chunk.join(heads, on="order", how="inner", maintain_order="left"), parties)
        for chunk in links.chunks()
    ]
    together = pl.concat(parts).sort("source_file", "source_row", "role", maintain_order=True)
    once = together.unique(_SAME, keep="first", maintain_order=True)
    found = once.select("head", *ROLES.names()).cast(pl.Schema({"head": pl.Int64(), **ROLES}))
    return found.rename({"head": "order"}).sort("order", maintain_order=True)


def _ids_of_heads(rows: pl.DataFrame, decisions: pl.DataFrame) -> pl.DataFrame:
    heads = decisions.filter(pl.col("head") == pl.col("order"))
    told = decided(rows.join(heads, on="order", how="semi"), heads)
    return told.select(pl.col("order").alias("head"), "record_id")


def _places(wanted: pl.Series, orders: pl.Series) -> pl.Series:
    """Where each of ``wanted`` stands in ``orders``, which are sorted and mostly have no gaps."""
    if len(orders) and orders[-1] - orders[0] == len(orders) - 1:
        return wanted - int(orders[0])
    return orders.search_sorted(wanted)


def _named(links: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    return links.join(parties, on="key", how="inner", maintain_order="left_right")
