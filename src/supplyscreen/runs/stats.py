"""The numbers of a run for a dashboard."""

from datetime import date

import polars as pl

from supplyscreen.models import UNDATED, ListRecord, day_text
from supplyscreen.runs.result import Result

_BY = ("band", "watchlist_id", "timing", "merchandise", "role", "disposition", "record_kind")


def run_stats(result: Result) -> dict[str, object]:
    """Counts of a run as plain values that JSON takes.

    ``counts`` and ``counts_by_kind`` as in run.json; ``flags`` holds the numbers of flags on a
    party, place or goods ``by`` band, list, timing, merchandise, role, disposition, kind of record,
    month of arrival and port; "none" where a flag has no such value. ``lists`` says how old each
    list was on the as-of date, in days.
    """
    run = result.run
    flags = result.scan_flags().filter(pl.col("ground") != "not_screenable")
    counted = {name: _tally(flags, pl.col(name)) for name in _BY}
    counted["month"] = _tally(flags, pl.col("arrival_date").dt.strftime("%Y-%m"))
    for port in ("port_of_lading", "port_of_unlading"):
        counted[port] = _tally(flags, pl.col(port))
    return {
        "run_id": result.run_id,
        "version": run.version,
        "as_of": run.as_of.isoformat(),
        "counts": run.counts.model_dump(),
        "counts_by_kind": {
            kind: counts.model_dump() for kind, counts in run.counts_by_kind.items()
        },
        "flags_by_ground": run.flags_by_ground,
        "flags": {"by": counted},
        "not_screenable_by_reason": run.not_screenable_by_reason,
        "rejects_by_code": run.rejects_by_code,
        "lists": [
            {
                "id": one.id,
                "entries": one.entries,
                "published_on": one.published,
                "retrieved_on": day_text(one.retrieved_on),
                "days_since_retrieved": _age(one, run.as_of),
                "known_gaps": len(one.known_gaps),
            }
            for one in run.lists
        ],
        "canaries": run.canaries.sentence,
    }


def _age(used: ListRecord, day: date) -> int | None:
    """Days since the list was read at its source; None where that day is not stated."""
    return None if used.retrieved_on == UNDATED else (day - used.retrieved_on).days


def _tally(flags: pl.LazyFrame, value: pl.Expr) -> dict[str, int]:
    counted = flags.select(value=value.cast(pl.String).fill_null("none")).group_by("value").len()
    return dict(counted.collect(engine="streaming").sort("value").iter_rows())
