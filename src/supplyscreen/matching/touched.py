"""Of a list of more than 2,000 names: the parties that a change of some entries can touch.

There a listed name can crowd out another: of the names that a party's name meets, those met most
are looked at and the likeliest four are scored. So a changed entry can change a party's
matches with entries that have not changed, but only where the party's name meets a name of it.
"""

import polars as pl

from supplyscreen.matching.by_words import read_words, words_met
from supplyscreen.matching.candidates import find_candidates
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.matching.parties import readings
from supplyscreen.matching.prepared import PreparedNames
from supplyscreen.matching.quick import quick_names
from supplyscreen.watchlists import Watchlists

_SLICE = 100_000  # readings looked at together


def touched_parties(
    parties: pl.DataFrame, watchlists: Watchlists, changed: PreparedNames
) -> pl.Series:
    """``party_id``, sorted, of ``parties`` (PARTIES) that ``changed`` can touch, and a few more.

    ``changed`` is what ``only_entries`` leaves of a prepared list. Ask once with the changed
    entries as they were, with the old lists, and once as they are; parties told by neither have the
    same matches as before. Where more than 2,000 names have changed, all parties are told.
    """
    if changed.names.height > LONG_LIST:
        return parties["party_id"].sort()
    asked = readings(parties)
    distinct = asked.select(pl.col("reading").unique())
    met = [_met(distinct.slice(at, _SLICE), changed) for at in range(0, distinct.height, _SLICE)]
    found = find_candidates(parties, watchlists, prepared=changed).select("party_id")
    by_words = [asked.join(part, on="reading", how="semi").select("party_id") for part in met]
    return pl.concat([found, *by_words]).select(pl.col("party_id").unique().sort()).to_series()


def _met(names: pl.DataFrame, changed: PreparedNames) -> pl.DataFrame:
    """``reading`` of the ``names`` that meet enough words of a changed name."""
    numbered = names.with_row_index("name_id")
    quick = quick_names(numbered)
    met = words_met(quick, read_words(quick, changed.keys), changed.keys)
    return numbered.join(met, on="name_id", how="semi").select("reading")
