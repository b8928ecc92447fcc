"""Weights and dates as manifests write them."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.cells.cargo import are_own_effects, number, numbers, own_effects, weight_in_kg
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


_WEIGHTS = st.sampled_from(["12", "1,234.5", "1.234,5", "0,500", "1.234.567", "-1", "inf", "1e3"])


@given(st.lists(_WEIGHTS | st.text("0123456789.,- e", max_size=6) | st.none()))
def test_numbers_of_a_column_are_those_of_its_cells(cells: list[str | None]) -> None:
    column = pl.Series("cell", cells, dtype=pl.String)
    alone = column.to_frame().select(number(pl.col("cell"))).to_series()
    assert numbers(column).to_list() == alone.to_list()


@given(st.lists(st.sampled_from(["USED", "HOUSEHOLD", "HOUSE HOLD", "PERSONAL", "GOODS", "5"])))
def test_own_effects_of_a_column_are_those_of_its_texts(words: list[str]) -> None:
    texts = pl.Series("text", [" ".join(words), None, "HOUSEHOLD GOODS"])
    alone = texts.to_frame().select(are_own_effects(pl.col("text"))).to_series()
    assert own_effects(texts).to_list() == alone.to_list()
