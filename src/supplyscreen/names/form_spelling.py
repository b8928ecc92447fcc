"""Long words of legal forms with one typing error: COMPNAY, AKTIENGESELSCHAFT.

The distinct words of a column are compared with those of the forms. An error is a letter more,
less or other, or two neighbours exchanged (the optimal string alignment distance); the first letter
must be right, and a text that is a known word is none.
"""

from collections import Counter
from functools import lru_cache

import polars as pl
from rapidfuzz.distance import OSA

from supplyscreen.names.tables import common_weights, read_table
from supplyscreen.names.unglue import known_words

_SHORT, _SHORT_FORMS = 7, 8  # letters of a word that so many forms have (COMPANY, LIMITED)
_LONG = 9  # letters of a word of any form (AKTIEBOLAG, KABUSHIKI)


def spelt_forms(values: pl.Series) -> pl.Series:
    """Padded text (each word between its own two blanks) with such words put right."""
    long = rf"[A-Z]{{{_SHORT - 1},}}"
    found = _found(values.str.extract_all(long).explode().drop_nulls().unique())
    if not found:
        return values
    wrong = [f" {word} " for word in found]
    return values.str.replace_many(wrong, [f" {word} " for word in found.values()])


def _found(words: pl.Series) -> dict[str, str]:
    """Those of ``words`` (distinct) that are such, sorted, and what is right; of two the first."""
    wrong, right = pl.col("wrong").str, pl.col("right").str
    one_end_is_right = (wrong.head(2) == right.head(2)) | (wrong.tail(1) == right.tail(1))
    pairs = (
        words.to_frame("wrong")
        .with_columns(**_place("wrong"))
        .join(_long_words(), on=["first", "length"])
        .filter(one_end_is_right)
        .select("wrong", "right")
    )
    error = OSA.distance  # pair by pair: few are left, and the batch call wants numpy
    near = (pair for pair in pairs.iter_rows() if error(*pair, score_cutoff=1) == 1)
    known = known_words() | set(common_weights())
    found = sorted(near, reverse=True)
    told = {word: form for word, form in found if not {word, f"{word}S"} & known}
    return dict(sorted(told.items()))


@lru_cache(maxsize=1)
def _long_words() -> pl.DataFrame:
    """``first, length, right``: the long words of forms, at each length that one error leaves."""
    forms = {row["form"] for row in read_table("legal_forms")}
    counts = Counter(word for form in forms for word in form.split())
    long = [
        word
        for word, count in counts.items()
        if len(word) >= _LONG or (len(word) >= _SHORT and count >= _SHORT_FORMS)
    ]
    read = pl.DataFrame({"right": long}).with_columns(**_place("right"))
    return pl.concat(read.with_columns(pl.col("length") + more) for more in (-1, 0, 1))


def _place(column: str) -> dict[str, pl.Expr]:
    """First letter and length, by which a word meets those of forms."""
    word = pl.col(column)
    return {"first": word.str.slice(0, 1), "length": word.str.len_bytes().cast(pl.Int64)}
