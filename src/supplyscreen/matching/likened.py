"""Links between words that are not the same: misspelt, cut at the end, abbreviated.

Every word of theirs meets every word of ours that it may be like; what their letters rule out in
whatever order they stand goes before anything is compared.
"""

import numpy as np
import polars as pl
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from supplyscreen.matching.letter_sets import LetterSets, may_begin
from supplyscreen.matching.similarity import compared, cut_sim
from supplyscreen.matching.word_keys import may_be_like

_ABBREVIATED = 0.65  # the first letter and some others, in order
_SHORT = 7  # letters of an abbreviation
_LONG = 8  # letters of a word that may be written as two, or the other way round
_TWO = 2  # words
_LEAST_TWO = 7  # letters of two words that may be one
_CLOSE = 2  # letters by which two words and one may differ
# ways in which a text of theirs and one of ours may be like
_MISSPELT, _APART, _JOINED, _CUT, _ABBREVIATION = range(5)
_ONE, _NO_KIND = pl.lit(1, pl.Int64), pl.lit(None, pl.String).alias("kind")


def likened(
    pairs: pl.DataFrame, words: pl.DataFrame, runs: pl.DataFrame, ours: pl.DataFrame
) -> pl.DataFrame:
    """Links (``pair, at, length, our_at, our_length, sim, how``) of ``pairs`` (``pair, name_id,
    alias``) whose words are like each other and not the same.

    ``words`` (``name_id, at, word, kind, last``) and ``runs`` (``name_id, at, length, run``) are
    theirs; ``ours`` is what ``forms.our_forms`` tells.
    """
    own = words.select("name_id", "at", "kind", "last", length=_ONE, text="word")
    two = runs.filter(pl.col("length") == _TWO).select(
        "name_id", "at", _NO_KIND, pl.lit(value=False).alias("last"), "length", text="run"
    )
    theirs = pl.concat([own, two]).with_row_index("row")
    ours = ours.filter(pl.col("our_form").is_in(["word", "short", "run"]))
    ours = ours.rename({"text": "our_text"}).with_row_index("our_row")
    likely = _likely(pairs, theirs, ours)
    left = theirs.select("at", "length", "text")[likely["row"]]
    right = ours.select("our_at", "our_length", "our_text")[likely["our_row"]]
    both = pl.concat([likely.select("pair", "way"), left, right], how="horizontal")
    return pl.concat([_near(both), _cut(both), _abbreviated(both)])


def _theirs(texts: pl.DataFrame) -> pl.DataFrame:
    """``name_id, row, way``: a row for each way in which a text may be like one of ours."""
    kind, size = pl.col("kind"), pl.col("text").str.len_bytes()
    brand = kind == "brand"
    ways = {
        _MISSPELT: brand | (kind == "letter"),
        _APART: kind.is_null() & (size >= _LEAST_TWO),
        _JOINED: brand & (size >= _LONG),
        _CUT: pl.col("last") & (size > 1),
        _ABBREVIATION: brand & size.is_between(2, _SHORT),
    }
    return _each(texts, ["name_id", "row"], ways)


def _ours(texts: pl.DataFrame) -> pl.DataFrame:
    """``alias, our_row, way``, as :func:`_theirs`."""
    kind, size = pl.col("our_kind"), pl.col("our_text").str.len_bytes()
    word = kind.is_not_null()
    ways = {
        _MISSPELT: kind != "number",
        _APART: (kind != "number") & (size >= _LONG),
        _JOINED: ~word & (size >= _LONG),
        _CUT: word,
        _ABBREVIATION: word & ~kind.is_in(["brand", "number", "letter"]),
    }
    return _each(texts, ["alias", "our_row"], ways)


def _each(texts: pl.DataFrame, columns: list[str], ways: dict[int, pl.Expr]) -> pl.DataFrame:
    holds = texts.select(told.alias(str(way)) for way, told in ways.items())
    rows = [np.flatnonzero(told.to_numpy()) for told in holds.fill_null(value=False)]
    way = np.repeat(np.array(list(ways), np.uint64), [len(part) for part in rows])
    found = texts.select(columns)[np.concatenate(rows)]
    return found.with_columns(way=pl.Series(way))


def _likely(pairs: pl.DataFrame, theirs: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """``pair, way, row, our_row`` of texts that may be alike, as far as their letters say."""
    key = pl.col("alias").cast(pl.UInt64) * 8 + pl.col("way")
    left = pairs.join(_theirs(theirs), on="name_id").select("pair", "way", "row", key=key)
    both = left.join(_ours(ours).select("our_row", key=key), on="key").drop("key")
    one = LetterSets.of(theirs["text"]).at(both["row"].to_numpy())
    other = LetterSets.of(ours["our_text"]).at(both["our_row"].to_numpy())
    way = both["way"].to_numpy()
    close = (way == _MISSPELT) | (np.abs(one.size - other.size) <= _CLOSE)
    likely = np.where(way < _CUT, close & may_be_like(one, other), may_begin(one, other))
    return both.filter(pl.Series(likely))


def _near(both: pl.DataFrame) -> pl.DataFrame:
    """Brands and places that are misspelt, and words that are written apart or as one as well."""
    asked = both.filter((pl.col("way") < _CUT) & (pl.col("text") != pl.col("our_text")))
    pairs = asked.select(theirs="text", ours="our_text").unique(maintain_order=True)
    near = asked.join(compared(pairs), left_on=["text", "our_text"], right_on=["theirs", "ours"])
    return _told(near, "near", pl.col("sim"))


def _cut(both: pl.DataFrame) -> pl.DataFrame:
    begins = pl.col("our_text").str.starts_with(pl.col("text"))
    cut = both.filter((pl.col("way") == _CUT) & begins)
    return _told(cut.with_columns(theirs="text"), "cut", cut_sim())


def _abbreviated(both: pl.DataFrame) -> pl.DataFrame:
    """Unknown words that begin like a trade word of ours and hold only letters of it, in order."""
    two_vowels = pl.col("text").str.contains(r"[AEIOU].*[AEIOU]")
    short = both.filter((pl.col("way") == _ABBREVIATION) & ~two_vowels)
    distance = cpdist(short["text"].to_list(), short["our_text"].to_list(), scorer=Indel.distance)
    size, our_size = (pl.col(name).str.len_bytes().cast(pl.Int64) for name in ("text", "our_text"))
    held = short.filter(pl.Series(distance, dtype=pl.Int64) == our_size - size)
    return _told(held, "near", pl.lit(_ABBREVIATED))


def _told(links: pl.DataFrame, how: str, sim: pl.Expr) -> pl.DataFrame:
    return links.select(
        "pair", "at", "length", "our_at", "our_length", sim.alias("sim"), how=pl.lit(how)
    )
