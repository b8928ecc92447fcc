"""Word-by-word alignment and the sentences made of it."""

from collections.abc import Sequence

import pytest

from supplyscreen.matching.alignment import Aligned, Name, align
from supplyscreen.matching.originals import Origin, origins
from supplyscreen.matching.sentences import evidence_against, evidence_for

THEIRS = Name(
    ["HOTAN", "HAO", "LIN", "HAIR", "EXPORT"],
    origins("HETIAN HAO LIN HAIR EXPORTS", ("HOTAN", "HAO", "LIN", "HAIR", "EXPORT")),
)
OURS = Name(
    ["HOTAN", "HAOLIN", "HAIR", "ACCESSORIE"],
    origins("Hotan Haolin Hair Accessories", ("HOTAN", "HAOLIN", "HAIR", "ACCESSORIE")),
)
LINKS = [
    (0, 1, 0, 1, 1.0, "same"),
    (1, 2, 1, 1, 0.97, "joined"),
    (2, 1, 1, 1, 0.3, "near"),
    (3, 1, 2, 1, 1.0, "same"),
]
ALIGNED = [
    Aligned("HETIAN", "Hotan", "same", ("HOTAN",)),
    Aligned("HAO LIN", "Haolin", "near", ("HAOLIN",)),
    Aligned("HAIR", "Hair", "same", ("HAIR",)),
    Aligned("EXPORTS", "", "only_here", ("EXPORT",)),
    Aligned("", "Accessories", "only_there", ("ACCESSORIE",)),
]


def name(*written: tuple[int, str, str]) -> Name:
    """(start, as written, canonical word) of each word."""
    return Name([word for *_, word in written], [Origin(at, text) for at, text, _ in written])


def row(theirs: str, ours: str, how: str, *words: str) -> Aligned:
    return Aligned(theirs, ours, how, words or ((ours or theirs).upper(),))


def test_align_uses_each_word_once_and_shows_it_as_written() -> None:
    assert align(THEIRS, OURS, LINKS) == ALIGNED


def test_align_does_not_depend_on_link_order() -> None:
    assert align(THEIRS, OURS, reversed(LINKS)) == ALIGNED


def test_align_without_links() -> None:
    told = align(name((0, "a", "A")), name((0, "b", "B")), [])
    assert told == [Aligned("a", "", "only_here", ("A",)), Aligned("", "b", "only_there", ("B",))]


def same(*places: int) -> list[tuple[int, int, int, int, float, str]]:
    return [(at, 1, our_at, 1, 1.0, "same") for at, our_at in zip(*[iter(places)] * 2, strict=True)]


NEW_ENERGY = name((0, "大全", "DAQUAN"), (2, "新能源", "NEW"), (2, "新能源", "ENERGY"))
XPCC = name((0, "XPCC", "XINJIANG"), (0, "XPCC", "PRODUCTION"), (0, "XPCC", "CONSTRUCTION"))


@pytest.mark.parametrize(
    ("ours", "links", "expected"),
    [
        (
            name((0, "New", "NEW"), (4, "Energy", "ENERGY")),
            same(1, 0, 2, 1),
            [("大全", "", "only_here"), ("新能源", "New Energy", "same")],
        ),
        (
            name((0, "Energy", "ENERGY"), (7, "Daquan", "DAQUAN")),
            same(2, 0, 0, 1),
            [("大全", "Daquan", "same"), ("新能源", "Energy", "near")],
        ),
        (
            NEW_ENERGY,
            same(0, 0, 1, 1, 2, 2),
            [("大全", "大全", "same"), ("新能源", "新能源", "same")],
        ),
        (
            name((0, "Sunny", "SUNNY")),
            [],
            [("大全", "", "only_here"), ("新能源", "", "only_here"), ("", "Sunny", "only_there")],
        ),
    ],
)
def test_words_written_as_one_are_one_row(
    ours: Name, links: list[tuple[int, int, int, int, float, str]], expected: list[Sequence[str]]
) -> None:
    assert [told[:3] for told in align(NEW_ENERGY, ours, links)] == expected


def test_a_word_met_in_its_smaller_part_is_shown_as_compared() -> None:
    theirs = name((0, "Sinkiang", "XINJIANG"))
    assert [told[:3] for told in align(theirs, XPCC, same(0, 0))] == [
        ("XINJIANG", "XINJIANG", "same"),
        ("", "PRODUCTION", "only_there"),
        ("", "CONSTRUCTION", "only_there"),
    ]


def test_sentence_for() -> None:
    assert evidence_for(ALIGNED, {"same_place": 1.0, "whole_name": 0.9}) == (
        "Same place HETIAN (listed as Hotan); same trade word HAIR; nearly the same distinctive "
        "word HAO LIN (listed as Haolin); the names without blanks are nearly the same letters; "
        "the party's address names the same place."
    )


@pytest.mark.parametrize(
    ("aligned", "features", "expected"),
    [
        (
            ALIGNED,
            {"cut_short": 0.2},
            "Only the party's name has EXPORTS; only the listed name has Accessories; the name is "
            "cut before the listed name ends.",
        ),
        ([row("A", "A", "same")], {}, ""),
        (
            [
                row("Sunny", "", "only_here"),
                row("Gansu", "", "only_here"),
                row("Hair", "Hair", "same"),
                row("Trading", "", "only_here"),
                row("", "Haolin", "only_there"),
                row("", "Xinjiang", "only_there"),
            ],
            {"other_place": 1.0, "one_shared_word": 1.0},
            "Same trade word, but another distinctive word (Sunny, listed Haolin) and another "
            "province (Gansu, listed Xinjiang); only the party's name has Trading; the two names "
            "share a single word.",
        ),
        (
            [
                row("Haolin", "Haolin", "same"),
                row("4", "", "only_here"),
                row("", "8", "only_there"),
            ],
            {"other_number": 1.0},
            "Same distinctive word, but another number (4, listed 8).",
        ),
        (  # a city does not contradict its province, nor a province its country
            [row("Hotan", "", "only_here"), row("", "Xinjiang", "only_there")],
            {},
            "Only the party's name has Hotan; only the listed name has Xinjiang.",
        ),
        (
            [row("China", "", "only_here"), row("", "Xinjiang", "only_there")],
            {"other_place": 1.0},
            "Only the party's name has China; only the listed name has Xinjiang; the two names "
            "carry different places.",
        ),
    ],
)
def test_sentence_against(
    aligned: list[Aligned], features: dict[str, float], expected: str
) -> None:
    assert evidence_against(aligned, features) == expected


def test_the_kind_is_decided_on_the_canonical_word() -> None:
    told = [
        row("FTY", "Factory", "same", "FACTORY"),
        row("和田", "Hotan", "same", "HOTAN"),
        row("色纺", "Huafu Yarn", "near", "YARN", "HUAFU"),
        row("4", "4", "same", "4"),
    ]
    assert evidence_for(told, {}) == (
        "Same place 和田 (listed as Hotan); same number 4; same trade word FTY (listed as "
        "Factory); nearly the same distinctive word 色纺 (listed as Huafu Yarn)."
    )
