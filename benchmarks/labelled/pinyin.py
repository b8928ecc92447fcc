"""Pinyin words: cut into syllables, and written in Wade-Giles."""

from functools import cache

from benchmarks.labelled.tables import rows

_LONGEST = 6  # letters of the longest syllable
_VOWELS = "AEO"


@cache
def wade_giles() -> dict[str, str]:
    """Syllable in Pinyin -> the same in Wade-Giles without marks, both in capitals."""
    return {row["pinyin"]: row["wade_giles"] for row in rows("syllables")}


@cache
def syllables(word: str) -> tuple[str, ...]:
    """The syllables of a Pinyin word in capitals; empty when it is none.

    Where there is a choice a syllable begins with a consonant (HE NAN, not HEN AN), else the first
    is as long as it can be. A single vowel is no syllable of a longer word (ALICE is none).
    """
    known = wade_giles()
    if word in known:
        return (word,)
    widths = range(min(_LONGEST, len(word) - 1), 0, -1)
    cuts = [
        (word[:width], syllables(word[width:]))
        for width in widths
        if width > 1 and word[:width] in known
    ]
    found = [(first, *rest) for first, rest in cuts if rest and len(rest[0]) > 1]
    found.sort(key=lambda parts: sum(part[0] in _VOWELS for part in parts[1:]))
    return found[0] if found else ()


def in_wade_giles(word: str) -> str:
    """A Pinyin word in Wade-Giles, its syllables joined.

    "" when it is no Pinyin word, or when the result reads as another Pinyin word (Zheng becomes
    CHENG): no reader could tell which is meant.
    """
    other = "".join(wade_giles()[part] for part in syllables(word))
    return "" if syllables(other) else other
