"""A screening result with what was decided about its flags, and its counts accordingly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from supplyscreen.cases.earlier import every_flag
from supplyscreen.cases.run import take_run
from supplyscreen.cases.set_aside import decisions_aside
from supplyscreen.cases.store import CaseStore
from supplyscreen.flags.outcomes import flags_of
from supplyscreen.intake.spool import Spool
from supplyscreen.models import Counts, ReviewRecord
from supplyscreen.schemas import FLAGS, SHIPMENT_ROWS
from supplyscreen.screening import ScreenResult
from supplyscreen.screening.record import record_hash

# How the state of a case is told in FLAGS: what waits for a second reviewer does not count yet, and
# a closed false positive stays one.
_DISPOSITION = """
    SELECT flag_id, CASE
        WHEN suppressed THEN 'suppressed'
        WHEN waits_for_second THEN 'in_review'
        WHEN state = 'closed' AND answer = 'false_positive' THEN 'false_positive'
        ELSE state END AS disposition
    FROM cases
"""


def apply_dispositions(
    result: ScreenResult,
    store: CaseStore,
    *,
    actor: str,
    at: str,
    earlier: Sequence[pl.LazyFrame] = (),
) -> ScreenResult:
    """``result`` taken into ``store``, with the disposition of each flag, and counted again.

    A record whose flags on a party, place or goods are all set aside is ``suppressed``: it stays
    in every table and report, with its flags. ``run.review`` says what the store held.

    Of a day of a history the store takes every flag, told before or not, so that a decision whose
    facts have changed is open again. ``earlier`` are the flags of earlier days (FLAGS), first those
    that are new and then those that were told: of the latter, those with other facts than the
    store holds. Raises OutputError when the store cannot be written to.
    """
    with store.turn():
        flags = every_flag(store, result, earlier) if result.reported or earlier else None
        take_run(store, result, actor=actor, at=at, flags=flags)
        known = store.rows(_DISPOSITION)
        table = _disposed(result.table, known)
        reported = _disposed(result.reported, known) if result.reported else None
        aside, more = decisions_aside(store, (reported or table).scan())
        lines, sha256 = store.head
    bills = _with_outcomes(result.bills, table) if result.bills else None
    told = replace(result, table=table, reported=reported, bills=bills)
    review = ReviewRecord(
        screened_run_id=result.run_id,
        log_lines=lines,
        log_sha256=sha256,
        flags_by_disposition=_counted(told.scan_flags()),
        set_aside=aside,
        set_aside_more=more,
    )
    run = _recounted(told).run.model_copy(update={"review": review})
    return replace(told, run=run, run_id=record_hash(run))


def _disposed(table: Spool, known: pl.DataFrame) -> Spool:
    done = Spool(FLAGS)
    for chunk in table.chunks():
        joined = chunk.drop("disposition").join(
            known, on="flag_id", how="left", maintain_order="left"
        )
        done.add(joined.with_columns(pl.col("disposition").fill_null("open")))
    return done


def _with_outcomes(bills: Spool, table: Spool) -> Spool:
    """The flagged shipments again, those whose flags are all set aside as suppressed."""
    told = flags_of(table.scan(), "shipment")
    aside = told.filter(~pl.col("looked") & pl.col("aside"))["record_id"].implode()
    done = Spool(SHIPMENT_ROWS)
    suppressed = pl.col("shipment_id").is_in(aside)
    for chunk in bills.chunks():
        outcome = pl.when(suppressed).then(pl.lit("suppressed")).otherwise("outcome")
        done.add(chunk.with_columns(outcome=outcome))
    return done


def _recounted(result: ScreenResult) -> ScreenResult:
    """With the records that are set aside counted as suppressed, of each kind and together."""
    by_kind: dict[str, Counts] = {}
    for kind, counts in result.run.counts_by_kind.items():
        told = flags_of(result.table.scan(), kind)
        aside = told.filter(~pl.col("looked") & pl.col("aside")).height
        moved = {"flagged": counts.flagged - aside, "suppressed": counts.suppressed + aside}
        by_kind[kind] = Counts(**{**counts.model_dump(), **moved})
    total: Counter[str] = Counter()
    for counts in by_kind.values():
        total.update(counts.model_dump())
    run = result.run.model_copy(update={"counts": Counts(**total), "counts_by_kind": by_kind})
    return replace(result, run=run)


def _counted(flags: pl.LazyFrame) -> dict[str, int]:
    on_ground = flags.filter(pl.col("ground") != "not_screenable")
    counted = on_ground.group_by("disposition").len().collect(engine="streaming")
    return dict(sorted(counted.iter_rows()))
