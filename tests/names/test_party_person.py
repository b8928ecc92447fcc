"""Bare names of private persons; every name here is invented."""

import polars as pl
import pytest

from supplyscreen.names.party_person import looks_private


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("ZELDA QUILLFEATHER", True),
        ("Zelda Q. Quillfeather", True),
        ("QUILLFEATHER, ZELDA", True),
        ("ZELDA AND OTTOKAR QUILLFEATHER", True),
        ("OTTOKAR DA QUILLFEATHER", True),
        ("ZÉLIA D'QUILLFEATHER", True),
        ("QUILLFEATHER", False),  # one word: more often a brand
        ("QUILLFEATHER TRADING", False),
        ("ZELDA QUILLFEATHER LTD", False),
        ("ZELDA QUILLFEATHER S.A.", False),
        ("PT QUILLFEATHER ABADI", False),
        ("QUILLFEATHER MOVERS", False),
        ("XINJIANG QUILLFEATHER", False),
        ("QUILLFEATHER 2000", False),
        ("新疆大全", False),
        ("ZELDA QUILLFEATHER OTTOKAR BRANDYWINE", False),  # as long as a name that was cut
        ("", False),
    ],
)
def test_who_looks_private(name: str, private: bool) -> None:
    assert looks_private(pl.Series([name])).to_list() == [private]


def test_null_stays_null_and_order_is_kept() -> None:
    names = pl.Series("who", ["ZELDA QUILLFEATHER", None, "A LTD"])
    assert looks_private(names).to_list() == [True, None, False]
    assert looks_private(names).name == "who"
