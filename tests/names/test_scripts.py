"""Scripts to Latin letters."""

import pytest

from supplyscreen.names.scripts import simplify, split_han, to_latin


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("新疆纺织", ["XINJIANG", "TEXTILE"]),
        ("和田美林发制品有限公司", ["HOTAN", "MEILIN", "HAIR PRODUCT", "CO LTD"]),
        ("大大", ["DADA"]),
        ("", []),
    ],
)
def test_split_han(run: str, words: list[str]) -> None:
    assert split_han(run) == words


def test_traditional_becomes_simplified() -> None:
    assert simplify("紡織") == "纺织"


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("plain ascii", "PLAIN ASCII"),
        ("Ürümqi", "URUMQI"),
        ("Straße", "STRASSE"),
        ("İstanbul Çimento", "ISTANBUL CIMENTO"),
        ("Ромашка", "ROMASHKA"),
        ("ABC 纺织", "ABC  TEXTILE "),
    ],
)
def test_to_latin(text: str, latin: str) -> None:
    assert to_latin(text) == latin
