"""What a decision rests on, of both sides: the pair that was judged, and hashes of its facts."""

import hashlib
from collections.abc import Callable

import polars as pl

from supplyscreen.names import normalize_names
from supplyscreen.schemas import FLAGS

_DIGITS = 16
_BETWEEN = "\x1f"
CASE_COLUMNS = (
    "flag_id",
    "pair_key",
    "party_facts",
    "entry_facts",
    "merchandise",
    "ground",
    "band",
    "score",
    "record_kind",
    "record_id",
    "bill_of_lading",
    "arrival_date",
    "role",
    "party_id",
    "party_name",
    "watchlist_id",
    "entry_id",
    "entry_name",
    "program_key",
    "rule_id",
    "timing",
    "goods_description",
    "source_file",
    "source_row",
    "place",
)


def case_rows(flags: pl.LazyFrame) -> pl.DataFrame:
    """FLAGS in triage order -> the columns of a case, of flags on a party, place or goods.

    ``pair_key`` is the same for the same two names under other ids: name of the party and name of
    the entry (or spelling of a place), normalised, with the ground and the law. Goods flags are
    about no party and have none. ``party_facts`` is a hash of name, address and country;
    ``entry_facts`` that of FLAGS. ``place`` is the position in triage order, from 1.
    """
    rows = (
        flags.select(FLAGS.names())
        .with_row_index("place", offset=1)
        .filter(pl.col("ground") != "not_screenable")
        .collect(engine="streaming")
    )
    against = pl.coalesce("entry_name", "matched_name")
    keyed = rows.with_columns(
        _mapped(rows, pl.col("party_name"), normalize_names).alias("_party"),
        _mapped(rows, against, normalize_names).alias("_entry"),
        _mapped(rows, pl.col("party_address"), _squeezed).alias("_address"),
    )
    pair = ["ground", "program_key", "_party", "_entry"]
    side = ["_party", "_address", "party_country"]
    about_a_party = pl.col("_party").is_not_null() & pl.col("_entry").is_not_null()
    told = keyed.with_columns(
        pl.when(about_a_party).then(_hashed(keyed, pair)).alias("pair_key"),
        pl.when(about_a_party).then(_hashed(keyed, side)).alias("party_facts"),
        pl.col("entry_facts").fill_null(""),
        pl.col("place").cast(pl.Int64),
    )
    return told.select(CASE_COLUMNS)


def _mapped(rows: pl.DataFrame, value: pl.Expr, how: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """``how`` of every distinct text, put beside the rows; empty becomes null."""
    texts = rows.select(value.alias("text")).to_series()
    distinct = texts.drop_nulls().unique()
    told = how(distinct)
    told = told.set(told == "", None)
    return texts.replace_strict(distinct, told, default=None, return_dtype=pl.String)


def _hashed(rows: pl.DataFrame, columns: list[str]) -> pl.Series:
    text = pl.concat_str([pl.col(name).fill_null("") for name in columns], separator=_BETWEEN)
    return _mapped(rows, text, _digest)


def _squeezed(texts: pl.Series) -> pl.Series:
    told = [" ".join(text.upper().split()) for text in texts.to_list()]
    return pl.Series(told, dtype=pl.String)


def _digest(texts: pl.Series) -> pl.Series:
    told = [hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS] for text in texts.to_list()]
    return pl.Series(told, dtype=pl.String)
