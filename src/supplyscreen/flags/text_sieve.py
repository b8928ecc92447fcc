"""One cheap pass over raw texts that says which of them are worth a careful look.

A text without an accent, a sign of another script or any other letter beyond ASCII is searched as
it was filed: a word counts with any signs and blanks between its letters, because careful readers
join words that were cut and take apostrophes out. Every other text is given to them unseen.
"""

from collections.abc import Iterable

import polars as pl

# ASCII only: with Unicode classes the same patterns are several hundred times slower.
NO_LETTER = r"[\x00-@\[-`{-\x7f]"
GAP = r"[\x00-/:-@\[-`{-\x7f]"
"""A sign that is neither letter nor digit."""
# Measured on 300,000 texts of random words: 2,142 words take 0.2 s in four patterns and 10 s in
# one, whose automaton is built again and again because it outgrows its memory.
_WORDS, _SIGNS = 500, 130_000


def whole_words(words: Iterable[str]) -> list[str]:
    """Patterns of ``words`` (folded) with no letter before or behind them, perhaps cut."""
    every = inner_words(words)
    parts = [every[start : start + _WORDS] for start in range(0, len(every), _WORDS)]
    return [rf"(?:^|{NO_LETTER})(?:{'|'.join(part)})(?:{NO_LETTER}|$)" for part in parts]


def inner_words(words: Iterable[str]) -> list[str]:
    """Patterns of ``words`` (folded) anywhere, perhaps cut. Those beyond ASCII are left out."""
    plain = sorted({word.replace(" ", "") for word in words if word.isascii()})
    return [f"{GAP}*".join(word) for word in plain if word]


def may_hold(texts: pl.Series, patterns: Iterable[str], *, beside: str = "") -> pl.Series:
    """Which ``texts`` (String; null is false) may hold one of ``patterns`` in any case.

    No text that holds one is left out. ``beside``: signs with which a text is not searched but
    given, where a reader takes more out of it than signs.
    """
    together = _together(patterns)
    if not together:
        return pl.repeat(value=False, n=texts.len(), dtype=pl.Boolean, eager=True)
    found = texts.str.len_bytes() != texts.str.len_chars()
    for some in together:
        found |= texts.str.contains(f"(?i-u)(?:{some})")
    for sign in beside:
        found |= texts.str.contains(sign, literal=True)
    return found.fill_null(value=False)


def _together(patterns: Iterable[str]) -> list[str]:
    """As few patterns as may stand for all of them, none of them too long."""
    together: list[str] = []
    for pattern in patterns:
        if together and len(together[-1]) + len(pattern) <= _SIGNS:
            together[-1] += f"|{pattern}"
        else:
            together.append(pattern)
    return together
