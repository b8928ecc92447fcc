"""The invented manifests of the benchmarks: seeded, and with the shares of real ones."""

from pathlib import Path

import polars as pl
import pytest
from benchmarks.manifest_ams import ams_tables
from benchmarks.manifest_rows import flat_rows, planted_file

ROWS = 10_000


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flat_rows(tmp_path_factory.mktemp("rows") / "flat.csv", ROWS)


@pytest.fixture(scope="module")
def rows(flat: Path) -> pl.DataFrame:
    return pl.read_csv(flat, infer_schema=False)


def test_the_same_seed_gives_the_same_bytes(flat: Path, tmp_path: Path) -> None:
    again = flat_rows(tmp_path / "flat.csv", ROWS)
    assert again.read_bytes() == flat.read_bytes()
    assert planted_file(again).read_bytes() == planted_file(flat).read_bytes()
    assert (
        flat_rows(tmp_path / "other.csv", 200, seed=1).read_bytes()
        != flat_rows(tmp_path / "same.csv", 200).read_bytes()
    )


def test_a_flat_manifest_has_12_columns_and_about_300_bytes_a_row(
    flat: Path, rows: pl.DataFrame
) -> None:
    assert rows.shape == (ROWS, 12)
    assert rows["Bill of Lading Number"].n_unique() == ROWS
    assert 270 <= flat.stat().st_size / ROWS <= 340


def test_four_in_a_hundred_rows_have_a_shipper_name_of_their_own(rows: pl.DataFrame) -> None:
    named = rows["Shipper"].drop_nulls()
    assert 0.035 <= named.n_unique() / ROWS <= 0.045
    counts = named.value_counts(sort=True)["count"].to_list()
    assert 0.005 <= counts[0] / len(named) <= 0.05
    assert sum(counts[: len(counts) // 20]) > len(named) // 4


@pytest.mark.parametrize(
    ("what", "pattern", "least", "most"),
    [
        ("Consignee", r"ORDER", 0.003, 0.02),  # 5 of 499
        ("Shipper", r"^.{35}$", 0.06, 0.16),  # 11 %
        ("Shipper", r"LOGISTICS|FREIGHT|SHIPPING|CARGO|FORWARDING", 0.01, 0.3),
        ("Goods Shipped", r"^[-.]$", 0.02, 0.08),  # 36 of 499
        ("Goods Shipped", r"H\.?S\.? ?CODE|HTS", 0.1, 0.3),  # 17 %
        ("Goods Shipped", r"COTTON|STEEL|ALUMIN|PVC|TOMATO|SHRIMP|SOLAR|GARMENT", 0.02, 0.06),
    ],
)
def test_cells_are_as_messy_as_counted(
    rows: pl.DataFrame, what: str, pattern: str, least: float, most: float
) -> None:
    told = rows[what].drop_nulls()
    assert least <= told.str.contains(pattern).sum() / len(told) <= most


def test_a_fifth_of_the_shippers_is_withheld_and_never_the_consignee_alone(
    rows: pl.DataFrame,
) -> None:
    nobody, no_buyer = rows["Shipper"].is_null(), rows["Consignee"].is_null()
    assert 0.17 <= nobody.sum() / ROWS <= 0.23
    assert 0.13 <= no_buyer.sum() / ROWS <= 0.19
    assert (no_buyer & ~nobody).sum() <= ROWS // 2_000  # a planted row has a shipper all the same


def test_the_planted_rows_are_told(flat: Path, rows: pl.DataFrame) -> None:
    told = pl.read_csv(planted_file(flat))
    assert told.height == ROWS // 2_000
    there = rows.select(bill="Bill of Lading Number", shipper="Shipper")
    joined = told.join(there, on="bill")
    assert (joined["name"] == joined["shipper"]).all()
    assert joined.height == told.height
    assert told["entries"].null_count() == 0


def test_ten_times_the_rows_can_have_the_same_names(tmp_path: Path) -> None:
    few = flat_rows(tmp_path / "few.csv", 1_000, distinct=300)
    many = flat_rows(tmp_path / "many.csv", 10_000, distinct=300)
    names = [set(pl.read_csv(path)["Shipper"].drop_nulls()) for path in (few, many)]
    planted = [set(pl.read_csv(planted_file(path))["name"]) for path in (few, many)]
    assert names[0] - planted[0] == names[1] - planted[1]
    assert len(names[0]) == 300


def test_the_tables_of_an_ams_set_fit_together(tmp_path: Path) -> None:
    folder = ams_tables(tmp_path / "ams", 2_000)
    read = {
        path.name.split("__")[1].removesuffix("_2025"): pl.read_csv(path, infer_schema=False)
        for path in sorted(folder.iterdir())
    }
    bills = read["header"]["identifier"]
    assert (read["header"].shape, read["billgen"].shape) == ((2_000, 34), (2_000, 9))
    assert bills.n_unique() == 2_000
    assert all(table["identifier"].is_in(bills.implode()).all() for table in read.values())
    assert 0.7 <= read["shipper"].height / 2_000 <= 0.9
    assert read["cargodesc"].height > 2_400
    house = read["billgen"].filter(pl.col("house_bol_number") != "")
    assert house["bill_type_code"].unique().to_list() == ["House Bill"]
