"""Single blanks between words: most texts have them already and are left as they are."""

import polars as pl

_OTHER = r"\s\s|[^\S ]"  # two in a row, or one that is no plain blank


def single_blanks(texts: pl.Series) -> pl.Series:
    """Each text (String) with one blank for every run of whitespace; null stays null."""
    other = texts.str.contains(_OTHER).fill_null(value=False)
    if not other.any():
        return texts
    single = texts.filter(other).str.replace_all(r"\s+", " ")
    return texts.clone().scatter(other.arg_true(), single)
