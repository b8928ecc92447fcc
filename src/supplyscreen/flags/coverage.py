"""How many bills of lading name their parties and goods: what a screen could see at all."""

from collections.abc import Iterable

import polars as pl

from supplyscreen.flags.records import among
from supplyscreen.models import Coverage

ROLES_OF_A_BILL = ("shipper", "consignee", "notify_party")
_MAKER = "manufacturer"
_COUNTS = pl.Schema(
    {
        "role": pl.String,
        "bills": pl.Int64,
        "named": pl.Int64,
        "not_named_superseded": pl.Int64,
        "stated": pl.Boolean,  # ROLES holds this role at all
    }
)


def role_coverage(shipments: pl.DataFrame, roles: pl.DataFrame) -> tuple[Coverage, ...]:
    """SHIPMENTS and ROLES -> one ``Coverage`` per role and one for the goods, over all bills.

    ``bills = named + not_named``; ``not_named_superseded`` are those of ``not_named`` that were
    amended or deleted later and so are not screened. The manufacturer is told where one is named:
    only customs reports and some spreadsheets have one.
    """
    return add_coverage([coverage_counts(shipments, roles)])


def coverage_counts(shipments: pl.DataFrame, roles: pl.DataFrame) -> pl.DataFrame:
    """SHIPMENTS and ROLES of one batch -> the counts of ``role_coverage``, to be added up.

    Columns ``role, bills, named, not_named_superseded, stated``; a bill and its roles stand in one
    batch. The manufacturer has its row even where ``stated`` is false.
    """
    described = (pl.col("goods_description").str.strip_chars().str.len_chars() > 0) | (
        pl.col("hts_codes").list.len() > 0
    )
    counted = [_of_role(shipments, roles, role) for role in (*ROLES_OF_A_BILL, _MAKER)]
    goods = _counted(shipments, "goods", described.fill_null(value=False), True)
    return pl.concat([*counted, goods])


def _of_role(shipments: pl.DataFrame, roles: pl.DataFrame, role: str) -> pl.DataFrame:
    holders = roles["record_id"].filter(roles["role"] == role)
    named = among(shipments["shipment_id"], holders)
    return _counted(shipments, role, pl.lit(named), stated=holders.len() > 0)


def _counted(shipments: pl.DataFrame, role: str, named: pl.Expr, stated: bool) -> pl.DataFrame:
    superseded = (pl.col("state") == "superseded").fill_null(value=False)
    return shipments.select(
        role=pl.lit(role),
        bills=pl.len().cast(pl.Int64),
        named=named.sum().cast(pl.Int64),
        not_named_superseded=(~named & superseded).sum().cast(pl.Int64),
        stated=pl.lit(stated),
    ).match_to_schema(_COUNTS)


def add_coverage(parts: Iterable[pl.DataFrame]) -> tuple[Coverage, ...]:
    """``coverage_counts`` of every batch -> what ``role_coverage`` tells of all of them at once."""
    every = pl.concat([pl.DataFrame(schema=_COUNTS), *parts])
    numbers = ["bills", "named", "not_named_superseded"]
    added = every.group_by("role").agg(pl.col(numbers).sum(), pl.col("stated").any())
    rows = {row["role"]: row for row in added.iter_rows(named=True)}
    makers = (_MAKER,) if _MAKER in rows and rows[_MAKER]["stated"] else ()
    told = (*ROLES_OF_A_BILL, *makers, "goods")
    return tuple(_coverage(rows.get(role, dict.fromkeys(numbers, 0)), role) for role in told)


def _coverage(row: dict[str, int], role: str) -> Coverage:
    return Coverage(
        role=role,
        bills=row["bills"],
        named=row["named"],
        not_named=row["bills"] - row["named"],
        not_named_superseded=row["not_named_superseded"],
    )
