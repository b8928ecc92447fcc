"""One way of writing for texts that are searched for words: plain capitals, single blanks."""

import polars as pl

# Ranges instead of \p{L} and \p{M}, which are several times slower on a year of addresses.
_MARKS = r"[\x{300}-\x{36F}'’‘ʼʻ`´]+"
_NOT_WORD = r"[^0-9A-Z,\x{C0}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{FFEF}\x{20000}-\x{3FFFF}]+"


def folded(text: pl.Expr) -> pl.Expr:
    """Upper case without accents or apostrophes; other signs become blanks, commas stay.

    A comma becomes a word of its own, so that a name does not run across two address lines. One
    blank stands before the first and after the last word.
    """
    bare = text.fill_null("").str.normalize("NFKD").str.replace_all(_MARKS, "")
    upper = bare.str.to_uppercase().str.replace_all(r"[,;]+", " , ")
    words = upper.str.replace_all(_NOT_WORD, " ").str.strip_chars()
    return pl.lit(" ") + words.str.replace_all(r" {2,}", " ") + pl.lit(" ")


def word_pattern(words: list[str]) -> str:
    """A pattern that finds any of ``words`` (folded) whole, the longest first.

    EDI lines cut words (``COTT ON``), so a blank may stand inside a word of five letters or more.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return rf"\b(?:{'|'.join(_phrase(word) for word in ordered)})\b"


def _phrase(phrase: str) -> str:
    return " ".join(" ?".join(w) if len(w) >= 5 else w for w in phrase.split())
