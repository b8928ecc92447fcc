"""One way of writing for texts that are searched for words: plain capitals, single blanks."""

from collections.abc import Sequence

import polars as pl

from supplyscreen.models import WordContext

# Ranges instead of \p{L} and \p{M}, which are several times slower on a year of addresses.
_MARKS = r"[\x{300}-\x{36F}'’‘ʼʻ`´]+"
_NOT_WORD = r"[^0-9A-Z,\x{C0}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{FFEF}\x{20000}-\x{3FFFF}]+"
CUT_FROM = 5  # letters; an EDI line that is cut may leave a blank in a word as long as this
_PACKED = ("IN", "ON")


def folded(text: pl.Expr) -> pl.Expr:
    """Upper case without accents or apostrophes; other signs become blanks, commas stay.

    A comma becomes a word of its own, so that a name does not run across two address lines. One
    blank stands before the first and after the last word.
    """
    bare = text.fill_null("").str.normalize("NFKD").str.replace_all(_MARKS, "")
    upper = bare.str.to_uppercase().str.replace_all(r"[,;]+", " , ")
    words = upper.str.replace_all(_NOT_WORD, " ").str.strip_chars()
    return pl.lit(" ") + words.str.replace_all(r" {2,}", " ") + pl.lit(" ")


def spaced(text: pl.Expr) -> pl.Expr:
    """A folded text with a blank between digits and letters (``65 COTTON``) and without commas."""
    return (
        text.str.replace_all(r"(\d)(\p{L})", "$1 $2")
        .str.replace_all(r"(\p{L})(\d)", "$1 $2")
        .str.replace_all(" , ", " ", literal=True)
    )


def word_pattern(words: Sequence[str]) -> str:
    """A pattern that finds any of ``words`` (folded) whole, the longest first.

    EDI lines cut words (``COTT ON``), so a blank may stand inside a word of five letters or more.
    """
    return rf"\b(?:{_any_of(words)})\b"


def other_goods_pattern(
    words: Sequence[str], not_words: Sequence[str], around: WordContext
) -> str | None:
    """A pattern of what is taken out of a text before ``words`` are looked for; None for nothing.

    The ``not_words``, and ``words`` beside a word of ``around``: ``NON PVC``, ``SHRIMP FLAVOR``,
    ``IN COTTON BAGS``.
    """
    goods = f"(?:{_any_of(words)})"
    parts = [_any_of(not_words)] if not_words else []
    if around.packed_in:
        parts.append(rf"(?:{'|'.join(_PACKED)}) {goods} (?:{_any_of(around.packed_in)})")
    if around.before:
        parts.append(rf"(?:{_any_of(around.before)}) {goods}")
    if around.after:
        parts.append(rf"{goods} (?:{_any_of(around.after)})")
    return rf"\b(?:{'|'.join(parts)})\b" if parts else None


def _any_of(words: Sequence[str]) -> str:
    return "|".join(_phrase(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _phrase(phrase: str) -> str:
    return " ".join(" ?".join(w) if len(w) >= CUT_FROM else w for w in phrase.split())
