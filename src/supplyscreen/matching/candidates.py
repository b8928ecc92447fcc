"""Retrieval: the pairs of party name and listed name that are worth scoring.

Blocking rules, each an index over the whole list so that nothing is lost by sampling: shared
distinctive words (equal, misspelt, joined, split, cut, by their initials), nearly the same letters
without blanks, the same beginning cut short, and nearly the same Chinese characters.
"""

import polars as pl

from supplyscreen.matching.by_characters import same_characters
from supplyscreen.matching.by_letters import cut_short, same_letters
from supplyscreen.matching.by_words import shared_words
from supplyscreen.matching.identifiers import identifier_pairs
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.matching.parties import readings
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.quick import quick_names
from supplyscreen.matching.workers import side_by_side
from supplyscreen.schemas import CANDIDATES, conform, empty
from supplyscreen.watchlists import Watchlists

_BATCH = 250_000  # distinct readings looked at together


def find_candidates(
    parties: pl.DataFrame, watchlists: Watchlists, *, prepared: PreparedNames | None = None
) -> pl.DataFrame:
    """CANDIDATES for every comparable reading of ``parties`` (PARTIES), sorted.

    ``prepared`` saves preparing the list's names again when it is used more than once.
    """
    prepared = prepared or prepare_names(watchlists)
    asked = readings(parties)
    distinct = asked.select(pl.col("reading").unique().sort())

    def retrieved(names: pl.DataFrame) -> pl.DataFrame:
        numbered = names.with_row_index("name_id")
        pairs = retrieve(numbered, prepared).join(numbered, on="name_id")
        return pairs.select("reading", "alias_id", "blocking_rule")

    names = [distinct.slice(at, _BATCH) for at in range(0, distinct.height, _BATCH)]
    found = pl.concat([empty(CANDIDATES).drop("party_id"), *side_by_side(retrieved, names)])
    told = conform(asked.join(found, on="reading"), CANDIDATES)
    coded = _coded(asked, parties, watchlists, prepared)
    both = pl.concat([told, coded]).unique(
        ["party_id", "reading", "alias_id"], keep="first", maintain_order=True
    )
    return both.sort("party_id", "reading", "alias_id")


def _coded(
    asked: pl.DataFrame, parties: pl.DataFrame, watchlists: Watchlists, prepared: PreparedNames
) -> pl.DataFrame:
    """CANDIDATES of parties that carry the identifier of an entry, whatever their names."""
    pairs = asked.join(identifier_pairs(parties, watchlists), on="party_id")
    names = prepared.names.select("alias_id", "entry_id")
    rule = pl.lit("same_identifier").alias("blocking_rule")
    return conform(pairs.join(names, on="entry_id").with_columns(rule), CANDIDATES)


def retrieve(names: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """Pairs for ``names`` (``name_id, reading``, distinct), each with the first rule that found it.

    Returns ``name_id, alias_id, blocking_rule``. On a long list the letters are compared only
    of names that share no word with it.
    """
    quick = quick_names(names)
    shared = shared_words(quick, prepared)
    letters = quick.letters
    if prepared.names.height > LONG_LIST:
        letters = letters.join(shared.select("name_id").unique(), on="name_id", how="anti")
    found = [
        shared,
        same_letters(letters, prepared),
        cut_short(quick.letters, prepared),
        same_characters(names, prepared),
    ]
    return pl.concat(found).unique(["name_id", "alias_id"], keep="first", maintain_order=True)
