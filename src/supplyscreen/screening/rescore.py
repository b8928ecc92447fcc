"""Matching that does no work twice: known parties, and lists of which a part has changed.

Every function gives the rows that :func:`supplyscreen.matching.match_parties` gives for all parties
and the whole list, in the same order and to the last byte.
"""

import polars as pl

from supplyscreen.matching import PreparedNames, match_parties, prepare_names
from supplyscreen.matching.fingerprints import changed_entries, fingerprints, only_entries
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.matching.score import ORDER, ORDER_DESCENDING
from supplyscreen.matching.touched import touched_parties
from supplyscreen.models import Progress, ScreenConfig
from supplyscreen.schemas import MATCHES, empty
from supplyscreen.screening.known import KnownMatches
from supplyscreen.watchlists import Watchlists

_MOST_CHANGED = 0.5  # share of the entries above which the whole list is compared again


def matched_again(
    parties: pl.DataFrame,
    watchlists: Watchlists,
    known: KnownMatches,
    *,
    config: ScreenConfig,
    progress: Progress | None = None,
) -> KnownMatches:
    """The matches of ``parties`` (PARTIES) against ``watchlists``, with what they rest on.

    Parties that are ``known`` are compared only with entries that have changed since; the others
    with all. ``config`` must be that which ``known`` was made with.
    """
    prepared = prepare_names(watchlists)
    old, new = known.split(parties)
    before = known.matches.join(old.select("party_id"), on="party_id", how="semi")
    kept = _rescored(old, before, known, (watchlists, prepared), config)
    more = match_parties(new, watchlists, config=config, prepared=prepared, progress=progress)
    matches = pl.concat([kept, more]).sort(ORDER, descending=ORDER_DESCENDING)
    return KnownMatches.made(parties, matches, watchlists, prepared)


def _rescored(
    parties: pl.DataFrame,
    matches: pl.DataFrame,
    known: KnownMatches,
    now: tuple[Watchlists, PreparedNames],
    config: ScreenConfig,
) -> pl.DataFrame:
    """MATCHES of ``parties`` against the lists of ``now``, of which ``matches`` are those against
    the lists of ``known``."""
    if parties.is_empty():
        return empty(MATCHES)
    watchlists, prepared = now
    changed = changed_entries(known.fingerprints, fingerprints(prepared, watchlists))
    if changed.is_empty():
        return matches
    if len(changed) > _MOST_CHANGED * prepared.names["entry_id"].n_unique():
        return match_parties(parties, watchlists, config=config, prepared=prepared)
    some = only_entries(prepared, changed)
    if prepared.names.height <= LONG_LIST:
        gone = pl.col("entry_id").is_in(changed.implode())
        more = match_parties(parties, watchlists, config=config, prepared=some)
        return pl.concat([matches.filter(~gone), more])
    lists = known.lists(watchlists)
    were = only_entries(prepare_names(lists), changed)
    touched = pl.concat(
        touched_parties(parties, lists_then, names)
        for lists_then, names in ((lists, were), (watchlists, some))
    )
    of_touched = pl.col("party_id").is_in(touched.implode())
    again = parties.filter(of_touched)
    more = match_parties(again, watchlists, config=config, prepared=prepared)
    return pl.concat([matches.filter(~of_touched), more])
