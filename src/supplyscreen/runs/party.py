"""On how many shipments of a run each flagged party stands."""

import polars as pl

from supplyscreen.runs.result import Result
from supplyscreen.schemas import PARTIES_BETWEEN

ROLES = ("shipper", "consignee", "notify_party", "manufacturer")
ANY_ROLE = "any"
_FLAGGED = ["flagged", "suppressed"]


def party_shipments(result: Result) -> pl.DataFrame:
    """``party_name, role, shipments, flagged``: in how many shipments of ``result`` a party stands.

    For every party that a flag names, by its role, and ``any`` for all roles together; ``flagged``
    are those with a flag on any party, place or goods, set aside or not. A party is taken to be the
    same where it is written exactly so. A bill that a later one replaced is not counted. Without
    ``--all-rows`` a run folder holds flagged shipments only (:attr:`Run.holds_all_rows`).
    """
    flags = result.scan_flags().filter(pl.col("ground") != "not_screenable")
    names = flags.select("party_name").drop_nulls().unique()
    rows = result.scan_shipments().filter(pl.col("outcome") != "superseded")
    parts = [part for role in ROLES for part in _standing(rows, role)]
    found = pl.concat([part.join(names, on="party_name", how="semi") for part in parts]).collect(
        engine="streaming"
    )
    told = pl.concat([found, found.with_columns(role=pl.lit(ANY_ROLE))])
    return (
        told.group_by("party_name", "role")
        .agg(
            shipments=pl.col("shipment_id").n_unique().cast(pl.Int64),
            flagged=pl.col("shipment_id").filter("flagged").n_unique().cast(pl.Int64),
        )
        .sort("party_name", "role")
    )


def _standing(rows: pl.LazyFrame, role: str) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """``shipment_id, flagged, role, party_name`` of bills with one party in ``role``, and of those
    with several, which are few and take longer."""
    told = rows.select(
        "shipment_id",
        pl.col("outcome").is_in(_FLAGGED).alias("flagged"),
        pl.lit(role).alias("role"),
        pl.col(role).alias("party_name"),
    )
    several = pl.col("party_name").str.contains(PARTIES_BETWEEN, literal=True)
    apart = pl.col("party_name").str.split(PARTIES_BETWEEN)
    return told.filter(~several), told.filter(several).with_columns(apart).explode("party_name")
