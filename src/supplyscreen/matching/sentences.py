"""One plain English sentence for a match and, where there is any, one against."""

from collections.abc import Mapping, Sequence

from supplyscreen.matching.alignment import Aligned
from supplyscreen.names.tables import token_kinds

_GROUPS = (("brand", "distinctive word"), ("place", "place"), ("trade", "trade word"))
_AGAINST = {
    "other_place": "the two names carry different places",
    "other_number": "the numbers in the two names differ",
    "one_shared_word": "the two names share a single word",
    "cut_short": "the name is cut before the listed name ends",
    "no_brand": "the listed name has no distinctive word, only places and trade words",
    "other_country": "the party's stated country is not the country of the entry",
}


def evidence_for(aligned: Sequence[Aligned], features: Mapping[str, float]) -> str:
    """What the two names share: ``Same distinctive word HAOLIN; same place HOTAN.``"""
    parts = [_named("same", noun, kind, aligned, ("same",)) for kind, noun in _GROUPS]
    parts += [_named("nearly the same", noun, kind, aligned, ("near",)) for kind, noun in _GROUPS]
    if features.get("same_characters", 0) > 0:
        parts.append("the same or nearly the same Chinese characters")
    elif features.get("whole_name", 0) >= 0.8:
        parts.append("the names without blanks are nearly the same letters")
    if features.get("group_listed", 0) > 0:
        parts.append("the listing extends beyond the named party")
    if features.get("same_place", 0) > 0:
        parts.append("the party's address names the same place")
    return _sentence(parts)


def evidence_against(aligned: Sequence[Aligned], features: Mapping[str, float]) -> str:
    """What speaks against the match; empty where nothing does."""
    parts = [
        _only("only the party's name has", aligned, 0),
        _only("only the listed name has", aligned, 1),
    ]
    parts += [text for name, text in _AGAINST.items() if features.get(name, 0) > 0]
    return _sentence(parts)


def _kind(word: str) -> str:
    kind = token_kinds().get(word.split(" ", maxsplit=1)[0], "brand")
    return kind if kind in ("brand", "place") else "trade"


def _named(
    how: str, noun: str, kind: str, aligned: Sequence[Aligned], wanted: Sequence[str]
) -> str:
    words = [
        theirs if theirs == ours else f"{theirs} for {ours}"
        for theirs, ours, told in aligned
        if told in wanted and _kind(ours) == kind
    ]
    return f"{how} {noun}{'s' if len(words) > 1 else ''} {', '.join(words)}" if words else ""


def _only(lead: str, aligned: Sequence[Aligned], side: int) -> str:
    words = [row[side] for row in aligned if row[2] == ("only_here", "only_there")[side]]
    return f"{lead} {', '.join(words)}" if words else ""


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""
