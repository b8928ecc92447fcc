"""The three things to do next, computed from the result."""

from dataclasses import dataclass

import polars as pl

from supplyscreen.models import UNDATED, RunRecord
from supplyscreen.runs import words
from supplyscreen.runs.decided import DECIDED
from supplyscreen.runs.result import Result

# Above this share of rejected rows the input itself comes first: a screen of the rest misleads.
REJECTED_FIRST = 0.05


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, why, and the part of the page that helps (an html id)."""

    what: str
    why: str
    anchor: str


def next_steps(result: Result) -> tuple[Step, ...]:
    """At most three steps, the most useful first; what was decided asks for none."""
    run, flags = result.run, result.scan_flags()
    flags = flags.filter(~pl.col("disposition").is_in(DECIDED).fill_null(value=False))
    steps = [_names(flags), _places_and_goods(flags), _gaps(run), _lists(run), _keep()]
    mend = _mend(run)
    if mend and run.counts.rejected > REJECTED_FIRST * run.counts.rows_in:
        steps.insert(0, mend)
    else:
        steps.insert(3, mend)
    return tuple(step for step in steps if step)[:3]


def _names(flags: pl.LazyFrame) -> Step | None:
    listed = flags.filter(pl.col("ground") == "listed_party")
    pairs = listed.group_by("party_id", "entry_id").agg(
        pl.len(), now=(pl.col("timing") == "in_force_when_shipped").sum()
    )
    found = pairs.collect(engine="streaming")
    if found.is_empty():
        return None
    now = int(found["now"].sum())
    why = f"{words.count(int(found['len'].sum()), 'flag')} in all; "
    why += (
        f"{words.number(now)} on cargo that arrived while the listing was in force."
        if now
        else "none on cargo that arrived while the listing was in force."
    )
    return Step(
        f"Compare {words.count(found.height, 'pair')} of a party as filed and a listed name, in "
        "the order of the table.",
        why,
        "evidence",
    )


def _places_and_goods(flags: pl.LazyFrame) -> Step | None:
    found = flags.filter(pl.col("ground").is_in(["place", "goods"]))
    kinds = found.group_by("record_kind").agg(pl.col("record_id").n_unique())
    records = dict(kinds.collect(engine="streaming").iter_rows())
    if not records:
        return None
    rows = words.records(set(records), sum(records.values()))
    return Step(
        f"Ask for proof of origin for {rows} flagged on place or goods.",
        "The manifest does not say where goods were made; the documents of the importer do.",
        "asking",
    )


def _gaps(run: RunRecord) -> Step | None:
    if not run.counts.not_screenable:
        return None
    code, many = max(run.not_screenable_by_reason.items(), key=lambda item: (item[1], item[0]))
    reason = words.word(code, words.REASON)
    return Step(
        f"Find the missing names of {words.count(run.counts.not_screenable, 'row')} that could "
        "not be screened.",
        f"Most frequent reason, {words.number(many)} times: {reason[0].lower()}{reason[1:]}.",
        "not-screenable",
    )


def _mend(run: RunRecord) -> Step | None:
    if not run.counts.rejected:
        return None
    return Step(
        f"Mend {words.count(run.counts.rejected, 'row')} that could not be read; screen again.",
        "They were not compared with anything. rejects.csv names file, row and column.",
        "quality",
    )


def _lists(run: RunRecord) -> Step | None:
    if not run.lists:
        return None
    dated = [record for record in run.lists if record.published_on != UNDATED] or run.lists
    oldest = min(dated, key=lambda record: (record.published_on, record.id))
    missing = sum(gap.missing_entries or 0 for x in run.lists for gap in x.known_gaps)
    lack = (
        f" {words.count(missing, 'entry', 'entries')} are known to be missing." if missing else ""
    )
    return Step(
        "Look for newer lists and screen again.",
        f"The oldest, {oldest.title}, was published on {oldest.published}.{lack}",
        "lists",
    )


def _keep() -> Step:
    return Step(
        "Keep run.json beside the input files.",
        "It holds the hashes that let someone else repeat this run.",
        "inputs",
    )
