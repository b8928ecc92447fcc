"""What changed between two runs, in lines of text."""

from collections.abc import Iterator

import polars as pl

from supplyscreen.runs.diff import RunDiff
from supplyscreen.runs.words import count

_SHOWN = 10
_HEADS = {
    "new": "New: in the second run only",
    "gone": "Gone: in the first run only",
    "changed": "Changed: in both, and different",
}


def run_diff_text(found: RunDiff, *, shown: int = _SHOWN) -> str:
    """``found`` in words: what the runs were made of, and of each kind of change the number, the
    causes and the first ``shown`` flags (those on a party, place or goods come first)."""
    first, second = found.first, found.second
    lines = [
        f"From run {first.run_id[:12]} as of {first.run.as_of} ({first.folder})",
        f"  to run {second.run_id[:12]} as of {second.run.as_of} ({second.folder})",
        "",
        "What they were made of differs in:" if found.made_of else "Both were made of the same.",
        *(f"  {one.cause:<7} {one.what}: {one.before} -> {one.after}" for one in found.made_of),
        "",
    ]
    for change, head in _HEADS.items():
        lines += _told(head, found.changes.filter(pl.col("change") == change), shown)
    lines.append(f"The same in both: {count(found.same, 'flag')}.")
    return "\n".join(lines)


def _told(head: str, rows: pl.DataFrame, shown: int) -> Iterator[str]:
    yield f"{head}: {count(rows.height, 'flag')}."
    if rows.is_empty():
        return
    for ground, why, number in rows.group_by("ground", "why").len().sort("ground", "why").rows():
        yield f"  {ground:<15} {number:>9,}  because of: {why}"
    for row in rows.head(shown).iter_rows(named=True):
        about = row["party_name"] or row["reason_code"] or row["rule_id"] or ""
        against = row["entry_name"] or row["rule_id"] or ""
        link = f"  ~  {against}" if against and against != about else ""
        yield f"    {row['record_id']}  {row['role'] or ''}  {about}{link}"
        yield f"      {row['why']}: {row['differences'] or row['because']}"
    if rows.height > shown:
        yield f"    and {rows.height - shown:,} more, in the CSV and JSON"
    yield ""
