"""The bill of each row of a flat manifest: numbers, dates, ports, goods and weight."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.intake.bills import bill_level, mark_superseded
from supplyscreen.intake.cargo import (
    bad_weights,
    codes_in_cell,
    codes_in_text,
    description_or_null,
    number,
    weight_in_kg,
)
from supplyscreen.intake.dates import bad_dates, parse_date
from supplyscreen.intake.ports import port_countries
from supplyscreen.intake.rounded import is_rounded, rounded_numbers
from supplyscreen.names.country import country_codes

_DATES = ("arrival_date", "estimated_arrival_date", "run_date")
_WEIGHTS = {"weight_kg": 1.0, "weight_t": 1000.0, "weight_lb": 0.45359237}
_NUMBERS = ("identifier", "bill_of_lading", "house_bill_of_lading", "master_bill_of_lading")
_TEXT = (
    "bill_of_lading",
    "house_bill_of_lading",
    "master_bill_of_lading",
    "identifier",
    "bill_type",
    "status",
    "port_of_lading",
    "port_of_lading_country",
    "port_of_unlading",
    "place_of_receipt",
    "vessel_name",
    "country_of_origin",
    "hts_codes",
    "goods_description",
    "containers",
    "weight",
    "weight_unit",
    *_DATES,
    *_WEIGHTS,
)


def bills_of(
    rows: pl.DataFrame, headings: Sequence[str], columns: dict[str, int]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The rows with the columns of SHIPMENTS added, and REJECTS of their cells.

    Superseded copies are told by run date and status where the file has them; rows of one bill
    with one run date are lines of it and all count.
    """
    rejects = [bad_dates(rows, c, heading=headings[columns[c]]) for c in _DATES if c in columns]
    weights = [c for c in ("weight", *_WEIGHTS) if c in columns]
    rejects += [bad_weights(rows, c, heading=headings[columns[c]]) for c in weights]
    rejects += [
        rounded_numbers(rows, c, heading=headings[columns[c]], scope="cell")
        for c in _NUMBERS
        if c in columns
    ]
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in _TEXT if c not in columns]
    whole = rows.with_columns(absent)
    kept = [pl.when(~is_rounded(pl.col(c))).then(c).name.keep() for c in _NUMBERS]
    numbered = whole.with_columns(kept).with_columns(
        bill_of_lading=pl.coalesce(
            "bill_of_lading", "house_bill_of_lading", "master_bill_of_lading"
        ),
        master_bill=pl.coalesce("master_bill_of_lading", "bill_of_lading", "identifier"),
        house_bill=pl.coalesce("house_bill_of_lading", "bill_of_lading"),
    )
    read = numbered.with_columns(_read_cells()).with_columns(
        _port_country(numbered),
        country_codes(whole["country_of_origin"]).alias("country_of_origin"),
        _shipment_id(),
    )
    return mark_superseded(read, status="status", ties=False), rejects


def _shipment_id() -> pl.Expr:
    """Bill number, else identifier; ``#row`` behind it where it is repeated or missing."""
    base = pl.coalesce("bill_of_lading", "identifier")
    row = pl.format("#{}", pl.col("source_row"))
    alone = base.is_unique() & ~base.str.contains(r"#\d+$")
    return (
        pl.when(base.is_null())
        .then(row)
        .when(alone)
        .then(base)
        .otherwise(base + row)
        .alias("shipment_id")
    )


def _read_cells() -> list[pl.Expr]:
    arrival = [parse_date(pl.col(name)) for name in ("arrival_date", "estimated_arrival_date")]
    filed = codes_in_cell(pl.col("hts_codes")).fill_null([])
    stated = codes_in_text(pl.col("goods_description").str.to_uppercase()).fill_null([])
    codes = pl.concat_list(filed, stated).list.unique(maintain_order=True)
    weighed = [number(pl.col(name)) * factor for name, factor in _WEIGHTS.items()]
    house = pl.col("house_bill_of_lading").is_not_null() & pl.col("bill_type").is_null()
    level = pl.when(house).then(pl.lit("house")).otherwise(bill_level(pl.col("bill_type")))
    return [
        level.fill_null("unknown").alias("bill_level"),
        pl.coalesce(arrival).alias("arrival_date"),
        parse_date(pl.col("run_date")).alias("run_date"),
        description_or_null(pl.col("goods_description")).alias("goods_description"),
        pl.when(codes.list.len() > 0).then(codes).alias("hts_codes"),
        pl.col("containers").str.extract_all(r"[A-Z0-9]+").alias("containers"),
        pl.coalesce(*weighed, weight_in_kg(pl.col("weight"), pl.col("weight_unit"))).alias(
            "weight_kg"
        ),
    ]


def _port_country(rows: pl.DataFrame) -> pl.Series:
    """From the column that holds it, else from the end of the port text."""
    stated = country_codes(rows["port_of_lading_country"])
    read = port_countries(rows["port_of_lading"])
    both = pl.DataFrame({"stated": stated, "read": read})
    return both.select(pl.coalesce("stated", "read").alias("port_of_lading_country")).to_series()
