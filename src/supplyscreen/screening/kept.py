"""The stages of a screen that are kept beside those of reading: matches, and flags with counts."""

import hashlib
from dataclasses import fields
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl

from supplyscreen import __version__
from supplyscreen.intake import SupplierList
from supplyscreen.intake.spool import Spool
from supplyscreen.matching import match_parties
from supplyscreen.models import Progress, RunRecord, ScreenConfig
from supplyscreen.schemas import FLAGS, SHIPMENT_ROWS
from supplyscreen.screening.known import KnownMatches
from supplyscreen.screening.rescore import matched_again
from supplyscreen.store import Kept, key_of
from supplyscreen.watchlists import Watchlists

_MATCHED, _FLAGGED = "matched", "flagged"
_FORMAT = 2  # of the files of both stages, and of how they are told
_FLAGS_FORMAT = 3  # of the files of flags


def matches_of(
    parties: pl.DataFrame,
    watchlists: Watchlists,
    *,
    config: ScreenConfig,
    kept: Kept | None,
    progress: Progress | None = None,
) -> pl.DataFrame:
    """MATCHES of ``parties`` (PARTIES) against ``watchlists``.

    With ``kept`` they are put beside the stages of the input, and parties that were matched before
    are compared only with entries that have changed; the rows are the same.
    """
    if kept is None:
        return match_parties(parties, watchlists, config=config, progress=progress)
    key = matching_key(config)
    folder = kept.store.find(_MATCHED, key)
    known = KnownMatches.load(folder) if folder else KnownMatches.none()
    found = matched_again(parties, watchlists, known, config=config, progress=progress)
    if not found.same_as(known):
        with kept.store.make(_MATCHED, key) as work:
            found.save(work)
    return found.matches


def matching_key(config: ScreenConfig) -> str:
    """The key of all matches that are made with these settings and this version."""
    read = {"flag_threshold", "probable_from", "strong_from", "weights"}
    settings = config.model_dump(mode="json", include=read)
    return key_of(version=__version__, polars=pl.__version__, format=_FORMAT, settings=settings)


def flagging_key(
    kept: Kept,
    suppliers: SupplierList | None,
    watchlists: Watchlists,
    config: ScreenConfig,
    day: date,
) -> str:
    """The key of what a screen finds: the input, lists with laws and rules, settings and day."""
    return key_of(
        version=__version__,
        polars=pl.__version__,
        format=_FLAGS_FORMAT,
        read=kept.key,
        suppliers=_content(suppliers),
        watchlists=_content(watchlists),
        config=config.model_dump(mode="json"),
        day=day,
    )


def basis_key(watchlists: Watchlists, config: ScreenConfig, day: date) -> str:
    """The key of what any record is screened with: lists with laws and rules, settings, and the
    day as far as anything in the lists is later than it."""
    lists = watchlists.entries["listed_on"].drop_nulls().to_list()
    rules = [rule.since for rule in watchlists.goods_rules]
    laws = [program.in_force_since for program in watchlists.programs.values()]
    return key_of(
        version=__version__,
        format=_FORMAT,
        watchlists=_content(watchlists),
        config=config.model_dump(mode="json", exclude={"report_rows", "stale_after_days"}),
        day=min(day, max([*lists, *rules, *laws], default=day)),
    )


def _content(tables: SupplierList | Watchlists | None) -> dict[str, str] | None:
    """What each field of ``tables`` holds: a hash of a frame, the text of anything else."""
    if tables is None:
        return None
    values = {field.name: getattr(tables, field.name) for field in fields(tables)}
    return {
        name: _digest(value) if isinstance(value, pl.DataFrame) else repr(value)
        for name, value in values.items()
    }


def _digest(frame: pl.DataFrame) -> str:
    written = BytesIO()
    frame.rechunk().write_ipc(written, compression="uncompressed")
    return hashlib.sha256(written.getbuffer()).hexdigest()


def keep_flags(kept: Kept, key: str, table: Spool, bills: Spool | None, run: RunRecord) -> None:
    """Put FLAGS in triage order, flagged SHIPMENT_ROWS and the run record beside the stages of the
    input."""
    with kept.store.make(_FLAGGED, key) as work:
        (work / "flags").mkdir()
        table.save(work / "flags")
        if bills is not None:
            (work / "bills").mkdir()
            bills.save(work / "bills")
        (work / "run.json").write_text(run.model_dump_json(indent=1), encoding="utf-8")


def kept_flags(kept: Kept, key: str) -> tuple[Spool, Spool | None, RunRecord] | None:
    """What :func:`keep_flags` put there; None where it did not."""
    folder: Path | None = kept.store.find(_FLAGGED, key)
    if folder is None:
        return None
    run = RunRecord.model_validate_json((folder / "run.json").read_text(encoding="utf-8"))
    bills = folder / "bills"
    told = Spool.opened(bills, SHIPMENT_ROWS) if bills.exists() else None
    return Spool.opened(folder / "flags", FLAGS), told, run
