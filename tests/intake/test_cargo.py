"""Goods, weights and dates as manifests write them."""

from datetime import date

import polars as pl
import pytest

from supplyscreen.intake.bills import bill_level
from supplyscreen.intake.cargo import (
    codes_in_cell,
    codes_in_text,
    description_or_null,
    weight_in_kg,
)
from supplyscreen.intake.dates import parse_date


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("DIESEL ENGINES HS CODE: 840890", ["840890"]),
        ("HTS 6109.10", ["610910"]),
        ("H.S. CODE NO: 8408.90.10, 840991 SPARE", ["84089010", "840991"]),
        ("HS CODES 392690/ 401693", ["392690", "401693"]),
        ("HTSUS 6109100012", []),
        ("THIS 1234 PIECES", []),
        ("SHOES 6403", []),
    ],
)
def test_codes_stated_in_text(text: str, codes: list[str]) -> None:
    frame = pl.DataFrame({"text": [text]})
    assert frame.select(codes_in_text(pl.col("text")).alias("codes"))["codes"][0].to_list() == codes


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Classified: 2523.21; Parsed: 8474.90", ["252321", "847490"]),
        ("8451.0", ["8451"]),
        ("06", ["06"]),
        ("6109.10.0012", ["6109100012"]),
        ("none", []),
    ],
)
def test_codes_of_a_cell(cell: str, codes: list[str]) -> None:
    frame = pl.DataFrame({"cell": [cell]})
    assert frame.select(codes_in_cell(pl.col("cell")).alias("codes"))["codes"][0].to_list() == codes


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


@pytest.mark.parametrize("text", ["-", ".", " . ", "NIL", "N/A"])
def test_placeholders_are_no_description(text: str) -> None:
    assert pl.select(description_or_null(pl.lit(text))).item() is None
