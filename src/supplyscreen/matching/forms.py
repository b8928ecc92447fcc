"""Texts by which the words of two names may meet: words, runs written as one, first letters.

Two words are linked when a form of the one is the same text as a form of the other, and the two
kinds of form may meet (:func:`how_met`).
"""

from functools import lru_cache

import polars as pl

from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.quick import canonical_words, may_be_respelt
from supplyscreen.matching.similarity import corrected
from supplyscreen.matching.words import initials, whole_initials
from supplyscreen.names.tables import near_words

_JOINED = 0.97  # words joined or split, otherwise equal
_RESPELT = 0.85  # another romanisation of the same Chinese word
_SHORT = 6  # letters of a word that may be the first letters of others

_WORDS, _OUR_WORDS = ("word", "brand"), ("word", "short")
_FORM = pl.Enum(["word", "brand", "run", "read", "initials", "meant"])
_OUR_FORM = pl.Enum(["word", "short", "run", "initials", "respelt"])


@lru_cache(maxsize=1)
def how_met() -> pl.DataFrame:
    """``form, our_form, how, form_sim``: which forms of theirs and ours make a link, of which kind,
    and how much it counts; null where the form itself or the number of its letters says so.

    ``brand`` is a word of theirs that is unknown, ``read`` a run brought to one spelling, ``short``
    a brand of ours of six letters or fewer.
    """
    rows = [
        *((one, other, "same", 1.0) for one in _WORDS for other in _OUR_WORDS),
        *((one, "run", "joined", _JOINED) for one in _WORDS),
        *((run, other, "joined", _JOINED) for run in ("run", "read") for other in _OUR_WORDS),
        *((one, "respelt", "near", _RESPELT) for one in (*_WORDS, "run")),
        *(("meant", other, "near", None) for other in _OUR_WORDS),
        ("brand", "initials", "initials", None),
        ("initials", "short", "initials", None),
    ]
    schema = pl.Schema(
        {"form": _FORM, "our_form": _OUR_FORM, "how": pl.String(), "form_sim": pl.Float64()}
    )
    return pl.DataFrame(rows, schema=schema, orient="row")


def our_forms(words: pl.DataFrame, listed: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """``alias, our_at, our_length, text, our_form, our_kind`` of the ``listed`` names
    (``alias, alias_id``), whose ``words`` are ``alias, at, word, kind``."""
    one = pl.lit(1, pl.Int64)
    brand = (pl.col("kind") == "brand") & (pl.col("word").str.len_bytes() <= _SHORT)
    own = words.select(
        "alias",
        our_at="at",
        our_length=one,
        text="word",
        our_form=pl.when(brand).then(pl.lit("short")).otherwise(pl.lit("word")).cast(_OUR_FORM),
        our_kind="kind",
    )
    told = [
        prepared.runs.select("alias_id", "at", "length", text="run", form=_our("run")),
        prepared.initials.select(
            "alias_id", "at", "length", text="initials", form=_our("initials")
        ),
        prepared.respelt.select(
            "alias_id", at="our_at", length=one, text="spelling", form=_our("respelt")
        ),
    ]
    more = (
        pl.concat(told)
        .join(listed, on="alias_id")
        .select(
            "alias", our_at="at", our_length="length", text="text", our_form="form", our_kind=None
        )
    )
    return pl.concat([own, more], how="vertical_relaxed")


def _our(form: str) -> pl.Expr:
    return pl.lit(form, _OUR_FORM)


def their_forms(names: pl.DataFrame, words: pl.DataFrame, runs: pl.DataFrame) -> pl.DataFrame:
    """``name_id, at, length, text, form, sim`` of the readings (``sim`` is of form meant only).

    ``names`` is ``name_id, plain, size``, ``words`` is ``name_id, at, word, kind``, ``runs`` is
    ``name_id, at, length, run``.
    """
    first = [initials(words, key="name_id"), whole_initials(names, key="name_id")]
    brand = pl.when(pl.col("kind") == "brand").then(pl.lit("brand")).otherwise(pl.lit("word"))
    return pl.concat(
        [
            _theirs(words, "word", brand.cast(_FORM)),
            _theirs(runs, "run", pl.lit("run", _FORM)),
            _theirs(_read(runs), "run", pl.lit("read", _FORM)),
            *(_theirs(part, "initials", pl.lit("initials", _FORM)) for part in first),
            _theirs(_meant(words), "meant", pl.lit("meant", _FORM)),
        ]
    )


def _theirs(texts: pl.DataFrame, column: str, form: pl.Expr) -> pl.DataFrame:
    length = "length" if "length" in texts.columns else pl.lit(1, pl.Int64)
    sim = "sim" if "sim" in texts.columns else pl.lit(None, pl.Float64)
    return texts.select("name_id", "at", length=length, text=column, form=form, sim=sim)


def _read(runs: pl.DataFrame) -> pl.DataFrame:
    """The ``runs`` that are another word once they are brought to one spelling."""
    asked = runs.filter(may_be_respelt(pl.col("run")))
    if asked.is_empty():
        return asked
    return asked.with_columns(run=canonical_words(asked["run"]))


@lru_cache(maxsize=1)
def _exchanged() -> pl.DataFrame:
    return pl.DataFrame(near_words(), schema=["word", "meant", "sim"], orient="row")


def _meant(words: pl.DataFrame) -> pl.DataFrame:
    """``name_id, at, meant, sim``: trade words and places that words of theirs may stand for.

    Unknown words that are one of these but for typing errors, and trade words that translators
    exchange (WAREHOUSE and STORAGE).
    """
    unknown = words.filter(pl.col("kind") == "brand")["word"].unique().sort()
    read = corrected(unknown).select(word="theirs", meant="ours", sim="sim")
    return words.join(pl.concat([_exchanged(), read]), on="word").select(
        "name_id", "at", "meant", "sim"
    )
