"""Comparing a made text with a kept one, without a diff of both: pages can be large."""

from itertools import zip_longest

_SHOWN = 300


def first_difference(made: str, kept: str) -> str:
    """The first line that differs, of both texts, in short; empty where they are equal.

    ``assert made == kept`` would let pytest compare lines of hundreds of kilobytes letter by
    letter, which takes minutes and gigabytes.
    """
    if made == kept:
        return ""
    lines = enumerate(zip_longest(made.splitlines(), kept.splitlines()), start=1)
    number, (new, old) = next(
        (found for found in lines if found[1][0] != found[1][1]), (0, ("", "line ends"))
    )
    at = next(
        (
            place
            for place, pair in enumerate(zip(new or "", old or "", strict=False))
            if pair[0] != pair[1]
        ),
        min(len(new or ""), len(old or "")),
    )
    start = max(0, at - _SHOWN // 2)
    told = [repr((text or "")[start : start + _SHOWN]) for text in (new, old)]
    return f"line {number}, from letter {start}: made {told[0]}, kept {told[1]}"
