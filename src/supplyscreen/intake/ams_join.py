"""One bucket of the CBP AMS tables: bills, goods and parties put together."""

from dataclasses import dataclass, field

import polars as pl

from supplyscreen.cells.cargo import own_effects
from supplyscreen.cells.goods_findings import code_findings
from supplyscreen.cells.repairs import Repairs
from supplyscreen.files.rejects import reject_rows
from supplyscreen.intake.ams_bills import bills_of, numbers_of
from supplyscreen.intake.ams_goods import described_goods, goods_of
from supplyscreen.intake.ams_parties import AmsParties, PartyTable
from supplyscreen.intake.ams_reading import AmsReading, Sides
from supplyscreen.intake.ams_tables import release_of
from supplyscreen.intake.bill_rows import BILL_ROWS, hash_of
from supplyscreen.intake.spool import Spool
from supplyscreen.layouts.ams_columns import PARTY_TABLES

_NONE = ("line", "sequence", "extra", "country_of_origin")


@dataclass(frozen=True, slots=True)
class Joined:
    """What has been joined so far: BILL_ROWS and party blocks."""

    rows: Spool = field(default_factory=lambda: Spool.beside(BILL_ROWS))
    parties: AmsParties = field(default_factory=AmsParties)


def join_bucket(reading: AmsReading, number: int, sides: Sides, joined: Joined) -> None:
    """Take one bucket of all tables, its bills and parties into ``joined``."""
    heads = sides.heads.take(number)
    goods = _goods(reading, number, sides, heads)
    billgen = _newest(reading, sides.rows["billgen"].take(number), heads)
    whole = heads.hstack(numbers_of(billgen, heads, reading.repairs)).hstack(goods)
    joined.rows.add(_bills(whole, reading.repairs))
    bills = heads.select(
        "order",
        pl.col("source_row").alias("record_row"),
        own_effects=own_effects(goods["goods_description"].str.to_uppercase()),
    )
    tables = []
    for role, table in PARTY_TABLES.items():
        links, cells = sides.parties[table].take(number)
        tables.append(PartyTable(role, _newest(reading, links, heads), cells))
    joined.parties.take(tables, bills, reading.repairs)
    reading.repairs.detach()


def _goods(reading: AmsReading, number: int, sides: Sides, heads: pl.DataFrame) -> pl.DataFrame:
    """Goods and containers of each of ``heads``; what is wrong with their cells is told."""
    repairs = reading.repairs
    cargodesc, hazmat, tariff, container = (
        _newest(reading, sides.rows[name].take(number), heads)
        for name in ("cargodesc", "hazmat", "tariff", "container")
    )
    cargodesc = repairs.texts(cargodesc, ["description_text"])
    hazmat = repairs.texts(hazmat, ["hazmat_description"])
    tariff = repairs.codes(tariff, "harmonized_number")
    repairs.findings.append(code_findings(tariff, "harmonized_number"))
    described = described_goods(cargodesc, hazmat, repairs)
    return goods_of(described, tariff, container, heads.height)


def _bills(whole: pl.DataFrame, repairs: Repairs) -> pl.DataFrame:
    """BILL_ROWS of the bills, and of older header rows with the identifier of one of them.

    Both have the identifier for content, as a row that is there twice in flat files has; the older
    copy has the place of its row in its own id.
    """
    same = hash_of(pl.col("identifier")).alias("content")
    absent = [pl.lit(None, dtype=BILL_ROWS[c]).alias(c) for c in _NONE]
    whole = whole.with_columns(same, *absent)
    if not whole["again"].any():
        return bills_of(whole, repairs)
    bills = bills_of(whole.filter(~pl.col("again")), repairs)
    copies = bills_of(whole.filter("again"), repairs).with_columns(
        pl.format("{}~{}", "identifier", "order").alias("base"),
        pl.lit(1, dtype=pl.Int32).alias("file_no"),
    )
    return pl.concat([bills, copies]).sort("order")


def _newest(reading: AmsReading, rows: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """The rows of a bucket with the ``place`` of their bill in it; of an identifier that stands in
    several releases of a table those of the newest. The others, which say what was filed before,
    are told as rejects and not used."""
    if rows.is_empty():
        return rows
    placed = rows.with_columns(pl.col("place") - heads["order"][0])
    releases = {name: release_of(name) for name in placed["source_file"].unique()}
    if len(set(releases.values())) < 2:
        return placed
    release = pl.col("source_file").replace_strict(releases, return_dtype=pl.Int64)
    newest = placed.select(release == release.max().over("place")).to_series()
    older = placed.filter(~newest)
    reading.rejects.append(
        reject_rows(
            older.with_columns(heads["identifier"].gather(older["place"])),
            scope="detail",
            code="duplicate_identifier",
            message="a newer release has rows of this table for the identifier, and they count",
            column="identifier",
            value=pl.col("identifier"),
        )
    )
    reading.unuse(older)
    return placed.filter(newest)
