"""How many bills of lading name their parties and goods: what a screen could see at all."""

import polars as pl

from supplyscreen.models import Coverage

ROLES_OF_A_BILL = ("shipper", "consignee", "notify_party")


def role_coverage(shipments: pl.DataFrame, roles: pl.DataFrame) -> tuple[Coverage, ...]:
    """SHIPMENTS and ROLES -> one ``Coverage`` per role and one for the goods, over all bills.

    ``bills = named + not_named``; ``not_named_superseded`` are those of ``not_named`` that were
    amended or deleted later and so are not screened. The manufacturer is told where one is named:
    only customs reports and some spreadsheets have one.
    """
    makers = ("manufacturer",) if (roles["role"] == "manufacturer").any() else ()
    told = [_one_role(shipments, roles, role) for role in (*ROLES_OF_A_BILL, *makers)]
    described = (pl.col("goods_description").str.strip_chars().str.len_chars() > 0) | (
        pl.col("hts_codes").list.len() > 0
    )
    silent = shipments.filter(~described.fill_null(value=False))
    return (*told, _coverage("goods", shipments, silent))


def _one_role(shipments: pl.DataFrame, roles: pl.DataFrame, role: str) -> Coverage:
    holders = roles.filter(pl.col("role") == role)["record_id"].unique()
    unnamed = shipments.filter(~pl.col("shipment_id").is_in(holders.implode()))
    return _coverage(role, shipments, unnamed)


def _coverage(role: str, shipments: pl.DataFrame, unnamed: pl.DataFrame) -> Coverage:
    return Coverage(
        role=role,
        bills=shipments.height,
        named=shipments.height - unnamed.height,
        not_named=unnamed.height,
        not_named_superseded=unnamed.filter(pl.col("state") == "superseded").height,
    )
