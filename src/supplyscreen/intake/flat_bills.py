"""The bill of each row of a flat manifest: numbers, dates, ports, goods and weight."""

from collections.abc import Collection

import polars as pl

from supplyscreen.cells.cargo import (
    bad_weights,
    number,
    weight_in_kg,
)
from supplyscreen.cells.descriptions import description_or_null
from supplyscreen.cells.goods_findings import code_findings, description_findings
from supplyscreen.cells.hs_codes import codes_in_cell, codes_in_texts
from supplyscreen.cells.ports import port_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.bill_rows import hash_of
from supplyscreen.intake.bills import bill_level
from supplyscreen.layouts import ROLES
from supplyscreen.names.country import country_codes

_DATES = ("arrival_date", "estimated_arrival_date", "run_date")
_WEIGHTS = {"weight_kg": 1.0, "weight_t": 1000.0, "weight_lb": 0.45359237}
_ROLE_WORDS = tuple(f"{role}_" for role in ROLES)
_NUMBERS = ("identifier", "bill_of_lading", "house_bill_of_lading", "master_bill_of_lading")
_TEXT = (
    "bill_of_lading",
    "house_bill_of_lading",
    "master_bill_of_lading",
    "identifier",
    "bill_type",
    "status",
    "entry_number",
    "entry_line",
    "sequence",
    "port_of_lading",
    "port_of_lading_country",
    "port_of_unlading",
    "place_of_receipt",
    "vessel_name",
    "country_of_origin",
    "hts_codes",
    "goods_description",
    "containers",
    "container_number",
    "weight",
    "weight_unit",
    *_WEIGHTS,
)


def bills_of(
    rows: pl.DataFrame, columns: Collection[str], repairs: Repairs, *, by_party: bool
) -> pl.DataFrame:
    """The rows with the columns of BILL_ROWS added; what is wrong with cells goes to ``repairs``.

    ``rows`` holds the fields named in ``columns`` with ``order``, ``file_no``, source_file and
    source_row. A row is told by master and house number, else by its one bill number, else by the
    identifier; for an ACE report it is told by entry and line. ``by_party`` is false where one
    table holds bills and another their parties: rows are put together by numbers and run date.
    """
    rows = _repaired(rows, columns, repairs)
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in _TEXT if c not in columns]
    absent += [pl.lit(None, dtype=pl.Date).alias(c) for c in _DATES if c not in columns]
    whole = rows.with_columns(absent)
    whole = whole.with_columns(codes_in_texts(whole["goods_description"]).alias("stated_codes"))
    numbered = whole.with_columns(
        bill_of_lading=pl.coalesce(
            "bill_of_lading", "house_bill_of_lading", "master_bill_of_lading"
        ),
        entry=pl.concat_str(["entry_number", "entry_line"], separator="-", ignore_nulls=True),
        master_bill=pl.coalesce("master_bill_of_lading", "bill_of_lading", "identifier"),
        house_bill=pl.coalesce("house_bill_of_lading", "bill_of_lading"),
    )
    ports = _port_country(numbered, repairs)
    if "port_of_lading" in repairs.headings:
        heading = repairs.headings["port_of_lading"]
        repairs.findings.append(port_findings(rows, "port_of_lading", ports, heading=heading))
    return numbered.with_columns(_read_cells()).with_columns(
        ports,
        country_codes(whole["country_of_origin"]).alias("country_of_origin"),
        *_keys(columns, by_party=by_party),
    )


def _repaired(rows: pl.DataFrame, columns: Collection[str], repairs: Repairs) -> pl.DataFrame:
    """The cells put right, and findings and rejects of those that are not what they should be."""
    told = repairs.headings
    texts = [c for c in columns if c.startswith(_ROLE_WORDS)] + ["goods_description"]
    rows = repairs.texts(rows, texts)
    rows = repairs.codes(repairs.numbers(rows, _NUMBERS), "hts_codes")
    for column in ("weight", *_WEIGHTS):
        if column in told:
            repairs.rejects.append(bad_weights(rows, column, heading=told[column]))
    if "goods_description" in told:
        goods = description_findings(rows, "goods_description", heading=told["goods_description"])
        repairs.findings.append(goods)
    if "hts_codes" in told:
        repairs.findings.append(code_findings(rows, "hts_codes", heading=told["hts_codes"]))
    return repairs.dates(rows, _DATES)


def _keys(columns: Collection[str], *, by_party: bool) -> list[pl.Expr]:
    """The hashes by which rows are told to be copies of a bill, or lines of a shipment.

    Lines of one shipment have the same numbers, run date, day of arrival and, with ``by_party``,
    the same parties.
    """
    entry = pl.when(pl.col("entry_number").is_not_null()).then("entry")
    bill = pl.concat_str(
        pl.coalesce("master_bill", entry), pl.col("house_bill").fill_null(""), separator="\x1f"
    )
    cells = sorted(c for c in columns if c.startswith(_ROLE_WORDS))
    shared = [bill, pl.col("run_date").cast(pl.String).fill_null("")]
    if by_party:
        shared += [pl.coalesce(pl.col("run_date"), "arrival_date").cast(pl.String).fill_null("")]
        shared += [pl.col(c).fill_null("") for c in cells]
    status = pl.col("status").str.to_lowercase()
    return [
        hash_of(bill).alias("bill"),
        hash_of(pl.concat_str(shared, separator="\x1f")).alias("line"),
        pl.coalesce("bill_of_lading", "identifier", entry).alias("base"),
        status.str.starts_with("delete").fill_null(value=False).alias("deleted"),
        pl.col("sequence").cast(pl.Int64, strict=False).alias("sequence"),
        pl.lit(None, dtype=pl.Int64).alias("rank"),
    ]


def _read_cells() -> list[pl.Expr]:
    filed = codes_in_cell(pl.col("hts_codes")).fill_null([])
    stated = pl.col("stated_codes").fill_null([])
    codes = pl.concat_list(filed, stated).list.unique(maintain_order=True)
    weighed = [number(pl.col(name)) * factor for name, factor in _WEIGHTS.items()]
    house = pl.col("house_bill_of_lading").is_not_null() & pl.col("bill_type").is_null()
    level = pl.when(house).then(pl.lit("house")).otherwise(bill_level(pl.col("bill_type")))
    return [
        level.fill_null("unknown").alias("bill_level"),
        pl.coalesce("arrival_date", "estimated_arrival_date").alias("arrival_date"),
        description_or_null(pl.col("goods_description")).alias("goods_description"),
        pl.when(codes.list.len() > 0).then(codes).alias("hts_codes"),
        pl.coalesce("containers", "container_number")
        .str.extract_all(r"[A-Z0-9]+")
        .alias("containers"),
        pl.coalesce(*weighed, weight_in_kg(pl.col("weight"), pl.col("weight_unit"))).alias(
            "weight_kg"
        ),
    ]


def _port_country(rows: pl.DataFrame, repairs: Repairs) -> pl.Series:
    """From the column that holds it, else from the end of the port text."""
    stated = country_codes(rows["port_of_lading_country"])
    read = repairs.port_countries(rows["port_of_lading"])
    both = pl.DataFrame({"stated": stated, "read": read})
    return both.select(pl.coalesce("stated", "read").alias("port_of_lading_country")).to_series()
