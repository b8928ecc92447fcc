"""Long words of legal forms with one typing error: COMPNAY, AKTIENGESELSCHAFT.

Every text with one error is written out once, so that a column of names is read by looking its
distinct words up; of few words their own errors are looked up among the words of forms. The first
letter must be right, and a text that is a known word is none.
"""

from collections import Counter
from functools import lru_cache
from string import ascii_uppercase

import polars as pl

from supplyscreen.names.tables import common_weights, read_table
from supplyscreen.names.unglue import known_words

_SHORT, _SHORT_FORMS = 7, 8  # letters of a word that so many forms have (COMPANY, LIMITED)
_FEW = 50  # words whose own errors are looked up: cheaper than the table, which has 71,000 texts
_LONG = 9  # letters of a word of any form (AKTIEBOLAG, KABUSHIKI)


def spelt_forms(values: pl.Series) -> pl.Series:
    """Padded text (each word between its own two blanks) with such words put right."""
    long = rf"[A-Z]{{{_SHORT - 1},}}"
    words = values.str.extract_all(long).explode().drop_nulls().unique()
    found = _found(words).sort("wrong")
    if found.is_empty():
        return values
    right = (" " + found["right"] + " ").to_list()
    return values.str.replace_many((" " + found["wrong"] + " ").to_list(), right)


def _found(words: pl.Series) -> pl.DataFrame:
    """``wrong, right`` of those of ``words`` that are such; for few the table is not made."""
    if len(words) > _FEW:
        return words.to_frame("wrong").join(_misspelt(), on="wrong")
    near = ((word, _errors(word) & _long_words()) for word in words)
    return _told({wrong: min(right) for wrong, right in near if right})


@lru_cache(maxsize=1)
def _misspelt() -> pl.DataFrame:
    """``wrong, right``: each text with one error, and the word that it stands for."""
    pairs = {wrong: word for word in sorted(_long_words(), reverse=True) for wrong in _errors(word)}
    return _told(pairs)


def _told(pairs: dict[str, str]) -> pl.DataFrame:
    """``wrong, right`` of ``pairs``, without those that are known words themselves."""
    known = known_words() | set(common_weights())
    told = {wrong: word for wrong, word in pairs.items() if not {wrong, f"{wrong}S"} & known}
    schema = {"wrong": pl.String, "right": pl.String}
    return pl.DataFrame([list(told.keys()), list(told.values())], schema=schema)


@lru_cache(maxsize=1)
def _long_words() -> set[str]:
    forms = {row["form"] for row in read_table("legal_forms")}
    counts = Counter(word for form in forms for word in form.split())
    return {
        word
        for word, count in counts.items()
        if len(word) >= _LONG or (len(word) >= _SHORT and count >= _SHORT_FORMS)
    }


def _errors(word: str) -> set[str]:
    """``word`` with one letter more, less or other, or two neighbours exchanged."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    less = {a + b[1:] for a, b in cuts}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_uppercase}
    more = {a + letter + b for a, b in cuts for letter in ascii_uppercase}
    return (less | swapped | other | more) - {word}
