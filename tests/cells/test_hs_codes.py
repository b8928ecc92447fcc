"""HTS codes in cells and in descriptions, and what only looks like one."""

import csv
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.cells.hs_codes import (
    codes_in_cell,
    codes_in_text,
    codes_in_texts,
    no_heading,
    other_codes_in_text,
)

ROOT = Path(__file__).resolve().parents[2]


def read(expr: pl.Expr, text: str) -> list[str]:
    found = pl.DataFrame({"text": [text]}).select(expr.alias("found"))["found"][0]
    return list(found.to_list())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("DIESEL ENGINES HS CODE: 840890", ["840890"]),
        ("HTS 6109.10", ["610910"]),
        ("H.S. CODE NO: 8408.90.10, 840991 SPARE", ["84089010", "840991"]),
        ("HS CODES 392690/ 401693", ["392690", "401693"]),
        ("HTSUS 6109100012", ["6109100012"]),
        ("HTS# 8471.30.0100", ["8471300100"]),
        ("TILES H.S.CODE NO.6907.21", ["690721"]),
        ("NCM: 2523.29", ["252329"]),
        ("HSCODE 7308", ["7308"]),
        ("CABLES HS:870830", ["870830"]),
        ("HS CODE 7308/8302", ["7308", "8302"]),
        ("PUMP HS CODE841420 .", ["841420"]),
        ("RESIN HS CODE.3906.10", ["390610"]),
        ("HS CODE - 68022390 - 25151220 NET WT - 24500.00", ["68022390", "25151220"]),
        ("HS.CODE.NO-25140000,68030000", ["25140000", "68030000"]),
        ("H S CODE 29157090", ["29157090"]),
        ("CN CODE 28342100", ["28342100"]),
        ("HS-CODE : 87032290", ["87032290"]),
        ("FREIGHT COLLECT 120190 (HS)", ["120190"]),
        ("H.S. CODE:- 12019000", ["12019000"]),
        ("HS CODE_ 68022190", ["68022190"]),
        ("HS CODE:28332990.90", ["2833299090"]),
        ("HS CODE TOWELS 6302.60.0020 MAT 5702.49.1080", ["6302600020", "5702491080"]),
        ("HS CODE : 9403.60.90.00", ["9403609000"]),
        ("HARMONIZED CO DE : 2202.90.9090", ["2202909090"]),
        ("H.S. CODE 9503.00. 9900 SHIPPED", ["9503009900"]),
        ("CUSTOMS CLASSIFICATION # 8204-11-0030", ["8204110030"]),
        ("HARMONIZED TARIFF SCHEDULE NUMBER 6109.10", ["610910"]),
        ("HS CODE 8408 90 10", ["84089010"]),
        ("HS CODE(S): 8708.99, 8708.29 AND 732690", ["870899", "870829", "732690"]),
        ("HTS 9903.88.03", ["99038803"]),
        # No codes: quantities, telephone, order and container numbers, models.
        ("HS CODE 7308 20 CTNS", ["7308"]),
        ("HS CODE 8302, 1200 PCS", ["8302"]),
        ("HTS NO. 8708.30 1200 PCS", ["870830"]),
        ("HS CODE 848310 4500186929", ["848310"]),
        ("H.S.CODE : 120190 FDA : 17939892456 IEC : 1107001315", ["120190"]),
        ("THIS 1234 PIECES", []),
        ("SHOES 6403", []),
        ("TEL 603-588-8808", []),
        ("PO 4500186929 MSKU8404200", []),
        ("HS8504 FAN", []),
        ("HSFO 3800 BUNKER FUEL", []),
        # Called a code, and none.
        ("HS CODE 7791", []),
        ("HS CODE 0012", []),
        ("HS CODE 84819", []),
    ],
)
def test_codes_stated_in_text(text: str, codes: list[str]) -> None:
    assert read(codes_in_text(pl.col("text")), text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("HS CODE 7791", ["7791"]),
        ("HS CODE: 84819, 848180", ["84819"]),
        ("HS CODE 848180", []),
        ("NO CODE 7791", []),
    ],
)
def test_what_is_called_a_code_and_is_none(text: str, codes: list[str]) -> None:
    assert read(other_codes_in_text(pl.col("text")), text) == codes


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
    assert read(codes_in_cell(pl.col("text")), cell) == codes


@pytest.mark.parametrize(
    ("code", "none"),
    [
        ("84", False),
        ("77", True),
        ("00", True),
        ("610", True),
        ("6109", False),
        ("8320", True),
        ("3991", True),
        ("7791", True),
        ("61091000", False),
        ("99038803", False),
    ],
)
def test_codes_without_a_heading(code: str, none: bool) -> None:
    assert pl.DataFrame({"code": [code]}).select(no_heading(pl.col("code"))).item() is none


def test_headings_are_those_of_the_watchlists() -> None:
    """The rooms do not import each other; what they know of the Harmonized System is the same."""
    paths = ("watchlists/goods/hs_headings.csv", "src/supplyscreen/cells/data/hs_headings.csv")
    ours = []
    for path in paths:
        with (ROOT / path).open(encoding="utf-8", newline="") as file:
            ours.append([row["heading"] for row in csv.DictReader(file)])
    assert ours[0] == ours[1]


_PIECES = st.sampled_from(
    (
        *("HS", "H.S.", "H S", "HTS", "H. T. S", "NCM", "CN CODE", "CNCODE", "HARMONISED"),
        *("TARIFF", "CUSTOMS CLASSIFICATION", "COMMODITY CODE", "CODE", "NO", ":", " ", "."),
        *("(HTS)", "(H.S)", "840890", "6302.60.0020", "8408 90 10", "8204-11-0030", "WITH"),
        *("CLOTH", "BOX", "1200 PCS"),
    )
)


@given(st.lists(_PIECES, max_size=7).map("".join), st.lists(_PIECES, max_size=7).map(" ".join))
def test_no_code_is_missed_by_looking_for_labels_first(glued: str, spaced: str) -> None:
    texts = pl.Series([glued, spaced, None])
    plain = pl.DataFrame({"t": texts}).select(codes_in_text(pl.col("t"))).to_series()
    assert codes_in_texts(texts).to_list() == plain.fill_null([]).to_list()
