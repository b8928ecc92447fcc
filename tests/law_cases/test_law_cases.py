"""The table of cases: party x goods x date x place, as a lawyer would write them, run as tests.

``law_cases.csv``: one row is one bill of lading as filed, the day of the question (``as_of``) and
what must come of it. ``ground`` is that of the flag, with its entry or rule; empty: no flag on any
ground. ``timing``, ``days``, ``merchandise``, ``status`` and ``provision_when_shipped`` are those
of that flag where the row says something. ``why`` is the reason in plain words. Shippers are listed
entities (public law) or made up.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import supplyscreen as ss

CASES = Path(__file__).with_name("law_cases.csv")
FILED = {
    "bill of lading": "case",
    "shipper name": "shipper",
    "shipper address": "address",
    "goods description": "goods_description",
    "hts code": "hts_code",
    "arrival date": "arrived",
    "port of lading": "port_of_lading",
    "place of receipt": "place_of_receipt",
}
TOLD = {
    "timing": "timing",
    "days": "days_listed_before_shipment",
    "merchandise": "merchandise",
    "status": "entry_status",
    "provision_when_shipped": "provision_when_shipped",
}
Case = dict[str, str]


def cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def flags(tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    """The flags of every case: one screen per day of the question."""
    folder = tmp_path_factory.mktemp("cases")
    lists = ss.load_watchlists()
    return pl.concat(_screened(folder, lists))


def _screened(folder: Path, lists: ss.Watchlists) -> Iterator[pl.DataFrame]:
    for as_of in sorted({case["as_of"] for case in cases()}):
        path = folder / f"{as_of}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*FILED, "consignee name"])
            writer.writeheader()
            for case in cases():
                if case["as_of"] == as_of:
                    filed = {heading: case[column] for heading, column in FILED.items()}
                    writer.writerow({**filed, "consignee name": "EXAMPLE IMPORTS INC"})
        manifest = ss.read_manifest(path)
        yield ss.screen(manifest, watchlists=lists, as_of=date.fromisoformat(as_of)).flags


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["case"]))
def test_a_case_comes_out_as_the_table_says(case: Case, flags: pl.DataFrame) -> None:
    found = flags.filter(
        pl.col("bill_of_lading") == case["case"], pl.col("ground") != "not_screenable"
    )
    if not case["ground"]:
        assert found.rows() == [], case["why"]
        return
    key = pl.col("entry_id" if case["ground"] == "listed_party" else "rule_id")
    ours = found.filter(pl.col("ground") == case["ground"], key == case["entry_or_rule"])
    assert ours.height == 1, (case["why"], found.select("ground", "entry_id", "rule_id").rows())
    row = ours.row(0, named=True)
    told = {column: str(row[name]) for column, name in TOLD.items() if case[column]}
    assert told == {column: case[column] for column in told}, (case["why"], row)
    if case["merchandise"]:
        assert row["merchandise_reason"]
        assert row["timing_reason"]


def test_the_table_is_wide_enough_and_explains_itself() -> None:
    rows = cases()
    assert len(rows) >= 40
    assert len({row["case"] for row in rows}) == len(rows)
    assert all(row["why"].endswith(".") for row in rows)
    assert {row["merchandise"] for row in rows} >= {
        "in_scope",
        "out_of_scope",
        "unknown",
        "all_goods",
    }
    assert {row["ground"] for row in rows} == {"listed_party", "goods", "place", ""}
