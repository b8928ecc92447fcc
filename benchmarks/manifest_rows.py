"""Invented manifests of any size, seeded: flat rows as CSV, or the CBP AMS tables.

About 4% of the rows of a flat manifest have a shipper of their own; a few shippers have most of the
rows, as in real manifests. Names are drawn by ``names_generator.py``; no row is a real shipment.
"""

from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.names_generator import manifest_names

SEED = 20_261_130
DISTINCT_SHARE = 0.04
_PART = 1_000_000
_PORTS: tuple[str, ...] = (
    "Shanghai ,China (Mainland)",
    "Ningpo ,China (Mainland)",
    "Pusan,South Korea",
)
_PORTS += (
    "Kaohsiung,China (Taiwan)",
    "Vung Tau,Vietnam",
    "Bremerhaven,Federal Republic of Germany",
)
_UNLADING = ("Los Angeles, California", "Houston, Texas", "Newark, New Jersey", "Savannah, Georgia")
_GOODS: tuple[str, ...] = (
    "COTTON T-SHIRTS",
    "PVC FLOORING",
    "STEEL FASTENERS",
    "SOLAR MODULES",
    "TOMATO PASTE",
)
_GOODS += (
    "WOODEN FURNITURE",
    "AUTO PARTS",
    "CERAMIC TILES HS CODE: 690721",
    "PLASTIC TOYS",
    "SHOES",
)
_CITIES = ("NINGBO CHINA", "QINGDAO 266000 CHINA", "HO CHI MINH CITY VIETNAM", "BUSAN KOREA")


def flat_rows(path: Path, rows: int, *, seed: int = SEED) -> Path:
    """Write a flat manifest of ``rows`` rows and 12 columns as CSV, about 300 bytes a row."""
    pool = _Pool(rows, seed)
    with path.open("wb") as file:
        for start in range(0, rows, _PART):
            part = pool.part(start, min(_PART, rows - start))
            part.write_csv(file, include_header=start == 0)
    return path


def ams_tables(folder: Path, bills: int, *, seed: int = SEED) -> Path:
    """Write header, billgen, shipper, consignee, notifyparty, cargodesc, tariff and container
    tables of ``bills`` bills into ``folder``; a fifth of the bills have no shipper row."""
    pool = _Pool(bills, seed)
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: (folder / f"ams__{name}_2018__1.csv").open("wb") for name in _AMS}
    for start in range(0, bills, _PART):
        part = pool.part(start, min(_PART, bills - start)).with_row_index("row", offset=start)
        keyed = part.with_columns(identifier=pl.format("20180101{}", "row"))
        for name, columns in _AMS.items():
            rows = keyed if name != "shipper" else keyed.filter(pl.col("row") % 5 != 0)
            table = rows.select("identifier", *(cell.alias(c) for c, cell in columns.items()))
            table.write_csv(files[name], include_header=start == 0)
    for file in files.values():
        file.close()
    return folder


class _Pool:
    """Parties to draw from: ranked by how often they ship, the tail long."""

    def __init__(self, rows: int, seed: int) -> None:
        self._draw = np.random.default_rng(seed)
        distinct = max(200, int(rows * DISTINCT_SHARE))
        self._names = manifest_names(min(distinct, 500_000))
        self._distinct = distinct

    def _party(self, count: int, share: float) -> pl.Series:
        """Half of the rows from the first parties (by Zipf), the others from all of them."""
        few = self._draw.zipf(1.3, count) % max(1, self._distinct // 50)
        all_of_them = self._draw.integers(0, self._distinct, count)
        drawn = np.where(self._draw.random(count) < share, all_of_them, few)
        names = pl.Series(drawn % len(self._names), dtype=pl.UInt32)
        more = pl.Series(drawn // len(self._names))
        told = pl.DataFrame({"name": self._names.gather(names), "more": more})
        name = pl.when(pl.col("more") > 0).then(pl.format("{} {}", "name", "more"))
        return told.select(name.otherwise("name")).to_series()

    def _one_of(self, words: tuple[str, ...], count: int) -> pl.Series:
        return pl.Series(words).gather(self._draw.integers(0, len(words), count))

    def part(self, start: int, count: int) -> pl.DataFrame:
        """``count`` rows from row ``start`` on."""
        day = pl.Series(self._draw.integers(0, 365, count))
        number = pl.int_range(start, start + count, eager=True)
        shipper, consignee = self._party(count, 0.5), self._party(count, 0.3)
        filler = " STC PACKAGES OF GOODS AS PER COMMERCIAL INVOICE AND PACKING LIST ORDER NO "
        return pl.DataFrame(
            {
                "number": number,
                "day": day,
                "shipper": shipper,
                "consignee": consignee,
                "goods": self._one_of(_GOODS, count),
                "port": self._one_of(_PORTS, count),
                "unlading": self._one_of(_UNLADING, count),
            }
        ).select(
            pl.format("ABCD{}", pl.col("number") + 100_000_000).alias("Bill of Lading Number"),
            (pl.date(2018, 1, 1) + pl.duration(days=pl.col("day"))).alias("Arrival Date"),
            pl.col("shipper").alias("Shipper"),
            pl.format(
                "NO {} INDUSTRIAL ROAD {}",
                pl.col("shipper").hash(1) % 400,
                pl.lit(pl.Series(_CITIES)).gather(pl.col("shipper").hash(2) % len(_CITIES)),
            ).alias("Shipper Address"),
            pl.col("consignee").alias("Consignee"),
            pl.format("{} MAIN STREET DALLAS TX 75201", pl.col("consignee").hash(1) % 400).alias(
                "Consignee Address"
            ),
            pl.col("port").alias("Port of Lading"),
            pl.col("unlading").alias("Port of Unlading"),
            pl.lit("SEA STAR").alias("Vessel"),
            pl.format("{}{}{}", "goods", pl.lit(filler), pl.col("number") % 100_000).alias(
                "Goods Shipped"
            ),
            (pl.col("number") % 1_000_000 + 100).alias("Weight (kg)"),
            pl.format("TCLU{}", pl.col("number") % 10_000_000).alias("Container Numbers"),
        )


_ID = pl.col("Bill of Lading Number")
_AMS: dict[str, dict[str, pl.Expr]] = {
    "header": {
        "vessel_name": pl.col("Vessel"),
        "port_of_unlading": pl.col("Port of Unlading"),
        "estimated_arrival_date": pl.col("Arrival Date"),
        "foreign_port_of_lading": pl.col("Port of Lading"),
        "record_status_indicator": pl.lit("New"),
        "place_of_receipt": pl.lit("NINGBO"),
        "actual_arrival_date": pl.col("Arrival Date"),
        "weight": pl.col("Weight (kg)"),
        "weight_unit": pl.lit("Kilograms"),
    },
    "billgen": {
        "master_bol_number": pl.format("M{}", _ID),
        "house_bol_number": pl.format("H{}", _ID),
        "bill_type_code": pl.lit("House Bill"),
        "run_date": pl.lit("2018-01-01"),
    },
    "shipper": {
        "shipper_party_name": pl.col("Shipper"),
        "shipper_party_address_1": pl.col("Shipper Address"),
        "country_code": pl.lit(""),
    },
    "consignee": {
        "consignee_name": pl.col("Consignee"),
        "consignee_address_1": pl.col("Consignee Address"),
        "country_code": pl.lit(""),
    },
    "notifyparty": {
        "notify_party_name": pl.lit("SAME AS CONSIGNEE"),
        "notify_party_address_1": pl.lit(""),
        "country_code": pl.lit(""),
    },
    "cargodesc": {
        "container_number": pl.col("Container Numbers"),
        "description_sequence_number": pl.lit(1),
        "description_text": pl.col("Goods Shipped"),
    },
    "tariff": {
        "container_number": pl.col("Container Numbers"),
        "harmonized_number": pl.lit("8451"),
    },
    "container": {"container_number": pl.col("Container Numbers")},
}
