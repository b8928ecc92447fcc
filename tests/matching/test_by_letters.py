"""Blocking rules on letters: names nearly the same without blanks, and beginnings cut short."""

import itertools
import random

import polars as pl
import pytest
from rapidfuzz.distance import Levenshtein
from tests.matching.build import SMALL, by_each_rule, ready, small

from supplyscreen.matching.by_letters import same_letters

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


def one_by_one(letters: str, listed: str) -> bool:
    """What the docstring of ``same_letters`` promises, for one pair."""
    size, pieces = len(listed), 3 if len(listed) >= 12 else 2
    if size < 8 or abs(len(letters) - size) > 1 + size // 4:
        return False
    cuts = [size * number // pieces for number in range(pieces + 1)]
    placed = any(
        listed[at:end] in letters and abs(letters.index(listed[at:end]) - at) <= 3
        for at, end in itertools.pairwise(cuts)
    )
    alike = Levenshtein.normalized_similarity(letters, listed, score_cutoff=0.8)
    return placed and alike > 0


def test_same_letters_are_those_that_comparing_one_by_one_finds() -> None:
    rng = random.Random(13)
    compact = ready().names["compact"].unique().sort().to_list()
    texts = set(rng.sample(compact, 150))
    for text in sorted(texts):
        for _ in range(3):
            at, other = rng.randrange(len(text) + 1), rng.choice(compact)
            texts |= {text[:at] + "X" + text[at + 1 :], text[:at] + text[at + 2 :], text + text[:4]}
            texts |= {text[:at] + other[at:], text[4:] + text[:4], other[: at % 5] + text}
    letters = pl.DataFrame({"letters": sorted(texts)}).with_row_index("name_id")
    found = same_letters(letters, ready()).select("name_id", "alias_id").rows()
    expected = [
        (name_id, alias_id)
        for name_id, text in letters.rows()
        for alias_id, own in ready().names.select("alias_id", "compact").sort("alias_id").rows()
        if one_by_one(text, own)
    ]
    assert found == expected
    assert len(found) > 500
