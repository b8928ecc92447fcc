"""Scoring: from candidates to matches, every score with its reasons."""

import numpy as np
import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from supplyscreen.matching.address import address_evidence
from supplyscreen.matching.evidence import PAIR, pair_evidence
from supplyscreen.matching.explanation import add_explanation
from supplyscreen.matching.features import DESCRIPTIONS, feature_columns
from supplyscreen.matching.parties import reading_words
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.weights import merged_weights, score_column
from supplyscreen.models import ScreenConfig
from supplyscreen.schemas import CANDIDATES, MATCHES, PARTIES, conform, empty, require_schema
from supplyscreen.watchlists import Watchlists

_ALONE = 0.5  # most that a stock or trade short form may reach: it never matches alone
_KEPT_FROM = 0.1  # matches below this score are not kept


def score_candidates(
    candidates: pl.DataFrame,
    parties: pl.DataFrame,
    watchlists: Watchlists,
    *,
    config: ScreenConfig | None = None,
    prepared: PreparedNames | None = None,
) -> pl.DataFrame:
    """MATCHES: the best name per party and entry among ``candidates`` (CANDIDATES), best first.

    ``score`` runs from 0 to 1; ``band`` says strong, probable, possible (above the flag
    threshold of ``config``) or weak. Matches below 0.1 are left out.
    """
    config = config or ScreenConfig()
    require_schema(candidates, CANDIDATES, name="CANDIDATES")
    require_schema(parties, PARTIES, name="PARTIES")
    if candidates.is_empty():
        return empty(MATCHES)
    prepared = prepared or prepare_names(watchlists)
    names, words = reading_words(candidates["reading"])
    pairs = candidates.join(names.select("name_id", "reading"), on="reading")
    sums, links = pair_evidence(
        pairs.select(PAIR).unique(maintain_order=True), names, words, prepared
    )
    sums = _text_similarity(sums, names, prepared)
    scored = _scored(pairs.join(sums, on=PAIR), parties, watchlists, prepared, config)
    best = (
        scored.with_columns(later=pl.col("alias_kind") != "primary")
        .sort("score", "later", "alias_id", "reading", descending=[True, False, False, False])
        .unique(["party_id", "entry_id"], keep="first", maintain_order=True)
    )
    kept = best.filter(pl.col("score") >= _KEPT_FROM)
    explained = add_explanation(kept, links, words, prepared)
    order = ["party_id", "score", "entry_id"]
    return conform(explained, MATCHES).sort(order, descending=[False, True, False])


def _text_similarity(
    sums: pl.DataFrame, names: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """Add ``letters`` and ``characters``: similarity, 0 to 1, of the names without blanks."""
    texts = sums.select(PAIR).join(
        names.select("name_id", "compact", "han"), on="name_id", maintain_order="left"
    )
    texts = texts.join(
        prepared.names.select("alias_id", "compact", "han"), on="alias_id", maintain_order="left"
    )
    letters = _pairwise(texts["compact"], texts["compact_right"])
    characters = _pairwise(texts["han"], texts["han_right"])
    return sums.with_columns(letters.alias("letters"), characters.alias("characters"))


def _pairwise(left: pl.Series, right: pl.Series) -> pl.Series:
    similar = cpdist(
        left.to_list(), right.to_list(), scorer=Levenshtein.normalized_similarity, dtype=np.float32
    )
    blank = (left == "") | (right == "")
    return pl.select(
        pl.when(blank).then(0.0).otherwise(pl.Series(similar).cast(pl.Float64))
    ).to_series()


def _scored(
    pairs: pl.DataFrame,
    parties: pl.DataFrame,
    watchlists: Watchlists,
    prepared: PreparedNames,
    config: ScreenConfig,
) -> pl.DataFrame:
    listed = prepared.names.select("alias_id", "entry_id", "alias_kind", matched_name="name")
    extends = watchlists.entries.select("entry_id", extends=pl.col("extends_to").is_not_null())
    pairs = pairs.join(listed, on="alias_id").join(extends, on="entry_id")
    address = address_evidence(pairs, parties, watchlists.entries)
    featured = pairs.join(address, on=["party_id", "entry_id"]).with_columns(feature_columns())
    short = pl.col("alias_kind") == "chinese_short"
    score = score_column(merged_weights(config.weights))
    return featured.with_columns(
        score=pl.when(short).then(pl.min_horizontal(score, _ALONE)).otherwise(score)
    ).with_columns(
        band=_band(config),
        features=pl.struct(pl.col(name).round(3) for name in DESCRIPTIONS).struct.json_encode(),
    )


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
