"""Word-by-word alignment and the sentences made of it."""

from supplyscreen.matching.alignment import align
from supplyscreen.matching.sentences import evidence_against, evidence_for

THEIRS = ["HOTAN", "HAO", "LIN", "HAIR", "EXPORT"]
OURS = ["HOTAN", "HAOLIN", "HAIR", "ACCESSORIE"]
LINKS = [
    (0, 1, 0, 1, 1.0, "same"),
    (1, 2, 1, 1, 0.97, "joined"),
    (2, 1, 1, 1, 0.3, "near"),
    (3, 1, 2, 1, 1.0, "same"),
]
ALIGNED = [
    ("HOTAN", "HOTAN", "same"),
    ("HAO LIN", "HAOLIN", "near"),
    ("HAIR", "HAIR", "same"),
    ("EXPORT", "", "only_here"),
    ("", "ACCESSORIE", "only_there"),
]


def test_align_uses_each_word_once() -> None:
    assert align(THEIRS, OURS, LINKS) == ALIGNED


def test_align_does_not_depend_on_link_order() -> None:
    assert align(THEIRS, OURS, reversed(LINKS)) == ALIGNED


def test_align_without_links() -> None:
    assert align(["A"], ["B"], []) == [("A", "", "only_here"), ("", "B", "only_there")]


def test_sentences() -> None:
    assert evidence_for(ALIGNED, {"same_place": 1.0}) == (
        "Same place HOTAN; same trade word HAIR; nearly the same distinctive word HAO LIN for "
        "HAOLIN; the party's address names the same place."
    )
    assert evidence_against(ALIGNED, {"cut_short": 0.2}) == (
        "Only the party's name has EXPORT; only the listed name has ACCESSORIE; the name is cut "
        "before the listed name ends."
    )
    assert evidence_against([("A", "A", "same")], {}) == ""
