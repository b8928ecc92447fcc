"""Retrieval: the pairs of party name and listed name that are worth scoring.

Blocking rules, each an index over the whole list so that nothing is lost by sampling: shared
distinctive words (equal, misspelt, joined, split, cut, by their initials), nearly the same letters
without blanks, the same beginning cut short, and nearly the same Chinese characters.
"""

import polars as pl

from supplyscreen.matching.by_characters import same_characters
from supplyscreen.matching.by_letters import cut_short, listed_pieces, same_letters
from supplyscreen.matching.by_words import read_words, shared_words, words_met
from supplyscreen.matching.held import places_of_each
from supplyscreen.matching.identifiers import identifier_pairs
from supplyscreen.matching.keys import LONG_LIST
from supplyscreen.matching.parties import readings
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.quick import QuickNames, quick_names
from supplyscreen.matching.workers import even_parts, side_by_side
from supplyscreen.schemas import CANDIDATES, conform, empty
from supplyscreen.watchlists import Watchlists

_BATCH = 250_000  # distinct readings whose words are read together
_PART = 125_000  # of those, names looked at together


def find_candidates(
    parties: pl.DataFrame, watchlists: Watchlists, *, prepared: PreparedNames | None = None
) -> pl.DataFrame:
    """CANDIDATES for every comparable reading of ``parties`` (PARTIES), sorted.

    ``prepared`` saves preparing the list's names again when it is used more than once.
    """
    prepared = prepared or prepare_names(watchlists)
    asked = readings(parties)
    distinct = asked.select(pl.col("reading").unique())

    parts = [
        _found(distinct.slice(at, _BATCH), prepared) for at in range(0, distinct.height, _BATCH)
    ]
    found = pl.concat([empty(CANDIDATES).drop("party_id"), *parts])
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


def _found(names: pl.DataFrame, prepared: PreparedNames) -> pl.DataFrame:
    """``reading, alias_id, blocking_rule`` for distinct readings.

    Words are read once for all names; then the names are looked at in parts, side by side.
    """
    numbered = names.with_row_index("name_id")
    quick = quick_names(numbered)
    read = read_words(quick, prepared.keys)
    parts = even_parts(numbered, most=_PART)
    pairs = pl.concat(side_by_side(lambda part: _retrieved(part, quick, read, prepared), parts))
    return pairs.join(numbered, on="name_id").select("reading", "alias_id", "blocking_rule")


def _retrieved(
    names: pl.DataFrame, quick: QuickNames, read: pl.DataFrame, prepared: PreparedNames
) -> pl.DataFrame:
    """``name_id, alias_id, blocking_rule`` of ``names``, each pair with the first rule that found
    it.

    Against a long list the letters of whole names are not compared: of 2,000 planted variants that
    would find one more.
    """
    own = quick.part(names["name_id"])
    long = prepared.names.height > LONG_LIST
    sought = [prepared.keys.split] if long else [prepared.keys.split, listed_pieces(prepared)]
    held = places_of_each(sought, own.letters["letters"])
    met = words_met(own, read, prepared.keys, held[0])
    found = [
        shared_words(met, own, prepared.keys),
        same_letters(own.letters.clear() if long else own.letters, prepared, held[-1]),
        cut_short(own.letters, prepared),
        same_characters(names, prepared),
    ]
    return pl.concat(found).unique(["name_id", "alias_id"], keep="first", maintain_order=True)
