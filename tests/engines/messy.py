"""A manifest in two files in which everything occurs that needs more than one row to be told.

Copies of a bill, amended and deleted ones, lines of one shipment, numbers that two shipments bear,
rows without a number, masters far from their houses, copies of rows in the other file; and parties
that are listed, withheld, private, or several in one block.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from benchmarks.manifest_rows import flat_rows

import supplyscreen as ss

_AT = pl.col("at")


def messy_manifest(folder: Path, rows: int) -> list[Path]:
    """Write about 1.6 times ``rows`` rows into ``first.csv`` and ``second.csv``."""
    with TemporaryDirectory() as plain:
        base = pl.read_csv(flat_rows(Path(plain) / "plain.csv", rows), infer_schema=False)
    bills = _parties(_numbers(base.with_row_index("at")))
    every = pl.concat([bills, _amended(bills), _lines(bills), _others(bills), _masters(bills)])
    mixed = every.sort(pl.concat_str(pl.all().cast(pl.String), ignore_nulls=True).hash(7), "at")
    halves = mixed.drop("at")[: rows // 2], mixed.drop("at")[rows // 2 :]
    copied = pl.concat([halves[1], halves[0][::40]])
    paths = [folder / "first.csv", folder / "second.csv"]
    _write(halves[0], paths[0])
    _write(copied, paths[1])
    return paths


def _write(frame: pl.DataFrame, path: Path) -> None:
    """With a blank row and a row of too few fields in the midst."""
    lines = frame.write_csv().splitlines(keepends=True)
    at = len(lines) // 2
    blank = "," * (frame.width - 1) + "\n"
    path.write_text("".join([*lines[:at], blank, "A,B\n", *lines[at:]]), encoding="utf-8")


def _numbers(base: pl.DataFrame) -> pl.DataFrame:
    """Masters of seven houses; every ninth bill stands alone, every 31st row has no number."""
    master = pl.format("MSTR{}", _AT // 7)
    house = pl.format("HOUS{}", _AT)
    alone, none = _AT % 9 == 0, _AT % 31 == 0
    return base.with_columns(
        pl.when(alone & ~none).then("Bill of Lading Number").alias("Bill of Lading Number"),
        pl.when(~alone & ~none).then(master).alias("Master Bill of Lading"),
        pl.when(~alone & ~none).then(house).alias("House Bill of Lading"),
        pl.when(alone)
        .then(pl.lit("Regular Bill"))
        .otherwise(pl.lit("House Bill"))
        .alias("Bill Type"),
        pl.when(_AT % 3 > 0).then(pl.lit("2018-02-06")).alias("Run Date"),
        pl.when(_AT % 29 == 0).then(pl.lit("Deleted")).otherwise(pl.lit("New")).alias("Status"),
        pl.when(_AT % 5 == 0).then(pl.lit("6403.99")).alias("HTS Codes"),
        pl.when(_AT % 83 == 0)
        .then(pl.lit("31/12/2018"))
        .when(_AT % 89 == 0)
        .then(pl.lit("2018-13-45"))
        .otherwise("Arrival Date")
        .alias("Arrival Date"),
        pl.format("note {}", _AT % 4).alias("Remark"),
    )


def _parties(bills: pl.DataFrame) -> pl.DataFrame:
    """Every 19th shipper is listed, some misspelt; others are none, two, or a person."""
    listed = ss.load_watchlists().names["name"].sort()
    name = pl.lit(listed).gather((_AT * 37) % len(listed))
    shipper = (
        pl.when(_AT % 19 == 0)
        .then(name)
        .when(_AT % 53 == 0)
        .then(name.str.replace("E", "EE"))
        .when(_AT % 23 == 0)
        .then(pl.lit(None, pl.String))
        .when(_AT % 59 == 0)
        .then(pl.format("{} O/B {}", "Shipper", name))
        .when(_AT % 61 == 0)
        .then(pl.lit("EXPEDITORS INTERNATIONAL FREIGHT FORWARDING"))
        .when(_AT % 67 == 0)
        .then(pl.lit("JOHN SMITH"))
        .otherwise("Shipper")
    )
    place = pl.lit("NO 8 TIANSHAN ROAD, URUMQI, XINJIANG 830000 CHINA")
    goods = pl.when(_AT % 67 == 0).then(pl.lit("USED HOUSEHOLD GOODS AND PERSONAL EFFECTS"))
    notify = pl.when(_AT % 4 == 0).then(pl.lit("SAME AS CONSIGNEE")).when(_AT % 4 == 1)
    return bills.with_columns(
        shipper.alias("Shipper"),
        pl.when(_AT % 41 == 0).then(place).otherwise("Shipper Address").alias("Shipper Address"),
        pl.when(_AT % 43 == 0).then(pl.lit("TO ORDER")).otherwise("Consignee").alias("Consignee"),
        notify.then("Consignee").alias("Notify Party"),
        goods.otherwise("Goods Shipped").alias("Goods Shipped"),
    )


def _amended(bills: pl.DataFrame) -> pl.DataFrame:
    """Later copies with other goods and, for some, another shipper."""
    again = bills.filter(_AT % 11 == 0)
    other = pl.when(_AT % 2 == 0).then(pl.lit("HOSHINE SILICON INDUSTRY CO LTD"))
    return again.with_columns(
        pl.lit("2018-03-01").alias("Run Date"),
        pl.lit("POLYSILICON INGOTS").alias("Goods Shipped"),
        other.otherwise("Shipper").alias("Shipper"),
    )


def _lines(bills: pl.DataFrame) -> pl.DataFrame:
    """Two more lines of a shipment: goods, codes, containers and weights of their own."""
    of = bills.filter(_AT % 13 == 0)
    cotton = of.with_columns(
        pl.lit("COTTON YARN").alias("Goods Shipped"),
        pl.lit("5205.11").alias("HTS Codes"),
        pl.lit("TCLU7654321").alias("Container Numbers"),
        pl.lit("77").alias("Weight (kg)"),
    )
    bad = of.with_columns(
        pl.lit("TOMATO PASTE").alias("Goods Shipped"),
        pl.lit("heavy").alias("Weight (kg)"),
        pl.lit("further line").alias("Remark"),
    )
    return pl.concat([cotton, bad])


def _others(bills: pl.DataFrame) -> pl.DataFrame:
    """The number of a bill borne by another shipment, once with the same master, once without."""
    same = bills.filter(_AT % 17 == 0).with_columns(pl.lit("OTHER TRADING LTD").alias("Shipper"))
    apart = bills.filter(_AT % 37 == 0).with_columns(
        pl.lit("MSTR999999").alias("Master Bill of Lading"),
        pl.lit("YET ANOTHER TRADING LTD").alias("Shipper"),
    )
    return pl.concat([same, apart])


def _masters(bills: pl.DataFrame) -> pl.DataFrame:
    """Master bills of a forwarder, each beside its seven houses or without any."""
    own = bills.filter(_AT % 35 == 0)
    number = pl.when(_AT % 70 == 0).then(pl.format("MSTR{}", _AT // 7))
    return own.with_columns(
        number.otherwise(pl.format("LONE{}", _AT)).alias("Bill of Lading Number"),
        pl.lit(None, pl.String).alias("Master Bill of Lading"),
        pl.lit(None, pl.String).alias("House Bill of Lading"),
        pl.lit("Master Bill").alias("Bill Type"),
        pl.lit("EXPEDITORS INTERNATIONAL FREIGHT FORWARDING").alias("Shipper"),
        pl.lit("COTTON T-SHIRTS FROM XINJIANG").alias("Goods Shipped"),
    )
