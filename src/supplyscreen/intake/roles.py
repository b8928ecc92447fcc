"""Links from rows to party blocks -> ROLES: which party plays which role in which record."""

import polars as pl

from supplyscreen.intake.shipments import record_id, with_decisions
from supplyscreen.intake.spool import Spool
from supplyscreen.schemas import ROLES

_SAME = ["record_id", "role", "relation", "party_id"]


def roles_of(
    links: Spool, pieces: pl.DataFrame, decisions: pl.DataFrame, lines: pl.DataFrame
) -> pl.LazyFrame:
    """ROLES (lazy) of LINKS_TO_BLOCKS. ``pieces`` are the parties of each block (by ``key``),
    ``lines`` the shipments of merged rows (``order`` and ``record_id``).

    Rows come in the order of the input. Where lines of one shipment, or two rows of one bill, name
    the same party in the same role, it is told once; those shipments come last.
    """
    parties = pieces.select("key", "position", "relation", "party_id").sort("key", "position")
    parties = parties.unique(["key", "relation", "party_id"], keep="first", maintain_order=True)
    decided = with_decisions(links.scan(), decisions)
    shared = pl.col("several") | pl.col("head").is_not_null()
    alone = _named(_with_id(decided.filter(~shared), None), parties)
    together = _named(_with_id(decided.filter(shared), lines), parties).collect()
    once = together.sort("source_file", "source_row", "role", maintain_order=True)
    once = once.unique(_SAME, keep="first", maintain_order=True)
    return pl.concat([alone, once.lazy()])


def _with_id(links: pl.LazyFrame, lines: pl.DataFrame | None) -> pl.LazyFrame:
    """``record_id`` beside each link: of the shipment that the row belongs to, or is."""
    row = pl.col("source_row").alias("role_row")
    own = links.with_columns(row, source_row="record_row").with_columns(
        record_id().alias("record_id"), source_row="role_row"
    )
    if lines is None or lines.is_empty():
        return own
    told = lines.lazy().rename({"record_id": "of_shipment"})
    joined = own.join(told, on="order", how="left", maintain_order="left")
    return joined.with_columns(record_id=pl.coalesce("of_shipment", "record_id"))


def _named(links: pl.LazyFrame, parties: pl.DataFrame) -> pl.LazyFrame:
    joined = links.join(parties.lazy(), on="key", how="inner", maintain_order="left_right")
    return joined.select(ROLES.names()).cast(ROLES)
