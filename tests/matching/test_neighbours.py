"""The index of deletions finds what comparing each word with each would find."""

import random

import polars as pl
import pytest
from rapidfuzz.distance import OSA

from supplyscreen.matching.neighbours import LONGEST, deletions, near_index, near_pairs

LETTERS = "ABCDEGHIJLNOSTUXYZ"
SEEDS = [
    "HAOLIN",
    "XINJIANG",
    "KINGTOM",
    "ALUMINIO",
    "DAQO",
    "ESQUEL",
    "TAN",
    "JUNGGAR",
    "HOSHINE",
    "MANUFACTURING",
    "TELECOMMUNICATIO",  # sixteen letters
    "INTERCONTINENTALBEIJING",
]
Found = set[tuple[str, str, int]]


def slip(word: str, rng: random.Random) -> str:
    """``word`` with a letter left out, put in, changed, or exchanged with the next."""
    at, letter = rng.randrange(len(word)), rng.choice(LETTERS)
    return {
        0: word[:at] + word[at + 1 :],
        1: word[:at] + letter + word[at:],
        2: word[:at] + letter + word[at + 1 :],
        3: word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[rng.randrange(4)]


def vocabulary(seed: int, size: int) -> list[str]:
    """Distinct words: seeds with up to three slips, and letters at random."""
    rng = random.Random(seed)
    words = set(SEEDS)
    while len(words) < size:
        word = rng.choice(SEEDS)
        for _ in range(rng.randint(1, 3)):
            word = slip(word, rng)
        words.add(word)
        words.add("".join(rng.choices(LETTERS, k=rng.randint(1, 9))))
    return sorted(words - {""})


def one_by_one(theirs: list[str], ours: list[str]) -> Found:
    """What the docstring of ``near_pairs`` promises, word by word."""
    return {
        (a, b, errors)
        for a in theirs
        for b in ours
        if (errors := OSA.distance(a, b)) == 1
        or (errors == 2 and all(6 <= len(word) <= 16 for word in (a, b)))
    }


def indexed(theirs: list[str], ours: list[str]) -> list[tuple[str, str, int]]:
    told = near_pairs(pl.Series(theirs, dtype=pl.String), pl.Series(ours, dtype=pl.String))
    assert told.columns == ["theirs", "ours", "errors"]
    return told.rows()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_near_pair_is_found_and_no_other(seed: int) -> None:
    theirs, ours = vocabulary(seed, 400), vocabulary(seed + 100, 300)
    expected = one_by_one(theirs, ours)
    found = indexed(theirs, ours)
    assert len(expected) > 300
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("theirs", "ours", "errors"),
    [
        ("HAOLIN", "HAOLLIN", 1),
        ("HAOLNI", "HAOLIN", 1),  # neighbours exchanged are one error
        ("KINGTON", "KINGTOM", 1),
        ("KNIGTON", "KINGTOM", 2),
        ("AB", "A", 1),
        ("ABCD", "ABXY", None),  # two errors need six letters
        ("ABCDE", "ABCDEFG", None),
        ("HAOLIN", "HAOLIN", None),  # equal words are no near words
        ("MANUFCTRNG", "MANUFACTURING", None),  # three errors
        ("INTERCONTINENTALBEIJIN", "INTERCONTINENTALBEIJING", 1),
        ("NTERCONTINENTALBEIJIN", "INTERCONTINENTALBEIJING", None),  # two in a long word
        ("X" * 40, "X" * 41, 1),
    ],
)
def test_what_counts_as_near(theirs: str, ours: str, errors: int | None) -> None:
    expected = [] if errors is None else [(theirs, ours, errors)]
    assert indexed([theirs], [ours]) == expected


def test_two_lists_of_one_vocabulary_are_symmetric() -> None:
    words = vocabulary(7, 200)
    found = set(indexed(words, words))
    assert found
    assert {(b, a, errors) for a, b, errors in found} == found


def test_an_index_can_be_asked_again() -> None:
    words = pl.Series(vocabulary(8, 200))
    index = near_index(words)
    asked = pl.Series(vocabulary(9, 100))
    assert near_pairs(asked, index).equals(near_pairs(asked, words))
    assert near_pairs(asked, index).equals(near_pairs(asked, index))


def test_empty_vocabularies_have_no_pairs() -> None:
    assert indexed([], []) == []
    assert indexed(["HAOLIN"], []) == []
    assert indexed([], ["HAOLIN"]) == []
    assert indexed([""], ["A"]) == []


def test_a_long_word_costs_no_more_than_its_first_letters() -> None:
    told = list(deletions(pl.Series(["X" * 10_000])))
    assert sum(hashes.size for hashes, _ in told) == 1 + LONGEST
