"""The result of a screen in a few lines of text, for a terminal."""

import polars as pl

from supplyscreen.models import RunRecord

_GROUNDS = {
    "listed_party": "a party's name resembles a listed name",
    "place": "an address or place of receipt in Xinjiang",
    "goods": "goods of a sector or order, with a link to the country",
    "not_screenable": "a party withheld, never filed, or not a company",
}
_ROWS = ("flagged", "no_flag", "suppressed", "not_screenable", "rejected", "superseded")


def summary_text(run: RunRecord, flags: pl.DataFrame) -> str:
    """Counts with their sum, flags by ground, the first possible matches, and missing entries."""
    counts = run.counts.model_dump()
    lines = [f"Screened {run.counts.rows_in:,} rows as of {run.as_of}."]
    lines += [f"  {name.replace('_', ' '):<15}{counts[name]:>9,}" for name in _ROWS]
    lines += [f"  {'rows in':<15}{run.counts.rows_in:>9,}", ""]
    lines += ["Flags (a reason to look, never a finding):"]
    lines += [
        f"  {ground:<15}{run.flags_by_ground.get(ground, 0):>9,}  {meaning}"
        for ground, meaning in _GROUNDS.items()
    ]
    lines += _first_matches(flags) + _lists(run)
    return "\n".join(lines)


def _first_matches(flags: pl.DataFrame) -> list[str]:
    found = flags.filter(pl.col("ground") == "listed_party").unique(
        ["party_id", "entry_id"], keep="first", maintain_order=True
    )
    rows = [
        f"  {score:.2f}  {name}  ~  {entry} ({basis}; {timing.replace('_', ' ')})"
        for score, name, entry, basis, timing in found.head(5)
        .select("score", "party_name", "entry_name", "provision", "timing")
        .iter_rows()
    ]
    more = [f"  ... and {found.height - 5:,} more"] if found.height > 5 else []
    return ["", "Possible matches:", *rows, *more] if rows else []


def _lists(run: RunRecord) -> list[str]:
    lines = ["", "Against:"]
    for item in run.lists:
        lines.append(f"  {item.title}: {item.entries} entries, published {item.published_on}")
        lines += [f"    known gap: {gap.text}" for gap in item.known_gaps if gap.missing_entries]
        other = sum(not gap.missing_entries for gap in item.known_gaps)
        lines += [f"    and {other} more known gaps, in the report"] if other else []
    return lines
