"""Names as plain words, cheaply: what retrieval looks at before any name is read with care.

A manifest holds hundreds of thousands of distinct names and few of them resemble a listed one, so
retrieval works on distinct words: each is brought to its canonical form once, not once per name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from supplyscreen.names.canon import PLURAL, fold_plural, latin_text
from supplyscreen.names.forms import form_words
from supplyscreen.names.tables import columns_of, phrases, token_kinds


@dataclass(frozen=True)
class QuickNames:
    """``words``: ``name_id, at, word_id, last``; ``vocabulary``: ``word_id, raw, word``, the word
    as written and its canonical form, by ``word_id``; ``letters``: ``name_id, letters``, the name
    without blanks.

    Positions start at 0; ``last`` marks the last word of several.
    """

    words: pl.DataFrame
    vocabulary: pl.DataFrame
    letters: pl.DataFrame

    def part(self, name_ids: pl.Series) -> "QuickNames":
        """Only the names ``name_ids``, which follow each other."""
        if name_ids.is_empty():
            return QuickNames(self.words.clear(), self.vocabulary, self.letters.clear())
        own = pl.col("name_id").is_between(name_ids[0], name_ids[-1])
        words = self.words.filter(own)
        used = words.select(pl.col("word_id").unique())
        vocabulary = self.vocabulary.join(used, on="word_id", how="semi", maintain_order="left")
        return QuickNames(words, vocabulary, self.letters.filter(own))

    def of_words(self, value: pl.Expr) -> npt.NDArray[Any]:
        """A value of each word of the vocabulary, in the place of its ``word_id``."""
        told = self.vocabulary.select("word_id", value=value)
        values = told["value"].to_numpy()
        whole = np.zeros(int(told["word_id"].max() or 0) + 1, dtype=values.dtype)  # type: ignore[arg-type]
        whole[told["word_id"].to_numpy()] = values
        return whole

    def raw_of(self, word_ids: npt.NDArray[Any]) -> pl.Series:
        """The words ``word_ids`` as written."""
        at = self.vocabulary["word_id"].search_sorted(pl.Series(word_ids))
        return self.vocabulary["raw"].gather(at)


Ints = npt.NDArray[np.int64]
_DROPPED = b"'`"  # inside a word
_KEPT = b"\nABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LETTERS = bytes(
    code if code in _KEPT else ord(" ") for code in bytes(range(256)).upper()
)  # what stands for each sign: a capital, a digit, the end of a line, or a blank


def quick_names(names: pl.DataFrame) -> QuickNames:
    """Words and letters of ``names`` (``name_id, reading``), rows in the order of the names."""
    written = _written(names["reading"])
    split = pl.Series([written.replace("\n", " ")]).str.split(" ").explode()
    raw = split.filter(split != "").cast(pl.Categorical(pl.Categories.random()))
    count = _words_in(written)
    at = np.arange(len(raw)) - np.repeat(np.cumsum(count) - count, count)
    last = (at == np.repeat(count, count) - 1) & (at > 0)
    words = pl.DataFrame({"at": at, "word_id": raw.to_physical(), "last": last})
    distinct = raw.unique()
    vocabulary = pl.DataFrame({"word_id": distinct.to_physical(), "raw": distinct.cast(pl.String)})
    vocabulary = vocabulary.sort("word_id")
    letters = pl.Series([written.replace(" ", "")]).str.split("\n").explode().head(names.height)
    return QuickNames(
        words.insert_column(0, names["name_id"].gather(np.repeat(np.arange(len(count)), count))),
        vocabulary.with_columns(word=canonical_words(vocabulary["raw"])),
        pl.DataFrame([names["name_id"], letters.alias("letters")]),
    )


def _written(texts: pl.Series) -> str:
    """The letters A to Z and the digits of all ``texts``, blanks between words, a line per text."""
    other = texts.str.contains(r"[^ -~]").fill_null(value=True)
    latin = texts.clone().scatter(other.arg_true(), latin_text(texts.filter(other)))
    whole = "\n".join(latin.str.join("\n").to_list())
    return whole.encode("ascii", "replace").translate(_LETTERS, _DROPPED).decode("ascii")


def _words_in(written: str) -> Ints:
    """How many words each line has."""
    signs = np.frombuffer(written.encode("ascii"), dtype=np.uint8)
    inside = signs > ord(" ")
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    ends = np.append(np.flatnonzero(signs == ord("\n")), len(signs))
    told: Ints = np.diff(np.searchsorted(np.flatnonzero(begins), ends), prepend=0)
    return told


def canonical_words(words: pl.Series) -> pl.Series:
    """Single words in one spelling: digits read as letters, plural folded, places and trades."""
    text = _changed(words, words.str.contains(r"\d"), _without_digits)
    text = _changed(text, text.str.ends_with("S"), _without_plural)
    return text.replace(*columns_of(_spellings)).rename(words.name)


def _changed(
    words: pl.Series, which: pl.Series, change: Callable[[pl.Series], pl.Series]
) -> pl.Series:
    """``words`` with those changed that ``which`` says."""
    if not which.any():
        return words
    return words.clone().scatter(which.arg_true(), change(words.filter(which)))


def _without_digits(words: pl.Series) -> pl.Series:
    for pattern, letters in _digits():
        words = words.str.replace_all(pattern, letters)
    return words


def _without_plural(words: pl.Series) -> pl.Series:
    return pl.select(fold_plural(pl.lit(words + " ")).str.strip_chars_end()).to_series()


def canonical_word(word: str) -> str:
    """What :func:`canonical_words` makes of one word, without a column for it."""
    if re.search(r"\d", word):
        for pattern, letters in _digits():
            word = re.sub(pattern, letters.replace("${", r"\g<").replace("}", ">"), word)
    folded = re.sub(PLURAL, r"\g<1> ", f" {word} ").strip()
    return _spellings().get(folded, folded)


def may_be_respelt(word: pl.Expr) -> pl.Expr:
    """False where :func:`canonical_words` is sure to leave a word as it is."""
    return word.str.contains(r"\d|S$") | word.is_in(list(_spellings()))


_DIGITS = (("0", "O"), ("1", "I"), ("2", "Z"), ("5", "S"), ("6", "G"), ("8", "B"))


@lru_cache(maxsize=1)
def _digits() -> tuple[tuple[str, str], ...]:
    """Patterns of a word with digits, in order, and what stands for them."""
    read = [
        told
        for digit, letter in _DIGITS
        for told in (
            (rf"([A-Z]){digit}([A-Z])", f"${{1}}{letter}${{2}}"),
            (rf"^{digit}([A-Z]{{3,}})", f"{letter}${{1}}"),
            (rf"([A-Z]{{4,}}){digit}$", f"${{1}}{letter}"),
        )
    ]
    return (*read, (r"^(?:NO)?(\d+)(?:ST|ND|RD|TH)?$", "${1}"))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Spelling -> canonical word, where both are one word."""
    return {a: b for a, b in phrases().items() if a != b and " " not in a and " " not in b}


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Canonical trade words, places, numbers and the words of legal forms: what is no brand."""
    return form_words() | frozenset(token_kinds())
