"""Before and after: the shipments against the dates of each entry or rule that flags name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from supplyscreen.dossiers.amounts import Amount, amounts_by
from supplyscreen.runs import words
from supplyscreen.subjects.selection import Selection

NO_FLAG = "no_flag"
BEFORE = ("shipped_before",)
AFTER = ("in_force_when_shipped", "ended_before_shipment", "end_not_stated")
UNDATED = ("no_shipment_date", "start_not_stated")
PERIOD = {
    **words.TIMING,
    NO_FLAG: "no flag names it on these shipments",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry or a rule that flags of the shipments name. ``shipments`` is always the sum of
    ``before``, ``after`` (from its day on) and ``undated``; ``ended`` of ``after`` came after its
    end."""

    key: str
    name: str
    is_entry: bool
    provision: str
    citation: str
    official_url: str
    watchlist_id: str
    entry_status: str
    goods_scope: str
    listed_on: date | None
    ended_on: date | None
    shipments: int
    before: int
    after: int
    ended: int
    undated: int


def keyed(flags: pl.DataFrame) -> pl.DataFrame:
    """``flags`` on a ground with ``key``: the entry, else the rule that they name."""
    named = flags.with_columns(key=pl.coalesce("entry_id", "rule_id"))
    return named.filter(pl.col("ground") != "not_screenable", pl.col("key").is_not_null())


def listings_of(selection: Selection) -> tuple[Listing, ...]:
    """Every entry and rule that flags of the counted shipments name, that with most of them
    first; of an entry only itself."""
    flags = keyed(selection.flags)
    if selection.subject.kind == "entry":
        flags = flags.filter("own")
    counted = selection.counted.select(record_id="shipment_id")
    bills = flags.filter(record_kind=pl.lit("shipment")).join(
        counted, on="record_id", how="semi", maintain_order="left"
    )
    # An entry that only supplier rows resemble is told, too, with no shipment.
    if selection.subject.kind == "entry" and bills.is_empty():
        return tuple(_listing(row) for row in _grouped(flags, none=True).iter_rows(named=True))
    return tuple(_listing(row) for row in _grouped(bills, none=False).iter_rows(named=True))


def _grouped(flags: pl.DataFrame, *, none: bool) -> pl.DataFrame:
    per_bill = flags.unique(["record_id", "key"], keep="first", maintain_order=True)
    timing = pl.col("timing")

    def how_many(codes: tuple[str, ...]) -> pl.Expr:
        return pl.lit(0) if none else timing.is_in(codes).sum()

    return (
        per_bill.group_by("key", maintain_order=True)
        .agg(
            pl.col("entry_id", "entry_name", "provision", "legal_basis", "citation").first(),
            pl.col("official_url", "watchlist_id", "entry_status", "goods_scope").first(),
            pl.col("listed_on").min(),
            pl.col("ended_on").max(),
            shipments=pl.lit(0) if none else pl.len(),
            before=how_many(BEFORE),
            after=how_many(AFTER),
            ended=how_many(AFTER[1:]),
            undated=how_many(UNDATED),
        )
        .sort("shipments", "key", descending=[True, False])
    )


def _listing(row: Mapping[str, Any]) -> Listing:
    texts = ("provision", "citation", "official_url", "watchlist_id", "entry_status", "goods_scope")
    others = ("key", "listed_on", "ended_on", "shipments", "before", "after", "ended", "undated")
    values: dict[str, Any] = {name: row[name] or "" for name in texts}
    values |= {name: row[name] for name in others}
    name = row["entry_name"] or row["provision"] or row["legal_basis"] or row["key"]
    return Listing(name=name, is_entry=row["entry_id"] is not None, **values)


def marked(listings: tuple[Listing, ...]) -> Listing | None:
    """The listing whose day divides the shipments: the only one there is."""
    return listings[0] if len(listings) == 1 else None


def with_period(selection: Selection, listing: Listing | None) -> pl.DataFrame:
    """The shipments with ``period``: their timing against ``listing``, :data:`NO_FLAG` where no
    flag names it on them; null without a listing."""
    if listing is None:
        return selection.shipments.with_columns(period=pl.lit(None, dtype=pl.String))
    own = keyed(selection.flags).filter(
        pl.col("key") == listing.key, record_kind=pl.lit("shipment")
    )
    when = own.select(shipment_id="record_id", period="timing")
    first = when.unique("shipment_id", keep="first", maintain_order=True)
    joined = selection.shipments.join(first, on="shipment_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("period").fill_null(NO_FLAG))


def amounts_by_period(counted: pl.DataFrame) -> tuple[tuple[str, Amount], ...]:
    """Period in words -> amount of the counted shipments (with ``period``), in order of time."""
    amounts = amounts_by(counted, "period")
    order = (*BEFORE, *AFTER, *UNDATED, NO_FLAG)
    known = [code for code in order if code in amounts]
    rest = sorted(code for code in amounts if code not in order)
    return tuple((PERIOD.get(code, code), amounts[code]) for code in (*known, *rest))
