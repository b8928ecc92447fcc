"""The run record: what was screened, against what, with which settings, and how it adds up."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

import polars as pl

from supplyscreen import __version__
from supplyscreen.flags import FlagContext, goods_gaps, searched_vessels
from supplyscreen.intake import Manifest, SupplierList
from supplyscreen.models import Counts, ListRecord, RunRecord, WatchlistInfo
from supplyscreen.schemas import FINDINGS, empty
from supplyscreen.screening.quality_groups import tally
from supplyscreen.screening.tally import Tally
from supplyscreen.watchlists import stale_warning

_KINDS = ("shipment", "supplier")


def make_record(
    inputs: Sequence[Manifest | SupplierList],
    context: FlagContext,
    counted: Tally,
) -> RunRecord:
    """RunRecord of one screen whose records ``counted`` holds.

    Raises pydantic.ValidationError if the counts do not add up.
    """
    rejects = pl.concat([*(x.rejects for x in inputs), context.watchlists.rejects])
    by_kind = {kind: _counts(inputs, counted, kind) for kind in _KINDS}
    return RunRecord(
        version=__version__,
        as_of=context.as_of,
        inputs=tuple(source.source for source in inputs),
        lists=tuple(_list_record(info, context) for info in context.watchlists.lists),
        programs=tuple(law for _, law in sorted(context.watchlists.programs.items())),
        data_sha256=context.watchlists.data_sha256,
        config=context.config,
        config_sha256=content_hash(context.config.model_dump(mode="json")),
        counts=_summed(by_kind.values()),
        counts_by_kind={kind: counts for kind, counts in by_kind.items() if counts.rows_in},
        coverage=counted.coverage(),
        flags_by_ground=dict(sorted(counted.grounds.items())),
        not_screenable_by_reason=dict(sorted(counted.reasons.items())),
        rejects_by_code=_tally(rejects["code"]),
        findings_by_code=tally(pl.concat([empty(FINDINGS), *(x.findings for x in inputs)])),
        goods_gaps=goods_gaps(context),
    )


def record_hash(run: RunRecord) -> str:
    """SHA-256 of the record as JSON with sorted keys and no blanks, in UTF-8."""
    return content_hash(run.model_dump(mode="json"))


def content_hash(data: object) -> str:
    """SHA-256 of plain values as JSON with sorted keys and no blanks, in UTF-8."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _counts(inputs: Sequence[Manifest | SupplierList], counted: Tally, kind: str) -> Counts:
    of_kind = [source for source in inputs if source.source.kind == kind]
    became = counted.outcomes.get(kind, Counter())
    return Counts(
        rows_in=sum(source.source.rows for source in of_kind),
        flagged=became["flagged"],
        no_flag=became["no_flag"],
        suppressed=0,
        not_screenable=became["not_screenable"],
        rejected=sum(source.rejects.filter(pl.col("scope") == "row").height for source in of_kind),
        superseded=became["superseded"],
        merged=sum(source.source.merged for source in of_kind),
    )


def _summed(parts: Iterable[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.model_dump())
    return Counts(**total)


def _list_record(info: WatchlistInfo, context: FlagContext) -> ListRecord:
    entries = context.watchlists.entries.filter(pl.col("watchlist_id") == info.id)
    searched = pl.col("kind").is_in(["party", "facility"]) | searched_vessels()
    later = (pl.col("listed_on") > context.as_of).fill_null(value=False)
    names = context.watchlists.names
    own = names.filter(pl.col("entry_id").is_in(entries["entry_id"].implode()))
    edition = context.watchlists.editions.get(info.id)
    return ListRecord(
        id=info.id,
        title=info.title,
        official_url=info.official_url,
        published_on=info.published_on,
        retrieved_on=info.retrieved_on,
        sha256=context.watchlists.sha256[info.id],
        edition=edition.edition if edition else "bundled",
        read_from=(edition.url or edition.file_name) if edition else "",
        read_from_sha256=edition.file_sha256 if edition else None,
        entries=entries.height,
        names=own.height,
        not_yet_listed=entries.filter(later).height,
        not_searched=entries.filter(~searched).height,
        known_gaps=info.known_gaps,
        licence=info.licence,
        file=info.file,
        stale_warning=stale_warning(
            info, context.as_of, stale_after_days=context.config.stale_after_days
        ),
    )


def _tally(values: pl.Series) -> dict[str, int]:
    counted = values.drop_nulls().value_counts().sort(pl.all())
    return dict(counted.iter_rows())
