"""One plain English sentence for a match and, where there is any, one against.

The words are shown as they are written; their canonical form decides what kind of word they are.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from supplyscreen.matching.alignment import Aligned
from supplyscreen.names.tables import place_levels, token_kinds

_NOUNS = {
    "brand": "distinctive word",
    "place": "place",
    "number": "number",
    "trade": "trade word",
    "letter": "single letter",
}
_AGAINST = {
    "other_place": "the two names carry different places",
    "other_number": "the numbers in the two names differ",
    "one_shared_word": "the two names share a single word",
    "cut_short": "the name is cut before the listed name ends",
    "no_brand": "the listed name has no distinctive word, only places and trade words",
    "other_address_place": "the party's address is in another province or city than the entry",
    "other_division": "the division numbers of the Xinjiang Corps differ",
    "other_identifier": "the unified social credit codes differ",
    "other_country": "the party's stated country is not the country of the entry",
}
_LETTERS = 0.8  # likeness of the letters from which it is told
_ABOVE_NONE = 0.001  # features are told to three places
_FOR = (
    "same_characters",
    "group_listed",
    "same_place",
    "same_division",
    "same_identifier",
    "acronym",
)
SHOWN_FROM = dict.fromkeys((*_FOR, *_AGAINST), _ABOVE_NONE) | {"whole_name": _LETTERS}
"""The features that a sentence may tell, and the value from which it does."""
_SAID_BY = {"place": "other_place", "number": "other_number"}  # once in words is enough


def evidence_for(aligned: Sequence[Aligned], features: Mapping[str, float]) -> str:
    """What the two names share.

    ``Same distinctive word HAOLIN; same place HETIAN (listed as Hotan).``
    """
    told: dict[tuple[str, str], list[Aligned]] = {}
    for row in aligned:
        told.setdefault((row.how, _kind(row)), []).append(row)
    parts = [
        _named(lead, kind, told[how, kind])
        for how, lead in (("same", "same"), ("near", "nearly the same"))
        for kind in _NOUNS
        if (how, kind) in told
    ]
    if features.get("same_characters", 0) > 0:
        parts.append("the same or nearly the same Chinese characters")
    elif features.get("whole_name", 0) >= _LETTERS and any(row.how != "same" for row in aligned):
        parts.append("the names without blanks are nearly the same letters")
    if features.get("group_listed", 0) > 0:
        parts.append("the listing extends beyond the named party")
    if features.get("same_place", 0) > 0:
        parts.append("the party's address names the same place")
    if features.get("same_division", 0) > 0:
        parts.append("the same division number of the Xinjiang Corps")
    if features.get("same_identifier", 0) > 0:
        parts.append("the same unified social credit code")
    if features.get("acronym", 0) > 0:
        parts.append("one name is the first letters of the other")
    return _sentence(parts)


def evidence_against(aligned: Sequence[Aligned], features: Mapping[str, float]) -> str:
    """What speaks against the match; empty where nothing does.

    ``Same trade words, but another distinctive word (SUNNY, listed Daqo).``
    """
    alone: dict[str, list[Aligned]] = {}
    for row in aligned:
        if row.how in ("only_here", "only_there"):
            alone.setdefault(_kind(row), []).append(row)
    others = {
        kind: alone[kind]
        for kind in ("brand", *_SAID_BY)
        if kind in alone and _differ(alone[kind], kind)
    }
    left = [
        row
        for row in aligned
        if row.how in ("only_here", "only_there") and _kind(row) not in others
    ]
    parts = [
        _contrast(aligned, others),
        _only("only the party's name has", [row.theirs for row in left if row.how == "only_here"]),
        _only("only the listed name has", [row.ours for row in left if row.how == "only_there"]),
    ]
    said = {_SAID_BY.get(kind) for kind in others}
    parts += [
        text for name, text in _AGAINST.items() if features.get(name, 0) > 0 and name not in said
    ]
    return _sentence(parts)


def _kind(row: Aligned) -> str:
    return _kind_of_words(row.words)


@lru_cache(maxsize=65_536)
def _kind_of_words(words: tuple[str, ...]) -> str:
    """The kind that says most: a brand before a place, a place before a trade word."""
    kinds = {_kind_of(word) for word in words}
    return next(kind for kind in _NOUNS if kind in kinds)


def _kind_of(word: str) -> str:
    if len(word) == 1 and not word.isdigit():
        return "letter"
    kind = "number" if word.isdigit() else token_kinds().get(word, "brand")
    return kind if kind in _NOUNS else "trade"


def _named(lead: str, kind: str, rows: Sequence[Aligned]) -> str:
    words = [_both(row) for row in rows]
    return f"{lead} {_noun(kind, words)} {', '.join(words)}" if words else ""


def _noun(kind: str, words: Sequence[object]) -> str:
    return f"{_NOUNS[kind]}{'s' if len(words) > 1 else ''}"


def _both(row: Aligned) -> str:
    same = row.theirs.casefold() == row.ours.casefold()
    return row.theirs if same else f"{row.theirs} (listed as {row.ours})"


def _differ(rows: Sequence[Aligned], kind: str) -> bool:
    """Whether each name has one of these ``rows`` of one kind that the other lacks.

    A place is no other place where one lies in the other, or one is a country.
    """
    here = [row for row in rows if row.how == "only_here"]
    there = [row for row in rows if row.how == "only_there"]
    if not here or not there:
        return False
    return kind != "place" or _apart(here, there)


def _apart(here: Sequence[Aligned], there: Sequence[Aligned]) -> bool:
    """Whether no place here agrees with, holds or lies in one there; a country is no province."""
    return not any(
        other in (one, one_in)
        or other_in == one
        or (level == "country") != (other_level == "country")
        for one, level, one_in in map(_placed, here)
        for other, other_level, other_in in map(_placed, there)
    )


def _placed(row: Aligned) -> tuple[str, str, str]:
    """A place's canonical word, its level, and the place it lies in."""
    return (row.words[0], *place_levels().get(row.words[0], ("place", "")))


def _contrast(aligned: Sequence[Aligned], others: Mapping[str, Sequence[Aligned]]) -> str:
    """``same trade words, but another distinctive word (A, listed B) and another province ...``"""
    if not others:
        return ""
    told = " and ".join(_other(kind, others[kind]) for kind in _NOUNS if kind in others)
    for kind in ("brand", "trade"):
        shared = [row for row in aligned if row.how == "same" and _kind(row) == kind]
        if shared and kind not in others:
            return f"same {_noun(kind, shared)}, but {told}"
    return told


def _other(kind: str, rows: Sequence[Aligned]) -> str:
    here = " ".join(row.theirs for row in rows if row.how == "only_here")
    there = " ".join(row.ours for row in rows if row.how == "only_there")
    return f"another {_level(kind, rows)} ({here}, listed {there})"


def _level(kind: str, rows: Sequence[Aligned]) -> str:
    """Province, city or country where all places are of that level."""
    levels = {level for _, level, _ in map(_placed, rows)}
    return levels.pop() if kind == "place" and len(levels) == 1 else _NOUNS[kind]


def _only(lead: str, words: Sequence[str]) -> str:
    return f"{lead} {', '.join(words)}" if words else ""


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""
