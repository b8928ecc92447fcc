"""The sieve of codes in texts leaves out no code that begins with a prefix, and few others."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplyscreen.flags.goods_codes import begin_with, bill_codes, code_beginning
from supplyscreen.flags.text_sieve import may_hold

PREFIXES = ("52", "2804", "611020", "7601201")


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("HS CODE: 520100", True),
        ("yarn, hs code no.-5205", True),
        ("HTS 6110.20.3059", True),
        ("HTS 6110 20", True),
        ("HTS 6110.30.3059", False),
        ("HARMONIZED CO DE : 2804.61", True),
        ("HARMONIZED CO DE : 2202.90", False),
        ("HS 7601.20.1000", True),
        ("HS 7601.20.9000", False),
        ("PO 520100", False),
    ],
)
def test_texts_with_such_a_code(text: str, looked_at: bool) -> None:
    assert may_hold(pl.Series([text]), [code_beginning(PREFIXES)]).to_list() == [looked_at]


@given(
    before=st.sampled_from(["HS CODE", "H.T.S. NO", "TARIFF NUMBER", "NCM", "HSN#", "CN CODE"]),
    between=st.text(" .:-#", max_size=5),
    code=st.from_regex(r"(52|28|61|76)[01]\d([. ]?\d\d){0,4}", fullmatch=True),
)
def test_no_code_of_a_rule_is_left_out(before: str, between: str, code: str) -> None:
    text = f"100 CTNS {before}{between}{code} NET"
    records = pl.DataFrame(
        {"record_id": ["A"], "hts_codes": [None], "goods_description": [text]},
        schema_overrides={"hts_codes": pl.List(pl.String)},
    )
    headings = pl.DataFrame({"heading": [code[:4]], "description": ["goods"]})
    codes = bill_codes(records, headings)["code"]
    met = begin_with(codes, pl.Series(PREFIXES)).any()
    assert not met or may_hold(pl.Series([text]), [code_beginning(PREFIXES)]).item()
