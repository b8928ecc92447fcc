"""The result of a day as it is told: its new flags, and in words how many others it has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from supplyscreen.intake.spool import Spool
from supplyscreen.screening import ScreenResult
from supplyscreen.screening.record import record_hash


def of_new_flags(
    result: ScreenResult, new: Spool, history: Path, look_back: Iterable[str]
) -> ScreenResult:
    """``result`` with ``new`` (FLAGS) for its flags; its counts of records stay those of all.

    The notes on the input say how many flags were left out, and the sentences of ``look_back``: so
    run.json and every report tells them. A record whose flags are all known
    still counts as flagged, so that rows add up as ever.
    """
    known = result.table.rows - new.rows
    note = (
        f"added to the history {history.name}: {new.rows:,} flags are new and told here; {known:,} "
        "were told on an earlier day and are left out, their records count as flagged all the same"
    )
    source, *others = result.run.inputs
    grounds, reasons = _counted(new)
    run = result.run.model_copy(
        update={
            "inputs": (
                source.model_copy(update={"notes": (*source.notes, note, *look_back)}),
                *others,
            ),
            "flags_by_ground": grounds,
            "new_flags_only": True,
            "not_screenable_by_reason": reasons,
        }
    )
    return replace(result, reported=new, run=run, run_id=record_hash(run))


def _counted(flags: Spool) -> tuple[dict[str, int], dict[str, int]]:
    """Flags by ground, and by reason those of what is not screenable."""
    grounds: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for chunk in flags.chunks(["ground", "reason_code"]):
        grounds.update(chunk["ground"].to_list())
        gaps = chunk.filter(ground="not_screenable")["reason_code"].drop_nulls()
        reasons.update(gaps.to_list())
    return dict(sorted(grounds.items())), dict(sorted(reasons.items()))
