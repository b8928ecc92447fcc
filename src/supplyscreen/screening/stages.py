"""From inputs and lists to flags, outcomes and the run record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import polars as pl

from supplyscreen.errors import InputError
from supplyscreen.files.own_text import own_text
from supplyscreen.flags import FlagContext, PreparedFlags, flag_batch, prepare_flags
from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.intake.spool import Spool
from supplyscreen.matching import unique_parties
from supplyscreen.matching.weights import merged_weights
from supplyscreen.models import CanaryRecord, Progress, RunRecord, ScreenConfig
from supplyscreen.schemas import (
    FINDINGS,
    LINKS,
    REJECTS,
    SHIPMENTS,
    SUPPLIERS,
    empty,
)
from supplyscreen.screening.as_of import listed_by, newest_day
from supplyscreen.screening.canaries import make_canaries
from supplyscreen.screening.flag_store import FlagStore
from supplyscreen.screening.flagged_bills import flag_bills
from supplyscreen.screening.kept import flagging_key, keep_flags, kept_flags, matches_of
from supplyscreen.screening.record import make_record, record_hash
from supplyscreen.screening.result import ScreenResult
from supplyscreen.screening.tally import Tally
from supplyscreen.watchlists import Watchlists, load_watchlists
from supplyscreen.watchlists.combine import with_laws


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
    ``progress`` is called with (stage, done, total or None). Where the manifest was read with a
    store, finished stages of the screen are kept there too and not done again. Synthetic canaries
    made from the lists run along and are in no count (``run.canaries``). Raises InputError when
    there is nothing to screen, CanaryError when a canary that must be flagged is not.
    """
    if manifest is None and suppliers is None:
        raise InputError("there is nothing to screen.", hint="give a manifest or a supplier list")
    config = config or ScreenConfig()
    merged_weights(config.weights)  # a wrong weight is refused even where no name is compared
    loaded = with_laws(watchlists or load_watchlists(only=config.watchlists))
    day = as_of or newest_day(loaded)
    told = progress or (lambda _stage, _done, _total: None)
    kept = manifest.stages() if manifest else None
    key = flagging_key(kept, suppliers, loaded, config, day) if kept else ""
    if kept and (found := kept_flags(kept, key)):
        return _result(*found, [s for s in (manifest, suppliers) if s is not None], loaded)
    context = FlagContext(loaded, config, day)
    compare = partial(matches_of, config=config, kept=kept, progress=progress)
    result = screen_with(manifest, suppliers, context, compare, told)
    if kept:
        keep_flags(kept, key, result.table, result.bills, result.run)
    return result


def screen_with(
    manifest: Manifest | None,
    suppliers: SupplierList | None,
    context: FlagContext,
    compare: Callable[[pl.DataFrame, Watchlists], pl.DataFrame],
    told: Progress,
) -> ScreenResult:
    """Screen with the lists, settings and day of ``context``.

    ``compare`` gives the MATCHES of PARTIES against lists. Raises as :func:`screen` does.
    """
    inputs = [source for source in (manifest, suppliers) if source is not None]
    context = replace(
        context,
        roles_not_supplied=frozenset(manifest.missing_roles) if manifest else frozenset(),
        links=suppliers.links if suppliers else empty(LINKS),
    )
    made = _flagged(manifest, suppliers, context, compare, told)
    told("sorting flags", 0, None)
    run = make_record(inputs, context, made.counted).model_copy(update={"canaries": made.caught})
    return _result(made.store.sorted(), made.bills, run, inputs, context.watchlists)


@dataclass(frozen=True)
class _Flagged:
    """Flags as they were made, their counts, the rows of flagged bills, what became of canaries."""

    store: FlagStore
    counted: Tally
    bills: Spool | None
    caught: CanaryRecord


def _flagged(
    manifest: Manifest | None,
    suppliers: SupplierList | None,
    context: FlagContext,
    compare: Callable[[pl.DataFrame, Watchlists], pl.DataFrame],
    told: Progress,
) -> _Flagged:
    """Match and flag. What only this needs, all parties and matches, is gone when it returns:
    sorting needs the memory."""
    loaded, config, day = context.watchlists, context.config, context.as_of
    canaries = make_canaries(loaded, config, day)
    prepared = _prepared(manifest, suppliers, canaries.parties, context, compare)
    proof = flag_batch(canaries.shipments, empty(SUPPLIERS), canaries.roles, prepared)
    caught = canaries.judge(proof)
    store, counted = FlagStore(), Tally()
    bills = flag_bills(manifest, prepared, store, counted, told) if manifest else None
    if suppliers:
        _flag_suppliers(suppliers, prepared, store, counted)
    return _Flagged(store, counted, bills, caught)


def _prepared(
    manifest: Manifest | None,
    suppliers: SupplierList | None,
    canaries: pl.DataFrame,
    context: FlagContext,
    compare: Callable[[pl.DataFrame, Watchlists], pl.DataFrame],
) -> PreparedFlags:
    """Match all parties, of ``canaries`` too. They are gone when it returns: flagging needs the
    memory."""
    parties = _all_parties(manifest, suppliers, canaries)

    def whole(some: pl.DataFrame) -> pl.DataFrame:
        return _whole(some, manifest) if manifest and not suppliers else some

    matches = compare(parties, listed_by(context.watchlists, context.as_of))
    houses = manifest.house_masters() if manifest else pl.Series([], dtype=pl.String)
    return _own(prepare_flags(parties, matches, context, house_masters=houses, whole=whole))


def _all_parties(
    manifest: Manifest | None, suppliers: SupplierList | None, canaries: pl.DataFrame
) -> pl.DataFrame:
    """PARTIES of all of them, each once; in memory, those of a manifest alone are there once,
    without the places that nobody has asked for."""
    if manifest and not suppliers and _are_other(canaries, manifest):
        return manifest.parties_and(canaries, places=False)
    sources = [source for source in (manifest, suppliers) if source is not None]
    return unique_parties(*(source.parties for source in sources), canaries)


def _are_other(canaries: pl.DataFrame, manifest: Manifest) -> bool:
    """Whether no party of the manifest has the id of a canary."""
    return manifest.some_parties(canaries["party_id"], places=False).is_empty()


def _whole(parties: pl.DataFrame, manifest: Manifest) -> pl.DataFrame:
    """PARTIES with their places: of those of the manifest they are read now."""
    own = manifest.some_parties(parties["party_id"])
    return pl.concat([own, parties.join(own, on="party_id", how="anti", maintain_order="left")])


def _own(prepared: PreparedFlags) -> PreparedFlags:
    """``prepared`` without the text of the parties of which it tells nothing."""
    return replace(
        prepared,
        matches=own_text(prepared.matches),
        placed=replace(prepared.placed, firms=own_text(prepared.placed.firms)),
        doubtful=own_text(prepared.doubtful),
        watched=own_text(prepared.watched),
        countries=own_text(prepared.countries),
    )


def _result(
    table: Spool,
    bills: Spool | None,
    run: RunRecord,
    inputs: Sequence[Manifest | SupplierList],
    loaded: Watchlists,
) -> ScreenResult:
    return ScreenResult(
        table=table,
        rejects=pl.concat([empty(REJECTS), *(x.rejects for x in inputs), loaded.rejects]),
        findings=pl.concat([empty(FINDINGS), *(source.findings for source in inputs)]),
        run=run,
        run_id=record_hash(run),
        watchlists=loaded,
        manifest=next((source for source in inputs if isinstance(source, Manifest)), None),
        suppliers=next((source for source in inputs if isinstance(source, SupplierList)), None),
        bills=bills,
    )


def _flag_suppliers(
    suppliers: SupplierList, prepared: PreparedFlags, store: FlagStore, counted: Tally
) -> None:
    firms = suppliers.suppliers
    flags = flag_batch(empty(SHIPMENTS), firms, suppliers.roles, prepared)
    store.add(flags)
    counted.add("supplier", pl.Series([None] * firms.height, dtype=pl.String), flags)
