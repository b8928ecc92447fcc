"""What flags rest on besides the records of one batch: made once, used for every batch."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from supplyscreen.flags.context import FlagContext
from supplyscreen.flags.facts import entry_facts
from supplyscreen.flags.goods_rules import GoodsRules, goods_rules
from supplyscreen.flags.places import JudgedFirms, judge_firms
from supplyscreen.flags.records import described_parties
from supplyscreen.flags.screenability import doubtful_parties
from supplyscreen.flags.vessels import parties_like_vessels, vessel_patterns
from supplyscreen.schemas import MATCHES, PARTIES, require_schema


@dataclass(frozen=True)
class PreparedFlags:
    """All that depends on parties, matches, lists and settings, and not on the records.

    - ``matches``: MATCHES that count, ``placed``: parties that name Xinjiang (``judge_firms``),
      ``like_vessels``: ids of parties whose name holds that of a vessel, ``doubtful``: parties
      that may not be screenable.
    - ``watched``: every party of these four as ``described_parties``.
    - ``countries``: ``party_id, party_country`` of all parties that state one.
    - ``facts``: ``key, entry_facts`` (``entry_facts``).
    - ``house_masters``: the master bill numbers that house bills of the whole input state; None
      where every batch is flagged for itself.
    """

    context: FlagContext
    matches: pl.DataFrame
    placed: JudgedFirms
    like_vessels: pl.Series
    doubtful: pl.DataFrame
    watched: pl.DataFrame
    countries: pl.DataFrame
    rules: GoodsRules
    vessels: tuple[str, ...]
    facts: pl.DataFrame
    house_masters: pl.Series | None = None


def prepare_flags(
    parties: pl.DataFrame,
    matches: pl.DataFrame,
    context: FlagContext,
    *,
    house_masters: pl.Series | None = None,
    whole: Callable[[pl.DataFrame], pl.DataFrame] | None = None,
) -> PreparedFlags:
    """PARTIES and MATCHES of the whole input -> what ``flag_batch`` needs for each of its batches.

    ``house_masters`` are the master bill numbers stated by current house bills of the whole input
    (``stated_masters``): a batch need not hold the house bills of its masters. None: each batch is
    taken for the whole input. ``whole`` gives the parties of a flag with their places, where
    ``parties`` have none. Raises SchemaError when a table lacks its declared columns.
    """
    require_schema(parties, PARTIES, name="PARTIES")
    require_schema(matches, MATCHES, name="MATCHES")
    grounds = context.config.grounds
    listed = "listed_party" in grounds
    enough = pl.col("score") >= context.config.flag_threshold
    counted = matches.filter(enough & listed).drop("reading")
    placed = judge_firms(
        parties if "place" in grounds else parties.clear(), context.watchlists.places
    )
    like = parties_like_vessels(parties if listed else parties.clear(), context)
    doubtful = doubtful_parties(parties)
    seen = pl.concat([counted["party_id"], placed.firms["party_id"], like, doubtful["party_id"]])
    watched = parties.filter(pl.col("party_id").is_in(seen.unique().implode()))
    return PreparedFlags(
        context=context,
        matches=counted,
        placed=placed,
        like_vessels=like,
        doubtful=doubtful,
        watched=described_parties(whole(watched) if whole else watched),
        countries=parties.select("party_id", party_country="country").drop_nulls("party_country"),
        rules=goods_rules(context),
        vessels=vessel_patterns(context) if listed else (),
        facts=entry_facts(context.watchlists),
        house_masters=house_masters,
    )
