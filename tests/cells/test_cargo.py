"""Weights and dates as manifests write them."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.cells.cargo import weight_in_kg
from supplyscreen.cells.dates import parse_date
from supplyscreen.intake.bills import bill_level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-02-06", date(2018, 2, 6)),
        ("2018-02-06T00:00:00", date(2018, 2, 6)),
        ("8/8/2023", date(2023, 8, 8)),
        ("2018-02-30", None),
        ("soon", None),
        (None, None),
    ],
)
def test_dates(text: str | None, expected: date | None) -> None:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    assert frame.select(parse_date(pl.col("text"))).item() == expected


@pytest.mark.parametrize(
    ("weight", "unit", "kg"),
    [
        ("100", "Kilograms", 100.0),
        ("100", "Pounds", 45.359237),
        ("1,000", "KG", 1000.0),
        ("1,234.5", "KG", 1234.5),
        ("1,234,567", "KG", 1234567.0),
        ("1.234,5", "KG", 1234.5),
        ("1.234,567", "KG", 1234.567),
        ("1234,5", "KG", 1234.5),
        ("1234,567", "KG", 1234.567),
        ("12,5", "KG", 12.5),
        ("0,500", "KG", 0.5),
        ("1.234.567", "KG", 1234567.0),
        ("1.234", "KG", 1.234),
        ("1,2,3,4", "KG", 1234.0),
        ("2", "MT", 2000.0),
        ("2", "stones", None),
        ("-2", "KG", None),
        ("inf", "KG", None),
        ("many", "KG", None),
    ],
)
def test_weights(weight: str, unit: str, kg: float | None) -> None:
    frame = pl.DataFrame({"weight": [weight], "unit": [unit]})
    assert frame.select(weight_in_kg(pl.col("weight"), pl.col("unit"))).item() == kg


@pytest.mark.parametrize(
    ("bill_type", "level"),
    [
        ("House Bill", "house"),
        ("House FROB", "house"),
        ("House", "house"),
        ("Master Bill", "master"),
        ("Master BOL w/in-bond", "master"),
        ("Master FROB", "master"),
        ("Regular Bill", "regular"),
        ("Simple BOL FROB", "regular"),
        ("In-bond Automated", "regular"),
        ("Empty Equipment IIT", "empty"),
        ("Something", "unknown"),
        (None, "unknown"),
    ],
)
def test_bill_levels(bill_type: str | None, level: str) -> None:
    frame = pl.DataFrame({"type": [bill_type]}, schema={"type": pl.String})
    assert frame.select(bill_level(pl.col("type"))).item() == level
