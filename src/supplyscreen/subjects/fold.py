"""Text in a form in which case, accents and blanks make no difference: to find, never to show."""

import polars as pl

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th"}


def folded(text: pl.Expr) -> pl.Expr:
    """``text`` without accents, marks of writing direction and capitals; blanks as one blank.

    Unicode normal form NFKD, so that full-width letters are plain ones, too.
    """
    bare = text.str.normalize("NFKD").str.replace_all(r"[\p{M}\p{Cf}]", "")
    plain = bare.str.to_lowercase().str.replace_many(_LETTERS)
    return plain.str.replace_all(r"[\s\p{Cc}]+", " ").str.strip_chars()


def folded_text(text: str) -> str:
    """One text, as :func:`folded` makes it."""
    return str(pl.select(folded(pl.lit(text, dtype=pl.String))).item())
