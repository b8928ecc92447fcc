"""Pairs of names, every one scored: what an evaluation is built on.

No retrieval stands between, so that the score itself is measured. Features, weights and bands are
those of a screen.
"""

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.matching.asked import asked_parties
from supplyscreen.matching.parties import readings
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.score import Wanted, score_candidates
from supplyscreen.models import ScreenConfig
from supplyscreen.names.given import text_series
from supplyscreen.schemas import CANDIDATES, MATCHES, SCORED_PAIRS, conform, empty
from supplyscreen.watchlists import Watchlists, watchlist_from_names

_PAIR = ["block_id", "entry_id"]


def score_pairs(
    queries: pl.Series,
    targets: pl.Series,
    *,
    aliases: pl.DataFrame | None = None,
    config: ScreenConfig | None = None,
) -> pl.DataFrame:
    """SCORED_PAIRS: how much each of ``queries`` resembles the target beside it, in order.

    ``queries`` and ``targets`` are of the same length (lists do as well). ``aliases`` (columns
    ``target`` and ``name``) holds further names under which a target may be met; the best one
    counts, and so does the best party and reading of a query that holds several. How rare
    a word is, is measured over the distinct targets, as over the names of a watchlist. ``score``
    runs from 0 to 1 and is never null: 0 where a side has nothing to compare.
    Raises InputError: a value is no text, lengths differ, or ``aliases`` lacks a column.
    """
    config = config or ScreenConfig()
    query = text_series(queries, what="queries").alias("query")
    target = text_series(targets, what="targets", height=len(query)).alias("target")
    pairs = pl.DataFrame([query, target])
    texts = pl.all_horizontal(pl.all().str.contains(r"[\p{L}\p{N}]")).fill_null(value=False)
    asked = pairs.filter(texts).unique(maintain_order=True)
    scored = _scored(asked, _further(aliases), config)
    found = pairs.join(scored, on=["query", "target"], how="left", maintain_order="left")
    reasons = pl.col("evidence_for", "evidence_against").fill_null("")
    score, band = pl.col("score").fill_null(0.0), pl.col("band").fill_null("weak")
    return conform(found.with_columns(score, band, reasons), SCORED_PAIRS)


def _further(aliases: pl.DataFrame | None) -> pl.DataFrame:
    """The columns ``target, name`` of ``aliases``, both texts."""
    if aliases is None:
        return pl.DataFrame(schema={"target": pl.String, "name": pl.String})
    lost = [column for column in ("target", "name") if column not in aliases.columns]
    if lost:
        raise InputError(
            f"aliases: there is no column {lost[0]!r}; found {', '.join(aliases.columns)}.",
            hint="the columns are target and name",
        )
    return pl.DataFrame(
        [text_series(aliases[c], what=f"aliases, {c}").alias(c) for c in ("target", "name")]
    )


def _scored(asked: pl.DataFrame, aliases: pl.DataFrame, config: ScreenConfig) -> pl.DataFrame:
    """The best match of each pair of ``asked`` (``query, target``, distinct), with its MATCHES."""
    if asked.is_empty():
        return asked.join(empty(MATCHES), how="cross")
    names = asked.select(name="query").unique(maintain_order=True).with_row_index("block_id")
    targets = asked.select("target").unique(maintain_order=True).with_row_index("entry_id")
    targets = targets.with_columns(pl.col("entry_id").cast(pl.String))
    lists = _lists(targets, aliases)
    blank = names.with_columns(
        pl.lit(None, dtype=pl.String).alias(c) for c in ("address", "country")
    )
    parties, origin = asked_parties(blank)
    pairs = asked.join(names, left_on="query", right_on="name").join(targets, on="target")
    prepared = prepare_names(lists)
    candidates = _candidates(pairs, parties, origin, prepared)
    matches = score_candidates(
        candidates, parties, lists, config=config, prepared=prepared, wanted=Wanted(least=0.0)
    )
    best = matches.join(origin, on="party_id").sort(
        "score", "position", "alias_id", "reading", descending=[True, False, False, False]
    )
    return pairs.join(best.unique(_PAIR, keep="first", maintain_order=True), on=_PAIR)


def _lists(targets: pl.DataFrame, aliases: pl.DataFrame) -> Watchlists:
    """A watchlist of the distinct targets and their aliases."""
    further = aliases.join(targets, on="target").select("entry_id", "name")
    return watchlist_from_names(
        pl.concat([targets.select("entry_id", name="target"), further]), list_id="targets"
    )


def _candidates(
    pairs: pl.DataFrame, parties: pl.DataFrame, origin: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """CANDIDATES: every reading of every party of a query, every name of its target."""
    asked = readings(parties).join(origin.select("party_id", "block_id"), on="party_id")
    listed = prepared.names.select("entry_id", "alias_id")
    whole = pairs.select(_PAIR).join(asked, on="block_id").join(listed, on="entry_id")
    rule = pl.lit("pair").alias("blocking_rule")
    return conform(whole.with_columns(rule).sort("party_id", "reading", "alias_id"), CANDIDATES)
