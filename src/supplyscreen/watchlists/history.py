"""What entries say of their own past: dated changes, and the dates of single provisions."""

import re
from datetime import date

import polars as pl

from supplyscreen.schemas import conform
from supplyscreen.watchlists.law_tables import CHANGES, PROVISIONS
from supplyscreen.watchlists.sheets import ROW

# Steps that leave the status as it is: made a Finding, renamed, another sub-list, a correction.
EVENTS = ("raised", "renamed", "sublist", "corrected")
_STEP = r"^(\d{4}-\d{2}-\d{2}) ([a-z_]+): (\S.*)$"


def entry_changes(entries: pl.DataFrame) -> pl.DataFrame:
    """ENTRIES -> CHANGES, one row per dated step, sorted by entry and day.

    ``changes`` of an entry reads ``2020-12-04 modified: goods are admissible | ...``.
    """
    steps = entries.select("entry_id", step=pl.col("changes").str.split(" | ")).explode("step")
    part = pl.col("step").str.extract
    told = steps.drop_nulls("step").select(
        "entry_id",
        changed_on=part(_STEP, 1).str.to_date("%Y-%m-%d", strict=False),
        event=part(_STEP, 2),
        detail=part(_STEP, 3),
    )
    return conform(told, CHANGES).sort("entry_id", "changed_on", maintain_order=True)


def entry_provisions(entries: pl.DataFrame) -> pl.DataFrame:
    """ENTRIES -> PROVISIONS: each part of ``provision`` with its date in ``provision_dates``.

    ``UFLPA sec. 2(d)(2)(B)(v)`` belongs to ``v: 2024-11-25``. ``since`` is the date that the list
    shows; a correction of a name resets it, so it can be later than the first listing.
    """
    parts = entries.select("entry_id", provision=pl.col("provision").str.split(" | "))
    named = parts.explode("provision").drop_nulls("provision")
    keyed = named.with_columns(key=pl.col("provision").str.extract(r"\(([ivx]+)\)$"))
    pairs = entries.select("entry_id", pair=pl.col("provision_dates").str.split(" | "))
    dated = (
        pairs.explode("pair")
        .drop_nulls("pair")
        .select(
            "entry_id",
            key=pl.col("pair").str.extract(r"^([ivx]+):"),
            since=pl.col("pair").str.extract(r"(\d{4}-\d{2}-\d{2})$").str.to_date("%Y-%m-%d"),
        )
    )
    told = keyed.join(dated, on=["entry_id", "key"], how="left", maintain_order="left")
    return conform(told, PROVISIONS)


def history_faults(entries: pl.DataFrame, statuses: tuple[str, ...]) -> list[str]:
    """Faults of the column ``changes`` of ``entries.csv`` (text, with ``row``).

    Each step is ``YYYY-MM-DD event: words``, and the days ascend from the listing on.
    """
    faults = []
    asked = entries.select(ROW, "changes", "listed_on").drop_nulls("changes")
    for row, changes, listed in asked.rows():
        found = [re.match(_STEP, part) for part in changes.split(" | ")]
        told = f"row {row}, column changes"
        steps = [match.groups() for match in found if match and _is_day(match[1])]
        if len(steps) < len(found):
            faults.append(f"{told}: expected steps like 2020-12-04 modified: what was changed")
            continue
        days = [listed or "", *(day for day, _, _ in steps)]
        if days != sorted(days):
            faults.append(f"{told}: expected days in their order, none before listed_on")
        events = [event for _, event, _ in steps]
        wrong = [event for event in events if event not in (*statuses, *EVENTS)]
        if wrong:
            known = ", ".join(sorted((*statuses, *EVENTS)))
            faults.append(f"{told}: found {wrong[0]!r}, expected one of {known}")
    return faults


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
