"""Retrieval against scoring every pair: which matches does the index lose?"""

import polars as pl

import supplyscreen as ss
from supplyscreen.matching import PreparedNames, prepare_names
from supplyscreen.matching.asked import asked_parties
from supplyscreen.matching.parties import readings
from supplyscreen.schemas import CANDIDATES, MATCHES, conform, empty

SAMPLE = 2_000  # names, half of them planted variants
_PAIRS = 40_000  # scored at a time
_SHOWN = 12


def retrieval_loss(
    names: pl.Series, planted: pl.DataFrame, lists: ss.Watchlists
) -> dict[str, object]:
    """Share of the matches at or above the threshold that are found only when every pair is scored.

    ``names`` are sampled by taking the first; ``planted`` has the column ``variant``. Both sides
    are scored by ``ss.score_candidates``; a match is a pair of name and entry.
    """
    asked = _sample(names, planted)
    parties, _ = asked_parties(asked)
    prepared = prepare_names(lists)
    found = ss.find_candidates(parties, lists, prepared=prepared)
    indexed = _flagged(found, parties, lists, prepared)
    whole = _every_pair(parties, lists)
    parts = [
        _flagged(whole.slice(at, _PAIRS).collect(), parties, lists, prepared)
        for at in range(0, readings(parties).height * lists.names.height, _PAIRS)
    ]
    pair = ["party_id", "entry_id"]
    every = pl.concat([empty(MATCHES), *parts])
    every = every.sort("score", descending=True).unique(pair, keep="first", maintain_order=True)
    lost = every.join(indexed, on=pair, how="anti")
    top = every.unique("party_id", keep="first", maintain_order=True)
    shown = lost.head(_SHOWN).select("reading", "matched_name", "score")
    return {
        "names": asked.height,
        "listed": lists.names.height,
        "candidates": found.height,
        "matches": every.height,
        "lost": lost.height,
        "top_matches": top.height,
        "top_lost": top.join(indexed, on=pair, how="anti").height,
        "examples": [list(row) for row in shown.iter_rows()],
    }


def _sample(names: pl.Series, planted: pl.DataFrame) -> pl.DataFrame:
    half = planted["variant"].head(SAMPLE // 2)
    rest = names.filter(~names.is_in(planted["variant"].implode())).head(SAMPLE - len(half))
    blank = pl.lit(None, dtype=pl.String)
    asked = pl.DataFrame({"name": pl.concat([half, rest])})
    return asked.with_columns(address=blank, country=blank).with_row_index("block_id")


def _every_pair(parties: pl.DataFrame, lists: ss.Watchlists) -> pl.LazyFrame:
    rule = pl.lit("every_pair").alias("blocking_rule")
    asked = readings(parties).lazy()
    pairs = asked.join(lists.names.lazy().select("alias_id"), how="cross").with_columns(rule)
    return pairs.select(pl.col(name).cast(dtype) for name, dtype in CANDIDATES.items())


def _flagged(
    candidates: pl.DataFrame,
    parties: pl.DataFrame,
    lists: ss.Watchlists,
    prepared: PreparedNames,
) -> pl.DataFrame:
    asked = parties.join(candidates, on="party_id", how="semi", maintain_order="left")
    ready = conform(candidates, CANDIDATES)
    matches = ss.score_candidates(ready, asked, lists, prepared=prepared)
    return matches.filter(pl.col("score") >= ss.ScreenConfig().flag_threshold)
