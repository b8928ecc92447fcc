"""Blocking rules on letters: names nearly the same without blanks, and beginnings cut short."""

import pytest
from tests.matching.build import SMALL, by_each_rule, small

KORLITE, VEXMAR, HAOLIN, *_ = SMALL


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("DONGGUAN VEKMAR SHOOS", {VEXMAR}),
        ("DON GGU ANVEX MARSH OES", {VEXMAR}),
        ("ZHONGSHAN KAXLETE LAMPS", {KORLITE}),  # three errors in the brand
        ("HOTAN HAOLYN HAIR ACESSORIES", {HAOLIN}),
        ("VEXMAR DONGGUAN SHOES", set()),  # another order
        ("ZHONGSHAN LAMPS", set()),
        ("DONGGUAN", set()),
        ("VEXMAR", set()),
        ("EAST MOON MILL", set()),
        ("SHOES", set()),
        ("", set()),
    ],
)
def test_same_letters(name: str, listed: set[str]) -> None:
    assert by_each_rule(name, small())["same_letters"] == listed


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("ZHONGSHAN KOR", {KORLITE}),
        ("ZHONGSHANKORLITE", {KORLITE}),
        ("ZHONGSHAN KO", set()),  # eleven letters are shared by too many
        ("ZHONGSHAN KARLITE", set()),  # no beginning of it
        ("DONGGUAN VEXMAR SHOES", set()),  # whole: no beginning
        ("VEXMAR SHOES", set()),
        ("", set()),
    ],
)
def test_cut_short(name: str, listed: set[str]) -> None:
    assert by_each_rule(name, small())["cut_short"] == listed
