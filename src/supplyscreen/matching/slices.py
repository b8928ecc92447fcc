"""Parties in, matches out, a slice at a time: memory does not grow with the number of parties."""

import polars as pl

from supplyscreen.matching.candidates import find_candidates
from supplyscreen.matching.prepared import PreparedNames, prepare_names
from supplyscreen.matching.score import ORDER, ORDER_DESCENDING, Wanted, score_candidates
from supplyscreen.matching.workers import each_beside, even_parts
from supplyscreen.models import Progress, ScreenConfig
from supplyscreen.schemas import MATCHES, PARTIES, empty, require_schema
from supplyscreen.watchlists import Watchlists

_SLICE = 50_000  # parties whose names are compared together, side by side with others
_LEAST = 20_000  # parties that are worth a slice: each costs as much more as this many parties
_STAGE = "comparing names"


def match_parties(
    parties: pl.DataFrame,
    watchlists: Watchlists,
    *,
    config: ScreenConfig | None = None,
    prepared: PreparedNames | None = None,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> pl.DataFrame:
    """MATCHES of ``parties`` (PARTIES, distinct): candidates found and scored, best first.

    The same rows as :func:`find_candidates` and :func:`score_candidates` of all parties give,
    sorted by party, falling score and entry, whatever the size of a slice: no party's matches
    depend on another party. ``prepared`` saves preparing the list's names again; ``wanted`` says
    which matches are kept. ``progress`` is called with ("comparing names", parties done, all).
    """
    require_schema(parties, PARTIES, name="PARTIES")
    told = progress or (lambda _stage, _done, _total: None)
    config, total = config or ScreenConfig(), parties.height
    told(_STAGE, 0, total)
    if not total:
        return empty(MATCHES)
    prepared = prepared or prepare_names(watchlists)
    # Parties of one name side by side: each of their readings is then looked up once.
    rows = parties.select(row=pl.arg_sort_by("name", "party_id"))

    def matched(part: pl.DataFrame) -> pl.DataFrame:
        some = parties[part["row"]]
        candidates = find_candidates(some, watchlists, prepared=prepared)
        asked = some.join(candidates, on="party_id", how="semi", maintain_order="left")
        return score_candidates(
            candidates, asked, watchlists, config=config, prepared=prepared, wanted=wanted
        )

    found: list[pl.DataFrame] = []
    slices, done = even_parts(rows, most=_SLICE, least=_LEAST), 0
    for part, matches in zip(slices, each_beside(matched, slices), strict=True):
        found.append(matches)
        done += part.height
        told(_STAGE, done, total)
    return pl.concat(found).sort(ORDER, descending=ORDER_DESCENDING)
