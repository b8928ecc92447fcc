"""What others do with the same names: rapidfuzz on sorted words, and 3-gram TF-IDF.

Both take the names in lower case, without punctuation and legal forms; each is a screen as it is
commonly written: the best listed name for each name, where it reaches the cut-off.
"""

import importlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

SORTED_WORDS = 85.0  # least similarity of the sorted words, 0 to 100
COSINE = 0.7  # least cosine of the 3-gram vectors, 0 to 1
_CORES = 2
_CELLS = 100_000_000  # bytes of a similarity table held at a time
_FORMS = (
    r"\b(?:co|company|ltd|limited|inc|incorporated|llc|corp|corporation|gmbh|pvt|private|sdn|bhd"
    r"|berhad|jsc|sa|srl|spa|ltda|coltd)\b"
)


def plain(names: pl.Series) -> pl.Series:
    """Lower case, without punctuation and legal forms, one blank between words."""
    words = names.str.to_lowercase().str.replace_all(r"[.']", "")
    words = words.str.replace_all(r"[^\w]+", " ").str.replace_all(_FORMS, " ")
    return words.str.replace_all(" +", " ").str.strip_chars()


def sorted_words(names: pl.Series, listed: pl.Series) -> pl.DataFrame:
    """rapidfuzz ``cdist`` with ``fuzz.ratio`` on words sorted beforehand (token_sort), exhaustive.

    Returns ``at, listed_at, score`` (positions): the best listed name of each name from 85 on.
    """
    return pl.concat(sorted_words_parts(names, listed, cells(len(listed))))


def cells(listed: int) -> int:
    """Names whose similarities with ``listed`` names are held in memory at a time."""
    return max(_CELLS // max(listed, 1), 1)


def sorted_words_parts(names: pl.Series, listed: pl.Series, block: int) -> Iterator[pl.DataFrame]:
    """:func:`sorted_words` of ``block`` names at a time."""
    ours, theirs = _in_order(plain(listed)), _in_order(plain(names))
    for at in range(0, max(len(theirs), 1), block):
        yield _best(theirs[at : at + block], ours, at)


def _in_order(names: pl.Series) -> list[str]:
    """The words of each name sorted, by one sort of all words: ``list.sort`` is slow on texts."""
    words = pl.DataFrame({"word": names.str.split(" ")}).with_row_index("at").explode("word")
    ordered = words.sort("at", "word").group_by("at", maintain_order=True)
    texts: list[str] = ordered.agg(pl.col("word").str.join(" "))["word"].to_list()
    return texts


def _best(theirs: list[str], ours: list[str], at: int) -> pl.DataFrame:
    table = cdist(
        theirs,
        ours,
        scorer=fuzz.ratio,
        score_cutoff=SORTED_WORDS,
        dtype=np.uint8,
        workers=_CORES,
    )
    column = table.argmax(axis=1)
    score = table[np.arange(len(theirs)), column]
    found = pl.DataFrame({"listed_at": column, "score": score}).with_row_index("at", offset=at)
    return found.cast({"at": pl.Int64, "listed_at": pl.Int64, "score": pl.Float64}).filter(
        pl.col("score") > 0
    )


def tf_idf(names: pl.Series, listed: pl.Series) -> pl.DataFrame:
    """scikit-learn 3-gram TF-IDF and sparse_dot_topn: ``at, listed_at, score``, cosine from 0.7 on.

    Raises ImportError where scikit-learn or sparse_dot_topn is not installed.
    """
    return pl.concat(tf_idf_parts(names, listed, max(len(names), 1)))


def tf_idf_parts(names: pl.Series, listed: pl.Series, block: int) -> Iterator[pl.DataFrame]:
    """:func:`tf_idf` of ``block`` names at a time, by vectors fitted on all names."""
    text: Any = importlib.import_module("sklearn.feature_extraction.text")
    topn: Any = importlib.import_module("sparse_dot_topn")
    theirs, ours = plain(names).to_list(), plain(listed).to_list()
    vectors = text.TfidfVectorizer(analyzer="char", ngram_range=(3, 3), dtype=np.float32)
    vectors.fit(theirs + ours)
    against = vectors.transform(ours).T
    for at in range(0, max(len(theirs), 1), block):
        part = vectors.transform(theirs[at : at + block])
        found = topn.sp_matmul_topn(
            part, against, top_n=1, threshold=COSINE, n_threads=_CORES
        ).tocoo()
        columns = {"at": found.row, "listed_at": found.col, "score": found.data}
        told = pl.DataFrame(columns).cast(
            {"at": pl.Int64, "listed_at": pl.Int64, "score": pl.Float64}
        )
        yield told.with_columns(pl.col("at") + at)
