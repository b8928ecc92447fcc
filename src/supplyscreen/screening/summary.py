"""The result of a screen in a few lines of text, for a terminal."""

import polars as pl

from supplyscreen.models import UNDATED, ListRecord, RunRecord, score_text

_GROUNDS = {
    "listed_party": "a party's name resembles a listed name",
    "place": "an address or place of receipt in Xinjiang",
    "goods": "goods of a sector or order, with a link to the country",
    "not_screenable": "a party withheld, never filed, or not a company",
}
_SHOWN = 5
_TOLD = ["score", "party_name", "matched_name", "watchlist_id", "timing"]
_ROWS = ("flagged", "no_flag", "suppressed", "not_screenable", "rejected", "superseded", "merged")


def summary_text(run: RunRecord, flags: pl.LazyFrame) -> str:
    """Counts with their sum, flags by ground, the first possible matches, and missing entries."""
    counts = run.counts.model_dump()
    lines = [
        f"Screened {run.counts.rows_in:,} row{'s' * (run.counts.rows_in != 1)} as of {run.as_of}."
    ]
    lines += [f"  {name.replace('_', ' '):<15}{counts[name]:>9,}" for name in _ROWS]
    lines += [f"  {'rows in':<15}{run.counts.rows_in:>9,}", ""]
    lines += ["Flags (a reason to look, never a finding):"]
    lines += [
        f"  {ground:<15}{run.flags_by_ground.get(ground, 0):>9,}  {meaning}"
        for ground, meaning in _GROUNDS.items()
    ]
    lines += _first_matches(flags) + _lists(run)
    return "\n".join([*lines, "", run.canaries.sentence])


def _first_matches(flags: pl.LazyFrame) -> list[str]:
    """The first parties in triage order, each with the listed name that it resembles most.

    Vessels have no score and no party id; each name read is one line.
    """
    listed = flags.filter(pl.col("ground") == "listed_party").select(*_TOLD, "party_id")
    found = listed.collect(engine="streaming").unique(
        ["party_id", "party_name"], keep="first", maintain_order=True
    )
    shown = found.head(_SHOWN).select(_TOLD)
    rows = [
        f"  {'' if score is None else score_text(score):4}  {name}  ~  {listed}"
        f"  [{where}, {when.replace('_', ' ')}]"
        for score, name, listed, where, when in shown.iter_rows()
    ]
    more = found.height - len(rows)
    rest = [f"  and {more:,} more parties"] if more else []
    return ["", "Possible matches, the first in order of triage:", *rows, *rest] if rows else []


def _lists(run: RunRecord) -> list[str]:
    lines = ["", "Against:"]
    for item in run.lists:
        lines.append(f"  {item.title}: {item.entries:,} entries, {_day(item)}")
        lines += [f"    {text}" for text in _of_file(item)]
        lines += [f"    {item.stale_warning}"] if item.stale_warning else []
        lines += [f"    known gap: {gap.text}" for gap in item.known_gaps if gap.missing_entries]
        other = sum(not gap.missing_entries for gap in item.known_gaps)
        lines += [f"    and {other} more known gaps, in the report"] if other else []
    return lines


def _day(item: ListRecord) -> str:
    stated = item.published_on != UNDATED
    return f"published {item.published}" if stated else "day not stated"


def _of_file(item: ListRecord) -> list[str]:
    """What a list that the user gave holds: rows that add up, and its licence."""
    if item.file is None:
        return []
    file = item.file
    return [
        f"your file {file.name}, read as {file.layout}: {file.rows:,} rows = {file.rows_used:,} "
        f"used + {file.rows_left_out:,} left out + {file.rows_rejected:,} rejected",
        f"licence: {item.licence}",
    ]
