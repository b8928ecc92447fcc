"""UTF-8 that a program read as Windows-1252."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplyscreen.cells.decoded_twice import decoded_once, repair_decoded_twice


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("CONFECÃ‡Ã•ES LTDA", "CONFECÇÕES LTDA"),
        ("D-U-N-SÂ®", "D-U-N-S®"),
        ("DÃ¼sseldorf", "Düsseldorf"),
        ("å¹¿å·žå¸‚", "广州市"),
    ],
)
def test_text_decoded_twice_is_put_right(text: str, right: str) -> None:
    assert decoded_once(text) == right


@pytest.mark.parametrize(
    "text",
    ["CONFECÇÕES", "SÃO PAULO", "GÖTEBORG", "广州市", "Ã", "İstanbul", "PLAIN &amp; TEXT", ""],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert decoded_once(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abcÀÉÖÜßçãñőłşæ广州市 -"), max_size=12))
def test_what_is_put_right_stays_so(text: str) -> None:
    broken = text.encode().decode("cp1252", errors="ignore")
    assert decoded_once(decoded_once(broken)) == decoded_once(broken)


def test_findings_count_cells_and_show_the_first() -> None:
    rows = pl.DataFrame(
        {
            "name": ["DÃ¼N", "PLAIN", "DÃ¼N", None],
            "city": ["SÃ£o", "SÃO", None, "X"],
            "source_file": "m.csv",
            "source_row": [2, 3, 4, 5],
        }
    )
    after, told = repair_decoded_twice(rows, {"name": "Shipper", "city": "City"})
    assert after["name"].to_list() == ["DüN", "PLAIN", "DüN", None]
    assert after["city"].to_list() == ["São", "SÃO", None, "X"]
    assert told.select("column", "treatment", "count", "value", "became").rows() == [
        ("City", "repaired", 1, "SÃ£o", "São"),
        ("Shipper", "repaired", 2, "DÃ¼N", "DüN"),
    ]
