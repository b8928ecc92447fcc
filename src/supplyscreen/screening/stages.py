"""From inputs and lists to flags, outcomes and the run record."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.flags import FlagContext, flag_records, record_outcomes
from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.matching import find_candidates, prepare_names, score_candidates, unique_parties
from supplyscreen.matching.weights import merged_weights
from supplyscreen.models import UNDATED, Progress, RunRecord, ScreenConfig
from supplyscreen.schemas import FINDINGS, LINKS, REJECTS, SHIPMENTS, SUPPLIERS, empty
from supplyscreen.screening.canaries import make_canaries
from supplyscreen.screening.record import make_record, record_hash
from supplyscreen.screening.summary import summary_text
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.combine import with_laws


@dataclass(frozen=True)
class ScreenResult:
    """What a screen found. ``flags`` is FLAGS in triage order, ``outcomes`` OUTCOMES (one row per
    record that was not rejected), ``rejects`` REJECTS, ``findings`` FINDINGS (what reading repaired
    or kept in doubt); ``run`` says what was screened against what, ``run_id`` is its hash."""

    flags: pl.DataFrame
    outcomes: pl.DataFrame
    rejects: pl.DataFrame
    findings: pl.DataFrame
    run: RunRecord
    run_id: str
    watchlists: Watchlists

    def summary(self) -> str:
        """The result in a few lines of text: counts that add up, flags by ground, list gaps."""
        return summary_text(self.run, self.flags)


def screen(
    manifest: Manifest | None = None,
    *,
    suppliers: SupplierList | None = None,
    watchlists: Watchlists | None = None,
    config: ScreenConfig | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> ScreenResult:
    """Screen a manifest, a supplier list, or both, and account for every row.

    ``as_of`` is the day of the question: entries, rules and laws of later days are not used.
    Without it the newest retrieval date of the loaded lists is taken (the clock is never read);
    where no list states its day, the newest day of a listing.
    ``progress`` is called with (stage, done, total or None). Synthetic canaries made from the
    lists run along and are in no count (``run.canaries``). Raises InputError when there is nothing
    to screen, CanaryError when a canary that must be flagged is not.
    """
    if manifest is None and suppliers is None:
        raise InputError("there is nothing to screen.", hint="give a manifest or a supplier list")
    config = config or ScreenConfig()
    merged_weights(config.weights)  # a wrong weight is refused even where no name is compared
    loaded = with_laws(watchlists or load_watchlists(only=config.watchlists))
    day = as_of or _newest_day(loaded)
    told = progress or (lambda _stage, _done, _total: None)
    inputs = [source for source in (manifest, suppliers) if source is not None]
    shipments = _collected(manifest, told)
    firms = suppliers.suppliers if suppliers else empty(SUPPLIERS)
    roles = pl.concat([source.roles.lazy() for source in inputs]).collect()
    canaries = make_canaries(loaded, config, day)
    parties = unique_parties(*(source.parties for source in inputs), canaries.parties)
    matches = _matched(parties, _listed_by(loaded, day), config, told)
    told("flagging records", 0, None)
    missing = frozenset(manifest.missing_roles) if manifest else frozenset()
    links = suppliers.links if suppliers else empty(LINKS)
    context = FlagContext(loaded, config, day, roles_not_supplied=missing, links=links)
    flags = flag_records(
        pl.concat([shipments, canaries.shipments]),
        firms,
        pl.concat([roles, canaries.roles]),
        parties,
        matches,
        context,
    )
    caught = canaries.judge(flags)
    flags = canaries.without(flags)
    outcomes = record_outcomes(shipments, firms, flags)
    rejects = pl.concat([empty(REJECTS), *(source.rejects for source in inputs), loaded.rejects])
    run = make_record(inputs, context, flags, outcomes, shipments=shipments, roles=roles)
    run = run.model_copy(update={"canaries": caught})
    findings = pl.concat([empty(FINDINGS), *(source.findings for source in inputs)])
    return ScreenResult(flags, outcomes, rejects, findings, run, record_hash(run), loaded)


def _newest_day(watchlists: Watchlists) -> date:
    day = max(info.retrieved_on for info in watchlists.lists)
    if day != UNDATED:
        return day
    listed = watchlists.entries["listed_on"].drop_nulls().to_list()
    return max(listed, default=UNDATED)


def _collected(manifest: Manifest | None, told: Progress) -> pl.DataFrame:
    if manifest is None:
        return empty(SHIPMENTS)
    told("joining bills of lading", 0, None)
    return manifest.shipments.collect()


def _listed_by(watchlists: Watchlists, day: date) -> Watchlists:
    """The lists as they stood: names of entries listed after ``day`` are not searched."""
    known = watchlists.entries.filter((pl.col("listed_on") <= day).fill_null(value=True))
    names = watchlists.names.filter(pl.col("entry_id").is_in(known["entry_id"].implode()))
    return replace(watchlists, names=names)


def _matched(
    parties: pl.DataFrame, watchlists: Watchlists, config: ScreenConfig, told: Progress
) -> pl.DataFrame:
    told("comparing names", 0, parties.height)
    prepared = prepare_names(watchlists)
    candidates = find_candidates(parties, watchlists, prepared=prepared)
    told("scoring names", 0, candidates.height)
    return score_candidates(candidates, parties, watchlists, config=config, prepared=prepared)
