"""Scoring: from candidates to matches, every score with its reasons."""

from dataclasses import dataclass
from types import ModuleType

import numpy as np
import polars as pl
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.process import cpdist

from supplyscreen.matching.address import address_evidence
from supplyscreen.matching.evidence import pair_evidence
from supplyscreen.matching.explanation import add_explanation
from supplyscreen.matching.features import DESCRIPTIONS, feature_columns
from supplyscreen.matching.pairing import PAIR, numbered_pairs
from supplyscreen.matching.parties import reading_words
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.weights import merged_weights, score_column
from supplyscreen.matching.words import first_letters
from supplyscreen.matching.workers import side_by_side
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import CANDIDATES, MATCHES, PARTIES, conform, empty, require_schema
from supplyscreen.watchlists import Watchlists

_ALONE = 0.5  # most that a stock or trade short form may reach: it never matches alone
_AS_WRITTEN = 0.93  # likeness, form and all, from which a listed name of places only can match
_LEFT_OUT = 2  # words of a name whose first letters an acronym may lack
_UNREAD = 0.02  # score by which a name in other characters must be better to be shown
_BATCH = 40_000  # pairs in memory at a time
ORDER = ["party_id", "score", "entry_id"]
"""MATCHES are sorted by these columns, see :data:`ORDER_DESCENDING`."""
ORDER_DESCENDING = [False, True, False]
"""Directions of :data:`ORDER`: best score first."""


@dataclass(frozen=True)
class Wanted:
    """Which matches are explained and handed on: from the score ``least`` on, and of each party
    the ``top`` best entries (None: all)."""

    least: float = 0.1
    top: int | None = None


def score_candidates(
    candidates: pl.DataFrame,
    parties: pl.DataFrame,
    watchlists: Watchlists,
    *,
    config: ScreenConfig | None = None,
    prepared: PreparedNames | None = None,
    wanted: Wanted | None = None,
) -> pl.DataFrame:
    """MATCHES: the best name per party and entry among ``candidates`` (CANDIDATES), best first.

    ``score`` runs from 0 to 1; ``band`` says strong, probable, possible (above the flag
    threshold of ``config``) or weak. ``wanted`` says from which score on matches are kept (0.1).
    """
    config, wanted = config or ScreenConfig(), wanted or Wanted()
    require_schema(candidates, CANDIDATES, name="CANDIDATES")
    require_schema(parties, PARTIES, name="PARTIES")
    if candidates.is_empty():
        return empty(MATCHES)
    prepared = prepared or prepare_names(watchlists)
    scoring = _Scoring(parties, watchlists, prepared, config, wanted)
    parts = side_by_side(lambda part: _batch(part, scoring), _batches(candidates))
    return pl.concat(parts).sort(ORDER, descending=ORDER_DESCENDING)


@dataclass(frozen=True)
class _Scoring:
    parties: pl.DataFrame
    watchlists: Watchlists
    prepared: PreparedNames
    config: ScreenConfig
    wanted: Wanted


def _batches(candidates: pl.DataFrame) -> list[pl.DataFrame]:
    """Candidates in parts of some size, all of a party in one part."""
    ordered = candidates.sort("party_id", "reading", "alias_id")
    if ordered.height <= _BATCH:
        return [ordered]
    first = pl.col("row").min().over("party_id") // _BATCH
    parts = ordered.with_row_index("row").with_columns(part=first).drop("row")
    return parts.partition_by("part", include_key=False)


def _batch(candidates: pl.DataFrame, scoring: _Scoring) -> pl.DataFrame:
    prepared, wanted = scoring.prepared, scoring.wanted
    names, words = reading_words(candidates["reading"])
    pairs = candidates.join(names.select("name_id", "reading"), on="reading")
    distinct = numbered_pairs(pairs)
    sums, links = pair_evidence(distinct, names, words, prepared)
    sums = _text_similarity(sums, names, prepared)
    scored = _scored(pairs.join(sums, on=PAIR), scoring)
    best = (
        scored.filter(pl.col("score") >= wanted.least)
        .with_columns(later=pl.col("alias_kind") != "primary", shown=_shown())
        .sort("shown", "later", "alias_id", "reading", descending=[True, False, False, False])
        .unique(["party_id", "entry_id"], keep="first", maintain_order=True)
    )
    if wanted.top is not None:
        best = best.filter(pl.int_range(pl.len()).over("party_id") < wanted.top)
    told = best.with_columns(band=_band(scoring.config), features=_features())
    return conform(add_explanation(told, links, words, prepared), MATCHES)


def _shown() -> pl.Expr:
    """The score, less a little for a Chinese name that a name in Latin letters is like.

    Of two names of an entry that are nearly as good, the reader is shown the one that can be read.
    """
    han = r"\p{Han}"
    other = pl.col("matched_name").str.contains(han) & ~pl.col("reading").str.contains(han)
    return pl.col("score") - pl.when(other).then(_UNREAD).otherwise(0.0)


def _text_similarity(
    sums: pl.DataFrame, names: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Add ``letters``, ``characters`` and ``written`` (similarity, 0 to 1, of the names without
    blanks, of their Chinese characters, and as written), ``form`` and ``our_form``."""
    columns = ["compact", "han", "plain", "form"]
    texts = (
        sums.select(PAIR)
        .join(names.select("name_id", *columns), on="name_id", maintain_order="left")
        .join(prepared.names.select("alias_id", *columns), on="alias_id", maintain_order="left")
    )
    return sums.with_columns(
        _pairwise(texts["compact"], texts["compact_right"]).alias("letters"),
        _pairwise(texts["han"], texts["han_right"]).alias("characters"),
        _pairwise(texts["plain"], texts["plain_right"], Indel).alias("written"),
        _acronym(texts),
        texts["form"],
        texts["form_right"].alias("our_form"),
    )


def _acronym(texts: pl.DataFrame) -> pl.Series:
    """Letters of a name that is the first letters of the other, at most two left out; else 0."""
    numbered = texts.with_row_index("row")
    sides = (("compact", "plain_right"), ("compact_right", "plain"))
    sizes = pl.concat([_spelt_by_first(numbered, *side) for side in sides])
    found = sizes.group_by("row").agg(pl.col("size").max())
    told = numbered.select("row").join(found, on="row", how="left", maintain_order="left")
    return told["size"].fill_null(0).rename("acronym")


def _spelt_by_first(texts: pl.DataFrame, short: str, long: str) -> pl.DataFrame:
    """``row, size``: letters of ``short`` where the words of ``long`` begin with them."""
    size = pl.col(short).str.len_bytes().cast(pl.Int64)
    words = pl.col(long).str.count_matches(" ", literal=True).cast(pl.Int64) + 1
    begin = pl.col(long).str.slice(0, 1) == pl.col(short).str.slice(0, 1)
    likely = texts.filter((size >= 3) & (size <= words) & (words - size <= _LEFT_OUT) & begin)
    return likely.filter(first_letters(pl.col(long)).str.starts_with(pl.col(short))).select(
        "row", size=size
    )


def _pairwise(left: pl.Series, right: pl.Series, distance: ModuleType = Levenshtein) -> pl.Series:
    similar = cpdist(
        left.to_list(), right.to_list(), scorer=distance.normalized_similarity, dtype=np.float32
    )
    blank = (left == "") | (right == "")
    return pl.select(
        pl.when(blank).then(0.0).otherwise(pl.Series(similar).cast(pl.Float64))
    ).to_series()


def _scored(pairs: pl.DataFrame, scoring: _Scoring) -> pl.DataFrame:
    parties, watchlists, prepared = scoring.parties, scoring.watchlists, scoring.prepared
    config = scoring.config
    listed = prepared.names.select(
        "alias_id", "entry_id", "alias_kind", "only_place", matched_name="name"
    )
    extends = watchlists.entries.select("entry_id", extends=pl.col("extends_to").is_not_null())
    pairs = pairs.join(listed, on="alias_id").join(extends, on="entry_id")
    address = address_evidence(pairs, parties, watchlists.entries, watchlists.names)
    featured = pairs.join(address, on=["party_id", "entry_id"]).with_columns(feature_columns())
    short = pl.col("alias_kind") == "chinese_short"
    place = pl.col("only_place") & (pl.col("written") < _AS_WRITTEN)
    score = score_column(merged_weights(config.weights))
    return featured.with_columns(
        score=pl.when(short | place).then(pl.min_horizontal(score, _ALONE)).otherwise(score)
    )


def _features() -> pl.Expr:
    return pl.struct(pl.col(name).round(3) for name in DESCRIPTIONS).struct.json_encode()


def _band(config: ScreenConfig) -> pl.Expr:
    score = pl.col("score")
    return (
        pl.when(score >= config.strong_from)
        .then(pl.lit("strong"))
        .when(score >= config.probable_from)
        .then(pl.lit("probable"))
        .when(score >= config.flag_threshold)
        .then(pl.lit("possible"))
        .otherwise(pl.lit("weak"))
    )
