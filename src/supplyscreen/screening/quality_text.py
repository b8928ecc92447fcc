"""The data-quality page in lines of text, for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from supplyscreen.models import (
    FileCounts,
    Filled,
    FindingGroup,
    InputSource,
    QualityRecord,
    RejectGroup,
)
from supplyscreen.models.unseen import unseen_shown

_LONG = 60
_SHOWN_NOTES = 20
_SHOWN_FILES = 40
_PARTS = ("used", "superseded", "rejected", "merged", "apart")
_WORDS = {"apart": "of no bill here"}
_LOST = {
    "row": "rows not used",
    "cell": "cells not used, their rows are",
    "detail": "rows of a side table that belong to no bill of lading here",
    "list": "rows and cells of a list that you gave",
}


def quality_text(record: QualityRecord) -> str:
    """What was read, the coverage, repairs and doubts, rejects with what to do about them."""
    lines: list[str] = []
    for each in record.inputs:
        lines += [f"Data quality of {_plain(each.source.path)}", *_layout(each.source)]
        lines += [f"  {_sum(each.total)}", *_files(each.files)]
        lines += [f"  note: {_plain(note, long=400)}" for note in each.source.notes[:_SHOWN_NOTES]]
        more = len(each.source.notes) - _SHOWN_NOTES
        lines += [f"  note: and {more:,} more notes, in the --json output"] if more > 0 else []
        lines += [""]
    lines += _coverage(record.coverage)
    for treatment, title in (("repaired", "Repaired"), ("kept", "Kept as filed, in doubt")):
        groups = [group for group in record.findings if group.treatment == treatment]
        lines += ["", f"{title}:" if groups else f"{title}: nothing."]
        lines += [line for group in groups for line in _finding(group)]
    lines += ["", "Not used:" if record.rejects else "Not used: nothing."]
    lines += [line for group in record.rejects for line in _reject(group)]
    return "\n".join(lines)


def _layout(source: InputSource) -> list[str]:
    """The layout in words, each column that is used with the reason, and those that are kept."""
    wide = max(map(len, source.mapping), default=0)
    lines = [f"  read as: {_plain(source.layout.removeprefix('read as: '), long=400)}"]
    for ours, theirs in source.mapping.items():
        why = _plain(source.why.get(ours, "").rpartition(f" read as {ours}: ")[2], long=200)
        reason = f"  ({why})" if why else ""
        lines.append(f"    {ours:<{wide}}  {_plain(theirs)}{reason}")
    kept = ", ".join(_plain(heading) for heading in source.kept)
    return [*lines, f"    kept as extra: {_plain(kept, long=2000)}"] if kept else lines


def _sum(counts: FileCounts) -> str:
    """``66 rows = 60 used + 3 rejected``: always used, and the other parts that are not zero."""
    filled = [part for part in _PARTS if part == "used" or getattr(counts, part)]
    told = (f"{getattr(counts, part):,} {_WORDS.get(part, part)}" for part in filled)
    return f"{counts.rows:,} row{'s' * (counts.rows != 1)} = {' + '.join(told)}"


def _files(files: Sequence[FileCounts]) -> list[str]:
    """A line for each file; none where one file is the whole input."""
    if len(files) < 2:
        return []
    more = len(files) - _SHOWN_FILES
    rest = [f"    and {more:,} more files"] if more > 0 else []
    return [*(f"    {_plain(f.name)}: {_sum(f)}" for f in files[:_SHOWN_FILES]), *rest]


def _coverage(coverage: Sequence[Filled]) -> Iterator[str]:
    for records, group in groupby(coverage, key=lambda line: line.records):
        lines = list(group)
        yield f"Coverage, of {lines[0].of:,} {records}:"
        for line in lines:
            yield f"  {line.what:<13}{line.filled:>12,} stated{line.of - line.filled:>12,} not"


def _finding(group: FindingGroup) -> Iterator[str]:
    yield f"  {group.code}, {group.count:,}: {_plain(group.message, long=400)}"
    for found in group.examples:
        became = f" -> {_quoted(found.became)}" if group.treatment == "repaired" else ""
        where = _where(found.source_file, found.source_row, found.column)
        yield f"    {where}: {_quoted(found.value)}{became}"


def _reject(group: RejectGroup) -> Iterator[str]:
    """The code, what was lost, the first lines (a message that all have said once), the remedy."""
    lost = "; ".join(_LOST.get(scope, scope) for scope in group.scopes)
    yield f"  {group.code}, {group.count:,}: {lost}"
    messages = {line.message for line in group.examples}
    if len(messages) == 1:
        yield f"    {_plain(messages.pop(), long=400)}"
    for line in group.examples:
        where = _where(line.source_file, line.source_row, line.column)
        said = _quoted(line.value) if not messages else _plain(line.message, long=200)
        yield f"    {where}: {said}"
    if group.remedy:
        yield f"    remedy: {group.remedy}"


def _where(file: str, row: int | None, column: str | None) -> str:
    at = f", row {row:,}" if row is not None else ""
    return f"{_plain(file)}{at}" + (f", column {_plain(column)}" if column else "")


def _quoted(text: str | None) -> str:
    return "(empty)" if text is None else f'"{_plain(text)}"'


def _plain(text: str, *, long: int = _LONG) -> str:
    """``text`` on one line, nothing that a terminal obeys, its end cut off where it is too long."""
    shown = unseen_shown(" ".join(text.split()))
    return shown if len(shown) <= long else shown[: long - 3] + "..."
