"""Header and billgen rows of the CBP AMS tables -> one row per bill of lading."""

import polars as pl

from supplyscreen.cells.cargo import bad_weights, weights_in_kg
from supplyscreen.cells.ports import port_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.files.rejects import reject_rows
from supplyscreen.intake.ams_places import beside
from supplyscreen.intake.bill_rows import hash_of
from supplyscreen.intake.bills import bill_level
from supplyscreen.names.distinct import Distinct

DATES = ("estimated_arrival_date", "actual_arrival_date")


def numbers_of(billgen: pl.DataFrame, heads: pl.DataFrame, repairs: Repairs) -> pl.DataFrame:
    """What the billgen table says of each of ``heads`` (the header rows of a bucket), null where it
    has no row; rows have the ``place`` of their bill among them. A second row is a reject."""
    numbers = billgen
    first = billgen["place"].is_first_distinct()
    if not first.all():
        numbers = billgen.filter(first)
        repairs.rejects.append(_stood_before(billgen.filter(~first), heads))
    numbers = repairs.dates(numbers, ["run_date"])
    return beside(numbers.drop("source_file", "source_row"), heads.height)


def bills_of(rows: pl.DataFrame, repairs: Repairs) -> pl.DataFrame:
    """Bills with the columns of BILL_ROWS apart from the goods; what is wrong with cells goes to
    ``repairs``, which knows the columns of both tables by their names.

    ``rows``: header rows with ``order`` and the columns of the billgen table. The arrival date is
    the actual one, else the estimated. The bill number is the house number, else the master number.
    """
    repairs.rejects.append(bad_weights(rows, "weight", heading="weight"))
    rows = repairs.dates(rows, DATES)
    told = rows.with_columns(_bill_columns()).with_columns(
        repairs.port_countries(rows["foreign_port_of_lading"]).alias("port_of_lading_country"),
        weights_in_kg(rows["weight"], rows["weight_unit"]).alias("weight_kg"),
        Distinct(rows["bill_type_code"]).read(_levels).fill_null("unknown").alias("bill_level"),
        deleted=Distinct(rows["record_status_indicator"]).read(_deletes).fill_null(value=False),
    )
    repairs.findings.append(
        port_findings(
            told,
            "foreign_port_of_lading",
            told["port_of_lading_country"],
            heading="foreign_port_of_lading",
        )
    )
    return told


def _stood_before(rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    return reject_rows(
        rows.with_columns(heads["identifier"].gather(rows["place"])),
        scope="detail",
        code="duplicate_identifier",
        message="another billgen row with this identifier was read before it, and counts",
        column="identifier",
        value=pl.col("identifier"),
    )


def _levels(types: pl.Series) -> pl.Series:
    return types.to_frame("type").select(bill_level(pl.col("type"))).to_series()


def _deletes(status: pl.Series) -> pl.Series:
    return status.str.to_lowercase().str.starts_with("delete")


def _bill_columns() -> list[pl.Expr]:
    actual, estimated = pl.col("actual_arrival_date"), pl.col("estimated_arrival_date")
    return [
        pl.col("identifier").alias("base"),
        pl.lit(0, dtype=pl.Int32).alias("file_no"),
        pl.col("identifier").cast(pl.Int64, strict=False).alias("rank"),
        hash_of(_bill_key()).alias("bill"),
        pl.coalesce("house_bol_number", "master_bol_number").alias("bill_of_lading"),
        pl.col("master_bol_number").alias("master_bill_of_lading"),
        pl.col("bill_type_code").alias("bill_type"),
        pl.coalesce(actual, estimated).alias("arrival_date"),
        pl.col("foreign_port_of_lading").alias("port_of_lading"),
    ]


def _bill_key() -> pl.Expr:
    """Master and house number as one text; null where the row states neither."""
    master, house = pl.col("master_bol_number"), pl.col("house_bol_number")
    both = pl.concat_str(master.fill_null(""), house.fill_null(""), separator="\x1f")
    return pl.when(master.is_not_null() | house.is_not_null()).then(both)
