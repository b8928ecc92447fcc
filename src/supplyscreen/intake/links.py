"""Who delivers to whom: the links that a supplier list states, as a table.

A row may name its customers by id or by name, in a parent or a "supplies to" column; several stand
in one cell, parted by ; or | or a line break. Rows of one id are one supplier.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from supplyscreen.cells.findings import finding, join_findings
from supplyscreen.files.rejects import join_rejects, reject_rows
from supplyscreen.intake.link_names import customers_of, parts_of
from supplyscreen.names.tier import tier_number
from supplyscreen.schemas import FINDINGS, LINKS, REJECTS, conform, empty

RELATIONS = {"parent": "parent_id", "supplies_to": "supplies_to"}
"""Relation of a link -> the field that states it."""
MOST_STEPS = 50  # longer chains are told as coming back to themselves
_FIRST = r"(?i)\b(?:tier[ _-]*(?:1|one)|first[ _-]tier)\b"  # a column that names the first tier
_OWNER = r"(?i)compan|owner|group|holding|ultimate"  # a parent that owns, and need not buy

_NO_ROW = "'{}' is no id or name in the list: no path leads to it; add its row or correct it"
_SELF = "the supplier is named as its own customer: no link"
_OUTSIDE = "a customer of the first tier, or of a supplier of it, has no row: a path ends with it"
_OWNED = "the parent company has no row in the list: kept as filed, no link"
_BACK = "the chain of customers comes back to itself: a path stops before it would name one twice"
_TIER = "the customer stands at the same tier or farther away than its supplier: linked as stated"


@dataclass(frozen=True, slots=True)
class Linked:
    """LINKS of a list, and the REJECTS and FINDINGS of the cells that state them."""

    links: pl.DataFrame
    rejects: pl.DataFrame
    findings: pl.DataFrame


def make_links(rows: pl.DataFrame, headings: Mapping[str, str] | None = None) -> Linked:
    """The links of all ``rows`` of a list, of one file or several.

    ``rows``: ``supplier_id`` (of the record), ``given_id`` (as filed, null where none), ``name``,
    ``local_name``, ``tier``, ``parent_id``, ``supplies_to``, source_file and source_row;
    ``headings`` are those of the last two as filed. Of several rows with one id the first stands
    for all as a customer, and each has the customers of all. A customer without a row makes a
    reject line ``unknown_customer`` of scope cell; findings (kept) are ``self_link``,
    ``customer_not_in_list`` (of the first tier, or the first tier itself), ``owner_not_in_list``,
    ``supply_cycle`` and ``tier_order``.
    """
    headings = headings or {}
    known = rows.sort("source_file", "source_row").with_columns(
        node=pl.coalesce("given_id", "supplier_id"), level=tier_number(pl.col("tier"))
    )
    stated = parts_of(known, RELATIONS)
    if stated.is_empty():
        return Linked(empty(LINKS), empty(REJECTS), empty(FINDINGS))
    found = stated.join(customers_of(stated["part"], known), on="part", how="left")
    unknown = found.filter(pl.col("customer").is_null())
    own = found.filter(pl.col("customer") == pl.col("node"))
    steps = found.filter(pl.col("customer") != pl.col("node"))
    links = _links(steps, known)
    rejects, outside = _unknown(unknown, headings)
    doubts = [
        _told(own, "self_link", _SELF, headings),
        *outside,
        _told(_in_cycles(links, stated), "supply_cycle", _BACK, headings),
        _told(_against_tiers(steps, known), "tier_order", _TIER, headings),
    ]
    return Linked(links, rejects, join_findings(doubts))


def _links(steps: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """LINKS from every row of a supplier to the first row of each customer."""
    first = known.unique("node", keep="first", maintain_order=True)
    ends = first.select(customer="node", customer_id="supplier_id")
    told = steps.select("node", "customer", "relation", "source_file", "source_row")
    told = told.unique(["node", "customer"], keep="first", maintain_order=True)
    starts = known.select("node", "supplier_id")
    links = starts.join(told, on="node").join(ends, on="customer")
    return conform(links, LINKS).sort("supplier_id", "source_file", "source_row", "customer_id")


def _unknown(
    cells: pl.DataFrame, headings: Mapping[str, str]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """REJECTS of customers that have no row, and FINDINGS where none is to be expected."""
    owner = pl.lit(value=False)
    if pl.Series([headings.get("parent_id", "")]).str.contains(_OWNER).any():
        owner = pl.col("relation") == "parent"
    outside = (pl.col("level") == 1).fill_null(value=False)
    if pl.Series([headings.get("supplies_to", "")]).str.contains(_FIRST).any():
        outside = outside | (pl.col("relation") == "supplies_to")
    rejects = [
        reject_rows(
            cells.filter(pl.col("relation") == relation, ~owner, ~outside),
            scope="cell",
            code="unknown_customer",
            message=pl.format(_NO_ROW, pl.col("shown")),
            column=headings.get(field, field),
            value=pl.col("shown"),
        )
        for relation, field in RELATIONS.items()
    ]
    return join_rejects(rejects), [
        _told(cells.filter(owner), "owner_not_in_list", _OWNED, headings),
        _told(cells.filter(~owner, outside), "customer_not_in_list", _OUTSIDE, headings),
    ]


def _told(
    cells: pl.DataFrame, code: str, message: str, headings: Mapping[str, str]
) -> pl.DataFrame:
    """FINDINGS of cells, each by the column that states it."""
    return join_findings(
        [
            finding(
                cells.filter(pl.col("relation") == relation).sort("source_file", "source_row"),
                code=code,
                column=headings.get(field, field),
                value=pl.col("shown"),
                message=message,
            )
            for relation, field in RELATIONS.items()
        ]
    )


def _in_cycles(links: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    """The cells of links on a cycle: what is left when ends are taken off until none is left."""
    left = links
    for _ in range(MOST_STEPS):
        ends = pl.col("customer_id").is_in(left["supplier_id"].unique().implode())
        starts = pl.col("supplier_id").is_in(left["customer_id"].unique().implode())
        inner = left.filter(ends & starts)
        if inner.height == left.height or inner.is_empty():
            left = inner
            break
        left = inner
    cells = left.select("relation", "source_file", "source_row").unique()
    one = stated.unique(
        ["relation", "source_file", "source_row"], keep="first", maintain_order=True
    )
    return one.join(cells, on=["relation", "source_file", "source_row"], how="semi")


def _against_tiers(steps: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    first = known.unique("node", keep="first", maintain_order=True)
    levels = first.select(customer="node", customer_level="level")
    return steps.join(levels, on="customer").filter(pl.col("customer_level") >= pl.col("level"))
