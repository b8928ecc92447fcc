"""The bill of each row of a flat manifest: numbers, dates, ports, goods and weight."""

from collections.abc import Collection

import polars as pl

from supplyscreen.cells.cargo import bad_weights
from supplyscreen.cells.goods_findings import code_findings
from supplyscreen.cells.ports import port_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.intake.bill_rows import hash_of_all
from supplyscreen.intake.bills import bill_level
from supplyscreen.intake.flat_goods import WEIGHTS, goods_of, weight_of
from supplyscreen.layouts import ROLES
from supplyscreen.names.country import country_codes
from supplyscreen.names.distinct import Distinct

_DATES = ("arrival_date", "estimated_arrival_date", "run_date")
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
    *WEIGHTS,
)


def bills_of(
    rows: pl.DataFrame, columns: Collection[str], repairs: Repairs, *, by_party: bool
) -> pl.DataFrame:
    """The rows with the columns of BILL_ROWS and ``own_effects`` (Boolean: the goods are household
    or personal effects) added; what is
    wrong with cells goes to ``repairs``.

    ``rows`` holds the fields named in ``columns`` with ``order``, ``file_no``, source_file and
    source_row. A row is told by master and house number, else by its one bill number, else by the
    identifier; for an ACE report it is told by entry and line. ``by_party`` is false where one
    table holds bills and another their parties: rows are put together by numbers and run date.
    """
    rows = _repaired(rows, columns, repairs)
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in _TEXT if c not in columns]
    absent += [pl.lit(None, dtype=pl.Date).alias(c) for c in _DATES if c not in columns]
    whole = rows.with_columns(absent)
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
    origin = country_codes(whole["country_of_origin"]).alias("country_of_origin")
    read = [*goods_of(whole, repairs), weight_of(whole, columns), ports, origin]
    dated = numbered.with_columns(*_read_cells(_level(whole)), *read)
    return dated.with_columns(*_keys(columns, by_party=by_party))


def _repaired(rows: pl.DataFrame, columns: Collection[str], repairs: Repairs) -> pl.DataFrame:
    """The cells put right, and findings and rejects of those that are not what they should be."""
    told = repairs.headings
    texts = [c for c in columns if c.startswith(_ROLE_WORDS)] + ["goods_description"]
    rows = repairs.texts(rows, texts)
    rows = repairs.codes(repairs.numbers(rows, _NUMBERS), "hts_codes")
    for column in ("weight", *WEIGHTS):
        if column in told:
            repairs.rejects.append(bad_weights(rows, column, heading=told[column]))
    if "hts_codes" in told:
        repairs.findings.append(code_findings(rows, "hts_codes", heading=told["hts_codes"]))
    return repairs.dates(rows, _DATES)


def _keys(columns: Collection[str], *, by_party: bool) -> list[pl.Expr]:
    """The hashes by which rows are told to be copies of a bill, or lines of a shipment.

    Lines of one shipment have the same numbers, run date, day of arrival and, with ``by_party``,
    the same parties.
    """
    entry = pl.when(pl.col("entry_number").is_not_null()).then("entry")
    first = pl.coalesce("master_bill", entry)
    bill = [first, pl.col("house_bill")]
    line = [*bill, pl.col("run_date")]
    if by_party:
        line += [pl.coalesce(pl.col("run_date"), "arrival_date")]
        line += [pl.col(c) for c in sorted(c for c in columns if c.startswith(_ROLE_WORDS))]
    status = pl.col("status").str.to_lowercase()
    return [
        pl.when(first.is_not_null()).then(hash_of_all(bill)).alias("bill"),
        pl.when(first.is_not_null()).then(hash_of_all(line)).alias("line"),
        pl.coalesce("bill_of_lading", "identifier", entry).alias("base"),
        status.str.starts_with("delete").fill_null(value=False).alias("deleted"),
        pl.col("sequence").cast(pl.Int64, strict=False).alias("sequence"),
        pl.lit(None, dtype=pl.Int64).alias("rank"),
    ]


def _read_cells(level: pl.Series) -> list[pl.Expr]:
    house = pl.col("house_bill_of_lading").is_not_null() & pl.col("bill_type").is_null()
    containers = pl.coalesce("containers", "container_number")
    return [
        pl.when(house).then(pl.lit("house")).otherwise(level).alias("bill_level"),
        pl.coalesce("arrival_date", "estimated_arrival_date").alias("arrival_date"),
        containers.str.extract_all(r"[A-Z0-9]+").alias("containers"),
    ]


def _level(rows: pl.DataFrame) -> pl.Series:
    """house, regular and so on of each row; ``unknown`` where no type is stated."""
    types = Distinct(rows["bill_type"])
    levels = types.values.to_frame("type").select(bill_level(pl.col("type"))).to_series()
    return types.spread(levels).fill_null("unknown")


def _port_country(rows: pl.DataFrame, repairs: Repairs) -> pl.Series:
    """From the column that holds it, else from the end of the port text."""
    stated = country_codes(rows["port_of_lading_country"])
    read = repairs.port_countries(rows["port_of_lading"])
    both = pl.DataFrame({"stated": stated, "read": read})
    return both.select(pl.coalesce("stated", "read").alias("port_of_lading_country")).to_series()
