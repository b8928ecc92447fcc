"""Words written as one."""

import pytest

from supplyscreen.names.unglue import split_word


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("XINJIANGHABAHEASHELECOPPERCOLTD", "XINJIANG HABAHE ASHELE COPPER COLTD"),
        ("MINLONGWAREHOUSING", "MINLONG WAREHOUSING"),
        ("COTTONANDLINEN", "COTTON LINEN"),
        ("SHOESCO", "SHOES CO"),
        ("INTERCONTINENTAL", "INTERCONTINENTAL"),
        ("MANUFATCURING", "MANUFATCURING"),
        ("ATEXTILE", "ATEXTILE"),
        ("DAQO", "DAQO"),
    ],
)
def test_split_word(word: str, parts: str) -> None:
    assert " ".join(split_word(word)) == parts
