"""The names that were taken for the subject, as filed, each counted."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.dossiers.amounts import AGGREGATED, Amount, amount_of
from supplyscreen.schemas import PARTIES_BETWEEN
from supplyscreen.subjects.selection import COUNTED, Selection, strongest

_ADDRESSES = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as filed in one role: ``amount`` of the counted shipments that carry it, ``others``
    that are not counted; ``addresses`` the most frequent ones, ``more_addresses`` beyond them.
    ``band`` is the strongest of the flags on it, empty where there is none, ``gaps`` how many of
    its shipments have a flag that says it could not be screened."""

    name: str
    role: str
    amount: Amount
    others: int
    addresses: tuple[str, ...]
    more_addresses: int
    band: str
    gaps: int


def spellings_of(selection: Selection) -> tuple[Spelling, ...]:
    """Every spelling of the subject's name in the shipments, the most frequent first; of a
    product none."""
    naming = _naming(selection)
    if naming.is_empty():
        return ()
    told = naming.join(selection.shipments, on="shipment_id", how="inner", maintain_order="left")
    key = ["name", "role"]
    counted = told.filter(pl.col("counted") == COUNTED)
    amounts = counted.group_by(key, maintain_order=True).agg(AGGREGATED)
    others = told.group_by(key, maintain_order=True).agg(
        others=(pl.col("counted") != COUNTED).sum()
    )
    places = _addresses(told)
    bands = _bands(selection)
    whole = (
        others.join(amounts, on=key, how="left", maintain_order="left")
        .join(places, on=key, how="left", maintain_order="left")
        .join(bands, on=key, how="left", maintain_order="left")
        .with_columns(
            pl.col("bills", "grams", "weighed", "containers", "more", "gaps").fill_null(0)
        )
        .sort("bills", "others", "name", "role", descending=[True, True, False, False])
    )
    return tuple(
        Spelling(
            name=row["name"],
            role=row["role"],
            amount=amount_of(row),
            others=row["others"],
            addresses=tuple(row["addresses"] or ()),
            more_addresses=row["more"],
            band=row["band"] or "",
            gaps=row["gaps"],
        )
        for row in whole.iter_rows(named=True)
    )


def _naming(selection: Selection) -> pl.DataFrame:
    """Which shipment carries which name of the subject in which role: ``shipment_id, name, role,
    address``, each once."""
    if selection.subject.kind == "product":
        return pl.DataFrame(schema=["shipment_id", "name", "role", "address"])
    if selection.subject.kind == "entry":
        own = selection.flags.filter(
            "own", pl.col("party_name").is_not_null(), record_kind=pl.lit("shipment")
        )
        named = own.select("role", shipment_id="record_id", name="party_name")
        return _unique(named.with_columns(address=own["party_address"]))
    role = selection.subject.kind
    alone = ~pl.col(role).str.contains(PARTIES_BETWEEN, literal=True)
    parts = selection.shipments.select(
        "shipment_id",
        role=pl.lit(role),
        name=pl.col(role).str.split(PARTIES_BETWEEN),
        address=pl.when(alone).then(f"{role}_address"),
    ).explode("name")
    return _unique(parts.filter(pl.col("name").is_in(list(selection.spellings))))


def _unique(naming: pl.DataFrame) -> pl.DataFrame:
    return naming.unique(["shipment_id", "name", "role"], keep="first", maintain_order=True)


def _addresses(told: pl.DataFrame) -> pl.DataFrame:
    """name, role -> ``addresses``, the most frequent of the counted and other shipments; and how
    many ``more`` there are."""
    key = ["name", "role"]
    each = told.drop_nulls("address").group_by(*key, "address").agg(bills=pl.len())
    ordered = each.sort("bills", "address", descending=[True, False])
    return ordered.group_by(key, maintain_order=True).agg(
        addresses=pl.col("address").head(_ADDRESSES),
        more=(pl.len().cast(pl.Int64) - _ADDRESSES).clip(lower_bound=0),
    )


def _bands(selection: Selection) -> pl.DataFrame:
    """name, role -> strongest ``band`` of the flags on it, and ``gaps``."""
    own = selection.flags.filter("own", record_kind=pl.lit("shipment"))
    gap = pl.col("ground") == "not_screenable"
    return own.group_by(pl.col("party_name").alias("name"), "role", maintain_order=True).agg(
        band=strongest(pl.col("band").filter(~gap)),
        gaps=pl.col("record_id").filter(gap).n_unique().cast(pl.Int64),
    )
