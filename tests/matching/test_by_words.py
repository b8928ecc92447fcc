"""Blocking rule ``shared_words``: what it finds, and what it leaves alone."""

import pytest
from tests.matching.build import SMALL, by_each_rule, small

KORLITE, VEXMAR, HAOLIN, EXAMPLE, JINFU, XPCC, JUNGGAR = SMALL


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("KORLITE LAMPS", KORLITE),  # the distinctive word
        ("KORLLTE LAMP", KORLITE),  # read off a bad copy
        ("ZONGSHAN KORLIT LAMPS CO LTD", KORLITE),  # typing errors
        ("KOR LITE LAMPS", KORLITE),  # split
        ("KORLITELAMPS", KORLITE),  # joined
        ("ZHONGSHANKORLITELAMPSCOLTD", KORLITE),  # no blanks at all
        ("ZHONGSHAN KORL", KORLITE),  # cut
        ("VEXMAR DONGGUAN SHOES", VEXMAR),  # another order
        ("HETIAN HAO LIN HAIR", HAOLIN),
        ("CHINFU CHIULUNG FANGCHI", JINFU),  # Wade-Giles
        ("XINJIANG PRODUCTION & CONSTRUCTIO", XPCC),  # no brand: its place and trade words
        ("XINJIANG ZHUNGAER", JUNGGAR),  # characters as pinyin
        ("新疆準噶爾棉麻", JUNGGAR),
    ],
)
def test_it_finds(name: str, listed: str) -> None:
    assert by_each_rule(name, small())["shared_words"] == {listed}


@pytest.mark.parametrize(
    "name",
    [
        "ZHONGSHAN LAMPS CO LTD",  # the brand is missing
        "HOTAN HAIR ACCESSORIES",
        "XINJIANG",
        "EAST MOON MILL",
        "JINHU XIULONG TEXTILE",  # other pinyin words
        "新疆棉麻",
        "CO LTD",
        "",
        "...",
    ],
)
def test_it_leaves_alone(name: str) -> None:
    assert by_each_rule(name, small())["shared_words"] == set()
