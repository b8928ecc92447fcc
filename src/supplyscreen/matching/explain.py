"""Why a name resembles an entry: the path that ``screen`` takes, for one name and in full."""

import json

import polars as pl

from supplyscreen.matching.asked import ASKED, asked_parties
from supplyscreen.matching.candidates import find_candidates
from supplyscreen.matching.features import DESCRIPTIONS
from supplyscreen.matching.match import RANK_DESCENDING, rank_order
from supplyscreen.matching.prepared import prepare_names
from supplyscreen.matching.score import Wanted, score_candidates
from supplyscreen.matching.weights import merged_weights
from supplyscreen.models import ExplainedFeature, Explanation, ScreenConfig
from supplyscreen.watchlists import Watchlists, load_watchlists


def explain_match(
    name: str,
    *,
    address: str | None = None,
    country: str | None = None,
    top: int = 5,
    watchlists: Watchlists | None = None,
    config: ScreenConfig | None = None,
) -> list[Explanation]:
    """The ``top`` entries that ``name`` resembles most, best first, with all evidence.

    The name is split into its parties first (O/B, C/O ...); ``address`` and ``country`` (ISO 3166-1
    alpha-2) are secondary evidence. Entries of every status are searched, whenever listed.
    Empty when no entry shares enough to be compared.
    """
    watchlists = watchlists or load_watchlists()
    config = config or ScreenConfig()
    prepared = prepare_names(watchlists)
    parties, relations = _parties(name, address or "", country)
    candidates = find_candidates(parties, watchlists, prepared=prepared)
    matches = score_candidates(
        candidates,
        parties,
        watchlists,
        config=config,
        prepared=prepared,
        wanted=Wanted(least=0.0),  # why a name does not match is told as well
    )
    found = matches.sort("score", "party_id", descending=[True, False])
    best = (
        found.unique("entry_id", keep="first", maintain_order=True)
        .join(watchlists.entries, on="entry_id")
        .sort(*rank_order(), descending=RANK_DESCENDING)
        .head(top)
    )
    titles = {info.id: info.title for info in watchlists.lists}
    weights = merged_weights(config.weights)
    return [
        _explanation(row, relations, titles, weights, config) for row in best.iter_rows(named=True)
    ]


def _parties(name: str, address: str, country: str | None) -> tuple[pl.DataFrame, dict[str, str]]:
    """PARTIES of one block as typed, and the relation of each party id."""
    asked = pl.DataFrame([(0, name, address, country)], schema=ASKED, orient="row")
    parties, origin = asked_parties(asked)
    return parties, dict(origin.select("party_id", "relation").iter_rows())


def _explanation(
    row: dict[str, object],
    relations: dict[str, str],
    titles: dict[str, str],
    weights: dict[str, float],
    config: ScreenConfig,
) -> Explanation:
    features = json.loads(str(row["features"]))
    told = {
        "entry_name": row["name"],
        "watchlist_title": titles[str(row["watchlist_id"])],
        "official_url": row["source_url"],
        "relation": relations[str(row["party_id"])],
        "above_threshold": float(str(row["score"])) >= config.flag_threshold,
        "alignment": json.loads(str(row["alignment"])),
        "features": tuple(
            ExplainedFeature(
                name=name, value=features[name], weight=weights[name], sentence=sentence
            )
            for name, sentence in DESCRIPTIONS.items()
            if features[name]
        ),
    }
    texts = ("provision", "provision_dates", "changes", "citation", "goods_scope", "extends_to")
    told |= {name: row[name] or "" for name in texts}
    same = set(Explanation.model_fields) - set(told)
    return Explanation.model_validate(told | {name: row[name] for name in same})
