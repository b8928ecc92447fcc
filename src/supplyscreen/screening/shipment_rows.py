"""Shipments with their parties, and with what became of them."""

import polars as pl

from supplyscreen.flags.outcomes import with_outcome
from supplyscreen.schemas import PARTIES_BETWEEN, SHIPMENT_ROWS, conform

_ROLES = ("shipper", "consignee", "notify_party", "manufacturer")


def shipment_rows(
    shipments: pl.DataFrame, roles: pl.DataFrame, parties: pl.DataFrame, flagged: pl.DataFrame
) -> pl.DataFrame:
    """SHIPMENTS, ROLES and PARTIES of a batch -> SHIPMENT_ROWS, in the order of the shipments.

    ``flagged`` is what ``flags.outcomes.flags_of`` tells of these shipments.
    """
    bills = shipments.with_columns(record_id="shipment_id")
    told = with_outcome(bills, flagged)
    told = told.with_columns(pl.col("hts_codes", "containers").list.join(", "))
    for role in _ROLES:
        named = _named(role, roles.filter(pl.col("role") == role), parties)
        told = told.join(named, on="record_id", how="left", maintain_order="left")
    return conform(told, SHIPMENT_ROWS)


def _named(role: str, roles: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Who plays ``role`` in each record: names, addresses and countries, in the order filed."""
    what = {role: "name", f"{role}_address": "address", f"{role}_country": "country"}
    filed = roles.select("record_id", "party_id").unique(maintain_order=True)
    known = filed.join(
        parties.select("party_id", **what), on="party_id", how="left", maintain_order="left"
    )
    texts = [pl.col(column).drop_nulls().str.join(PARTIES_BETWEEN) for column in what]
    joined = known.group_by("record_id", maintain_order=True).agg(texts)
    return joined.with_columns(pl.col(*what).replace("", None))
