"""The records that are screened, and the parties that each of them names, as two flat tables."""

import polars as pl

from supplyscreen.schemas import PARTIES, SHIPMENTS, SUPPLIERS, require_schema

# What a flag repeats of its record; suppliers have no bill, port or date.
_KEPT = [
    "bill_of_lading",
    "master_bill_of_lading",
    "bill_level",
    "arrival_date",
    "port_of_lading",
    "port_of_lading_country",
    "port_of_unlading",
    "place_of_receipt",
    "vessel_name",
    "country_of_origin",
    "hts_codes",
    "goods_description",
    "containers",
    "extra",
    "source_file",
    "source_row",
]
PRIVATE = "(private person)"


def current_records(shipments: pl.DataFrame, suppliers: pl.DataFrame) -> pl.DataFrame:
    """SHIPMENTS and SUPPLIERS -> one table of the records that are screened.

    Columns: ``record_kind`` (shipment | supplier), ``record_id``, those of SHIPMENTS that a
    flag repeats, and ``vessel_name``. Superseded bills of lading are left out. A supplier's product
    is its goods description. Raises SchemaError when a table lacks its declared columns.
    """
    require_schema(shipments, SHIPMENTS, name="SHIPMENTS")
    require_schema(suppliers, SUPPLIERS, name="SUPPLIERS")
    current = shipments["state"] == "current"
    kept = shipments if current.all(ignore_nulls=False) else shipments.filter(current)
    bills = kept.select(
        pl.lit("shipment").alias("record_kind"), pl.col("shipment_id").alias("record_id"), *_KEPT
    )
    if suppliers.is_empty():
        return bills
    firms = suppliers.select(
        pl.lit("supplier").alias("record_kind"),
        pl.col("supplier_id").alias("record_id"),
        pl.col("product").alias("goods_description"),
        pl.when(pl.col("extra") != "{}").then("extra").alias("extra"),
        "source_file",
        "source_row",
    )
    return pl.concat([bills, firms], how="diagonal")


def described_parties(parties: pl.DataFrame) -> pl.DataFrame:
    """PARTIES -> ``party_id`` and what a flag says of the party.

    ``party_name, party_address, party_country, party_place, party_kind``; names and addresses of
    private persons are masked.
    """
    require_schema(parties, PARTIES, name="PARTIES")
    person = (pl.col("kind") == "person").fill_null(value=False)
    return parties.select(
        "party_id",
        party_name=pl.when(person).then(pl.lit(PRIVATE)).otherwise("name"),
        party_address=pl.when(~person).then("address"),
        party_country="country",
        party_kind="kind",
        party_place=pl.when(~person).then(_place()),
    )


def named_parties(records: pl.DataFrame, roles: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Records x ROLES x ``described_parties``: one row per party that a record names.

    The columns of :func:`current_records` plus ``role, relation`` and those of ``people``;
    ``source_file`` and ``source_row`` are those of the role, where it has them.
    """
    where = roles.rename({"source_file": "role_file", "source_row": "role_row"})
    joined = records.join(where, on="record_id").join(people, on="party_id")
    return joined.with_columns(
        source_file=pl.coalesce("role_file", "source_file"),
        source_row=pl.coalesce("role_row", "source_row"),
    ).drop("role_file", "role_row")


def among(ids: pl.Series, others: pl.Series) -> pl.Series:
    """Which of ``ids`` (no nulls) stand in ``others``; both in order take half the time."""
    if others.is_empty() or not (ids.is_sorted() and others.is_sorted()):
        return ids.is_in(others.implode())
    left = pl.DataFrame({"id": ids}).with_columns(pl.col("id").set_sorted())
    right = pl.DataFrame({"id": others, "met": others}).with_columns(pl.col("id").set_sorted())
    near = left.join_asof(right, on="id")
    return near.select((pl.col("met") == pl.col("id")).fill_null(value=False)).to_series()


def _place() -> pl.Expr:
    """Country, province, city and postcode of PARTIES in words, each with how it was found; null
    where none was. The country column and the address alone are read, never a port."""
    parts = [
        pl.format("{} ({})", pl.col(name), pl.col(f"{name}_from"))
        for name in ("country", "province", "city", "postcode")
    ]
    told = pl.concat_str(parts, separator=", ", ignore_nulls=True)
    return pl.when(told != "").then(told)


def stated_masters(shipments: pl.DataFrame) -> pl.Series:
    """The distinct master bill numbers that current house bills of SHIPMENTS state."""
    houses = shipments.filter((pl.col("state") == "current") & (pl.col("bill_level") == "house"))
    return houses["master_bill_of_lading"].drop_nulls().unique()


def masters_with_houses(records: pl.DataFrame, stated: pl.Series | None) -> pl.Series:
    """Record ids of the master bills of lading that have a house bill.

    ``stated`` holds the master bill numbers of all house bills; None: those in ``records``.
    """
    if stated is None:
        houses = records.filter(pl.col("bill_level") == "house")
        stated = houses["master_bill_of_lading"].drop_nulls().unique()
    masters = records.filter(
        (pl.col("bill_level") == "master")
        & (
            pl.col("bill_of_lading").is_in(stated.implode())
            | pl.col("master_bill_of_lading").is_in(stated.implode())
        )
    )
    return masters["record_id"].unique()
